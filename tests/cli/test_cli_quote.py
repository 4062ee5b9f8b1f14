from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships none

from gtcpanel.cli.references import words
from gtcpanel.errors import UnknownReferenceError
from gtcpanel.render.schema import schema

SLUG = "gtc2024-transformer-panel"


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture
def whole(cli: Any) -> str:
    turns = json.loads(cli("show", SLUG, "--json").out)["turns"]
    return squeezed("\n".join(turn["text"] for turn in turns))


@pytest.mark.parametrize(
    "arguments",
    [
        ("注意力",),
        (f"{SLUG}:4",),
        (f"{SLUG}:4.1",),
        (f"{SLUG}:10", "--turn"),
        ("-s", "Llion", "--random", "--seed", "7"),
        ("--seed", "1"),
        ("-s", "noam", "--max-chars", "30", "--seed", "2"),
    ],
)
def test_a_piped_quote_is_one_verbatim_line(
    cli: Any, whole: str, arguments: tuple[str, ...]
) -> None:
    ran = cli("quote", *arguments)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.count("\n") == 1
    assert squeezed(ran.out) in whole
    assert ran == cli("quote", *arguments)


def test_json_is_a_slice_of_its_turn(cli: Any) -> None:
    document = json.loads(cli("quote", "注意力", "-n", "3", "--json").out)
    Draft202012Validator(schema("quote")).validate(document)
    assert len(document["quotes"]) == 3
    for quote in document["quotes"]:
        turn = json.loads(cli("show", f"{SLUG}:{quote['turn']}", "--json").out)["turns"][0]
        assert turn["text"][quote["start"] : quote["end"]] == quote["text"]


def test_nul_ends_each_quote(cli: Any) -> None:
    out = cli("quote", "-s", "noam", "-n", "0", "-0").out
    assert out.endswith("\0")
    assert out.count("\0") > 7


def test_cited_in_plain_and_in_markdown(cli: Any) -> None:
    bare = cli("quote", "鱼群").out.rstrip("\n")
    cited = cli("quote", "鱼群", "--cite").out
    assert cited.startswith(bare)
    assert "Llion Jones" in cited
    assert cited.count("\n") == 1
    block = cli("quote", "鱼群", "-f", "md").out
    assert block.startswith("> ")
    assert "\n>\n> — " in block
    assert "Llion Jones" in block
    assert "Llion" not in cli("quote", "鱼群", "-f", "md", "--no-cite").out


def test_a_template_lays_out_the_quote(cli: Any) -> None:
    out = cli("quote", "鱼群", "--template", r"{speaker}|{ref}\t{{x}}|{text}\n").out
    speaker, rest = out.split("|", 1)
    assert speaker == "Llion Jones"
    assert rest.startswith(f"{SLUG}:33")
    assert "\t{x}|" in rest
    assert rest.endswith("\n\n")


@pytest.mark.parametrize(
    ("style", "after"),
    [
        ("plain", " — Llion Jones, 《"),
        ("apa", " — Jones, L.（2024年3月20日）。"),
        ("chicago", " — Jones, Llion。《"),
        ("gbt7714", " — JONES L. "),
    ],
)
def test_a_style_cites_the_source(cli: Any, style: str, after: str) -> None:
    bare = cli("quote", "鱼群").out.rstrip("\n")
    cited = cli("quote", "鱼群", "--style", style)
    assert (cited.status, cited.err) == (0, "")
    assert cited.out.startswith(bare + after)
    assert cited.out.count("\n") == 1
    entry = cited.out.removeprefix(f"{bare} — ").rstrip("\n")
    document = json.loads(cli("quote", "鱼群", "--style", style, "--json").out)
    assert document["quotes"][0]["citation"] == entry
    for arguments in (["-f", "md"], ["-f", "rich"], ["--template", "{citation}"]):
        page = cli("quote", "鱼群", "--style", style, *arguments, COLUMNS="200").out
        assert squeezed(entry)[:60] in squeezed(page.replace("▌", "").replace("\\[", "["))
    assert cli("quote", "鱼群", "--style", style, "--no-cite").out == bare + "\n"


