"""Time stamps as transcripts write them."""

from __future__ import annotations

import re
from typing import Final

_STAMP: Final = re.compile(
    r"(?:(\d{1,3})[:：])?(\d{1,2})[:：](\d{2})(?:[.,](\d{1,3})\d{0,6})?(?!\d|[:：]\d)",
    re.ASCII,
)
#: What joins the two ends of a span: `00:12 - 00:15`.
_TO: Final = re.compile(r"\s*(?:-{1,2}>?|[–—~～至])\s*(?=\d)")

#: Nothing but times: `[08:17] to [08:40]`.
_TIMES: Final = re.compile(r"(?:[\s\\\[\]():：.,–—-]|\d|to\b)+")
_DATE: Final = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})[,，T]?\s*"
_TIME: Final = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d{1,6}Z?)?)?"
_WALL: Final = re.compile(
    rf"{_DATE}{_TIME}(?:\s?[AaPp]\.?[Mm]\b\.?)?|{_TIME}\s?[AaPp]\.?[Mm]\b\.?", re.ASCII
)


def wall_time_at(text: str, start: int = 0) -> int | None:
    """Where a time of the day ends that begins at `text[start]`: with a date, or AM or PM."""
    match = _WALL.match(text, start)
    return match.end() if match is not None else None


def stamp_at(text: str, start: int = 0) -> tuple[int, int] | None:
    """The time in milliseconds of a stamp at `text[start]`, and where it ends; None if none."""
    match = _STAMP.match(text, start)
    if match is None:
        return None
    hours, minutes, seconds, fraction = match.groups()
    if int(seconds) > 59 or (hours and int(minutes) > 59):
        return None
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int((fraction or "0").ljust(3, "0")), match.end()


def span_at(text: str, start: int = 0) -> tuple[int, int] | None:
    """As `stamp_at`, but past a second stamp where the text gives a span, as in `00:12 - 00:15`."""
    stamp = stamp_at(text, start)
    if stamp is None:
        return None
    to = _TO.match(text, stamp[1])
    end = stamp_at(text, to.end()) if to is not None else None
    return stamp if end is None or end[0] < stamp[0] else (stamp[0], end[1])


def is_times(text: str) -> bool:
    """Whether a text holds nothing but times and what joins them."""
    return _TIMES.fullmatch(text) is not None


def lone_stamp(line: str) -> int | None:
    """The time in milliseconds of a line (or a heading) that is nothing but a stamp."""
    if not line or len(line) > 40 or not (line[0].isdigit() or line[0] in "\\[(（［【*_#"):
        return None
    bare = line.strip("#*_\\[]()（）［］【】 ").rstrip("\\] ")
    span = span_at(bare)
    return span[0] if span is not None and span[1] == len(bare) else None
