"""YouTube's captions as json3: `{"events": [{"tStartMs", "dDurationMs", "segs": [{"utf8"}]}]}`.

In automatic captions an event that only breaks the line follows each other one; nobody is told
apart, but for `>>` where another speaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gtcpanel.readers.jsonfile import at, objects, text_at
from gtcpanel.readers.pieces import Piece
from gtcpanel.readers.recognisers.script import Script
from gtcpanel.readers.recognisers.values import milliseconds, said

if TYPE_CHECKING:
    from gtcpanel.readers.recognisers.places import Places

#: What stands before the words of another.
_ANOTHER: Final = ">>"


def claims(root: object) -> bool:
    """Whether there are events with times and segments."""
    return any(
        "tStartMs" in each and text_at(each, "segs", 0, "utf8") != ""
        for each in objects(at(root, "events"))[:50]
    )


def script(root: object, places: Places) -> Script:
    """The events as they stand."""
    places.enter("events")
    pieces: list[Piece] = []
    for each in objects(at(root, "events")):
        parts = [
            part for one in objects(each.get("segs")) if isinstance(part := one.get("utf8"), str)
        ]
        text = said("".join(parts))
        line = places.line(parts[0] if text else None)
        opens = text.startswith(_ANOTHER)
        if opens:
            text = text.lstrip("> ")
        if text:
            start = milliseconds(each.get("tStartMs"), 1)
            length = milliseconds(each.get("dDurationMs"), 1)
            end = start + length if start is not None and length is not None else None
            pieces.append(Piece(line, text, start_ms=start, end_ms=end, opens=opens))
    return Script(pieces)