@pytest.mark.parametrize(
    ("style", "begins"), [("bibtex", "@misc{"), ("ris", "TY  - "), ("csl-json", "[\n")]
)
def test_entries_for_a_reference_manager(cli: Any, style: str, begins: str) -> None:
    ran = cli("quote", "鱼群", "--style", style)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(begins)
    assert "像鱼群一样" in ran.out
    nothing = cli("quote", "量子纠缠", "--style", style)
    assert nothing == (1, "[]\n" if style == "csl-json" else "", "")
    for wrong in (["--json"], ["-f", "md"], ["--template", "{text}"], ["-0"]):
        assert cli("quote", "鱼群", "--style", style, *wrong).status == 2
    assert cli("quote", "鱼群", "--style", style, "-f", "plain").out == ran.out


def test_an_unknown_style_is_told_with_those_there_are(cli: Any) -> None:
    ran = cli("quote", "鱼群", "--style", "mla")
    assert (ran.status, ran.out) == (2, "")
    assert "gbt7714" in ran.err


@pytest.mark.parametrize(
    ("template", "says"),
    [("{nobody}", "speaker"), ("{text", "{text"), ("{text.real}", "text.real"), ("{}", "speaker")],
)
def test_a_template_that_cannot_be_filled(cli: Any, template: str, says: str) -> None:
    ran = cli("quote", "鱼群", "--template", template)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err
    assert len(ran.err.splitlines()) == 1


def test_references_come_from_standard_input(cli: Any) -> None:
    found = cli("search", "-e", "鱼群").out
    assert found
    quoted = cli("quote", "-", stdin=found.encode())
    assert quoted.status == 0
    assert "鱼群" in quoted.out
    assert cli("quote", "-", stdin=b"\n") == (1, "", "")
    written = f"\ufeff{SLUG}:33.3\r\n\r\n--\n{SLUG}:4.6\0{SLUG}:1.9-2.1\tNoam\n".encode()
    document = json.loads(cli("quote", "-", "--json", stdin=written).out)
    assert [quote["ref"].partition(":")[2] for quote in document["quotes"]] == [
        "33.3", "4.6", "1.9-35", "2.1",
    ]  # fmt: skip
    assert cli("quote", "-", "-t", "-", stdin=b"").status == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "-e", "GPU", "推理", "OR", "蒸汽机"),
        ("search", "-e", "蒸汽机", "--refs"),
        ("search", "蒸汽机", "-C", "1"),
        ("quote", "蒸汽机", "-n", "3"),
        ("timeline", "--years"),
        ("verify", "梯度下降比你更懂这些规则", "nobody ever said such a thing"),
        ("show", f"{SLUG}:3-5"),
    ],
)
def test_what_a_command_found_is_quoted(cli: Any, arguments: tuple[str, ...]) -> None:
    """From every form of its output that has references, coloured or not."""
    listed = "" if "--refs" in arguments else cli(*arguments, "-f", "jsonl").out
    refs = [ref for line in listed.splitlines() if (ref := json.loads(line)["ref"])]
    forms = [("-f", form) for form in ("json", "jsonl", "tsv", "csv")] if refs else []
    if arguments[0] in ("search", "timeline", "verify"):
        forms.append(("--color", "always"))
    assert forms
    wanted = cli("quote", "--json", *refs).out if refs and "-C" not in arguments else None
    for form in forms:
        found = cli(*arguments, *form).out
        quoted = cli("quote", "-", "--json", stdin=found.encode())
        assert (quoted.status, quoted.err) == (0, ""), form
        if wanted:
            assert quoted.out == wanted, form


def test_references_come_from_what_jq_prints(cli: Any) -> None:
    for text in (
        f'[{{"ref": "{SLUG}:4.6"}},\n {{"ref": null}}]\n',
        f'{{\n  "text": "x\\ny",\n  "ref": "{SLUG}:4.6"\n}}\n{{"ref": null}}\n',
    ):
        assert cli("quote", "-", stdin=text.encode()) == cli("quote", f"{SLUG}:4.6")
    assert cli("quote", "-", stdin=b'{"schema": "x", "hits": []}') == (1, "", "")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"{SLUG}:1\nno reference\n", "line 2: 'no reference' is not a reference"),
        (f"{SLUG}:1\n\na fact\tno reference\t\n", "line 3: 'a fact' is not a reference"),
        (f'{{"ref": "{SLUG}:1"}}\n{{"speaker": "Ann"}}\n', 'line 2: a record without "ref"'),
        (f'{{"ref": "{SLUG}:1"}}\n\n{{"ref": \n', "line 4: this is no JSON: Expecting value"),
        ('[{"schema": 1, "x": [1, 2]}]', 'line 1: a record without "ref"'),
        ('\n\n{"a": ' + 5000 * "9", "line 3: this is no JSON: Exceeds the limit"),
        ('[{"schema": 1, "x": ' + 970 * "[" + 970 * "]" + "}]", "line 1: "),
        ('{"a": ' + 100_000 * "[", "line 1: this is no JSON: maximum recursion depth exceeded"),
    ],
)
def test_what_is_no_list_of_references(cli: Any, text: str, says: str) -> None:
    ran = cli("quote", "-", stdin=text.encode())
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"gtcpanel: standard input, {says}")
    assert ran.err.count("\n") == 1


