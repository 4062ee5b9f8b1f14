"""whisper.cpp: `{"result": {"language"}, "transcription": [{"timestamps", "offsets", "text"}]}`.

Offsets are in milliseconds. With `-di` a segment has a `speaker` ("0", "1", "?"); with `-tdrz` it
has `speaker_turn_next`, which tells that another goes on, but not who.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gtcpanel.readers.jsonfile import at, objects
from gtcpanel.readers.pieces import Piece
from gtcpanel.readers.recognisers.script import Script
from gtcpanel.readers.recognisers.values import language_tag, milliseconds, said, speaker_name
from gtcpanel.readers.recognisers.whisper import closed

if TYPE_CHECKING:
    from gtcpanel.readers.recognisers.places import Places

#: What is written into the text where a turn ends.
_TURN: str = "[SPEAKER_TURN]"


def claims(root: object) -> bool:
    """Whether there are segments with offsets."""
    return any(
        "text" in each and ("offsets" in each or "timestamps" in each)
        for each in objects(at(root, "transcription"))[:20]
    )


def script(root: object, places: Places) -> Script:
    """The segments, with a new turn after each that says so."""
    places.enter("transcription")
    pieces: list[Piece] = []
    written: list[object] = []
    another = False
    for each in objects(at(root, "transcription")):
        words = each.get("text")
        if text := said(words).removesuffix(_TURN).rstrip():
            line = places.line(words)
            start, end = _time(each, "from"), _time(each, "to")
            speaker = speaker_name(each.get("speaker"))
            pieces.append(Piece(line, text, speaker, start, end, opens=another))
            written.append(words)
            another = False
        another = another or each.get("speaker_turn_next") is True
    language = at(root, "result", "language") or at(root, "params", "language")
    return Script(closed(pieces, written), language=language_tag(language))


def _time(each: dict[str, object], end: str) -> int | None:
    time = milliseconds(at(each, "offsets", end), 1)
    return time if time is not None else milliseconds(at(each, "timestamps", end))
