"""Reading labelled text: what no golden file can show."""

from __future__ import annotations

import sys
from hashlib import sha256
from types import FrameType
from typing import Any

import pytest

from gtcpanel.errors import TranscriptError, UsageError
from gtcpanel.readers import READERS, labelled, read_transcript
from gtcpanel.readers.document import open_document
from gtcpanel.readers.title import language_of
from gtcpanel.transcript import Transcript


def read(text: str, **more: Any) -> Transcript:
    return read_transcript(text.encode(), path="talk.txt", slug="talk", **more)


def test_a_text_without_speakers_is_refused_with_a_remedy() -> None:
    with pytest.raises(TranscriptError, match="no speaker labels found") as caught:
        read("It rained all day. Nobody came.\n")
    assert caught.value.remedy


def test_a_reader_can_be_named() -> None:
    assert read("Ann: Hello?\n", reader="labelled").about.format == "labelled"
    with pytest.raises(UsageError, match="no reader is called 'xml'; there are: labelled"):
        read("Ann: Hello?\n", reader="xml")


def test_a_reader_recognises_its_format() -> None:
    assert READERS["labelled"].recognises(open_document(b"Ann: Hello.\nBob: Hi.", path="a.txt"))
    assert not labelled.recognises(open_document(b"It rained all day.", path="a.txt"))


def test_a_line_of_windows_or_of_an_old_mac_is_a_line() -> None:
    unix = read("Ann: Hi?\n\nBob: Yes.\nI do.\n")
    for end in ("\r\n", "\r"):
        other = read("Ann: Hi?\n\nBob: Yes.\nI do.\n".replace("\n", end))
        assert [(t.lines, t.text) for t in other.turns] == [(t.lines, t.text) for t in unix.turns]


def test_a_name_that_says_nothing_is_left_out_on_record() -> None:
    talk = read("Ann: Hi, you?\n\nBob: Yes, I am.\n\nAnn:\n\nBob: And you?\n\nAnn: I am too.\n")
    assert [turn.line for turn in talk.turns] == [1, 3, 7, 9]
    assert [(o.first_line, o.reason) for o in talk.omitted] == [(5, "label without words")]


def test_a_headline_between_turns_is_left_out_where_speech_has_full_stops() -> None:
    talk = "".join(f"Ann: I say {n}, you know.\n\nBob: And I say {n}?\n\n" for n in range(9))
    with_headline = read(talk + "The second half\n\nAnn: Well, I think so.\n")
    assert [o.reason for o in with_headline.omitted] == ["heading"]
    assert with_headline.turns[-2].text == "And I say 8?"


