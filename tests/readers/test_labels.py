"""Labels by their shape alone, and words that look like names."""

from __future__ import annotations

import re

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from gtcpanel.readers import lexicon
from gtcpanel.readers.clock import lone_stamp, stamp_at
from gtcpanel.readers.labels import opening_of, read_label
from gtcpanel.readers.likeness import (
    ALPHABETIC,
    is_han,
    is_meta,
    is_ordinary,
    is_role,
    likeness,
    speech,
)
from gtcpanel.readers.scan import HEAD, ORDINARY, PROSE
from gtcpanel.readers.signs import read_sign

#: What the beginnings of lines are made of.
BEFORE = ("> ", "- ", "1. ", "### ", "> ### ", "**", "*", "_", "****", "|", "[00:12] ")
NAMES = ("Ann", " Lee", "林一", "主持人", "Q", "等", "·", " - ", ".", "²", "\u3000", " said ")
AFTER = (
    "**", "*", "_", ":", "：", "::", "://", ", PhD", ",", "，", " ", "—", "。", "?", "(", "（", ")",
    "）", "[", "]", "\\[", "00:12", "[00:12]", "12/05/2023, 10:23", "10 AM", "《", "》", "@", "\t",
)  # fmt: skip
COLONS = ("**:", "**：", ":**", ":", "：", " :")
OTHERS = (
    ",", "，", "。", "?", ", PhD:", ", 00:12", "，[00:12]", "@10 AM", "—B", "> x", ". A", "\tx",
)  # fmt: skip
beginnings = st.builds(
    lambda *parts: "".join(map("".join, parts)),
    st.just("") | st.sampled_from(BEFORE),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=4),
    st.sampled_from(COLONS) | st.sampled_from(OTHERS),
    st.lists(st.sampled_from((*BEFORE, *NAMES, *AFTER)) | st.text(max_size=3), max_size=5),
)


@pytest.mark.parametrize(
    ("line", "name", "shape", "text"),
    [
        ("Ann: Hello.", "Ann", "plain", "Hello."),
        ("黄一鸣：你好", "黄一鸣", "plain", "你好"),
        ("**黄一鸣：** 你好", "黄一鸣", "bold", "你好"),
        ("**黄一鸣**：你好", "黄一鸣", "bold", "你好"),
        ("**黄一鸣** ：你好", "黄一鸣", "bold", "你好"),
        ("****黄一鸣** ：** 你好", "黄一鸣", "bold", "你好"),
        ("**黄一鸣：你好吗？**", "黄一鸣", "bold-line", "你好吗？"),
        ("**| 36氪：你好吗？**", "36氪", "bold-line", "你好吗？"),
        ("_黄一鸣：_****你好", "黄一鸣", "italic", "你好"),
        ("_黄一鸣：你好_", "黄一鸣", "italic-line", "你好"),
        ("### Ann Lee:", "Ann Lee", "heading", ""),
        ("### Ann Lee", "Ann Lee", "heading bare", ""),
        ("> **Ann:** Hi", "Ann", "quote bold", "Hi"),
        ("* **Ann:** Hi", "Ann", "bullet bold", "Hi"),
        ("说话人1 00:23", "说话人1", "plain timed bare", ""),
        ("发言人 1 01:20 你好", "发言人 1", "plain timed bare", "你好"),
        ("[00:01:41] **Ann:** Hi", "Ann", "bold timed", "Hi"),
        ("欧阳帆（00:01:15）：你好", "欧阳帆", "plain timed", "你好"),
        ("[SPEAKER_00]: Hi", "SPEAKER_00", "plain", "Hi"),
        ("**Illia Polo** **vets：** Hi", "Illia Polo vets", "bold", "Hi"),
        ("**黄一鸣:：** 你好", "黄一鸣", "bold", "你好"),
        ("Ann: it ends **so**", "Ann", "plain", "it ends **so**"),
        ("**SPEAKER_00:** Hi", "SPEAKER_00", "bold", "Hi"),
        ("**Ann:** \\[01:41\\] Hi", "Ann", "bold", "Hi"),
        ("\\[01:41\\] **Ann:** Hi", "Ann", "bold timed", "Hi"),
        ("Ann - 00:12", "Ann", "plain timed bare", ""),
        ("Ann | 00:12", "Ann", "plain timed bare", ""),
        ("Ann 00:00:12 - 00:00:15", "Ann", "plain timed bare", ""),
        ("00:12 | Ann", "Ann", "plain timed led bare", ""),
        ("[00:00:12 - 00:00:15] Ann: Hi", "Ann", "plain timed", "Hi"),
        ("[12/05/2023, 10:23:45] Ann: Hi", "Ann", "plain timed", "Hi"),
        ("[10:23 AM] Ann: Hi", "Ann", "plain timed", "Hi"),
        ("林一 2024-05-06 15:00:01", "林一", "plain timed bare", ""),
        ("Ann Lee, PhD: Hi", "Ann Lee", "plain", "Hi"),
        ("佐藤（花）委員：はい", "佐藤（花）委員", "plain", "はい"),
        ("（首席产品官）林一：你好", "林一", "plain", "你好"),
        ("《茶周刊》：你好", "《茶周刊》", "plain", "你好"),
        ("林一|Ann：你好", "林一|Ann", "plain", "你好"),
        ("Ann:: Hi", "Ann", "plain", "Hi"),
        ("【林一】你好", "林一", "sign", "你好"),
        ("[Ann Lee] Hi", "Ann Lee", "sign", "Hi"),
        ("[10:23] <ann> Hi", "ann", "sign timed", "Hi"),
        ("ann> Hi", "ann", "sign", "Hi"),
        ("Ann Lee — Hi", "Ann Lee", "sign", "Hi"),
        ("Mr. LEE. I rise.", "Mr. LEE", "sign", "I rise."),
        ("Q. Who are you?", "Q", "sign", "Who are you?"),
        ("Ann\tHi", "Ann", "sign", "Hi"),
    ],
)
def test_a_label_is_read(line: str, name: str, shape: str, text: str) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.name, label.shape, label.text) == (name, shape, text)


