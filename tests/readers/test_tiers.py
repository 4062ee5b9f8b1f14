"""ELAN and Praat: which tiers are speech, and whose."""

from __future__ import annotations

import pytest

from gtcpanel.errors import TranscriptError
from gtcpanel.readers import read_transcript
from gtcpanel.readers.tiers import Entry, Tier, reading_of_tiers
from gtcpanel.transcript import Transcript


def tier(name: str, *words: str, speaker: str = "", kind: str = "") -> Tier:
    entries = (Entry(n, word, n * 100, n * 100 + 90, n) for n, word in enumerate(words, 1))
    return Tier(name, tuple(entries), speaker, kind)


def speakers(*tiers: Tier) -> list[tuple[str, str]]:
    reading = reading_of_tiers(tiers, (), None)
    return [(each.label, " ".join(text for _, text in each.said)) for each in reading.stretches]


@pytest.mark.parametrize(
    ("tiers", "found"),
    [
        ([tier("Ann", "hello you")], [("Ann", "hello you")]),
        ([tier("Ann - words", "hello", "you")], [("Ann", "hello you")]),
        ([tier("words", "hello"), tier("phones", "HH", "AH")], [("", "hello")]),
        ([tier("Ann", "hello you"), tier("Ann - words", "hello", "you")], [("Ann", "hello you")]),
        ([tier("X", "hello you"), tier("Y", "hello", "you")], [("X", "hello you")]),
        ([tier("tx@Ann", "hi"), tier("gesture@Ann", "waves")], [("Ann", "hi")]),
        ([tier("A", "hi", speaker="Ann"), tier("A-ft", "salut", speaker="Ann")], [("Ann", "hi")]),
        ([tier("A", "waves", speaker="Ann", kind="gesture"), tier("B", "hi")], [("B", "hi")]),
        ([tier('"phrase"', "hi you"), tier('"word"', "hi", "you")], [("", "hi you")]),
        ([tier("phons", "d", "eI"), tier("Damon", "day")], [("Damon", "day")]),
        ([tier("speaker 1", "hi")], [("speaker 1", "hi")]),
        ([tier("tier 1", "hi")], [("", "hi")]),
        ([tier("utterances", "hi")], [("", "hi")]),
        ([tier("notes", "hi")], [("notes", "hi")]),
        ([tier("Ann", "hi", "sil", "you")], [("Ann", "hi you")]),
    ],
)
def test_the_tiers_of_speech_are_told_from_others(
    tiers: list[Tier], found: list[tuple[str, str]]
) -> None:
    assert speakers(*tiers) == found


def test_what_is_said_is_in_the_order_of_time() -> None:
    one = Tier("Ann", (Entry(1, "a", 0, 1, 0), Entry(2, "c", 20, 30, 20)))
    other = Tier("Bob", (Entry(3, "b", 10, 15, 10),))
    assert speakers(one, other) == [("Ann", "a"), ("Bob", "b"), ("Ann", "c")]


GRID = 'File type = "ooTextFile"\nObject class = "TextGrid"\n'


def read(text: str, codec: str = "utf-8") -> Transcript:
    return read_transcript(text.encode(codec), path="a.TextGrid", slug="a")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_a_textgrid_is_read_in_its_encodings(codec: str) -> None:
    text = GRID + '0 2 <exists> 1 "IntervalTier" "Ann" 0 2 1 0 2 "Hello ""all"" of you = 5 ! 我们"'
    (turn,) = read(text, codec).turns
    assert (turn.speaker, turn.text) == ("Ann", 'Hello "all" of you = 5 ! 我们')
    assert (turn.start_ms, turn.end_ms) == (0, 2000)


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "0 1 <exists> x",
        '0 1 <exists> 1 "IntervalTier" "A" 0 1 2 0 1 "x"',
        '0 1 <exists> 1 "IntervalTier" "A" 0 1 -2',
        '0 1 <exists> "A"',
        '0 1 <exists> 1 "IntervalTier" "A" 0 1 1 0 1 "never closed',
    ],
)
def test_a_broken_textgrid_is_refused_with_its_line(rest: str) -> None:
    with pytest.raises(TranscriptError) as caught:
        read(GRID + rest)
    assert caught.value.line
    assert caught.value.remedy


def eaf(*tiers: str) -> str:
    slots = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="t{n}"{value}/>'
        for n, value in enumerate((' TIME_VALUE="0"', "", ' TIME_VALUE="900"', ' TIME_VALUE="x"'))
    )
    inside = f"<TIME_ORDER>{slots}</TIME_ORDER>{''.join(tiers)}"
    return f"<ANNOTATION_DOCUMENT>{inside}</ANNOTATION_DOCUMENT>"


def aligned(key: str, start: str, end: str, words: str) -> str:
    return (
        f'\n<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{key}" TIME_SLOT_REF1="{start}" '
        f'TIME_SLOT_REF2="{end}"><ANNOTATION_VALUE>{words}</ANNOTATION_VALUE>'
        "</ALIGNABLE_ANNOTATION></ANNOTATION>"
    )


def test_elan_without_attributes_that_should_be_there_is_read() -> None:
    said = aligned("a", "t0", "t1", "Hi.") + aligned("b", "t1", "t9", "You.")
    text = eaf(
        f'<TIER TIER_ID="Ann">{said}</TIER>',
        f'<TIER TIER_ID="Bob">{aligned("c", "t2", "t3", "Yes.")}</TIER>',
        "<TIER><ANNOTATION/></TIER>",
    )
    turns = read(text).turns
    assert [(turn.speaker, turn.text, turn.start_ms, turn.lines) for turn in turns] == [
        ("Ann", "Hi. You.", 0, (2,)),
        ("Bob", "Yes.", 900, (4,)),
    ]
