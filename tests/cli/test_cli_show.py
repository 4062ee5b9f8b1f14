from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships none

from gtcpanel.render.schema import schema

SLUG = "gtc2024-transformer-panel"


def test_a_turn_with_its_neighbours(cli: Any) -> None:
    document = json.loads(cli("show", f"{SLUG}:10", "-C", "2", "--json").out)
    Draft202012Validator(schema("show")).validate(document)
    assert [turn["turn"] for turn in document["turns"]] == [8, 9, 10, 11, 12]


def test_a_range_of_turns(cli: Any) -> None:
    document = json.loads(cli("show", f"{SLUG}:4-6", "--json").out)
    assert [turn["turn"] for turn in document["turns"]] == [4, 5, 6]


def test_several_references_in_the_order_asked_each_turn_once(cli: Any, talks: Path) -> None:
    asked = ["tea:3", "coffee:1-2", "tea:2-3"]
    ran = cli("show", "-t", str(talks), *asked, "--json")
    assert (ran.status, ran.err) == (0, "")
    document = json.loads(ran.out)
    Draft202012Validator(schema("show")).validate(document)
    refs = [turn["ref"] for turn in document["turns"]]
    assert refs == ["tea:3", "coffee:1", "coffee:2", "tea:2"]
    assert [one["slug"] for one in document["transcripts"]] == ["tea", "coffee"]
    assert document["transcript"] == document["transcripts"][0]
    listed = "\n".join(asked).encode()
    assert cli("show", "-t", str(talks), "-", "--json", stdin=listed) == ran
    found = cli("search", "-t", str(talks), "Ann", "-f", "csv", "--color", "always").out
    around = cli("show", "-t", str(talks), "-", "-C", "1", "-f", "tsv", stdin=found.encode())
    assert len(around.out.splitlines()) == 1 + 4 + 3
    assert cli("show", "-t", str(talks), "-", stdin=b"") == (1, "", "")
    page = cli("show", "-t", str(talks), "tea", "coffee:2", "coffee", "-f", "md").out
    assert [line for line in page.splitlines() if line.startswith("# ")] == ["# tea", "# coffee"]


def test_a_sentence_is_shown_in_its_turn(cli: Any, tea: Path) -> None:
    ran = cli("show", "-t", str(tea), "tea:1.2", "--color", "always")
    assert ran.status == 0
    assert ran.out.endswith(" \x1b[2mTea is a plant. \x1b[0mHow do you make it, Mr Wang?\n")
    drawn = cli("show", "-t", str(tea), "1.2", "-C", "1", "-f", "rich", "--color", "always")
    assert "\x1b[2mTea is a plant. \x1b[0mHow do you" in drawn.out
    assert "\x1b[2m茶叶要先晒干" in drawn.out
    assert cli("show", "-t", str(tea), "tea:1.2-2.1").out == cli("show", "-t", str(tea), "1-2").out
    wrong = cli("show", "-t", str(tea), "tea:1.9")
    assert wrong == (2, "", "gtcpanel: tea:1.9: tea:1 has 2 sentences, 1 to 2\n")
    assert wrong == cli("quote", "-t", str(tea), "tea:1.9")


def test_references_can_be_short(cli: Any, tea: Path, talks: Path) -> None:
    second = cli("show", "-t", str(tea), "tea:2")
    for short in ("2", ":2", "#2", "te:2", "t*:2"):
        assert cli("show", "-t", str(tea), short) == second
    assert cli("show", "-t", str(talks), "t*:2") == second
    assert cli("show", "-t", str(talks), "2", "--in", "tea") == second
    outside = cli("show", "-t", str(talks), "tea:2", "--in", "cof*")
    assert outside == (2, "", "gtcpanel: no transcript is called 'tea'; there is coffee\n")
    said = cli("quote", "-t", str(tea), "tea:2.1")
    for short in (":2.1", "#2.1", "t:2.1"):
        assert cli("quote", "-t", str(tea), short) == said
    assert cli("quote", "-t", str(tea), "2").status == 1  # for a number that somebody says
    for command in ("show", "quote"):
        ran = cli(command, "-t", str(talks), "#2")
        assert ran == (2, "", "gtcpanel: which transcript? there are 2: coffee, tea\n")


def test_the_only_transcript_in_which_somebody_speaks(cli: Any, talks: Path) -> None:
    ran = cli("show", "-t", str(talks), "-s", "bob")
    assert ran == (0, "Bob Ray: Coffee it is.\n", "")
    both = cli("show", "-t", str(talks), "-s", "ann")
    assert both == (2, "", "gtcpanel: which transcript? there are 2: coffee, tea\n")


def test_nothing_shown_is_a_document_still(cli: Any, talks: Path) -> None:
    ran = cli("show", "-t", str(talks), "coffee:1", "-s", "bob", "--json")
    assert (ran.status, json.loads(ran.out)["turns"], ran.err) == (1, [], "")


