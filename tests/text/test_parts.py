from __future__ import annotations

import random
import time
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.text.parts import divide, openings_of, topic

TOPICS = ["rnn attention gradient layer", "company founder money office", "protein cell drug gene"]


def talk(turns_each: int, *, seed: int = 1, words: int = 30) -> list[list[str]]:
    """Turns on three topics one after the other, with words that belong to none."""
    draw = random.Random(seed)
    return [
        draw.choices([*topic.split(), "model", "people", "data"], k=words)
        for topic in TOPICS
        for _ in range(turns_each)
    ]


@pytest.mark.parametrize("turns_each", [3, 8, 40])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_topics_are_told_apart(turns_each: int, seed: int) -> None:
    assert divide(talk(turns_each, seed=seed)) == (0, turns_each, 2 * turns_each)


def test_borders_of_a_long_talk_are_right_to_a_block() -> None:
    begins = divide(talk(700))
    assert len(begins) == 3
    assert begins[1] == pytest.approx(700, abs=2100 / 160)
    assert begins[2] == pytest.approx(1400, abs=2100 / 160)


def test_a_talk_about_one_thing_is_one_part() -> None:
    draw = random.Random(5)
    words = [f"w{n}" for n in range(200)]
    turns = [draw.choices(words, k=50) for _ in range(100)]
    assert divide(turns) == (0,)


@pytest.mark.parametrize(
    "turns",
    [
        ["a"],
        [""],
        ["", "", ""],
        ["aa", "bb", "ab"],
        ["a", "", "bbb"],
        [""] * 500,
    ],
)
def test_a_talk_of_few_words_is_one_part(turns: list[str]) -> None:
    assert divide(turns) == (0,)


def test_no_turns_have_no_parts() -> None:
    assert divide([]) == ()


def test_a_part_begins_with_the_question_that_opens_it() -> None:
    turns = talk(8)
    for at in (8, 16):  # the host's question has few words of the topic that it opens
        turns[at] = ["people"]
    assert divide(turns, openings=[0, 8, 16]) == (0, 8, 16)
    assert divide(turns) != (0, 8, 16)


def test_an_opening_alone_makes_no_part() -> None:
    assert divide(talk(8), openings=[0, 3, 8, 16, 20]) == (0, 8, 16)


def test_the_openings_are_the_questions_of_the_host() -> None:
    speakers = ["Host", "Ann", "Host", "Bob", "Host", "Ann", "Host", "Ann"]
    questions = [1, 0, 2, 1, 1, 0, 0, 3]
    words = [9, 90, 9, 90, 9, 90, 9, 90]
    assert openings_of(speakers, questions, words) == {0, 2, 4}
    assert openings_of(speakers, [1, 0, 1, 0, 0, 0, 0, 0], words) == frozenset()  # asks too seldom
    assert openings_of([], [], []) == frozenset()


def test_who_asks_in_passing_is_no_host() -> None:
    speakers = ["Guest", "Host"] * 4
    assert openings_of(speakers, [2, 1] * 4, [300, 20] * 4) == {1, 3, 5, 7}
    both = ["Host", "Second host", "Guest"] * 3
    assert openings_of(both, [1, 1, 1] * 3, [20, 30, 400] * 3) == {0, 1, 3, 4, 6, 7}


@pytest.mark.parametrize(
    ("word", "stem"),
    [("models", "model"), ("companies", "company"), ("houses", "house"), ("glass", "glass"),
     ("status", "status"), ("aies", "aies"), ("toes", "toes"), ("gas", "gas"), ("模型", "模型")],
)  # fmt: skip
def test_topics_are_told_by_stems_and_numbers(word: str, stem: str) -> None:
    assert topic(word.title(), says=word) == stem
    assert topic("737", says="") == "737"
    assert topic("the", says="") == ""


@given(
    st.lists(st.text("abcdef", max_size=20), min_size=1, max_size=30),
    st.sets(st.integers(0, 30)),
)
def test_begins_are_in_order_and_in_the_talk(turns: list[str], openings: set[int]) -> None:
    begins = divide(turns, openings)
    assert begins[0] == 0
    assert list(begins) == sorted(set(begins))
    assert begins[-1] < len(turns)
    assert divide(turns, openings) == begins


def test_a_day_of_talk_takes_seconds() -> None:
    draw = random.Random(3)
    words = [f"w{n}" for n in range(3000)]
    weights = [*accumulate(1 / (n + 1) for n in range(3000))]
    turns = [draw.choices(words, cum_weights=weights, k=12) for _ in range(8_000)]
    begin = time.perf_counter()
    divide(turns)
    assert time.perf_counter() - begin < 10