@pytest.mark.parametrize(
    "line",
    [
        "我想说的是，这有个问题：为什么",
        "请加“小助手”：",
        "https://example.org",
        "12:30 we met",
        "**16:40左右**，有人来了。",
        "3. [林一：一本书](https://example.org)",
        "（笑）：你好",
        "Ann (the first (of two)): Hi",
        "Ann () : Hi",
        "Ann (a) (b): Hi",
        "(00:01) Ann (00:02): Hi",
        "(never closed: Hi",
        "A" * 61 + ": Hi",
        "：你好",
        "no colon here",
        "<cite user-name='x'>",
        '<cite user-name="林晓"></cite> 说',
        "...: Hi",
        "std::vector is a list",
        "[a link](https://example.org)",
        "<div> a tag",
        "（网友）问：为什么",
        "Well, John, so: Hi",
        "D --> E[Reader]",
    ],
)
def test_what_has_not_the_shape_of_a_label_is_none(line: str) -> None:
    assert read_label(line) is None


def test_a_role_and_a_time_are_read_with_the_name() -> None:
    label = read_label("Q（主持人）(00:12:30.5)：你好")
    assert label is not None
    assert (label.name, label.role, label.start_ms) == ("Q", "主持人", 750_500)


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("00:23", (23_000, 5)),
        ("1:00:01,250 x", (3_601_250, 11)),
        ("00:61", None),
        ("00：23", (23_000, 5)),
        ("1:02:03:04", None),
        ("1:61:00", None),
    ],
)
def test_a_time_stamp_is_read(text: str, stamp: tuple[int, int] | None) -> None:
    assert stamp_at(text) == stamp


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("00:23", 23_000),
        ("**[00:23]**", 23_000),
        ("\\[00:23\\]", 23_000),
        ("00:00:01.500 --> 00:00:03", 1_500),
        ("00:23 Ann", None),
        ("Ann", None),
        ("", None),
    ],
)
def test_a_time_alone_on_its_line_is_known(line: str, time: int | None) -> None:
    assert lone_stamp(line) == time


def test_names_look_more_like_names_than_words_do() -> None:
    names = [
        "黄仁勋",
        "Ann Lee",
        "Ludwig van Beethoven",
        "约翰·史密斯",
        "主持人",
        "JN/AWB",
        "说话人 2",
    ]
    words = [
        "核心的观点",
        "他表示",
        "the next step",
        "We think",
        "现在的问题是",
        "so it goes on",
        "12",
    ]
    assert min(map(likeness, names)) > max(map(likeness, words))
    assert likeness("A very long line of words that is a name of nobody") == 0
    assert likeness("See above. Ann") == 0
    assert likeness("2023年") == likeness("第一步") == likeness("200k") == 0
    assert likeness("关于测试") == likeness("再比如财报") == likeness("第二件事") == 0
    assert likeness("听众问题二") == 0 < likeness("问题二")
    assert likeness("晚点 Weekly") > 0.5


