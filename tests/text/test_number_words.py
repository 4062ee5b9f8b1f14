"""The value of a row of Chinese numerals."""

from __future__ import annotations

import pytest

from gtcpanel.text.number_words import value_of

VALUES = {
    "十": 10, "二十": 20, "十二": 12, "两百": 200, "二百五": 250, "一百零五": 105, "一百〇五": 105,
    "一千零十五": 1015, "百万": 10**6, "三百五万": 3_500_000, "一万二": 12_000,
    "一亿零十三万": 100_130_000, "一万三千亿": 13 * 10**11, "一万亿": 10**12, "四万万": 4 * 10**8,
    "壹佰贰拾": 120, "二〇一二": 2012, "零零七": 7, "万": 10**4,
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), VALUES.items(), ids=list(VALUES))
def test_a_row_of_numerals_has_a_value(text: str, value: int) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize("text", ["七八百", "三十二三", "三五十"])
def test_a_vague_number_has_none(text: str) -> None:
    assert value_of(text) is None
