from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.text.numbers import find_number, is_numeral, may_hold_number, written


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20", 20),
        ("二十", 20),
        ("twenty", 20),
        ("twenty-five", 25),
        ("三百亿", 30_000_000_000),
        ("300亿", 30_000_000_000),
        ("30 billion", 30_000_000_000),
        ("thirty billion", 30_000_000_000),
        ("三百亿美元", 30_000_000_000),
        ("1.5亿", 150_000_000),
        ("一亿两千万", 120_000_000),
        ("30,000", 30_000),
        ("一万亿", 10**12),
        ("百万", 1_000_000),
        ("二百五", 250),
        ("一千零一十", 1010),
        ("二〇二四年", 2024),
        ("第二十一章", 21),
    ],
)
def test_a_number_is_read_in_either_script(text: str, value: int) -> None:
    number = find_number(text)
    assert number is not None
    assert number.value == value
    assert may_hold_number(text)
    assert find_number(text[number.start : number.end]) == (value, 0, number.end - number.start)


@pytest.mark.parametrize(
    "text", ["", "注意力", "三", "7", "3.5", "万一", "三三两两", "百度", "十分", "20 or 30"]
)
def test_what_is_no_number_of_ten_and_more_is_none(text: str) -> None:
    assert find_number(text) is None


@given(st.integers(10, 10**12))
def test_every_way_to_write_a_number_is_read_as_it(value: int) -> None:
    ways = set(written(value))
    assert str(value) in ways
    for way in ways - {"ten"}:
        assert (find_number(way) or (None,))[0] == value
        assert is_numeral(way[0]) or is_numeral(way.split()[0])
