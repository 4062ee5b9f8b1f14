"""Terms in brackets: what means the same, and what is merely added."""

from __future__ import annotations

import pytest

from gtcpanel.model import Turn
from gtcpanel.readers.pairs import long_form, mine_pairs


def pairs(*lines: str) -> list[tuple[str, str, int | None]]:
    turn = Turn(
        transcript="t",
        number=1,
        speaker="A",
        label="A",
        text="\n".join(lines),
        lines=tuple(range(5, 5 + len(lines))),
        path="t.txt",
    )
    return [(pair.left, pair.right, pair.line) for pair in mine_pairs([turn])]


@pytest.mark.parametrize(
    ("line", "left", "right"),
    [
        ("当时的卷积神经网络(CNN)很慢", "卷积神经网络", "CNN"),
        ("我们用强化学习（RL）。", "强化学习", "RL"),
        ("像蓝图（blueprint）一样", "蓝图", "blueprint"),
        ("一种梯度下降(gradient descent)的方法", "梯度下降", "gradient descent"),
        ("RAG(Retrieval-Augmented Generation)模型", "RAG", "Retrieval-Augmented Generation"),
        ("We use retrieval augmented generation (RAG).", "retrieval augmented generation", "RAG"),
        ("Scaling law(缩放法则,越大越好)", "Scaling law", "缩放法则"),
        ("we call it AGI（通用人工智能）", "AGI", "通用人工智能"),
    ],
)
def test_a_term_and_its_other_name_are_a_pair(line: str, left: str, right: str) -> None:
    assert pairs("first line", line) == [(left, right, 6)]


@pytest.mark.parametrize(
    "line",
    [
        "我们公司(Adept AI)的目标",
        "这就是标题(Attention is all you need)的来源",
        "注意力机制(Arnens)",
        "你们(当时做这方面的研究)要做什么",
        "所有这些(数据)",
        "Sam（笑）",
        "Sam（主持人）",
        "Zoom（一家公司）",
        "Mano（坐在房间后面）",
        "We went to the house near York（约克）",
        "RAG(something else entirely)",
        "a house (ABC)",
        "！（AI）",
        "这(AI)",
    ],
)
def test_what_a_bracket_merely_adds_is_no_pair(line: str) -> None:
    assert pairs(line) == []


def test_a_term_reaches_no_further_than_all_its_places_agree() -> None:
    assert pairs("老式循环神经网络(RNN)", "循环神经网络(RNN)") == [("循环神经网络", "RNN", 5)]


@pytest.mark.parametrize(
    ("acronym", "text", "found"),
    [
        ("HMM", "a hidden Markov model", "hidden Markov model"),
        ("LLMs", "the large language model", "large language model"),
        ("XY", "nothing", None),
        ("AB", "a very long row of words that hardly can be it b", None),
        ("AB", "ab", None),
    ],
)
def test_a_long_form_spells_its_acronym(acronym: str, text: str, found: str | None) -> None:
    assert long_form(acronym, text) == found
