from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

from gtcpanel.text.content import content, stop_words


def test_content_leaves_out_what_says_nothing() -> None:
    assert content(["我们", "然后", "的", "gonna", "really", "42", "2.5", "a"]) == []
    assert content(["三种", "六十年", "千万", "https://a.example/x", "d909ff7a"]) == []
    assert content(["百度", "h100", "web3", "一般性"]) == ["百度", "h100", "web3", "一般性"]
    assert content(["google's", "it's", "gpt-4", "模型"]) == ["google", "gpt-4", "模型"]


def test_content_gives_terms_of_several_words_beside_their_parts() -> None:
    assert content(["梯度", "下降"]) == ["梯度", "下降", "梯度下降"]
    assert content(["a", "neural", "network"]) == ["neural", "network", "neural network"]
    assert "neural network" not in content(["network", "neural"])


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
