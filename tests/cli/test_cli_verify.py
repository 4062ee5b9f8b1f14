from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships none

from gtcpanel.render.schema import schema

SLUG = "gtc2024-transformer-panel"
RULES = "梯度下降比你更懂这些规则"
BOARD = "如果有良好的评价体系,就无法完成优秀的工程项目"


def test_plain_is_a_line_for_each(cli: Any) -> None:
    ran = cli("verify", RULES, BOARD)
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.splitlines() == [
        f"exact\t{SLUG}:6.2\tNoam Shazeer\t{RULES}",
        f"altered\t{SLUG}:46.1\t黄仁勋\t如果[-没-]有良好的评价体系,就无法完成优秀的工程项目",
    ]
    assert ran == cli("verify", RULES, BOARD, COLUMNS="20")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((RULES,), 0),
        ((RULES, "-s", "noam"), 0),
        ((RULES, "-s", "lukasz"), 1),
        (("梯度下降比你更懂這些規則",), 1),
        (("梯度下降比你更懂這些規則", "--allow", "variant"), 0),
        (("梯度下降比你们更加懂这些规则", "--allow", "variant"), 1),
        (("梯度下降比你们更加懂这些规则", "--allow", "variant,near"), 0),
        ((BOARD, "--allow", "variant, near"), 1),
        ((RULES, "--in", "gtc*"), 0),
    ],
)
def test_the_status_tells(cli: Any, arguments: tuple[str, ...], status: int) -> None:
    ran = cli("verify", *arguments, "-q")
    assert (ran.status, ran.out, ran.err) == (status, "", "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((RULES, "--allow", "close"), "--allow: 'close' is no verdict; there is exact, variant"),
        ((RULES, "-s", "nobody"), "no speaker is called 'nobody'"),
        ((RULES, "--in", "nothing"), "no transcript is called 'nothing'"),
        ((RULES, "--github", "--json"), "--github prints annotations, not a format"),
        (("-t", "-"), "standard input cannot be both a transcript and quotations"),
    ],
)
def test_what_is_wrong_is_said(cli: Any, arguments: tuple[str, ...], message: str) -> None:
    ran = cli("verify", *arguments, stdin=b"Ann: x\n\nBob: y\n")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"gtcpanel: {message}")
    assert ran.err.count("\n") == 1


def test_standard_input_is_a_quotation_a_line(cli: Any) -> None:
    ran = cli("verify", "--json", stdin=f"{RULES}\n\n  {BOARD}  \n".encode())
    document = json.loads(ran.out)
    Draft202012Validator(schema("verify")).validate(document)
    assert (ran.status, ran.err) == (1, "")
    assert [result["verdict"] for result in document["results"]] == ["exact", "altered"]
    exact, altered = document["results"]
    assert (exact["text"], exact["diff"], exact["similarity"]) == (RULES, [], 1.0)
    assert "".join(edit["said"] for edit in altered["diff"]) == altered["text"]
    assert "".join(edit["quoted"] for edit in altered["diff"]) == BOARD
    turn = json.loads(cli("show", f"{SLUG}:46", "--json").out)["turns"][0]["text"]
    (passage,) = altered["passages"]
    assert turn[passage["start"] : passage["end"]] == passage["text"] == altered["text"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_standard_input_is_decoded_as_a_transcript_is(cli: Any, encoding: str) -> None:
    ran = cli("verify", stdin=f"{RULES}\r\n{RULES}\r\n".encode(encoding))
    line = f"exact\t{SLUG}:6.2\tNoam Shazeer\t{RULES}\n"
    assert ran == (0, 2 * line, "")


def test_quotations_may_stand_between_nuls(cli: Any) -> None:
    ran = cli("verify", "-q", stdin=f"{RULES}\0{RULES}\0".encode())
    assert ran == (0, "", "")


def test_what_is_no_text_is_refused(cli: Any) -> None:
    ran = cli("verify", stdin=b"\x81\xff\x90 words\n")
    assert (ran.status, ran.out) == (3, "")
    assert ran.err.startswith("gtcpanel: standard input: cannot be read (")
    assert ran.err.count("\n") == 1


def test_an_argument_that_is_a_file_is_not_verified(cli: Any, article: str) -> None:
    ran = cli("verify", RULES, article)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"gtcpanel: {article} is a file, and nobody said that;")
    assert f"--markdown {article}" in ran.err


def test_what_quote_prints_is_exact(cli: Any) -> None:
    everything = cli("quote", "-n", "0", "--turn").out
    ran = cli("verify", stdin=everything.encode())
    assert (ran.status, ran.err) == (0, "")
    assert {line.split("\t")[0] for line in ran.out.splitlines()} == {"exact"}


def test_no_quotations_are_none_wrong(cli: Any) -> None:
    ran = cli("verify", stdin=b"\n\n")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "gtcpanel: there are no quotations to verify\n"


