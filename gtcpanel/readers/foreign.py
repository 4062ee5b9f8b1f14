"""Formats that are recognised but not read: a clear refusal instead of turns full of time codes."""

from __future__ import annotations

import re
from typing import Final

#: How a file of another kind begins.
_BEGINNINGS: Final = {
    "MicroDVD subtitles": re.compile(r"\s*\{\d{1,9}\}\{\d{0,9}\}"),
    "SAMI subtitles": re.compile(r"\s*<sami\b", re.IGNORECASE),
    "JSON": re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"])"),
    "an HTML page": re.compile(r"\s*<(?:!doctype html|html)\b", re.IGNORECASE),
    "XML": re.compile(r"\s*<\?xml\b"),
}


def foreign_format(head: str) -> str | None:
    """What a text is, by its beginning, if it is no labelled text: "JSON", "XML", ..."""
    return next((name for name, begins in _BEGINNINGS.items() if begins.match(head)), None)