def test_without_an_argument_the_only_transcript(cli: Any, tea: Path) -> None:
    out = cli("show", "-t", str(tea)).out
    assert out.startswith("Ann Lee: Tea is a plant. How do you make it, Mr Wang?\n\n王小明: ")
    assert "[bold]Remember[/bold]" in out
    assert cli("show", "-t", str(tea), "-s", "王小明", "-n", "1").out.startswith("王小明: 茶叶要")


def test_with_several_it_asks_which(cli: Any, talks: Path) -> None:
    ran = cli("show", "-t", str(talks))
    assert (ran.status, ran.out) == (2, "")
    assert "coffee, tea" in ran.err
    assert cli("show", "-t", str(talks), "coffee").status == 0
    assert cli("show", "-t", str(talks), "--in", "coffee").status == 0


def test_standard_input_is_a_transcript(cli: Any) -> None:
    ran = cli("show", "-t", "-", stdin="甲:你好,世界。\n\n乙:你也好。\n\n甲:再见。\n".encode())
    assert ran == (0, "甲: 你好,世界。\n\n乙: 你也好。\n\n甲: 再见。\n", "")


def test_what_is_shown_is_a_transcript_again(cli: Any) -> None:
    once = cli("show", SLUG).out
    assert cli("show", "-t", "-", stdin=once.encode()).out == once


def test_nul_ends_turns(cli: Any, tea: Path) -> None:
    records = cli("show", "-t", str(tea), "-0").out.split("\0")
    assert len(records) == 5
    assert records[-1] == ""
    assert not any(record.endswith("\n") for record in records)


def test_escape_sequences_are_harmless(cli: Any, tmp_path: Path) -> None:
    evil = tmp_path / "evil.txt"
    evil.write_text("Ann: \x1b[31mred\x1b]0;title\x07 [bold]x[/bold]\n\nBob: fine.\n", "utf-8")
    for form in ("plain", "rich", "md", "tsv", "csv", "json"):
        out = cli("show", "-t", str(evil), "-f", form).out
        assert "\x1b" not in out
        assert "\x07" not in out
        assert "[bold]x[/bold]" in out.replace("\\[", "[")
    assert json.loads(cli("show", "-t", str(evil), "--json").out)["turns"][0]["text"].startswith(
        "\x1b[31mred"
    )


@pytest.mark.parametrize(
    ("which", "says"),
    [
        (f"{SLUG}:999", "49"),
        (f"{SLUG}:4-999", "49"),
        (f"{SLUG}:9-4", "9-4"),
        ("no-such-transcript", "no-such-transcript"),
        ("two words", "two words"),
        (".", "-t"),
    ],
)
def test_references_to_nothing(cli: Any, which: str, says: str) -> None:
    ran = cli("show", which)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err
    assert len(ran.err.splitlines()) == 1


def test_transcripts_lists_the_library(cli: Any, talks: Path) -> None:
    lines = [line.split("\t") for line in cli("transcripts", "-t", str(talks)).out.splitlines()]
    assert [(line[0], line[1], line[2]) for line in lines] == [
        ("coffee", "3", "2"),
        ("tea", "4", "2"),
    ]
    document = json.loads(cli("transcripts", "-t", str(talks), "--json").out)
    Draft202012Validator(schema("transcripts")).validate(document)


def test_transcripts_reports_how_a_file_was_understood(cli: Any) -> None:
    facts = [line.split("\t") for line in cli("transcripts", SLUG).out.splitlines()]
    kinds = {fact[0] for fact in facts}
    assert {"slug", "omitted", "repaired"} <= kinds
    assert ["turns", "49"] in facts
    assert "# " in cli("transcripts", SLUG, "-f", "md").out


def test_transcripts_reads_a_file_that_is_in_no_library(cli: Any, tea: Path) -> None:
    assert "turns\t4\n" in cli("transcripts", str(tea)).out
    ran = cli("transcripts", "nothing-here")
    assert (ran.status, ran.out) == (2, "")
    assert SLUG in ran.err


def test_a_file_that_cannot_be_read(cli: Any, talks: Path) -> None:
    junk = talks / "junk.txt"
    junk.write_bytes(bytes(range(256)))
    listed = cli("transcripts", "-t", str(talks))
    assert listed.status == 0
    assert len(listed.out.splitlines()) == 2
    assert listed.err.startswith(f"gtcpanel: passed over: {junk}")
    assert cli("search", "-t", str(talks), "-c", "tea").err == ""
    named = cli("search", "-t", str(talks / "tea.txt"), "-t", str(junk), "tea")
    assert (named.status, named.out) == (3, "")
    assert str(junk) in named.err
    report = cli("transcripts", str(junk))
    assert (report.status, report.out) == (3, "")
