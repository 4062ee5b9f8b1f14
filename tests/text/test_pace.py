from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.text.pace import seconds, speaking_ms, syllables
from gtcpanel.text.words import segment


def said_in(text: str) -> int:
    """The milliseconds that a text takes by its words."""
    return speaking_ms(text, sum(map(seconds, segment(text))))


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("attention", 3), ("model", 2), ("time", 1), ("table", 2), ("see", 1), ("the", 1),
        ("RNN", 3), ("WWW", 9), ("GPU", 3), ("hmm", 1), ("café", 2), ("OpenAI", 3),
        ("привет", 2), ("한국어", 3),
    ],
)  # fmt: skip
def test_syllables(word: str, number: int) -> None:
    assert syllables(word) == number


def test_chinese_is_said_at_a_plausible_pace() -> None:
    text = "我们现在用的系统，都是基于很久以前的设计。" * 60
    assert 200 < len(text) / (said_in(text) / 60_000) < 330  # characters a minute, marks too


def test_english_is_said_at_a_plausible_pace() -> None:
    text = "We have been using this kind of system, more or less, for the last sixty years. " * 60
    assert 140 < len(text.split()) / (said_in(text) / 60_000) < 220  # words a minute


def test_japanese_is_counted_by_kana() -> None:
    assert said_in("カタカナ") == pytest.approx(4 / 7.84 * 1000, abs=1)


def test_numbers_take_time() -> None:
    assert said_in("123") == pytest.approx(5 / 5.18 * 1000, abs=1)
    assert said_in("2017") == pytest.approx(4 / 5.18 * 1000, abs=1)


def test_marks_are_pauses_but_not_within_numbers() -> None:
    assert said_in("好,好") > said_in("好好")
    assert said_in("好。好") > said_in("好,好")
    assert said_in("1,5") == said_in("1 5")


@pytest.mark.parametrize("text", ["", " \n"])
def test_nothing_takes_no_time(text: str) -> None:
    assert said_in(text) == 0


@given(st.text(min_size=1).filter(str.strip))
def test_something_takes_some_time(text: str) -> None:
    assert said_in(text) >= 1


@given(st.text(st.sampled_from("我们カナaé1 ’'.,。-²〇한")))
def test_a_text_takes_what_its_words_take(text: str) -> None:
    assert seconds(text) == pytest.approx(sum(map(seconds, segment(text))))
