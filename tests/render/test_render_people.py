"""Speakers, profiles and quotes in every format."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships none

from gtcpanel.model import Turn
from gtcpanel.passages import Passage
from gtcpanel.quote import Quote
from gtcpanel.render import markdown_tables, matrix, plain_speakers, quotes, records
from gtcpanel.render.colour import Paint
from gtcpanel.render.machine import Document
from gtcpanel.render.schema import schema
from gtcpanel.render.template import Template
from gtcpanel.speakers import Appearance, Companion, Profile, SpeakerStats, Topic
from gtcpanel.text.excerpt import display_width
from gtcpanel.transcript import About, Exchange, Part

EVIL = "\x1b[31mred\x1b]0;title\x07 [bold]x[/bold]"
PLAIN = Paint(False)


def a_turn(
    text: str = "茶叶要先晒干。\n水要九十度。", *, number: int = 2, speaker: str = "甲"
) -> Turn:
    return Turn(
        transcript="talk", number=number, speaker=speaker, label=speaker, text=text,
        lines=tuple(range(3, 4 + text.count("\n"))), path="/made/up.txt",
        start_ms=65_000, end_ms=90_000, time_estimated=True,
    )  # fmt: skip


def some_stats(speaker: str = "甲", *, share: float = 0.25, words: int = 700) -> SpeakerStats:
    return SpeakerStats(
        speaker=speaker, aliases=("Jia", "老甲"), role="moderator", affiliation="Tea Ltd",
        transcripts=1, turns=3, characters=1234, words=words, share=share, duration_ms=65_000,
        questions=2, first="talk:1", last="talk:9", keywords=("茶叶", "水温"),
    )  # fmt: skip


def a_profile(
    speaker: str = "甲", questions: int = 5, slugs: tuple[str, ...] = ("talk",)
) -> Profile:
    turn = a_turn(speaker=speaker)
    passage = Passage(turn=turn, start=0, end=7, ref="talk:2.1")
    return Profile(
        stats=some_stats(speaker),
        longest=turn,
        companions=(
            Companion(speaker="乙", before=2, after=1),
            Companion(speaker="丙", before=0, after=1),
        ),
        turns=("talk:2",),
        quotable=(passage,),
        questions=(passage,) * questions,
        appearances=tuple(
            Appearance(
                slug=slug, title="A talk", duration_ms=600_000, time_estimated=True,
                spans=((65_000, 90_000), (300_000, 450_000)),
            )
            for slug in slugs
        ),
        topics=(
            Topic(
                part=Part(
                    transcript=slugs[0], first=2, last=5, start_ms=60_000, end_ms=100_000,
                    keywords=("茶叶", EVIL),
                ),
                spoken_ms=25_000,
                share=0.625,
            ),
        ),
    )  # fmt: skip


def a_quote(
    text: str = "茶叶要先晒干。\n水要九十度。", *, speaker: str = "甲", around: bool = False
) -> Quote:
    turn = a_turn(text, speaker=speaker)
    about = About(
        slug="talk", path="/made/up.txt", title="A talk", format="labelled", encoding="utf-8",
        language="zh", sha256="0" * 64, date="2024-03-20",
    )  # fmt: skip
    return Quote(
        turn=turn, start=0, end=len(text), ref="talk:2.1", about=about,
        before=(a_turn("前", number=1, speaker="乙"),) if around else (),
        after=(a_turn("后", number=3, speaker="乙"),) if around else (),
    )  # fmt: skip


def drawn(draw: Callable[..., None], *args: object, width: int = 80, **options: object) -> str:
    from gtcpanel.render.rich_console import open_console

    page = io.StringIO()
    console = open_console(page, style="none", terminal=False)
    console.width = width
    draw(console, *args, **options)
    return page.getvalue()


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("speakers", records.speakers([some_stats()])),
        ("speakers", records.profiles([a_profile()])),
        (
            "speakers",
            matrix.document(records.speakers([some_stats()]), [Exchange("甲", "乙", 2)]),
        ),
        ("quote", quotes.document([a_quote(), a_quote(around=True)])),
        ("quote", quotes.document([])),
    ],
)
def test_documents_fit_their_schema(name: str, document: Document) -> None:
    Draft202012Validator(schema(name)).validate(document.members)


def test_plain_speakers_are_a_line_each() -> None:
    (line,) = plain_speakers.speakers([some_stats(EVIL)], paint=PLAIN)
    fields = line.split("\t")
    assert fields[1:] == ["3", "1234", "700", "25.0%", "2", "talk:1", "talk:9", "茶叶, 水温"]
    assert "\x1b" not in line


def test_plain_profiles_are_a_fact_a_line() -> None:
    facts = list(plain_speakers.profiles([a_profile(), a_profile("Bo")], paint=PLAIN))
    assert facts[0] == "speaker\t甲"
    assert "alias\t老甲" in facts
    assert "beside\t乙: before 2, after 1" in facts
    assert "quotable\ttalk:2.1 茶叶要先晒干。" in facts
    assert facts[facts.index("") + 1] == "speaker\tBo"


def test_markdown() -> None:
    table = "\n".join(markdown_tables.speakers([some_stats()]))
    assert "| 甲 | 3 | 1234 | 700 | 25.0% | 2 | `talk:1` | `talk:9` | 茶叶, 水温 |" in table
    page = "\n\n".join(markdown_tables.profiles([a_profile()]))
    assert page.startswith("# 甲\n\n- alias: Jia\n")
    assert "> 茶叶要先晒干。\n>\n> — talk:2.1" in page


@pytest.mark.parametrize("width", [60, 100, 200])
def test_a_terminal_of_any_width_holds_it(width: int) -> None:
    from gtcpanel.render.rich_profile import profiles
    from gtcpanel.render.rich_quotes import quotes as rich_quotes
    from gtcpanel.render.rich_speakers import speakers

    stats = [some_stats("Illia Polosukhin of Somewhere"), some_stats(EVIL, share=0.001)]
    for text in (
        drawn(speakers, stats, everybody=[], width=width),
        drawn(profiles, [a_profile(EVIL), a_profile(questions=0)], everybody=[], width=width),
        drawn(
            profiles, [a_profile(slugs=tuple(f"a-talk-of-a-long-name-{n}" for n in range(15)))],
            everybody=[], width=width,
        ),
        drawn(
            rich_quotes, [a_quote("茶" * 300), a_quote(EVIL, around=True)],
            speakers=[], cite=True, width=width,
        ),
    ):  # fmt: skip
        assert max(display_width(line) for line in text.splitlines()) <= width
        assert "\x1b" not in text
        assert "\x07" not in text


def test_columns_of_speakers_are_aligned() -> None:
    from gtcpanel.render.rich_speakers import speakers

    stats = [some_stats("黄仁勋", share=0.5), some_stats("Noam Shazeer", share=0.5)]
    head, first, second, *_ = drawn(speakers, stats, everybody=[], width=120).splitlines()
    ends = [display_width(line[: line.index("%")]) for line in (first, second)]
    assert ends[0] == ends[1]
    assert "characters" in head
    assert "key words" in head
    assert "茶叶 · 水温" in first
    spaced = [some_stats("Ann", words=300), some_stats("Bob", words=290)]
    assert "words" in drawn(speakers, spaced, everybody=[], width=80).splitlines()[0]


def test_a_profile_says_who_it_is() -> None:
    from gtcpanel.render.rich_profile import profiles

    text = drawn(profiles, [a_profile()], everybody=["甲"])
    for words in (
        "甲  moderator · Tea Ltd", "also Jia, 老甲", "25% of the talk", "about 1 min",
        "乙  2× right before, 1× right after", "丙  1× right after", "and 2 other questions",
        "▌ ~01:05  talk:2.1", "When\n", "~00:00", "62%  #2-5  茶叶", "Longest turn",
    ):  # fmt: skip
        assert words in text


def test_plain_quotes_are_words_alone() -> None:
    assert list(quotes.plain([a_quote()], paint=PLAIN, cite=False, layout=None)) == [
        "茶叶要先晒干。水要九十度。"
    ]
    (cited,) = quotes.plain([a_quote()], paint=PLAIN, cite=True, layout=None)
    assert cited == "茶叶要先晒干。水要九十度。 — 甲, “A talk”, 2024-03-20, talk:2.1"
    around = list(quotes.plain([a_quote(around=True)] * 2, paint=PLAIN, cite=False, layout=None))
    assert around[:4] == ["乙: 前", "茶叶要先晒干。水要九十度。", "乙: 后", "--"]


def test_every_field_of_a_template_is_filled() -> None:
    layout = Template("|".join("{%s}" % field for field in quotes.FIELDS), quotes.FIELDS)  # noqa: UP031
    (line,) = quotes.plain([a_quote(EVIL)], paint=PLAIN, cite=False, layout=layout)
    values = dict(zip(quotes.FIELDS, line.split("|"), strict=True))
    assert values["speaker"] == "甲"
    assert values["time"] == "~01:05"
    assert values["line"] == "3"
    assert values["event"] == ""
    assert "\x1b" not in line


def test_markdown_quotes_are_block_quotes() -> None:
    (block,) = quotes.markdown([a_quote()], cite=True)
    assert block.startswith("> 茶叶要先晒干。\n>\n> 水要九十度。\n>\n> — 甲, ")
    (bare,) = quotes.markdown([a_quote()], cite=False)
    assert "—" not in bare