def test_annotations_for_github(cli: Any) -> None:
    ran = cli("verify", RULES, BOARD, "这是100%没有人说过的话,也没有人想到", "--github")
    lines = ran.out.splitlines()
    assert (ran.status, ran.err, len(lines)) == (1, "", 2)
    assert lines[0].startswith("::error title=altered quotation::altered: 如果[-没-]有")
    assert lines[1].startswith("::error title=not-found quotation::not-found: 这是100%25没有人")


def test_notes_are_in_every_format(cli: Any) -> None:
    text, note = "0万美元买的车", "begins within 20万美元"
    ran = cli("verify", text)
    assert ran == (0, f"exact\t{SLUG}:1.7\t黄仁勋\t{text}\t{note}\n", "")
    assert json.loads(cli("verify", text, "--json").out)["results"][0]["notes"] == [note]
    assert f"    {note}\n" in cli("verify", text, "-f", "rich").out
    ran = cli("verify", text, "--github")
    assert ran.status == 0
    assert ran.out.startswith(f"::notice title=exact quotation::exact: {text} ({note})")


def test_an_unknown_name_is_told(cli: Any) -> None:
    ran = cli("verify", f"张三：{RULES}")
    note = "nobody here is called '张三'"
    assert (ran.status, ran.err) == (1, "")
    assert ran.out == f"misattributed\t{SLUG}:6.2\tNoam Shazeer\t{RULES}\t{note}\n"


def test_every_format(cli: Any) -> None:
    for form in ("tsv", "csv", "jsonl", "md", "rich"):
        ran = cli("verify", BOARD, "-f", form)
        assert (ran.status, ran.err) == (1, "")
        assert "altered" in ran.out
        assert "\x1b" not in ran.out
    assert "\x1b[1;38;5;35mexact" in cli("verify", RULES, "--color", "always").out


def test_words_of_a_transcript_are_harmless(cli: Any, tmp_path: Path) -> None:
    evil = tmp_path / "evil.txt"
    evil.write_text("Ann: \x1b[31mred [bold]words[/bold] are many here\n\nBob: fine.\n", "utf-8")
    for form in ("plain", "rich", "md", "json"):
        ran = cli("verify", "-t", str(evil), "red [bold]words[/bold] are few", "-f", form)
        assert "\x1b[31m" not in ran.out
        assert ran.status == 1


ARTICLE = f"""\
# 文章

Noam Shazeer说：“{RULES}”。

> {BOARD}
>
> — 黄仁勋

Lukasz: “{RULES}”
"""


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, "utf-8")
    return str(path)


def test_a_document(cli: Any, article: str) -> None:
    ran = cli("verify", "--markdown", article)
    assert (ran.status, ran.err) == (1, "")
    assert [line.split("\t")[::4] for line in ran.out.splitlines()] == [
        ["exact", f"{article}:3"],
        ["altered", f"{article}:5"],
        ["misattributed", f"{article}:9"],
    ]
    document = json.loads(cli("verify", "--markdown", article, "--json").out)
    Draft202012Validator(schema("verify")).validate(document)
    assert [result["document"]["line"] for result in document["results"]] == [3, 5, 9]
    assert [result["claimed_speaker"] for result in document["results"]] == [
        "Noam Shazeer",
        "黄仁勋",
        "Lukasz Kaiser",
    ]


def test_annotations_stand_at_the_line(cli: Any, article: str) -> None:
    lines = cli("verify", "--github", "--markdown", article).out.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(
        f"::error file={article},line=5,title=altered quotation::{article}:5: "
    )
    allowed = cli("verify", "--github", "--markdown", article, "--allow", "altered,misattributed")
    assert (allowed.status, allowed.out.count("::notice ")) == (0, 2)


def test_several_documents_and_standard_input(cli: Any, article: str) -> None:
    ran = cli("verify", "--markdown", article, article, "-", stdin=f"> {RULES}\n".encode())
    assert [line.split("\t")[4] for line in ran.out.splitlines()][-1] == "-:1"
    assert len(ran.out.splitlines()) == 7


def test_a_document_that_cannot_be_read(cli: Any, tmp_path: Path) -> None:
    missing = tmp_path / "missing.md"
    assert cli("verify", "--markdown", str(missing)) == (
        3,
        "",
        f"gtcpanel: {missing}: cannot be read (no such file or directory)\n",
    )
    missing.write_bytes(b"> \xff\xfe words\n")
    assert cli("verify", "--markdown", str(missing)).status == 3


@pytest.mark.parametrize("arguments", [("--cite",), ("-f", "md")])
def test_what_quote_prints_with_its_source_is_exact(
    cli: Any, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    quotes = cli("quote", "-n", "0", *arguments).out
    if "md" in arguments:
        page = tmp_path / "quotes.md"
        page.write_text(quotes, "utf-8")
        ran = cli("verify", "--markdown", str(page), "--json")
    else:
        ran = cli("verify", "--json", stdin=quotes.encode())
    results = json.loads(ran.out)["results"]
    assert len(results) > 200
    assert [one["quotation"] for one in results if one["verdict"] != "exact"] == []
    assert {one["claimed_speaker"] == one["speaker"] for one in results} == {True}
