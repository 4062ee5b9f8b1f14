"""Automatic captions as YouTube rolls them, made here from the words that are said."""

from __future__ import annotations

import re
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtcpanel.readers import read_transcript
from gtcpanel.transcript import Transcript

WORDS: Final = ("tea", "is", "good", "yeah", "no", "a", "plant", "[Music]")


def _stamp(ms: int, point: str = ".") -> str:
    return (
        f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}{point}{ms % 1000:03d}"
    )


def rolled(said: list[str], *, converted: bool = False) -> str:
    """The lines `said` every three seconds, each shown below, alone for 10 ms, and above."""
    rows: list[tuple[int, int, list[str]]] = []
    above = " "
    for at, line in enumerate(said):
        start, words = 3000 * at, line.split()
        tagged = words[0] + "".join(
            f"<{_stamp(start + 200 * nth)}><c> {word}</c>" for nth, word in enumerate(words[1:], 1)
        )
        rows.append((start, start + 2990, [above, line if converted else tagged]))
        rows.append((start + 2990, start + 3000, [line, " "]))
        above = line
    if not converted:
        return "WEBVTT\nKind: captions\nLanguage: en\n\n" + "\n\n".join(
            f"{_stamp(a)} --> {_stamp(b)} align:start position:0%\n" + "\n".join(shown)
            for a, b, shown in rows
        )
    return "\n\n".join(
        f"{number}\n{_stamp(a, ',')} --> {_stamp(b, ',')}\n" + "\n".join(filter(str.strip, shown))
        for number, (a, b, shown) in enumerate(rows, 1)
    )


def _read(text: str) -> Transcript:
    return read_transcript(text.encode(), path="a", slug="a")


@pytest.mark.parametrize("converted", [False, True])
def test_each_line_is_read_once_at_its_time(converted: bool) -> None:
    said = [f"this is line number {at}" for at in range(37)]
    text = rolled(said, converted=converted)
    assert text.count("-->") == 74
    read = _read(text)
    assert read.about.format == "youtube"
    assert " ".join(turn.text.replace("\n", " ") for turn in read.turns) == " ".join(said)
    assert (read.turns[0].start_ms, read.turns[-1].end_ms) == (0, 110_990)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
        min_size=6,
        max_size=20,
    ),
    st.booleans(),
)
def test_no_word_is_lost_and_none_doubled(said: list[str], converted: bool) -> None:
    read = _read(rolled(said, converted=converted))
    spoken = [line for line in said if re.sub(r"\[Music\]\s*", "", line)]
    assert [word for turn in read.turns for word in turn.text.split()] == " ".join(spoken).split()


def test_a_change_of_speaker_begins_a_turn() -> None:
    read = _read(rolled(["&gt;&gt; how is it", "with milk", "good &gt;&gt; I think", "so too"]))
    assert [(turn.speaker, turn.start_ms, turn.text) for turn in read.turns] == [
        ("", 0, "how is it with milk good"),
        ("", 6000, "I think so too"),
    ]


def test_captions_by_hand_that_repeat_a_line_do_not_roll() -> None:
    said = ["No.", "No.", "We grow tea.", "We grow tea.", "On the hill.", "And it is good.", "No."]
    text = "\n\n".join(
        f"{at}\n{_stamp(1000 * at, ',')} --> {_stamp(1000 * at + 900, ',')}\n{line}"
        for at, line in enumerate(said, 1)
    )
    read = _read(text)
    assert (read.about.format, read.turns[0].text) == ("srt", " ".join(said))
