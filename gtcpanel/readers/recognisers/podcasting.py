"""Podcasting 2.0: `{"version", "segments": [{"speaker", "startTime", "endTime", "body"}]}`.

A segment may be one word. https://github.com/Podcastindex-org/podcast-namespace, transcripts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gtcpanel.readers.jsonfile import at, first, objects
from gtcpanel.readers.pieces import Piece
from gtcpanel.readers.recognisers.script import Script
from gtcpanel.readers.recognisers.values import language_tag, milliseconds, said, speaker_name

if TYPE_CHECKING:
    from gtcpanel.readers.recognisers.places import Places


def claims(root: object) -> bool:
    """Whether there are segments with a body."""
    return any(
        isinstance(each.get("body"), str) and ("startTime" in each or "speaker" in each)
        for each in objects(at(root, "segments"))[:20]
    )


def script(root: object, places: Places) -> Script:
    """The segments as they stand."""
    places.enter("segments")
    pieces = []
    for each in objects(at(root, "segments")):
        if text := said(each.get("body")):
            line = places.line(each["body"])
            start = milliseconds(first(each, "startTime", "start"))
            end = milliseconds(first(each, "endTime", "end"))
            pieces.append(Piece(line, text, speaker_name(each.get("speaker")), start, end))
    return Script(pieces, language=language_tag(at(root, "language")))
