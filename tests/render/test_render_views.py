"""Search results, reading views and parse reports in every format; some text is hostile."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import Literal

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships none

from gtcpanel.model import Hit, Results, Rung, Span, Turn
from gtcpanel.render import markdown, markdown_tables, plain, records
from gtcpanel.render.colour import PALETTE, Paint, wants_colour
from gtcpanel.render.machine import Document, write
from gtcpanel.render.schema import DOCUMENTS, schema
from gtcpanel.text.excerpt import display_width
from gtcpanel.transcript import About, Omission, Person, Problem, Repair, Summary

#: What a hostile transcript may hold: a colour, a window title, a C1 introducer, a bidi override,
#: markup of rich, of Markdown and of XML.
EVIL = "\x1b[31mred\x1b]0;title\x07 \x9b2J \u202eabc [bold]x[/bold] **y** <script>&amp;</script>"


def a_turn(
    text: str = "你好,世界。",
    *,
    number: int = 1,
    speaker: str = "甲",
    slug: str = "talk",
    start_ms: int | None = 65_000,
    estimated: bool = False,
) -> Turn:
    return Turn(
        transcript=slug,
        number=number,
        speaker=speaker,
        label=speaker,
        text=text,
        lines=tuple(range(number, number + text.count("\n") + 1)),
        path="/made/up.txt",
        start_ms=start_ms,
        end_ms=None if start_ms is None else start_ms + 5_000,
        time_estimated=estimated,
    )


def a_hit(turn: Turn, *spans: Span, match: Rung = "exact", score: float = 90.0) -> Hit:
    return Hit(turn=turn, match=match, score=score, spans=spans)


def some_results(*hits: Hit, query: str = "q", total: int | None = None) -> Results:
    return Results(query=query, total=len(hits) if total is None else total, hits=hits)


def an_about(*, title: str = "A talk", path: str = "/made/up.txt") -> About:
    return About(
        slug="talk",
        path=path,
        title=title,
        format="labelled",
        encoding="utf-8",
        language="zh",
        sha256="0" * 64,
        date="2024-03-20",
        event="An event",
    )


def a_summary(*, title: str = "A talk", problems: int = 1) -> Summary:
    return Summary(
        about=an_about(title=title),
        people=(Person(name="甲"), Person(name="Bo [red]", aliases=("Bob",))),
        turns=3,
        characters=1234,
        duration_ms=65_000,
        time_estimated=True,
        omitted=(Omission(first_line=1, last_line=4, reason="before the talk"),),
        repairs=(
            Repair(line=7, kind="label-without-colon", before="Bo", after="Bo:", confidence=0.9),
            Repair(line=9, kind="merged-name", before="Bob", after="Bo", confidence=1.0),
        ),
        problems=tuple(Problem(line=n + 5, message="odd | line") for n in range(problems)),
    )


PLAIN = Paint(False)
LONG = "我们用Transformer来做翻译，这比循环神经网络快。" * 12


def drawn(
    draw: Callable[..., None],
    *args: object,
    width: int = 80,
    style: Literal["colour", "bold", "none"] = "none",
    **options: object,
) -> str:
    """What a rich view prints on a console of that width."""
    from gtcpanel.render.rich_console import open_console

    page = io.StringIO()
    console = open_console(page, style=style, terminal=False)
    console.width = width
    draw(console, *args, **options)
    return page.getvalue()


def harmless_lines(text: str) -> bool:
    return not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in text if char != "\n")


# Machine formats


def test_every_document_fits_its_schema() -> None:
    documents = {
        "search": records.search(
            some_results(a_hit(a_turn(EVIL), (0, 3))), [([a_turn()], [a_turn(number=2)])]
        ),
        "show": records.show([an_about()], [a_turn(), a_turn(start_ms=None)]),
        "transcripts": records.transcripts([a_summary()]),
    }
    for name, document in documents.items():
        Draft202012Validator(schema(name)).validate(document.members)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_schemas_are_schemas_and_refuse_what_lacks_a_member(name: str) -> None:
    described = schema(name)
    Draft202012Validator.check_schema(described)
    assert not Draft202012Validator(described).is_valid({"schema": f"gtcpanel.{name}/1"})


def test_an_empty_document_is_valid() -> None:
    document = records.search(some_results())
    Draft202012Validator(schema("search")).validate(document.members)
    assert "".join(write("jsonl", document)) == ""
    assert "".join(write("tsv", document)).count("\n") == 1


def test_json_is_verbatim_and_yet_holds_no_control_character() -> None:
    text = EVIL + "\ud800\u2028"
    shown = "".join(write("json", records.search(some_results(a_hit(a_turn(text))))))
    assert harmless_lines(shown)
    assert "\u202e" not in shown
    assert "\u2028" not in shown
    assert json.loads(shown)["hits"][0]["text"] == text
    shown.encode("utf-8")


def test_jsonl_is_a_record_a_line() -> None:
    results = some_results(a_hit(a_turn("a\nb")), a_hit(a_turn("c", number=2)))
    lines = "".join(write("jsonl", records.search(results))).splitlines()
    assert [json.loads(line)["text"] for line in lines] == ["a\nb", "c"]


def test_tsv_escapes_what_would_break_the_table() -> None:
    turn = a_turn("a\tb\\c\nd\x1b")
    head, row, end = "".join(write("tsv", records.show([an_about()], [turn]))).split("\n")
    assert end == ""
    cells = dict(zip(head.split("\t"), row.split("\t"), strict=True))
    assert cells["text"] == "a\\tb\\\\c\\nd␛"
    assert cells["source.line"] == "1"
    assert cells["time"] == "65.0"
    assert cells["time_estimated"] == "false"


def test_csv_is_read_back_and_holds_no_formula() -> None:
    turns = [a_turn('x "y", z\nw'), a_turn("=HYPERLINK(1)"), a_turn("-", start_ms=None)]
    text = "".join(write("csv", records.show([an_about()], turns)))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["text"] for row in rows] == ['x "y", z\nw', "'=HYPERLINK(1)", "-"]
    assert rows[2]["time"] == ""


def test_cells_of_lists() -> None:
    members = {"rows": [{"words": ["a", "b"], "spans": [[1, 2]]}]}
    text = "".join(write("tsv", Document(members, "rows", columns="words spans")))
    assert text == "words\tspans\na; b\t[[1, 2]]\n"


# Plain


def test_plain_search_is_four_fields() -> None:
    turn = a_turn(LONG, estimated=True)
    (line,) = plain.search([a_hit(turn, (3, 14))], paint=PLAIN)
    ref, speaker, time, excerpt = line.split("\t")
    assert (ref, speaker, time) == ("talk:1", "甲", "~01:05")
    assert "Transformer" in excerpt
    assert display_width(excerpt) <= plain.EXCERPT


def test_plain_search_with_neighbours_has_blocks() -> None:
    hits = [a_hit(a_turn(number=2)), a_hit(a_turn(number=9))]
    around = [([a_turn(number=1)], [a_turn(number=3)]), ([a_turn(number=8)], [])]
    lines = list(plain.search(hits, around, paint=PLAIN))
    assert [line.split("\t")[0] for line in lines] == [
        "talk:1", "talk:2", "talk:3", "--", "talk:8", "talk:9",
    ]  # fmt: skip


def test_coloured_plain_is_plain_with_colours() -> None:
    results = some_results(a_hit(a_turn("say attention now"), (4, 13)))
    paint = Paint(True, ["乙", "甲"])
    (coloured,) = plain.search(results.hits, paint=paint)
    assert f"\x1b[1;38;5;{PALETTE[1]}m甲\x1b[0m" in coloured
    assert "mattention\x1b[0m" in coloured
    import re

    (bare,) = plain.search(results.hits, paint=PLAIN)
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == bare


def test_plain_show_is_a_labelled_transcript() -> None:
    turns = [a_turn("one\ntwo"), a_turn("three", number=2, speaker="乙")]
    assert list(plain.show(turns, paint=PLAIN, partly={})) == ["甲: one\ntwo\n", "乙: three"]
    assert list(plain.show(turns, paint=PLAIN, partly={}, spaced=False)) == [
        "甲: one\ntwo",
        "乙: three",
    ]


def test_plain_show_dims_what_was_not_asked_for() -> None:
    turns = [a_turn("x"), a_turn("one, two, three", number=2), a_turn("y", number=3)]
    partly = {"talk:1": (), "talk:2": ((5, 8),)}
    lines = list(plain.show(turns, paint=Paint(True), partly=partly))
    assert "\x1b[2mx\x1b[0m" in lines[0]
    assert "\x1b[2mone, \x1b[0mtwo\x1b[2m, three\x1b[0m" in lines[1]
    assert lines[2].endswith(" y")


def test_plain_transcripts_and_reports() -> None:
    (line,) = plain.transcripts([a_summary(title="T\tt")], PLAIN)
    assert line == "talk\t3\t2\t1234\t~01:05\tzh\tT t\t/made/up.txt"
    facts = [row.split("\t") for row in plain.reports([a_summary()], PLAIN)]
    assert ["omitted", "1-4", "before the talk"] in facts
    assert ["repaired", "9", "merged-name", "Bob → Bo", "1.00"] in facts
    assert ["doubted", "5", "odd | line"] in facts
    assert ["speakers", "甲, Bo [red]"] in facts


@pytest.mark.parametrize("spans", [(), ((0, 5),)])
def test_hostile_text_is_harmless_in_plain_and_markdown(spans: tuple[Span, ...]) -> None:
    turn = a_turn(EVIL, speaker=EVIL)
    results = some_results(a_hit(turn, *spans))
    outputs: list[Iterable[str]] = [
        plain.search(results.hits, [([turn], [turn])], paint=PLAIN),
        plain.show([turn], paint=PLAIN, partly={}),
        plain.transcripts([a_summary(title=EVIL)], PLAIN),
        plain.reports([a_summary(title=EVIL)], PLAIN),
        markdown.search(results),
        markdown.show([turn], whole=[an_about(title=EVIL)]),
        markdown_tables.reports([a_summary(title=EVIL)]),
    ]
    for output in outputs:
        text = "\n".join(output).replace("\t", " ")
        assert harmless_lines(text)
        assert "\u202e" not in text


# Markdown


def test_markdown_means_what_was_said() -> None:
    text = "\n".join(markdown.show([a_turn(EVIL), a_turn("# no\n1. no")], whole=[an_about()]))
    assert "\\[bold]x\\[/bold] \\*\\*y\\*\\* \\<script>\\&amp;\\</script>" in text
    assert "\\# no" in text
    assert "1\\. no" in text
    assert text.startswith("# A talk")


def test_markdown_search_marks_matches() -> None:
    (block,) = markdown.search(some_results(a_hit(a_turn("a*b now\nx"), (0, 3))))
    assert block == "> **a\\*b** now\n>\n> x\n>\n> — **甲**, 01:05, `talk:1`"
    (timeless,) = markdown.search(some_results(a_hit(a_turn("x", start_ms=None))))
    assert timeless.endswith("**甲**, `talk:1`")


def test_markdown_tables_keep_their_cells() -> None:
    text = "\n".join(markdown_tables.reports([a_summary()]))
    assert "| 5 | odd \\| line |" in text
    assert "## Left out" in text
    bare = Summary(
        about=an_about(), people=(), turns=1, characters=1, duration_ms=1, time_estimated=False,
        omitted=(), repairs=(), problems=(),
    )  # fmt: skip
    assert "##" not in "\n".join(markdown_tables.reports([bare]))


# On a terminal


@pytest.mark.parametrize("width", [20, 60, 200])
def test_rich_views_fit_their_width(width: int) -> None:
    from gtcpanel.render.rich_search import search
    from gtcpanel.render.rich_show import show
    from gtcpanel.render.rich_transcripts import reports, transcripts

    turn = a_turn(LONG, speaker="Illia Polosukhin")
    results = some_results(a_hit(turn, (3, 14), match="typo"), a_hit(turn), total=7)
    views = [
        drawn(search, results, speakers=[], neighbours=[([turn], [turn])] * 2, width=width),
        drawn(
            show, [turn, turn], speakers=[], whole=[an_about(title=LONG)], partly={}, width=width
        ),
        drawn(transcripts, [a_summary(title=LONG), a_summary()], width=width),
        drawn(reports, [a_summary(title=LONG)] * 2, width=width),
    ]
    for view in views:
        slack = 40 if width == 20 else 0  # names and summary lines are never cut in two
        assert max(display_width(line) for line in view.splitlines()) <= width + slack


def test_rich_search_says_what_was_found() -> None:
    from gtcpanel.render.rich_search import search

    hits = [a_hit(a_turn("注意力"), (0, 3)), a_hit(a_turn("注意", speaker="乙"), match="typo")]
    shown = drawn(search, some_results(*hits), speakers=["甲", "乙"])
    assert "▌ 甲  01:05  talk:1\n▌ 注意力" in shown
    assert "≈ typo" in shown
    assert shown.rstrip().endswith("2 turns by 2 speakers · exact, typo")
    more = drawn(search, some_results(*hits, total=9), speakers=[])
    assert "2 of 9 turns by 2 speakers" in more
    assert "-n 0" in more


def test_rich_search_marks_matches_and_gives_each_speaker_a_colour() -> None:
    from gtcpanel.render.rich_search import search

    hits = [a_hit(a_turn("say attention"), (4, 13)), a_hit(a_turn("x", speaker="乙"))]
    shown = drawn(search, some_results(*hits), speakers=["乙", "甲"], style="colour")
    assert f"38;5;{PALETTE[0]}m乙" in shown
    assert f"38;5;{PALETTE[1]}m甲" in shown
    assert "mattention\x1b[0m" in shown
    bold = drawn(search, some_results(*hits), speakers=["乙", "甲"], style="bold")
    assert "38;5" not in bold
    assert "\x1b[1;4mattention" in bold


def test_rich_show_reads_well() -> None:
    from gtcpanel.render.rich_show import show

    turns = [a_turn("one\ntwo"), a_turn("three", number=2)]
    shown = drawn(show, turns, speakers=[], whole=[an_about()], partly={})
    assert shown.startswith("A talk\nAn event · 2024-03-20\n\n甲 ")
    assert "talk:1\n    one\n\n    two\n\n甲" in shown
    dimmed = drawn(
        show, turns, speakers=[], whole=[], partly={"talk:1": [(0, 2), (5, 6)]}, style="bold"
    )
    assert "    on\x1b[2me\x1b[0m\n" in dimmed
    assert "    \x1b[2mt\x1b[0mw\x1b[2mo\x1b[0m\n" in dimmed
    assert "\x1b[2mthree" not in dimmed


def test_rich_report_says_when_nothing_was_changed() -> None:
    from gtcpanel.render.rich_transcripts import reports

    bare = Summary(
        about=an_about(), people=(), turns=1, characters=1, duration_ms=1, time_estimated=False,
        omitted=(), repairs=(), problems=(),
    )  # fmt: skip
    assert "Every line is in a turn" in drawn(reports, [bare])
    full = drawn(reports, [a_summary()])
    for words in ("Left out", "1-4  before the talk", "label without colon: Bo → Bo:  (90% sure)"):
        assert words in full
    assert "9  Bob → Bo\n" in full


def test_hostile_text_is_harmless_on_a_terminal() -> None:
    from gtcpanel.render.rich_search import search
    from gtcpanel.render.rich_show import show
    from gtcpanel.render.rich_transcripts import reports, transcripts

    turn = a_turn(EVIL, speaker=EVIL)
    results = some_results(a_hit(turn, (0, 5)))
    shown = [
        drawn(search, results, speakers=[], neighbours=[([turn], [])]),
        drawn(show, [turn], speakers=[], whole=[an_about(title=EVIL)], partly={}),
        drawn(transcripts, [a_summary(title=EVIL)]),
        drawn(reports, [a_summary(title=EVIL)]),
    ]
    for text in shown:
        assert harmless_lines(text)
        assert "[bold]x[/bold]" in text.replace("\n", " ") or "[bold]" in text


# Colour


@pytest.mark.parametrize(
    ("choice", "environ", "terminal", "wanted"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_when_there_is_colour(
    choice: Literal["auto", "always", "never"],
    environ: dict[str, str],
    terminal: bool,
    wanted: bool,
) -> None:
    assert wants_colour(choice, environ, terminal=terminal) is wanted


def test_every_colour_is_legible_on_black_and_on_white() -> None:
    from gtcpanel.render.colour import PALETTE_HEX

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    steps = [0, 95, 135, 175, 215, 255]
    for code, colour in zip(PALETTE, PALETTE_HEX, strict=True):
        r, g, b = (steps[(code - 16) // of % 6] for of in (36, 6, 1))
        light = 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
        assert 1.05 / (light + 0.05) >= 2.7, colour
        assert (light + 0.05) / 0.05 >= 2.7, colour
        drawn = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        assert all(abs(one - other) < 25 for one, other in zip((r, g, b), drawn, strict=True))
