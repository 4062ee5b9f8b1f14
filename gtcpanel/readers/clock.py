"""Time stamps as transcripts write them."""

from __future__ import annotations

import re
from typing import Final

_STAMP: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?(?!\d)")


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
