"""The years that a text speaks of, and all that looks like one and is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtcpanel.text.year_rules import Years
from gtcpanel.text.years import Period, periods
from gtcpanel.text.years_chinese import number


def spoken(text: str) -> list[tuple[str, Years]]:
    return [(text[one.start : one.end], one.years) for one in periods(text)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("1964年以来", [("1964年", (1964, 1964))]),
        ("二〇一二年,AlexNet", [("二〇一二年", (2012, 2012))]),
        ("從2015年到2020年", [("2015年到2020年", (2015, 2020))]),
        ("2015-2020年", [("2015-2020年", (2015, 2020))]),
        ("2010年代", [("2010年代", (2010, 2019))]),
        ("80和90年代有了变化", [("80和90年代", (1980, 1999))]),
        ("上世纪八十年代", [("上世纪八十年代", (1980, 1989))]),
        ("19世纪60年代", [("19世纪60年代", (1800 + 60, 1869))]),
        ("二十一世紀", [("二十一世紀", (2000, 2099))]),
        ("民國105年", [("民國105年", (2016, 2016))]),
        ("2000年前后", [("2000年", (2000, 2000))]),
        ("in 2015 I started", [("2015", (2015, 2015))]),
        ("In 2015, Google did", [("2015", (2015, 2015))]),
        ("It was 2007, maybe", [("2007", (2007, 2007))]),
        ("since March 2015, or March 21, 2024", [("March 2015", (2015, 2015)),
                                                 ("March 21, 2024", (2024, 2024))]),
        ("from 1990 to 1995", [("1990 to 1995", (1990, 1995))]),
        ("the 2008-09 crisis", [("2008-09", (2008, 2009))]),
        ("back in the nineties", [("the nineties", (1990, 1999))]),
        ("in the mid-to-late '80s", [("the mid-to-late '80s", (1980, 1989))]),
        ("the 1990s and the early 2000s", [("1990s", (1990, 1999)), ("2000s", (2000, 2009))]),
        ("in the summer of ’69", [("’69", (1969, 1969))]),
        ("the nineteenth century", [("nineteenth century", (1800, 1899))]),
    ],
)  # fmt: skip
def test_years_that_are_given(text: str, years: list[tuple[str, Years]]) -> None:
    assert spoken(text) == years
    assert not any(one.relative for one in periods(text))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("过去六十年,", [("过去六十年", (-60, 0))]),
        ("五年前,", [("五年前", (-5, -5))]),
        ("六七年前的情况", [("六七年前", (-7, -6))]),
        ("十几年以前", [("十几年以前", (-19, -11))]),
        ("二十多年前", [("二十多年前", (-29, -21))]),
        ("一个世纪前", [("一个世纪前", (-100, -100))]),
        ("2000年前的人", [("2000年前", (-2000, -2000))]),
        ("未来三到五年", [("未来三到五年", (0, 5))]),
        ("接下來的十年", [("接下來的十年", (0, 10))]),
        ("几年前", [("几年前", None)]),
        ("去年、今年和明年", [("去年", (-1, -1)), ("今年", (0, 0)), ("明年", (1, 1))]),
        ("前年跟大前年", [("前年", (-2, -2)), ("大前年", (-3, -3))]),
        ("ten years ago", [("ten years ago", (-10, -10))]),
        ("about 10-15 years ago", [("10-15 years ago", (-15, -10))]),
        ("twenty-five years ago", [("twenty-five years ago", (-25, -25))]),
        ("a couple of years ago", [("a couple of years ago", (-2, -2))]),
        ("a few years ago", [("a few years ago", None)]),
        ("two decades ago, half a century ago", [("two decades ago", (-20, -20)),
                                                 ("half a century ago", (-50, -50))]),
        ("over the past ten years", [("the past ten years", (-10, 0))]),
        ("the next decade", [("the next decade", (0, 10))]),
        ("Last year. Next year!", [("Last year", (-1, -1)), ("Next year", (1, 1))]),
        ("the year before last", [("the year before last", (-2, -2))]),
    ],
)  # fmt: skip
def test_years_counted_from_the_talk(text: str, years: list[tuple[str, Years]]) -> None:
    assert spoken(text) == years
    assert all(one.relative for one in periods(text))


@pytest.mark.parametrize(
    "text",
    [
        "2000 GPUs", "in 2000 GPUs", "in 2048 dimensions", "by 2000 people", "a batch of 2024",
        "$2015", "2015 dollars", "for 1,999 euros", "in 2,015 files", "in 2015.3",
        "about 1900 words",
        "every ten years", "for two years", "two years later", "the last year of school",
        "in my late twenties", "in the low 90s", "six months ago", "version 2.0",
        "每十年降一半", "十五年降一千倍", "几年后", "两年多", "2000年的历史", "证明年轻人",
        "之前年轻的时候", "以后年年如此", "如今年轻人", "过去年轻", "今年轻人", "年度", "2024元",
        "三年级", "第1990页",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_year(text: str) -> None:
    assert spoken(text) == []


def test_a_period_is_resolved_against_the_year_of_the_talk() -> None:
    (ago,) = periods("五年前")
    assert (ago.within(2024), ago.within(None)) == ((2019, 2019), None)
    (given_,) = periods("1964年")
    assert given_.within(2024) == given_.within(None) == (1964, 1964)
    (vague,) = periods("a few years ago")
    assert vague.within(2024) is None


@given(st.lists(st.sampled_from(
    ["in 2015", "五年前", "1964年", " ", "the ", "'90s", "last year", "年", "19", "a year ago"]
), max_size=12))  # fmt: skip
def test_periods_are_in_order_and_apart(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = periods(text)
    ends = [0, *(one.end for one in found)]
    assert all(end <= one.start < one.end for end, one in zip(ends, found, strict=False))
    assert all(one.end <= len(text) for one in found)


def test_a_time_is_found_wherever_it_stands() -> None:
    filler = "and so it goes on and on, for a while. " * 20
    text = f"{filler}in 2015 it began{filler}五年前{filler}"
    assert [text[one.start : one.end] for one in periods(text)] == ["2015", "五年前"]
    assert periods(filler) == []
    assert isinstance(periods(text)[0], Period)


@given(st.integers(1, 9999))
def test_numbers_are_read_in_digits(size: int) -> None:
    assert number(str(size)) == size


@pytest.mark.parametrize(
    ("text", "size"),
    [("十", 10), ("十五", 15), ("六十", 60), ("一百二十", 120), ("两千", 2000), ("二〇一二", 2012)],
)
def test_numbers_are_read_in_chinese(text: str, size: int) -> None:
    assert number(text) == size
