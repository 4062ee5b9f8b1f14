from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships none

from gtcpanel.render.schema import schema

SLUG = "gtc2024-transformer-panel"


def test_a_hit_is_a_line_of_four_fields(cli: Any) -> None:
    ran = cli("search", "-e", "蒸汽机")
    assert (ran.status, ran.err) == (0, "")
    for line in ran.out.splitlines():
        ref, speaker, time, excerpt = line.split("\t")
        assert ref.startswith(f"{SLUG}:")
        assert speaker
        assert time.startswith("~")
        assert "蒸汽机" in excerpt


def test_json_fits_its_schema(cli: Any) -> None:
    ran = cli("search", "注意力", "--json", "-C", "1")
    document = json.loads(ran.out)
    Draft202012Validator(schema("search")).validate(document)
    assert document["total"] == len(document["hits"])
    assert document["hits"][0]["before"]


def test_nothing_found_is_one_and_silent(cli: Any) -> None:
    assert cli("search", "量子纠缠") == (1, "", "")
    ran = cli("search", "量子纠缠", "--json")
    assert ran.status == 1
    assert json.loads(ran.out)["hits"] == []
    assert cli("search", "量子纠缠", "-f", "md") == (1, "", "")


def test_a_dash_excludes_also_as_an_argument_of_its_own(cli: Any) -> None:
    together = cli("search", "-e", "--refs", "卷积 -注意力")
    apart = cli("search", "-e", "--refs", "卷积", "-注意力")
    after_dashes = cli("search", "-e", "--refs", "--", "卷积", "-注意力")
    assert together == apart == after_dashes
    assert together.out


def test_a_group_or_a_speaker_is_left_out_also_at_the_beginning(cli: Any) -> None:
    for out in ("-(注意力 OR RNN)", "-speaker:noam", '-"注意力"'):
        first = cli("search", "-e", "--refs", out, "模型")
        assert first == cli("search", "-e", "--refs", "--", f"模型 {out}")
        assert 0 < len(first.out.split()) < int(cli("search", "-e", "-c", "模型").out)


def test_quote_and_timeline_take_the_same_queries(cli: Any) -> None:
    query = "speaker:noam (蒸汽机 OR 鱼群) near/9 内燃机"
    assert "蒸汽机" in cli("quote", query).out
    assert "Noam" in cli("timeline", query).out
    wrong = (
        "gtcpanel: cannot read the query '(a' (column 1): the parenthesis is never closed by )\n"
    )
    assert cli("quote", "(a") == cli("timeline", "(a") == (2, "", wrong)


def test_count_refs_limit_and_sort(cli: Any) -> None:
    count = int(cli("search", "-c", "-e", "注意力").out)
    refs = cli("search", "--refs", "-e", "注意力", "--sort", "time").out.split()
    assert len(refs) == count > 2
    numbers = [int(ref.partition(":")[2]) for ref in refs]
    assert numbers == sorted(numbers)
    assert len(cli("search", "-e", "注意力", "-n", "2").out.splitlines()) == 2
    assert cli("search", "-c", "量子纠缠") == (1, "0\n", "")


def test_a_regular_expression_takes_the_same_options(cli: Any) -> None:
    lines = cli("search", "-E", "蒸汽.").out.splitlines()
    assert cli("search", "-E", "-c", "蒸汽.").out == f"{len(lines)}\n"
    assert cli("search", "-E", "蒸汽.", "-n", "1").out.splitlines() == lines[:1]
    assert cli("search", "-E", "--refs", "蒸汽.", "-n", "1").out == lines[0].split("\t")[0] + "\n"
    assert len(cli("search", "-E", "蒸汽.", "-n", "1", "-C", "1").out.splitlines()) == 3
    assert cli("search", "-E", "-q", "蒸汽.") == (0, "", "")
    assert cli("search", "-E", "蒸汽x") == (1, "", "")
    assert cli("search", "-E", "-c", "蒸汽x") == (1, "0\n", "")
    assert json.loads(cli("search", "-E", "蒸汽.", "--json", "-n", "1").out)["total"] == len(lines)


def test_nul_ends_records(cli: Any) -> None:
    ran = cli("search", "--refs", "-0", "-e", "蒸汽机")
    assert ran.out.endswith("\0")
    assert "\n" not in ran.out


def test_context_shows_the_turns_around(cli: Any) -> None:
    lines = cli("search", "-e", "鱼群", "-n", "1", "-C", "1").out.splitlines()
    numbers = [int(line.split("\t")[0].partition(":")[2]) for line in lines]
    assert numbers == [numbers[0], numbers[0] + 1, numbers[0] + 2]


def test_quiet_only_tells_by_its_status(cli: Any) -> None:
    assert cli("search", "注意力", "-q") == (0, "", "")
    assert cli("search", "量子纠缠", "-q") == (1, "", "")


def test_speakers_and_transcripts_narrow_it(cli: Any, talks: Path) -> None:
    ran = cli("search", "-t", str(talks), "--refs", "-s", "王小明", "--sort", "time", "茶叶")
    assert ran.out.split() == ["tea:2", "tea:4"]
    ran = cli("search", "-t", str(talks), "--refs", "-e", "--in", "cof*", "good")
    assert ran.out.split() == ["coffee:3"]


@pytest.mark.parametrize("form", ["tsv", "csv"])
def test_tables_have_a_head(cli: Any, form: str) -> None:
    lines = cli("search", "-e", "蒸汽机", "-f", form).out.splitlines()
    assert lines[0].startswith("ref")
    assert "source.path" in lines[0]
    assert len(lines) > 1


def test_md_is_block_quotes(cli: Any) -> None:
    out = cli("search", "-e", "鱼群", "-f", "md").out
    assert out.startswith("> ")
    assert "**鱼群**" in out


def test_rich_in_a_pipe_has_no_escapes_unless_asked(cli: Any) -> None:
    bare = cli("search", "-e", "鱼群", "-f", "rich").out
    assert "▌" in bare
    assert "\x1b" not in bare
    assert "\x1b[" in cli("search", "-e", "鱼群", "-f", "rich", "--color", "always").out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "QUERY"),
        (("x", "--no-such-option"), "--no-such-option"),
        (("-E", "("), "("),
        (("(x",), "column 1"),
        (("speaker:zoe x",), "zoe"),
        (("x", "-s", "Ilya Nobody"), "speaker"),
        (("x", "--in", "nowhere"), "nowhere"),
        (("x", "-n", "-1"), "-1"),
        (("x", "-e", "-E"), "--regex"),
        (("x", "--json", "-f", "tsv"), "--json"),
        (("x", "-0", "--json"), "--null"),
        (("x", "-f", "xml"), "xml"),
        (("x", "--sort", "luck"), "luck"),
    ],
)
def test_what_is_typed_wrong_is_two_and_one_clear_line(
    cli: Any, arguments: tuple[str, ...], says: str
) -> None:
    ran = cli("search", *arguments)
    assert ran.status == 2
    assert ran.out == ""
    assert says in ran.err.splitlines()[0]
    assert ran.err.startswith("gtcpanel: ")
    assert len(ran.err.splitlines()) <= 2
