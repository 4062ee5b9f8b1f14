"""What this program wrote: `{"schema": "gtcpanel.show/1", "transcript": {...}, "turns": [...]}`.

Turns stay as they were, with their paragraphs; a time that was estimated is not taken for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gtcpanel.readers.jsonfile import Object, at, objects
from gtcpanel.readers.pieces import Piece
from gtcpanel.readers.recognisers.script import Script
from gtcpanel.readers.recognisers.values import language_tag, milliseconds, sound, title_in

if TYPE_CHECKING:
    from gtcpanel.readers.recognisers.places import Places

#: The keys that every turn has.
_OURS: Final = frozenset({"ref", "turn", "speaker", "text"})


def claims(root: object) -> bool:
    """Whether the schema is ours, or the lines are turns."""
    schema = at(root, "schema")
    if isinstance(schema, str) and schema.startswith("gtcpanel."):
        return bool(_turns(root))
    return isinstance(root, list) and bool(root) and len(_turns(root)) == len(root)


def script(root: object, places: Places) -> Script:
    """The turns, each apart."""
    pieces = []
    if isinstance(root, dict):
        places.enter("turns")
    for each in _turns(root):
        paragraphs = [line.strip() for line in sound(str(each["text"])).split("\n")]
        text = "\n".join(line for line in paragraphs if line)
        if text:
            line = places.line(each["text"])
            speaker = " ".join(sound(str(each["speaker"] or "")).split())
            known = each.get("time_estimated") is not True
            start = milliseconds(each.get("time")) if known else None
            end = milliseconds(each.get("end")) if known else None
            pieces.append(Piece(line, text, speaker, start, end, opens=True))
    about = at(root, "transcript")
    date = at(about, "date")
    return Script(
        pieces,
        language=language_tag(at(about, "language")),
        title=title_in(at(about, "title")),
        date=date if isinstance(date, str) and date else None,
    )


def _turns(root: object) -> list[Object]:
    found = at(root, "turns") if isinstance(root, dict) else root
    return [e for e in objects(found) if e.keys() >= _OURS and isinstance(e["text"], str)]
