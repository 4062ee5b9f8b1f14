"""The words for numbers in Chinese and English, and the value of a row of Chinese ones.

What counts as a number is told elsewhere: to a search `numbers`, to verify `numerals`, to a
timeline `years_chinese`. A search loads this one, so it imports nothing.
"""

from __future__ import annotations

from typing import Final

NUMERALS: Final = "零一二三四五六七八九"
DIGITS: Final = {char: value for value, char in enumerate(NUMERALS)} | {
    "〇": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8,
    "玖": 9,
}  # fmt: skip
TENS: Final = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
MYRIADS: Final = {"万": 10**4, "亿": 10**8}

UNDER_TWENTY: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TIMES_TEN: Final = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
THOUSANDS: Final = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip


def only_digits(text: str) -> bool:
    """Whether a row has no 十, 百, 万, ...: 二〇一二, but 三三两两 as well."""
    return all(char in DIGITS for char in text)


def value_of(text: str) -> int | None:
    """The value of a row of (simplified) numerals: 二十, 二百五, 一万亿, 四万万, 二〇一二.

    None where two digits meet before or after a unit: 七八百, 三十二三.
    """
    if only_digits(text):
        return int("".join(str(DIGITS[char]) for char in text))
    total = section = digit = 0  # what is behind the last 万 or 亿, and since then
    unit = 0  # the last one: 二百五 is 250
    for char in text:
        if char in DIGITS:
            if digit:
                return None
            digit = DIGITS[char]
            unit = unit if digit else 0
        elif char in TENS:
            unit = TENS[char]
            section += unit * (digit or 1)
            digit = 0
        else:
            section += digit * max(1, unit // 10) if section else digit  # 三百五万
            unit = MYRIADS[char]
            if not section:  # 万, 一万亿
                total = (total or 1) * unit
            elif total < unit:  # 一万三千亿
                total = (total + section) * unit
            else:
                total += section * unit
            section = digit = 0
    return total + section + digit * max(1, unit // 10)
