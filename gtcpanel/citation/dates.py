"""Dates as they are cited: known to the day, the month or the year, or not at all."""

from __future__ import annotations

import re
from typing import Final

#: A year, and a month and a day of it where they are known; () for none.
Date = tuple[int, ...]

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def date(text: str | None) -> Date:
    """The numbers of an ISO 8601 date, `2024-03-20`, `2024-03` or `2024`, without the time."""
    found = re.match(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?!\d)", text or "")
    return tuple(int(part) for part in found.groups() if part) if found else ()


def iso(date: Date) -> str:
    """`2024-03-20`, as far as it is known."""
    return "-".join(f"{number:02}" for number in date)


def english(date: Date) -> str:
    """`March 20, 2024`, `March 2024` or `2024`."""
    day = english_day(date)
    return f"{day}{', ' if len(date) > 2 else ' '}{date[0]}" if day else "".join(map(str, date))


def english_day(date: Date) -> str:
    """`March 20` or `March`; "" where only the year is known."""
    return " ".join([MONTHS[date[1] - 1], *map(str, date[2:])]) if len(date) > 1 else ""


def chinese(date: Date) -> str:
    """`2024年3月20日`, as far as it is known."""
    return "".join(f"{number}{unit}" for number, unit in zip(date, "年月日", strict=False))