def test_times_continue_a_turn() -> None:
    talk = read(
        "Ann (00:01): Hi, you?\n(00:05): I am here.\n00:07\nBob (00:09): Yes.\n[00:1x] no time\n"
    )
    assert [(turn.start_ms, turn.text) for turn in talk.turns] == [
        (1000, "Hi, you?\nI am here."),
        (9000, "Yes.\n[00:1x] no time"),
    ]
    assert [(o.first_line, o.reason) for o in talk.omitted] == [(3, "time stamp")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("我们用 Transformer 做翻译", "zh"),
        ("We call it 注意 sometimes in this text", "en"),
        ("これはテストです", "ja"),
        ("안녕하세요 여러분", "ko"),
        ("Это просто текст", "ru"),
        ("123", "und"),
    ],
)
def test_the_language_is_told_by_the_script(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_name_that_comes_back_and_is_not_believed_in_is_doubted() -> None:
    talk = "".join(
        f"**Ann:** I say {n}, you know.\n\n**Bob:** And I say {n}?\n\n" for n in range(9)
    )
    assert not read(talk).problems
    aside = "See\n**Harriet Stone:** a professor, the founder of Stone\n\n"
    doubted = read(talk + aside + talk + aside + talk)
    assert {turn.speaker for turn in doubted.turns} == {"Ann", "Bob"}
    assert [(each.line, each.message) for each in doubted.problems] == [
        (38, "`Harriet Stone:` comes back like a label, but was not taken for one")
    ]


def test_the_mark_at_the_end_that_nothing_opened_is_left_out() -> None:
    talk = read("**Ann:** Do you?**\n\n**Bob:** I **do**\n\n**Ann:** So I see.****\n")
    assert [turn.text for turn in talk.turns] == ["Do you?", "I **do**", "So I see."]


@pytest.mark.parametrize("names", [("Ann", "Bob"), ("林一", "王小明")])
def test_a_plain_name_inside_a_line_is_cut_only_after_a_full_stop(names: tuple[str, str]) -> None:
    ann, bob = names
    start = "".join(f"{ann}: I say {n}, you know.\n\n{bob}: And I say {n}?\n\n" for n in range(3))
    cut = read(f"{start}{ann}: I do. {bob}: So do I.\n")
    assert [turn.text for turn in cut.turns[-2:]] == ["I do.", "So do I."]
    assert [repair.kind for repair in cut.repairs] == ["label-inside-line"]
    whole = read(f"{start}{ann}: I told {bob}: so do I.\n")
    assert whole.turns[-1].text == f"I told {bob}: so do I."


def test_a_line_that_was_cut_for_nothing_is_whole_again() -> None:
    talk = "？****Ann**\n：说过的。\n？****Ann**\n：The end of it\nAnn\n00:12\n[laughter]\n"
    lines = f"{talk}？****Ann**\n：".split("\n")
    for turn in read("\n".join(lines)).turns:
        for number, part in zip(turn.lines, turn.text.split("\n"), strict=True):
            assert part in lines[number - 1]


def test_times_without_names_are_cut_into_turns_when_they_go_on() -> None:
    words = "We talk of tea, and I like it very much indeed. " * 20
    text = "".join(f"[00:{minute:02}:00] {words}\n" for minute in range(10))
    turns = read(text).turns
    assert [turn.start_ms for turn in turns] == [0, 240_000, 480_000]
    assert {turn.speaker for turn in turns} == {""}


def test_a_list_of_chapters_is_no_transcript() -> None:
    with pytest.raises(TranscriptError, match="no speaker labels"):
        read("00:00 Start\n05:10 Tea\n09:00 The end\n\n" + "Tea is a plant. " * 40)


def calls(text: str) -> int:
    """How many functions are called to read a text: its cost without a clock."""
    count = 0

    def profile(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        labelled.read_text(text, None)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "Ann: I say so, you know.\nBob: Do you?\n",
        "Ann: you?\nBob: I do.\n\nAnn Lee said it.\n\n相关阅读\n\n",
        "**Ann：** 你好吗？\n\n**\n：我很好。\n\n",
        "\n\n\n",
        ":" * 40,
        "x" * 40,
        "Ann: you?\nTang: I?\nClark\nTang: ok?\n",
        "**Ann：** 你好吗？****Bob** ：我很好。**Ann：再见？**\n",
        "Ann: I do. Bob: So do I. Ann: Good.\n",
        "00:12\nAnn\nI am here, you know.\n",
        "[Ann] I am here, you know.\n<b> you\n",
    ],
)
def test_the_cost_grows_with_the_text_and_no_faster(piece: str) -> None:
    start = "Ann: Hello, you?\nBob: I am here.\nAnn: Good, I see.\n"
    calls(start)  # caches
    assert calls(start + piece * 400) < 6 * calls(start + piece * 100) + 10_000


def test_the_sha256_is_of_the_bytes() -> None:
    data = "Ann: Grüße?\r\n".encode("utf-16")
    about = read_transcript(data, path="a.txt", slug="a").about
    assert about.sha256 == sha256(data).hexdigest()


def test_a_speech_under_its_caption_is_kept_before_the_questions() -> None:
    paragraph = "我们在海上做了二十年，我想先讲讲第一条船是怎么来的。" * 12
    front = "# 海上二十年\n\n小编：昨天，方老师在茶馆做了一次演讲。\n\n"
    asked = "".join(
        f"**观众{n}：** 您后悔吗？\n\n**方老师：** 我不后悔，谢谢你。\n\n" for n in range(1, 5)
    )
    speech = f"{paragraph}\n\n" * 14
    turns = read(f"{front}## 演讲全文\n\n{speech}## 观众提问\n\n{asked}").turns
    assert [turn.speaker for turn in turns[:4]] == ["", "", "观众1", "方老师"]
    assert [len(turn.lines) for turn in turns[:2]] == [10, 4]
    told = read(f"{front}{speech}{asked}").turns  # an article before an interview is none
    assert told[0].speaker == "观众1"


def test_a_name_in_han_that_was_cut_by_a_hyphen_is_one_name() -> None:
    talk = "林一：茶呢？\n\n小蓝：在山里。\n\n林一：山呢？\n\n小-蓝：在南。\n\n林一：谢谢。\n"
    assert {turn.speaker for turn in read(talk).turns} == {"林一", "小蓝"}
