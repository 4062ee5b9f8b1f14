"""A word in place of its opposite makes a quotation altered."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import product

import pytest

from gtcpanel.library import Library
from gtcpanel.text.tokens import is_unspaced
from gtcpanel.verify import Verification
from gtcpanel.verify.opposites import opposites
from tests.libraries import library_of, transcript_of
from tests.quotations import judged

TURNS = [
    ("Ann", "We all thought that it started in the spring, and that everybody would be happy."),
    ("Bob", "The price of it went up in that year, and we kept it open for the whole of it."),
    (
        "李雷",
        "我们看到的是價格一直在升高，而且大家都觉得这是个好主意。他对这件事很乐观，也非常开心。",
    ),
    ("韩梅梅", "这个问题其实很复杂，我们需要更大的机器，明天再来看一看大家说的那些话。"),
]


@cache
def library() -> Library:
    return library_of(transcript_of(TURNS))


def verified(text: str) -> Verification:
    return judged(library(), text)


@pytest.mark.parametrize(
    ("quotation", "said", "quoted"),
    [
        ("We all thought that it finished in the spring", "started", "finished"),
        ("We all thought that it ends in the spring", "started", "ends"),
        ("The price of it went down in that year", "up", "down"),
        ("the price of it went up in that year, and we kept it closed", "open", "closed"),
        ("我们看到的是价格一直在降低", "升高", "降低"),
        ("我们看到的是價格一直在下降", "升高", "下降"),
        ("大家都觉得这是个坏主意", "好", "坏"),
        ("大家都觉得这是个很糟糕的主意", "好", "糟糕"),
        ("他对这件事很悲观", "乐观", "悲观"),
        ("这个问题其实很简单", "复杂", "简单"),
        ("我们需要更小的机器", "大", "小"),
    ],
)
def test_the_opposite_is_altered(quotation: str, said: str, quoted: str) -> None:
    result = verified(quotation)
    assert result.verdict == "altered"
    assert [tuple(change) for change in result.changes] == [("opposite", said, quoted)]


@pytest.mark.parametrize(
    "quotation",
    [
        "We all thought that it began in the spring",
        "我们看到的是价格一直在上涨",
        "大家都觉得这是个新主意",
        "他对这件事很主观",  # no opposite of 乐观
        "这个问题其实很微妙",
        "他对这件事很乐观，也非常关心",  # 开 alone is none of 关
    ],
)
def test_another_word_is_near(quotation: str) -> None:
    result = verified(quotation)
    assert (result.verdict, result.changes) == ("near", ())


def lines() -> list[tuple[list[str], list[str]]]:
    page = files("gtcpanel").joinpath("data", "opposites.txt").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.strip() and not line.startswith("#")]
    sides = [[side.split() for side in row.split("|")] for row in rows]
    assert all(len(both) == 2 for both in sides)
    return [(one, other) for one, other in sides]


def test_no_word_of_the_list_is_its_own_opposite_or_given_as_nobody_compares_it() -> None:
    folder = library().store.folder
    for one, other in lines():
        assert one
        assert other
        assert not set(one) & set(other)
        for word in (*one, *other):
            assert folder.key(word) == word
            assert all(map(is_unspaced, word)) or word.isascii()


def test_each_pair_of_the_list_is_told() -> None:
    folder = library().store.folder
    for one, other in (pair for sides in lines() for pair in product(*sides)):
        # 变 of 变好 and 变坏 is the same, but English is compared word by word.
        differ = (
            at for at, letters in enumerate(zip(one, other, strict=False)) if len({*letters}) > 1
        )
        shared = next(differ) if is_unspaced(one[0]) else 0
        texts = (f"他们 {one} 了", f"她们 {other} 过")
        spans = [(3 + shared, 3 + len(word)) for word in (one, other)]
        told = opposites(texts[0], spans[0], texts[1], spans[1], folder)
        assert [tuple(change) for change in told] == [("opposite", one, other)]
