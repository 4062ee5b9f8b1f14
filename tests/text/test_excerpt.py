from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gtcpanel.text.excerpt import clip, display_width, excerpt

TEXT = (
    "如果你希望找到一个程序,你就需要一个模型。当时的循环神经网络(RNN)就无法满足这样的需求。"
    "虽然当时有一些初级的注意力机制,但它们需要逐字阅读,效率并不高。后来有了Transformer。"
)
WORDS = "It was the best of times, it was the worst of times. It was the age of attention, really."
AWKWARD = st.text(st.sampled_from("我们。,,“”（）()ab1 '\n\u0301\u200dé한ｗ🙂"), max_size=60)


def spans_of(text: str, word: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(re.escape(word), text)]


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3), ("我们", 4), ("，", 2), ("e\u0301", 1), ("ｗ", 2), ("한", 2), ("\u200d", 0),
        ("a\tb\x1b\n", 4), ("\u3000", 2), ("é", 1), ("🙂", 2), ("", 0), ("ｱ", 1), ("…", 1),
    ],
)  # fmt: skip
def test_display_width(text: str, width: int) -> None:
    assert display_width(text) == width


@pytest.mark.parametrize(
    ("text", "width", "clipped"),
    [
        ("abc", 3, "abc"), ("我们的", 5, "我们…"), ("我们的", 4, "我…"), ("we all", 5, "we…"),
        ("abcdef", 3, "ab…"), ("abc", 0, ""), ("abc", 1, "…"), ("e\u0301" * 3, 2, "e\u0301…"),
    ],
)  # fmt: skip
def test_clip(text: str, width: int, clipped: str) -> None:
    assert clip(text, width) == clipped


def test_a_text_that_fits_is_whole() -> None:
    assert excerpt("你好\n世界", [(3, 5)], 20) == ("你好 世界", ((3, 5),), ((0, 5),))


@pytest.mark.parametrize(
    ("word", "width", "shown"),
    [
        ("注意力", 40, "…虽然当时有一些初级的注意力机制,但它们…"),
        ("注意力", 30, "…一些初级的注意力机制,但它们…"),
        ("RNN", 60, "…当时的循环神经网络(RNN)就无法满足这样的需求。…"),
        ("Transformer", 60, "…但它们需要逐字阅读,效率并不高。后来有了Transformer。"),
        ("", 24, "如果你希望找到一个程序,…"),
    ],
)
def test_the_window_shows_the_match_in_its_sentence(word: str, width: int, shown: str) -> None:
    spans = spans_of(TEXT, word) if word else []
    found = excerpt(TEXT, spans, width)
    assert found.text == shown
    assert [found.text[start:end] for start, end in found.spans] == [word] * len(spans)
    assert display_width(found.text) <= width


def test_english_is_cut_between_words() -> None:
    assert excerpt(WORDS, spans_of(WORDS, "worst"), 30).text == "…it was the worst of times.…"
    assert excerpt(WORDS, spans_of(WORDS, "attention"), 24).text == "…of attention, really."


def test_the_window_holds_as_many_matches_as_it_can() -> None:
    text = (
        "推理。" + "我们在这里说一些别的话。" * 6 + "下一步是推理,推理很重要。" + "还有别的。" * 9
    )
    found = excerpt(text, spans_of(text, "推理"), 34)
    assert len(found.spans) == 2


def test_the_window_holds_as_many_different_words_as_it_can() -> None:
    text = "数据,数据,数据。" + "我们在这里说一些别的话。" * 3 + "模型要数据。" + "还有别的。" * 9
    found = excerpt(text, sorted(spans_of(text, "数据") + spans_of(text, "模型")), 30)
    assert [found.text[start:end] for start, end in found.spans] == ["模型", "数据"]


def test_words_too_far_apart_get_a_window_each() -> None:
    text = "首先我们要说的是蒸汽机。" + "我们说别的话。" * 20 + TEXT
    found = excerpt(text, spans_of(text, "蒸汽机") + spans_of(text, "RNN"), 80)
    assert (
        found.text
        == "首先我们要说的是蒸汽机。我们说别的话。…当时的循环神经网络(RNN)就无法满足这样…"
    )
    assert [found.text[start:end] for start, end in found.spans] == ["蒸汽机", "RNN"]
    # but not where there is no room for two
    assert len(excerpt(text, spans_of(text, "蒸汽机") + spans_of(text, "RNN"), 60).windows) == 1


def test_a_match_wider_than_the_window_is_shown_from_its_beginning() -> None:
    found = excerpt("我" * 10 + "很" * 40 + "好" * 10, [(10, 50)], 20)
    assert found.text == "…" + "很" * 9 + "…"
    assert found.spans == ((1, 10),)


def test_a_letter_keeps_its_marks() -> None:
    assert clip("abe\u0301f", 3) == "ab…"
    assert excerpt("x" * 9 + "e\u0301" * 30, [], 12).text == "x" * 9 + "e\u0301" * 2 + "…"


@given(st.lists(AWKWARD, min_size=3).map("".join), st.integers(72, 150), st.data())
def test_an_excerpt_in_pieces_is_narrow_and_verbatim(
    text: str, width: int, data: st.DataObject
) -> None:
    places = sorted(
        data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True), label="ends")
    )
    spans = list(zip(places[::2], places[1::2], strict=False))
    found = excerpt(text, spans, width)
    assert display_width(found.text) <= width
    shown = [re.sub(r"\s", " ", text[start:end]) for start, end in found.windows]
    assert found.text.strip("…") == "…".join(shown).strip("…")
    marked = [found.text[start:end] for start, end in found.spans]
    inside = [
        re.sub(r"\s", " ", text[max(first, start) : min(last, end)])
        for first, last in found.windows
        for start, end in spans
        if max(first, start) < min(last, end)
    ]
    assert marked == inside


@given(AWKWARD, st.integers(4, 40), st.data())
def test_an_excerpt_is_narrow_and_verbatim(text: str, width: int, data: st.DataObject) -> None:
    assume(text.strip())
    places = sorted(
        data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True), label="ends")
    )
    spans = list(zip(places[::2], places[1::2], strict=False))
    found = excerpt(text, spans, width)
    ((start, end),) = found.windows
    assert display_width(found.text) <= width
    shown = found.text[text[:start].strip() != "" :]
    assert shown.removesuffix("…") == re.sub(r"\s", " ", text[start:end]).removesuffix("…")
    for first, last in found.spans:
        assert 0 <= first < last <= len(found.text)
    if spans and not any(text[first:last].isspace() for first, last in spans):
        widths = [display_width(text[first:last]) for first, last in spans]
        if all(0 < each <= width - 2 for each in widths):
            assert found.spans


@given(st.text(st.sampled_from("abc我们 .,"), max_size=60), st.integers(8, 30), st.integers(0, 60))
def test_a_latin_word_is_never_cut_if_it_fits(text: str, width: int, at: int) -> None:
    words = list(re.finditer("[abc]+", text))
    units = re.findall("[abc.,]+", text)  # with the marks that are glued to them
    assume(words and all(len(unit) < width // 2 for unit in units))
    span = words[at % len(words)].span()
    ((start, end),) = excerpt(text, [span], width).windows
    for word in words:
        assert not word.start() < start < word.end()
        assert not word.start() < end < word.end()


def test_a_match_at_every_letter_of_a_long_turn_takes_no_time() -> None:
    text = "我们ab, c" * 4000
    found = excerpt(text, [(at, at + 1) for at in range(len(text))], 80)
    assert display_width(found.text) <= 80
