from __future__ import annotations

import pytest
from pysubs2 import SSAFile

from gtcpanel.readers import cuefile, read_transcript
from gtcpanel.readers.cuetext import lines_of
from gtcpanel.readers.lines import split

PLAIN = """1
00:00:01,000 --> 00:00:02,500
<i>Tea</i> is a plant,
and it is good.

2
0:00:02,500 --> 0:00:04,000

3
00:00:04.000 --> 00:00:05.000
In 1984
it was, too.

it is now.
4
01:00:05,000 --> 01:00:06,000  X1:1 X2:2 Y1:1 Y2:2
The end.
"""


def srt(*texts: str) -> str:
    """A cue a second."""
    return "\n\n".join(
        f"{at}\n00:00:{at:02d},000 --> 00:00:{at:02d},900\n{text}"
        for at, text in enumerate(texts, 1)
    )


def test_times_and_texts_are_those_that_pysubs2_finds() -> None:
    ours = [
        (cue.start_ms, cue.end_ms, "\n".join(line.text for line in lines_of(cue, 0)))
        for cue in cuefile.scan(split(PLAIN)).cues
    ]
    theirs = [
        (event.start, event.end, event.plaintext.replace("\n\n", "\n"))
        for event in SSAFile.from_string(PLAIN, format_="srt")
    ]
    assert len(ours) == 4
    assert ours == theirs


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("00:00:01,000 --> 00:00:02,000", 1000, 2000),
        ("0:00:01.5-->0:00:02.25", 1500, 2250),
        ("00:01:02:500 --> 00:01:03:000", 62_500, 63_000),
        ("01:02.500 -> 01:03", 62_500, 63_000),
        ("00: 00: 01, 500 --> 00: 00: 02, 000", 1500, 2000),
        ("00：00：01，500 --> 00：00：02，000", 1500, 2000),
        ("100:00:00,000 --> 100:00:01,123456", 360_000_000, 360_001_123),
        ("00:00:01,000 -->", 1000, None),
    ],
)
def test_times_are_read_as_people_write_them(line: str, start: int, end: int | None) -> None:
    (cue,) = cuefile.scan([line, "Tea."]).cues
    assert (cue.start_ms, cue.end_ms, cue.line, cue.text) == (start, end, 2, "Tea.")


def test_a_number_that_is_said_is_no_number_of_a_cue() -> None:
    lines = split(
        "1\n00:00:01,000 --> 00:00:02,000\n1984\n\n2\n00:00:02,000 --> 00:00:03,000\n1985\n"
        "00:00:03,000 --> 00:00:04,000\nand\n1986\n"
    )
    assert [cue.text for cue in cuefile.scan(lines).cues] == ["1984", "1985", "and\n1986"]


def test_an_arrow_in_a_text_is_no_time() -> None:
    lines = split("1\n00:00:01,000 --> 00:00:02,000\na --> b\n1 --> 2\n[x] -> y\n")
    assert [cue.text for cue in cuefile.scan(lines).cues] == ["a --> b\n1 --> 2\n[x] -> y"]


def test_a_file_without_a_cue_number_and_with_windows_lines_is_read() -> None:
    text = """\
00:00:01,000 --> 00:00:02,000
Ann: Tea?

00:00:03,000 --> 00:00:04,000
Bob: Yes.
"""
    data = text.replace("\n", "\r\n").encode("utf-16")
    read = read_transcript(data, path="a.srt", slug="a")
    assert [(turn.speaker, turn.start_ms, turn.lines) for turn in read.turns] == [
        ("Ann", 1000, (2,)),
        ("Bob", 3000, (5,)),
    ]


def test_a_name_wrapped_over_two_lines_is_put_together() -> None:
    text = srt("Ann Mary Lee: Tea?", "Bob Ray: Yes.\nAnn Mary\nLee: How?", "Bob Ray: Green.")
    read = read_transcript(text.encode(), path="a.srt", slug="a")
    assert [(turn.speaker, turn.text) for turn in read.turns] == [
        ("Ann Mary Lee", "Tea?"),
        ("Bob Ray", "Yes."),
        ("Ann Mary Lee", "How?"),
        ("Bob Ray", "Green."),
    ]


def test_the_same_cue_twice_is_one_and_the_other_is_on_record() -> None:
    text = srt("Tea.", "Tea.").replace("2\n", "2\n00:00:01,000 --> 00:00:01,900\nTea.\n\n2\n", 1)
    read = read_transcript(text.encode(), path="a.srt", slug="a")
    assert [turn.text for turn in read.turns] == ["Tea. Tea."]
    assert [(each.first_line, each.reason) for each in read.omitted] == [(7, "repeated cue")]
