"""Rev and Rev AI: `{"monologues": [{"speaker", "elements": [{"type", "value", "ts", "end_ts"}]}]}`.

The values are joined as they are: a space is an element too. People have names where Rev's
transcribers gave them. https://docs.rev.ai/api/asynchronous/transcript-format
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gtcpanel.readers.jsonfile import Object, at, first, objects
from gtcpanel.readers.pieces import Piece
from gtcpanel.readers.recognisers.script import Script
from gtcpanel.readers.recognisers.values import (
    language_tag,
    milliseconds,
    names_in,
    said,
    speaker_name,
)

if TYPE_CHECKING:
    from gtcpanel.readers.recognisers.places import Places


#: Around a tag, such as `[inaudible]`.
_GAPS: Final = re.compile(" {2,}")


def claims(root: object) -> bool:
    """Whether there are monologues with elements."""
    return any(objects(each.get("elements")) for each in objects(at(root, "monologues"))[:20])


def script(root: object, places: Places) -> Script:
    """The monologues, each from its first word's time to its last one's."""
    names = names_in(at(root, "speakers"))
    places.enter("monologues")
    pieces = []
    for each in objects(at(root, "monologues")):
        elements = objects(each.get("elements"))
        values = [(one.get("type"), value) for one in elements
                  if isinstance(value := one.get("value"), str)]  # fmt: skip
        line = places.line(next((value for _, value in values if value.strip()), None))
        parts = [f" [{value}] " if kind == "tag" else value for kind, value in values]
        if text := said(_GAPS.sub(" ", "".join(parts))):
            starts = (milliseconds(first(one, "ts", "timestamp")) for one in elements)
            ends = (milliseconds(first(one, "end_ts", "end_timestamp")) for one in elements)
            start = next((time for time in starts if time is not None), None)
            end = max((time for time in ends if time is not None), default=None)
            pieces.append(Piece(line, text, _who(each, names), start, end))
    return Script(pieces, language=language_tag(at(root, "language")))


def _who(each: Object, names: dict[str, str]) -> str:
    given = speaker_name(at(each, "speaker_info", "display_name"))
    given = given or names.get(str(each.get("speaker"))) or speaker_name(each.get("speaker_name"))
    return given or speaker_name(each.get("speaker"))
