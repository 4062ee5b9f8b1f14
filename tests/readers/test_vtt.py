from __future__ import annotations

import pytest
import webvtt

from gtcpanel.errors import TranscriptError
from gtcpanel.readers import cuefile, read_transcript
from gtcpanel.readers.cuetext import lines_of
from gtcpanel.readers.document import open_document
from gtcpanel.readers.lines import split
from gtcpanel.readers.vtt import is_webvtt, recognises

PLAIN = """WEBVTT - tea
Kind: captions

STYLE
::cue { color: red }

NOTE of no use

intro
00:01.000 --> 00:02.500 align:start
<v.loud Ann Lee>Tea is a plant,
and it is <b>good</b>.</v>

00:00:02.500 --> 00:00:04.000

NOTE
of two lines

12
100:00:04.000 --> 100:00:05.000
Bob: R&amp;D &lt;ok&gt;
NOTE is a word
and
13
100:00:05.000 --> 100:00:06.000
<v Bob>And <i>so</i> on
"""


def vtt(*texts: str) -> str:
    """A cue a second."""
    return "WEBVTT\n\n" + "\n\n".join(
        f"00:{at:02d}.000 --> 00:{at:02d}.900\n{text}" for at, text in enumerate(texts)
    )


def test_identifiers_times_and_texts_are_those_that_webvtt_py_finds() -> None:
    ours = [
        (cue.identifier or None, cue.start_ms, cue.text)
        for cue in cuefile.scan(split(PLAIN), vtt=True).cues
    ]
    theirs = [
        (each.identifier, each.start_time.in_milliseconds(), each.raw_text)
        for each in webvtt.from_string(PLAIN).captions
    ]
    # That a cue ended without an empty line before the number of the next one is ours to see.
    assert theirs[2] == ("12", 360_004_000, f"{ours[2][2]}\n13")
    assert theirs[3] == (None, 360_005_000, ours[3][2])
    assert ours[2:] == [("12", 360_004_000, ours[2][2]), ("13", 360_005_000, theirs[3][2])]
    assert ours[:2] == theirs[:2]


def test_voices_are_those_that_webvtt_py_finds() -> None:
    text = vtt("<v.loud.x Ann Lee>Tea.</v>", "<v Bob>Yes", "Why?")
    ours = [lines_of(cue, 0)[0].voice for cue in cuefile.scan(split(text), vtt=True).cues]
    assert ours == ["Ann Lee", "Bob", None]
    assert ours == [each.voice for each in webvtt.from_string(text).captions]


@pytest.mark.parametrize("head", ["WEBVTT", "WEBVTT \n", "\ufeffWEBVTT - a\n", "WEBVTT\tx\n\n"])
def test_a_file_is_known_by_its_first_word(head: str) -> None:
    assert is_webvtt(head)


@pytest.mark.parametrize("head", ["WEBVTTX", " Ann: WEBVTT", "WebVTT is a format", "", "1\nWEBVTT"])
def test_other_text_is_no_webvtt(head: str) -> None:
    assert not is_webvtt(head)


@pytest.mark.parametrize("data", [b"WEBVTT\n", b"WEBVTT\n\nNOTE nothing\n", b"WEBVTT\r\n\r\n"])
def test_a_file_without_cues_is_refused_with_a_reason(data: bytes) -> None:
    assert recognises(open_document(data, path="a.vtt"))
    with pytest.raises(TranscriptError, match=r"^a\.vtt: no cues; export the captions again$"):
        read_transcript(data, path="a.vtt", slug="a")


def test_voices_are_never_merged_on_likeness() -> None:
    text = vtt(
        *(
            f"<v {name}>Tea."
            for name in ["Ann Leeson", "Bob", "Ann Leesen", "Bob", "Ann", "Ann Leeson"]
        )
    )
    read = read_transcript(text.encode(), path="a.vtt", slug="a")
    assert [person.name for person in read.people] == ["Ann Leeson", "Bob", "Ann Leesen", "Ann"]


def test_several_people_in_one_cue_each_have_their_words() -> None:
    text = vtt("<v Ann>Tea?</v>\n<v Bob>Yes.</v> <v Ann>How?\n<v Bob>Green.")
    read = read_transcript(text.encode(), path="a.vtt", slug="a")
    assert [(turn.speaker, turn.text, turn.lines) for turn in read.turns] == [
        ("Ann", "Tea?", (4,)),
        ("Bob", "Yes.", (5,)),
        ("Ann", "How?", (5,)),
        ("Bob", "Green.", (6,)),
    ]


def test_a_cue_without_a_name_among_named_ones_is_doubted() -> None:
    cues = [f"<v {name}>Tea is good." for name in ["Ann"] * 10 + ["Bob"] * 10 + ["Ann"] * 10]
    cues[15] = "And who says this?"
    cues[5:7] = ["<v Ann>This goes", "on here."]
    text = vtt(*cues)
    read = read_transcript(text.encode(), path="a.vtt", slug="a")
    assert [turn.speaker for turn in read.turns] == ["Ann", "Bob", "", "Bob", "Ann"]
    assert [(each.line, each.message) for each in read.problems] == [
        (4 + 3 * 15, "a cue without a name among named ones")
    ]


def test_a_sound_under_a_name_says_who_goes_on() -> None:
    text = vtt("<v Ann>Tea?</v>", "<v Bob>[laughs]</v>", "Yes.", "<v Ann>How?")
    read = read_transcript(text.encode(), path="a.vtt", slug="a")
    assert [(turn.speaker, turn.text) for turn in read.turns] == [
        ("Ann", "Tea?"),
        ("Bob", "Yes."),
        ("Ann", "How?"),
    ]
    assert [(each.first_line, each.reason) for each in read.omitted] == [(7, "stage direction")]
