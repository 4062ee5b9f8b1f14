from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships none

from gtcpanel.render.schema import schema

SLUG = "gtc2024-transformer-panel"


@pytest.fixture
def memories(tmp_path: Path) -> Path:
    path = tmp_path / "memories.txt"
    path.write_text(
        "Ann: In 1999 we began.\n\nBob: Ten years ago? \x1b[31m A few years ago.\n\n"
        "Ann: Last year, and 2000 GPUs.\n",
        "utf-8",
    )
    return path


def test_years_in_every_form(cli: Any, memories: Path) -> None:
    ran = cli("timeline", "--years", "-t", str(memories))
    assert ran.status == 0
    assert ran.out.splitlines() == [
        "1999\tmemories:1.1\tAnn\tIn 1999 we began.",
        "-10y\tmemories:2.1\tBob\tTen years ago?",
        "-1y\tmemories:3.1\tAnn\tLast year, and 2000 GPUs.",
        "?\tmemories:2.2\tBob\t␛[31m A few years ago.",
    ]
    document = json.loads(cli("timeline", "--years", "--json", "-t", str(memories)).out)
    Draft202012Validator(schema("timeline")).validate(document)
    assert document["transcripts"] == []
    assert [one["offset"] for one in document["years"]] == [None, [-10, -10], [-1, -1], None]
    records = cli("timeline", "--years", "-f", "jsonl").out.splitlines()
    assert [json.loads(line)["year"] for line in records[:2]] == [1964, 1964]
    rows = cli("timeline", "--years", "-f", "tsv").out.splitlines()
    assert rows[0].split("\t")[:4] == ["year", "until", "expression", "relative"]
    assert rows[2].split("\t")[:4] == ["1964", "2024", "过去六十年", "true"]
    assert "| \\~2019 | Lukasz Kaiser |" in cli("timeline", "--years", "-f", "md").out
    page = cli("timeline", "--years", "-f", "rich", "-n", "2").out
    assert "2 times spoken of by 1 speaker" in page


def test_years_of_somebody_or_in_what_answers_a_query(cli: Any, memories: Path) -> None:
    out = cli("timeline", "--years", "-s", "bob", "-t", str(memories)).out
    assert [line.split("\t")[0] for line in out.splitlines()] == ["-10y", "?"]
    assert cli("timeline", "--years", "began", "-t", str(memories)).out.startswith("1999\t")
    nothing = cli("timeline", "--years", "GPUs", "-s", "bob", "-t", str(memories))
    assert (nothing.status, nothing.out) == (1, "")
    empty = cli("timeline", "--years", "GPUs", "-s", "bob", "--json", "-t", str(memories))
    assert (empty.status, json.loads(empty.out)["years"]) == (1, [])


@pytest.mark.parametrize(
    ("option", "value"),
    [("--svg", "x"), ("--html", "x"), ("--compare", "x"), ("--axis", "turns")],
)
def test_years_are_neither_drawn_nor_compared(cli: Any, option: str, value: str) -> None:
    ran = cli("timeline", "--years", option, value)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"gtcpanel: --years goes without {option}\n"


def test_what_is_partly_estimated_is_marked(cli: Any, tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text(
        "Ann (00:10):\nWe begin with tea.\n\nBo (00:20):\nAnd with cake.\n\n"
        "Ann:\nTea is served at noon.\n\nBo:\nThat is early.\n",
        "utf-8",
    )
    (track,) = json.loads(cli("timeline", "tea", "--json", "-t", str(talk)).out)["transcripts"]
    assert [one["time_estimated"] for one in track["mentions"]] == [False, True]
    assert track["time_estimated"]
    assert "~" in cli("timeline", "tea", "-t", str(talk)).out


def test_queries_side_by_side(cli: Any) -> None:
    lines = [
        line.split("\t") for line in cli("timeline", "数据", "--compare", "推理").out.splitlines()
    ]
    assert [line[2] for line in lines[:2]] == ["数据", "推理"]
    assert len(lines[0]) == 6
    document = json.loads(cli("timeline", "--compare", "推理", "--compare", "斑马", "--json").out)
    Draft202012Validator(schema("timeline")).validate(document)
    (track,) = document["transcripts"]
    assert [len(one["mentions"]) for one in track["compared"]] == [10, 0]
    assert cli("timeline", "--compare", "斑马", "--compare", "xyzzy").status == 1


def test_an_axis_of_turns_and_a_lane_for_the_others(cli: Any) -> None:
    lines = cli("timeline", "-n", "2", "--axis", "turns").out.splitlines()
    assert [line.split("\t")[2] for line in lines[:3]] == ["黄仁勋", "Llion Jones", "6 others"]
    assert cli("timeline", "--axis", "words").status == 2


@pytest.mark.parametrize(("option", "value"), [("--axis", "percent"), ("-n", "3")])
def test_a_page_has_its_own_axis_and_everybody(
    cli: Any, tmp_path: Path, option: str, value: str
) -> None:
    page, picture = str(tmp_path / "x.html"), str(tmp_path / "x.svg")
    ran = cli("timeline", "--html", page, option, value)
    assert ran == (2, "", f"gtcpanel: --html goes without {option}\n")
    assert cli("timeline", "--html", page, "--svg", picture, option, value) == (0, "", "")


def test_a_lane_for_each_transcript(cli: Any, memories: Path) -> None:
    (line,) = cli("timeline", "ago", "--by", "transcript", "-t", str(memories)).out.splitlines()
    assert line.split("\t")[1:3] == ["2", "memories"]
    assert (
        "2 sentences in 1 transcript"
        in cli("timeline", "ago", "--by", "transcript", "-f", "rich", "-t", str(memories)).out
    )
    assert cli("timeline", "--by", "transcript").status == 2
    ran = cli("timeline", "ago", "--by", "transcript", "--html", "-")
    assert (ran.status, ran.err) == (2, "gtcpanel: --by transcript goes without --html\n")
