"""The words of a text, asked for one at a time."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.readers.vocabulary import Vocabulary

WORDS = (
    "a",
    "an",
    "ann",
    "channel",
    "An",
    "naïve",
    "na",
    "ve",
    "Ann's",
    "s",
    "x1",
    "a_b",
    "林",
    "",
)


@given(
    st.lists(st.sampled_from((*WORDS, " ", "-", ".", "\n")) | st.text(max_size=2)).map("".join),
    st.lists(st.sampled_from(WORDS) | st.text("abn", max_size=3), max_size=9),
)
def test_a_word_is_found_as_in_a_list_of_all(text: str, asked: list[str]) -> None:
    words = set(re.findall(r"\b[a-z]{2,}\b", text))
    vocabulary = Vocabulary(text)
    assert [word in vocabulary for word in asked] == [word in words for word in asked]


def test_however_many_are_asked_for() -> None:
    vocabulary = Vocabulary("aab " * 300 + "aa")
    assert "aa" in vocabulary  # the last of many places
    assert [f"{one}{two}" in vocabulary for one in "ab" for two in "ab"] == [
        True, False, False, False
    ]  # fmt: skip
    assert "aab" in vocabulary
