"""What a verbatim quotation leaves off where it begins and ends."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtcpanel.library import Library
from gtcpanel.verify import Verification
from tests.libraries import library_of, transcript_of
from tests.quotations import judged

TURNS = [
    ("Ann", "It is impossible to do this. We sold 1500 units in 2019, and 20 million were lost."),
    ("Bob", "I don't think that we can't win. It is a non-trivial GPT-4 thing, Noam's idea."),
    (
        "李雷",
        "我们不认为这是好的主意。这是非常好的主意。增长了百分之二十五。20万美元买的车，沒有变化。",
    ),
    ("黄仁勋", "过去六十年,计算机技术看似没什么大的变化。价格下降了一万亿次。"),
]


@cache
def library() -> Library:
    return library_of(transcript_of(TURNS))


def verified(text: str) -> Verification:
    return judged(library(), text)


@pytest.mark.parametrize(
    ("quotation", "notes"),
    [
        ("possible to do this", ["begins within 'impossible'"]),
        ("POSSIBLE to do this", ["begins within 'impossible'"]),  # a variant
        ("500 units in 2019", ["begins within 1500"]),
        ("We sold 1500 units in 20", ["ends within 2019"]),
        ("and 20", ["ends within 20 million"]),
        ("million were lost", ["begins within 20 million"]),
        ("think that we can", ['"don\'t" goes before it', 'ends within "can\'t"']),
        ("trivial GPT", ["begins within 'non-trivial'", "ends within 'GPT-4'"]),
        ("认为这是好的主意", ["不 goes before it"]),
        ("有变化", ["沒 goes before it"]),
        ("增长了百分之二十", ["ends within 百分之二十五"]),
        ("0万美元买的车", ["begins within 20万美元"]),
        ("十年,计算机技术看似没什么大的变化", ["begins within 六十年"]),
        ("价格下降了一万", ["ends within 一万亿"]),
        ("[It's] possible to do … 500 units", ["begins within 1500"]),
    ],
)
def test_what_is_left_off_is_noted(quotation: str, notes: list[str]) -> None:
    result = verified(quotation)
    assert result.verdict == ("variant" if quotation[0] == "P" else "exact")
    assert list(result.notes) == notes


@pytest.mark.parametrize(
    "quotation",
    [
        "It is impossible to do this",
        "impossible to do",
        "1500 units in 2019",
        "[Im]possible to do this",
        "a non-trivial GPT-4 thing, Noam",  # and not Noam's
        "们不认为这是好的",  # cuts a Chinese word
        "常好的主意",  # no denial, but 非常
        "六十年,计算机技术",
    ],
)
def test_no_note_where_no_word_or_number_is_cut(quotation: str) -> None:
    result = verified(quotation)
    assert result.verdict == "exact"
    assert result.notes == ()


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_a_slice_of_whole_words_cuts_only_numbers_of_several(data: st.DataObject) -> None:
    words = TURNS[0][1].split(" ")
    start = data.draw(st.integers(0, len(words) - 3))
    end = data.draw(st.integers(start + 3, len(words)))
    notes = verified(" ".join(words[start:end])).notes
    assert all("20 million" in note for note in notes)
