"""Gladia: `{"result": {"transcription": {"utterances": [{"speaker", "channel", "text"}]}}}`.

Times are in seconds. https://docs.gladia.io/api-reference/v2/pre-recorded/get
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gtcpanel.readers.jsonfile import Object, at, inside, objects
from gtcpanel.readers.pieces import Piece
from gtcpanel.readers.reader import NOBODY
from gtcpanel.readers.recognisers import words as spoken
from gtcpanel.readers.recognisers.script import Script
from gtcpanel.readers.recognisers.values import (
    channel_name,
    language_tag,
    milliseconds,
    said,
    speaker_name,
)

if TYPE_CHECKING:
    from gtcpanel.readers.recognisers.places import Places

#: How deep `transcription` may lie, below `result` or `data`.
_DEPTH = 2


def claims(root: object) -> bool:
    """Whether there is a transcription with utterances."""
    return bool(_utterances(root))


def script(root: object, places: Places) -> Script:
    """The utterances; channels are speakers where these are not told apart."""
    found = _utterances(root)
    channels = len({str(each.get("channel")) for each in found}) > 1
    places.enter("utterances")
    pieces = []
    for each in found:
        if text := said(each.get("text")):
            line = places.line(each["text"])
            speaker = speaker_name(each.get("speaker"))
            if channels and speaker == NOBODY:
                speaker = channel_name(each.get("channel"))
            start, end = milliseconds(each.get("start")), milliseconds(each.get("end"))
            pieces.append(Piece(line, text, speaker, start, end))
    return Script(spoken.by_start(pieces), language=language_tag(at(found, 0, "language")))


def _utterances(root: object) -> list[Object]:
    for each in inside(root, _DEPTH):
        found = objects(at(each, "transcription", "utterances"))
        if any("text" in one for one in found[:20]):
            return found
    return []