@given(
    st.text(st.sampled_from('a:1.-#*"{}[],\t\n\r ')),
    st.sampled_from(["", "ref\t", "x,ref\n", '{"ref":', '[{"']),
)
def test_whatever_is_piped_is_references_or_one_error(text: str, lead: str) -> None:
    piped = lead + text
    with suppress(UnknownReferenceError):
        for word, line in words(piped):
            assert word
            assert 1 <= line <= piped.count("\n") + piped.count("\r") + 1


def test_colours_of_a_pipe_are_no_part_of_a_quotation(cli: Any) -> None:
    cited = cli("quote", "蒸汽机", "--cite", "--color", "always").out
    assert "\x1b[" in cited
    assert cli("verify", "-q", stdin=cited.encode()).status == 0


def test_nobody_said_it(cli: Any) -> None:
    assert cli("quote", "量子纠缠") == (1, "", "")


@pytest.mark.parametrize(
    "arguments",
    [
        (f"{SLUG}:999",),
        ("no-such:4",),
        ("x", "-s", "Nobody At All"),
        ("x", "--template", "{text}", "--json"),
        ("x", "--max-chars", "0"),
    ],
)
def test_what_is_typed_wrong(cli: Any, arguments: tuple[str, ...]) -> None:
    ran = cli("quote", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("gtcpanel: ")


def test_speakers_are_listed_and_looked_up(cli: Any) -> None:
    document = json.loads(cli("speakers", "--json").out)
    Draft202012Validator(schema("speakers")).validate(document)
    everybody = [one["speaker"] for one in document["speakers"]]
    assert len(everybody) == 8
    lines = cli("speakers").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == everybody
    one = json.loads(cli("speakers", "老黄", "noam", "--json").out)["speakers"]
    assert [speaker["speaker"] for speaker in one] == ["黄仁勋", "Noam Shazeer"]
    page = cli("speakers", "noam", "-f", "rich").out
    assert "Noam Shazeer" in page
    ran = cli("speakers", "Nobody At All")
    assert (ran.status, ran.out) == (2, "")
    assert "Noam Shazeer" in ran.err
    assert cli("speakers", "-f", "md").out.startswith("| ")


def test_speakers_are_sorted_when_asked(cli: Any) -> None:
    most = cli("speakers", "--sort", "turns", "-n", "2").out.splitlines()
    assert [line.split("\t")[:2] for line in most] == [["黄仁勋", "14"], ["Illia Polosukhin", "6"]]
    for others, told in ((("noam",), "NAME"), (("--matrix",), "--matrix")):
        ran = cli("speakers", "--sort", "turns", *others)
        assert ran == (2, "", f"gtcpanel: --sort goes without {told}\n")


def test_timeline_in_every_form(cli: Any, tmp_path: Path) -> None:
    document = json.loads(cli("timeline", "注意力", "--json").out)
    Draft202012Validator(schema("timeline")).validate(document)
    (transcript,) = document["transcripts"]
    assert len(transcript["speakers"]) == 8
    assert transcript["mentions"]
    lanes = [line.split("\t") for line in cli("timeline").out.splitlines()]
    assert {len(lane[0]) for lane in lanes[:8]} == {60}
    assert lanes[8][0] == "part"
    picture = tmp_path / "t.svg"
    assert cli("timeline", "注意力", "--svg", str(picture)) == (0, "", "")
    assert picture.read_text("utf-8").startswith("<svg")
    assert cli("timeline", "--svg", "-").out.startswith("<svg")
    rows = cli("timeline", "注意力", "-f", "tsv").out.splitlines()
    assert len(rows) == 1 + len(transcript["mentions"])
    assert len(cli("timeline", "-f", "csv").out.splitlines()) == 50
    assert cli("timeline", "注意力", "-f", "md").out.startswith("# ")


def test_timeline_of_nothing(cli: Any) -> None:
    assert cli("timeline", "量子纠缠") == (1, "", "")
