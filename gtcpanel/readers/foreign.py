"""Formats that are recognised but not read: a clear refusal instead of turns full of time codes."""

from __future__ import annotations

import re
from typing import Final

#: The time line of a cue, as SubRip and WebVTT write it.
_CUE: Final = re.compile(r"^[ \t]*(?:\d+:)?\d+:\d\d[.,]\d+[ \t]+-->", re.MULTILINE)
#: How a file of another kind begins.
_BEGINNINGS: Final = {
    "JSON": re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"])"),
    "an HTML page": re.compile(r"\s*<(?:!doctype html|html)\b", re.IGNORECASE),
    "XML": re.compile(r"\s*<\?xml\b"),
}


def foreign_format(head: str) -> str | None:
    """What a text is, by its beginning, if it is no labelled text: "subtitles", "JSON", ..."""
    if head.startswith("WEBVTT") or _CUE.search(head):
        return "subtitles"
    return next((name for name, begins in _BEGINNINGS.items() if begins.match(head)), None)
