from __future__ import annotations

import pytest

from gtcpanel.model import Turn
from gtcpanel.passages import in_sentences
from gtcpanel.quotable import asks, quotable


def chosen(text: str, scores: dict[str, float], most: int = 3) -> list[str]:
    turn = Turn(
        transcript="talk", number=1, speaker="A", label="A", text=text, lines=(1,), path="p"
    )
    return [one.text for one in quotable(list(in_sentences(turn)), scores, most)]


def test_each_sentence_has_words_that_the_others_lack() -> None:
    text = "Engines burn steam. Steam makes engines go. Steam engines burn coal. Rails shine."
    scores = {"steam": 3.0, "engines": 3.0, "coal": 2.0, "rails": 1.0}
    assert chosen(text, scores) == ["Steam engines burn coal.", "Rails shine."]
    assert chosen(text, scores, 1) == ["Steam engines burn coal."]
    assert chosen(text, {"coal": -1.0}) == []


@pytest.mark.parametrize(
    "text",
    [
        "It burns steam and coal.", "But steam engines burn coal.", "So, steam it is then.",
        "“This” is what steam engines burn.", "Do steam engines burn coal?", "Steam, coal",
        "Steam.", "steam " * 40 + ".", "这就是蒸汽机steam的工作方式。",
        "但是蒸汽机steam不烧木头的。",
        "其中steam的部分是很重要的。",
    ],
)  # fmt: skip
def test_only_what_stands_alone_is_quoted(text: str) -> None:
    assert chosen(text, {"steam": 1.0}) == []


def test_english_words_are_looked_for_whole_and_chinese_anywhere() -> None:
    assert chosen("Smart people start here.", {"art": 1.0}) == []
    assert chosen("The art of C++ is hard.", {"c++": 1.0}) == ["The art of C++ is hard."]
    assert chosen("我们升级到了内燃机,速度更快。", {"内燃机": 1.0}) != []


def test_a_question_is_one_whatever_closes_it() -> None:
    assert asks("“为什么?”")
    assert asks("Why?!")
    assert not asks("Why.")
    assert not asks("")