def test_fact_sheets_and_roles_are_told_apart() -> None:
    assert all(map(is_meta, ["文章作者", "會議時間", "Author", "keywords"]))
    assert all(map(is_role, ["观众 3", "Speaker 2", "主持人", "Q"]))
    assert all(map(is_meta, ["提示词1", "步骤二", "Prompt 3", "Break"]))
    assert all(map(is_role, ["Audience Member", "Unidentified Speaker 2", "参与者 1"]))
    assert not any(map(is_meta, ["黄仁勋", "Ann", "主持人", "主持人Brad"]))
    assert not any(map(is_role, ["黄仁勋", "Ann", "主持人林一"]))


def test_ordinary_words_are_told_from_names() -> None:
    assert is_ordinary("应用场景")
    assert is_ordinary("方法")
    assert not is_ordinary("陆青禾")
    assert not is_ordinary("Ann")
    assert not is_ordinary("帮帮")


def test_speech_is_told_from_lives_and_links() -> None:
    assert speech("我觉得你说得对，是吗？") > 0.5
    assert speech("I think so, do you?") > 0.5
    assert speech("Merci, je suis là.") > 0.5
    assert speech("はい、そうです。") > 0.5
    assert speech("毕业于师范大学，现任公司创始人。") < -0.4
    assert speech("https://example.org/a") == -1


def plainly(head: str) -> float:
    """What `speech` says, with every list of words gone through."""
    lower = head.casefold()
    if lower.startswith(("http://", "https://", "www.")):
        return -1.0
    value = 0.0
    if is_han(head):
        value += 0.6 * any(word in head for word in lexicon.ZH_SPEECH)
        value -= 0.5 * min(2, sum(word in head for word in lexicon.ZH_BIOGRAPHY))
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", lower.replace("’", "'"))
    value += 0.6 * (not lexicon.SPEECH.isdisjoint(words))
    value -= 0.5 * min(2, sum(word in lower for word in lexicon.EN_BIOGRAPHY))
    value += 0.6 * any(word in head for word in lexicon.EAST_SPEECH)
    value += 0.4 * ("?" in head or "？" in head)
    return max(-1.0, min(1.0, value))


SPOKEN = (
    *lexicon.ZH_SPEECH, *lexicon.ZH_BIOGRAPHY, *lexicon.EAST_SPEECH, *lexicon.EN_BIOGRAPHY,
    *sorted(lexicon.SPEECH), "?", "？", "’", "'", "https://", "WWW.", "林", "Ｉ", "ﬁ", "\u212a",
)  # fmt: skip


@given(st.lists(st.sampled_from((*SPOKEN, " ", "。")) | st.text(max_size=2), max_size=8))
def test_speech_is_weighed_as_all_its_words_say(parts: list[str]) -> None:
    text = "".join(parts)
    assert speech(text) == plainly(text[:240])


def test_no_letter_is_passed_over_that_is_one_of_a_spoken_word() -> None:
    letters = set(filter(str.isalpha, "".join((*lexicon.SPEECH, *lexicon.EN_BIOGRAPHY))))
    for char in map(chr, range(0x110000)):
        if not letters.isdisjoint(char.casefold()):
            assert ALPHABETIC.match(char)


@settings(max_examples=500, deadline=None)
@given(beginnings)
@example("x" * 60 + ":")
@example("x" * 61 + ":")
@example("x" * 61 + "—Y")
@example("x" * 89 + "—Y")
def test_short_ways_to_read_a_line_come_to_the_same(line: str) -> None:
    head = line[:HEAD]
    ordinary = ORDINARY.match(head)
    if ordinary is not None:
        event("an ordinary label")
        assert opening_of(ordinary[0]) == opening_of(head)
    prose = PROSE.match(head)
    if prose is not None:
        event("prose")
        assert opening_of(head) is None
        assert read_sign(head, prose.end()) == read_sign(head)


@pytest.mark.parametrize("line", ["Ann: Hi", "**Ann Lee:** Hi", "### 林一：", "> **林一** ：你好"])
def test_most_labels_are_read_the_short_way(line: str) -> None:
    assert ORDINARY.match(line) is not None


@pytest.mark.parametrize(
    "line", ["We met there!", "我们见过，后来", "Well, it is so", "word " * 20]
)
def test_most_prose_is_passed_over_at_once(line: str) -> None:
    assert PROSE.match(line) is not None
