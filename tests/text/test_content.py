from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from gtcpanel.text.content import bare, says, stop_words
from gtcpanel.text.terms import openers, shipped_terms, terms_among


@pytest.mark.parametrize(
    ("word", "said"),
    [
        *dict.fromkeys(["我们", "然后", "的", "gonna", "really", "42", "2.5", "a"], "").items(),
        *dict.fromkeys(["三种", "六十年", "千万", "https://a.example/x", "d909ff7a"], "").items(),
        ("百度", "百度"), ("H100", "h100"), ("web3", "web3"), ("一般性", "一般性"),
        ("Google's", "google"), ("it's", ""), ("GPT-4", "gpt-4"),
    ],
)  # fmt: skip
def test_words_say_something_or_nothing(word: str, said: str) -> None:
    assert says(bare(word)) == said


def test_terms_of_several_words_are_found_where_these_follow_one_another() -> None:
    terms = shipped_terms()

    def found(*words: str) -> list[str]:
        first = openers({word: bare(word) for word in words}, terms)
        return terms_among(words, first, terms)

    assert found("梯度", "下降") == ["梯度下降"]
    assert found("a", "Neural", "network's") == ["neural network"]
    assert found("network", "neural") == []


def test_a_term_opens_only_where_all_its_words_are() -> None:
    terms = {"neural": [["neural", "network"]]}
    assert openers({"neural": "neural", "network": "network"}, terms) == {"neural"}
    assert openers({"neural": "neural", "net": "net"}, terms) == frozenset()


def test_stop_words_are_in_the_form_in_which_words_come() -> None:
    stops = stop_words()
    assert {"我们", "我們", "然后", "然後", "really", "gonna", "don't"} <= stops
    assert all(word == word.lower() for word in stops)
    assert not any("’" in word or word.startswith("#") for word in stops)
    assert not {"模型", "transformer", "attention", "数据"} & stops


def test_the_glossary_is_whole_and_without_repetition() -> None:
    page = tomllib.loads((files("gtcpanel") / "data" / "glossary.toml").read_text("utf-8"))
    assert list(page) == ["terms"]
    pairs: Counter[tuple[str, str]] = Counter()
    for entry in page["terms"]:
        assert list(entry) == ["zh", "en"]
        assert all(term == term.strip() for term in entry["zh"] + entry["en"])
        assert all(term.isascii() for term in entry["en"])
        assert not any(term.isascii() for term in entry["zh"])
        pairs.update((zh, en) for zh in entry["zh"] for en in entry["en"])
    assert len(pairs) >= 200
    assert max(pairs.values()) == 1
    assert {("注意力", "attention"), ("缩放法则", "scaling law")} <= set(pairs)
