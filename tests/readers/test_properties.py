"""What holds for every text, however strange."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtcpanel.errors import TranscriptError
from gtcpanel.readers import READERS, labelled, read_transcript
from gtcpanel.readers.lines import split

from .test_golden import CASES

NAMES = (
    "Ann", "Bob Lee", "黄一鸣", "甲", "Q", "主持人", "说话人 1", "Illia Polo", "Ilia Polo",
    "JN/AWB",
)  # fmt: skip
MARKS = (
    "{}:", "{}：", "**{}：**", "**{}**：", "### {}:", "{} 00:12", "{}(00:00:03):", "> {}:",
    "* **{}:**", "[00:01:02] **{}:**", "**{}：", "{}（记者）：", "{}", "_{}：_",
    "****{}** ：** ", "**{}** ", "【{}】", "<{}> ", "{}. ", "{}\t", "00:12 {}\n", "{}\n00:12\n",
    "好。**{}：**", "? {}: ", "？****{}**\n：",
)  # fmt: skip
SAID = (
    "我觉得很好。", "Yes, I do?", "", "说过的。", "你呢？", "**", "The end of it", "© 2024", "！",
    "[laughter]", "（掌声）", "![](a.png)", "---", "相关阅读", "扫码关注公众号", "https://a.org/b",
    "《茶》", "ß İ ﬁ ㎏ 𠮷", "a\u0301", "שלום", "\u200b", "12:30", "[00:02]", "\x1b[31m",
)  # fmt: skip

awkward = st.text(
    st.characters(codec="utf-8") | st.sampled_from("：:*_#>[]()（）\n\r\t 名A0"),
    max_size=60,
)
ENDS = ("\n", "\n\n", "\r\n", "\r")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Lines of which many are labels of few shapes and names, as in a real file."""
    marks = draw(st.lists(st.sampled_from(MARKS), min_size=1, max_size=3))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4))
    label = st.builds(str.format, st.sampled_from(marks), st.sampled_from(names))
    said = st.sampled_from(SAID)
    turn = st.builds(lambda label, said: label + said, label, said)
    lines = draw(st.lists(st.one_of(turn, turn, said, awkward), max_size=20))
    return draw(st.sampled_from(ENDS)).join(lines)


@settings(max_examples=250, deadline=None)
@given(texts())
def test_nothing_is_lost_silently(text: str) -> None:
    reading = labelled.read_text(text, None)
    if not reading.stretches:
        return
    lines = split(text)
    labels = {line for each in reading.stretches for line in each.label_lines}
    said = [line for each in reading.stretches for line, _ in each.said]
    gone = [
        line
        for omission in reading.omitted
        for line in range(omission.first_line, omission.last_line + 1)
    ]
    full = {number for number, line in enumerate(lines, 1) if line}
    assert full <= labels | set(said) | set(gone)
    assert len(gone) == len(set(gone)), "omissions overlap"
    assert not set(gone) & (set(said) | labels)
    assert said == sorted(said), "turns are in order"
    for each in reading.stretches:
        own = [line for line, _ in each.said]
        assert own == sorted(set(own)), "a turn has a line once"
    assert all(lines[omission.first_line - 1] for omission in reading.omitted)


@settings(max_examples=250, deadline=None)
@given(texts())
def test_any_text_gives_turns_or_a_reason(text: str) -> None:
    data = text.encode()
    try:
        read = read_transcript(data, path="a.txt", slug="a")
    except TranscriptError:
        return
    lines = split(data.decode("utf-8-sig"))
    names = {person.name for person in read.people}
    assert [turn.number for turn in read.turns] == list(range(1, len(read.turns) + 1))
    for turn in read.turns:
        assert turn.speaker in names
        parts = turn.text.split("\n")
        assert len(parts) == len(turn.lines)
        for number, part in zip(turn.lines, parts, strict=True):
            assert part
            assert part == part.strip()
            assert part in lines[number - 1]
            assert turn.line_at(turn.text.find(part)) <= number
    for person in read.people:
        assert person.name not in person.aliases
    for repair in read.repairs:
        assert 0 < repair.confidence <= 1
        assert repair.before != repair.after


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_turns_or_a_reason(data: bytes) -> None:
    with suppress(TranscriptError):
        assert read_transcript(data, path="a.bin", slug="a").turns


@settings(max_examples=40, deadline=None)
@given(texts())
def test_reading_twice_gives_the_same(text: str) -> None:
    assert labelled.read_text(text, None) == labelled.read_text(text, None)


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_that_is_named_reads_or_refuses_what_is_not_its_own(reader: str) -> None:
    for path in CASES:
        with suppress(TranscriptError):
            assert read_transcript(path.read_bytes(), path="a", slug="a", reader=reader).turns
