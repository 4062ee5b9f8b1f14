"""Words that are looked up one by one, or in a list of all: the answer is the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.readers.dictionary import Dictionary

ENTRIES = (
    "我们 120 r\n开放 8332 v\n开放剂 3 nz\n王明 30 nr\n人 9 n\n"
    "阿b 2 x\n一二三四五六七 3 m\n林 5 n\n"
)
WORDS = (
    "我们", "开放", "开放剂", "放剂", "王明", "人", "阿b", "一二三四五六七", "四五六七", "",
    "我们 120", "们 120 r\n开", "\ud800",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=40))
def test_a_word_is_in_it_however_many_are_asked_for(asked: list[str]) -> None:
    dictionary = Dictionary(ENTRIES.encode())
    assert [word in dictionary for word in asked] == [
        word in {"我们", "开放", "阿b"} for word in asked
    ]
