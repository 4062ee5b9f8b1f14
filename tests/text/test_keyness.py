from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.text.keyness import keyness, keywords

WORDS = ["学习", "机器学习", "ab", "abc", "net", "neural net", "x1", "x2", "x3", "模型"]
BAGS = st.dictionaries(st.sampled_from(WORDS), st.integers(1, 9), max_size=10)


def bag(text: str) -> Counter[str]:
    return Counter(text.split())


def test_what_one_says_more_than_the_rest_comes_first() -> None:
    own = bag("模型 模型 模型 蒸汽机 蒸汽机 蒸汽机 规则")
    everybody = own + bag("模型 " * 20 + "数据 " * 20)
    assert keywords(own, everybody, 2) == ("蒸汽机", "规则")


def test_a_word_that_others_say_as_often_is_not_distinctive() -> None:
    own = bag("model model data data")
    assert keywords(own, own + own, 5) == ()


def test_words_said_once_come_after_those_said_twice_in_a_long_stretch() -> None:
    own = bag("rare " + "often often " + "common " * 40)
    everybody = own + bag("common " * 400 + "often " * 8)
    assert keywords(own, everybody, 2) == ("often", "rare")


def test_in_a_short_stretch_once_is_enough() -> None:
    own = bag("steam engine engine")
    assert keywords(own, own + bag("engine " * 30 + "model " * 30), 1) == ("steam",)


def test_of_a_word_and_a_longer_one_that_holds_it_one_is_given() -> None:
    others = bag("x " * 50)
    own = bag("梯度 梯度 下降 下降 梯度下降 梯度下降")
    assert keywords(own, own + others, 5) == ("梯度下降",)
    own = bag("翻译 " * 7 + "翻译成 翻译成")
    assert keywords(own, own + others, 5) == ("翻译",)
    own = bag("art art smart smart")  # a word within a word of English is another word
    assert set(keywords(own, own + others, 5)) == {"art", "smart"}


def test_two_parts_of_a_longer_word_both_give_way() -> None:
    own = Counter({"neural": 5, "network": 5, "neural network": 4})
    assert keywords(own, own + bag("x " * 50), 5) == ("neural network",)


def test_without_a_rest_the_most_frequent_are_given() -> None:
    own = bag("b b a a a c")
    assert keywords(own, own, 2) == ("a", "b")


@pytest.mark.parametrize("limit", [0, 3])
def test_an_empty_bag_has_none(limit: int) -> None:
    assert keywords({}, bag("a b"), limit) == ()


def test_the_score_is_symmetric_and_grows_with_evidence() -> None:
    few, many = bag("a"), bag("a " * 10)
    rest = bag("b " * 100)
    assert 0 < keyness(few, few + rest)["a"] < keyness(many, many + rest)["a"]
    assert keyness(bag("a b"), bag("a a b b"))["a"] == pytest.approx(0)


@given(BAGS, BAGS, st.integers(1, 8))
def test_properties(own: dict[str, int], rest: dict[str, int], limit: int) -> None:
    everything = Counter(own) + Counter(rest)
    words = keywords(own, everything, limit)
    assert len(words) <= limit
    assert set(words) <= set(own)
    assert len(set(words)) == len(words)
    backwards = dict(reversed(list(own.items())))
    assert keywords(backwards, everything, limit) == words
    assert not {"学习", "机器学习"} <= set(words)
    assert not {"net", "neural net"} <= set(words)
