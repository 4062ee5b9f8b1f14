from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtcpanel.text.words import _slow_cutter, count, segment, word_ends

CHINESE = "我们在研究循环神经网络的时候发现注意力机制比长短期记忆网络更好因为它可以并行计算" * 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("机器翻译很难。", ["机器翻译", "很", "难"]),
        ("我们用GPT-4做n-gram,2.5倍", ["我们", "用", "GPT-4", "做", "n-gram", "2.5", "倍"]),
        ("Character.AI and node.js", ["Character.AI", "and", "node.js"]),
        ("It ends.The next, e.g. this", ["It", "ends", "The", "next", "e", "g", "this"]),
        ("I don’t use C++ or F#; AT&T", ["I", "don't", "use", "C++", "or", "F#", "AT&T"]),
        ("1,000 ÉTÉ _x_ 3D", ["1,000", "ÉTÉ", "x", "3D"]),
        ("𠮷野家 カナ", ["𠮷", "野", "家", "カナ"]),
        ("见https://a.example/x?q=1。好", ["见", "https://a.example/x?q=1", "好"]),
        ("…… !!", []),
    ],
)
def test_words_of_mixed_text(text: str, words: list[str]) -> None:
    assert segment(text) == words


def test_traditional_text_is_cut_like_simplified_and_kept_as_it_is() -> None:
    table = str.maketrans({"機": "机", "譯": "译", "學": "学", "習": "习"})
    assert segment("機器翻譯學習", simplified=table) == ["機器翻譯", "學習"]
    assert segment("機器翻譯學習") != ["機器翻譯", "學習"]


def test_chinese_is_cut_as_jieba_cuts_it(tmp_path: Path) -> None:
    import jieba

    jieba.setLogLevel("ERROR")
    jieba.dt.tmp_dir = str(tmp_path)
    assert segment(CHINESE) == jieba.lcut(CHINESE, HMM=False)
    assert _slow_cutter()(CHINESE, False) == segment(CHINESE)
    alphabet = st.sampled_from([*sorted(set(CHINESE)), "㐀", "龘"])

    @settings(max_examples=200, deadline=None)
    @given(st.text(alphabet, max_size=30))
    def check(text: str) -> None:
        assert segment(text) == jieba.lcut(text, HMM=False)

    check()


@given(st.text(st.sampled_from("我们计算机算法aBé1.-' ,。_\u0301ßİ𠮷"), max_size=40))
def test_every_letter_is_in_one_word(text: str) -> None:
    letters = "".join(filter(str.isalnum, text))
    assert "".join(filter(str.isalnum, "".join(segment(text)))) == letters


@given(st.text(st.sampled_from("我们计算机算法AI 。"), max_size=30))
def test_word_ends_are_the_ends_of_the_chinese_words(text: str) -> None:
    ends = word_ends(text)
    assert ends == sorted(set(ends))
    assert [text[:end][-1] for end in ends] == [
        word[-1] for word in segment(text) if not word.isascii()
    ]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("谁想出了Transformer的名字?为什么?", (21, 8, 2)),
        ("", (0, 0, 0)),
        ("Really?!! No. “真的吗？” 1,000", (15, 5, 2)),
        ('"Why?" he asked.', (10, 3, 0)),
        ("cafe\u0301 + ß", (6, 2, 0)),
    ],
)
def test_counts(text: str, counts: tuple[int, int, int]) -> None:
    assert count(text, segment(text)) == counts
