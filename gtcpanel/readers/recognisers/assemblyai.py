"""AssemblyAI: `{"id", "audio_url", "text", "words": [...], "utterances": [{"speaker", "text"}]}`.

Times are in milliseconds. Without `speaker_labels` there are no utterances, and nobody is told
apart. The paragraphs and sentences, which can be had apart, have the same shape.
https://www.assemblyai.com/docs/api-reference/transcripts/get
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gtcpanel.readers.jsonfile import Object, at, objects
from gtcpanel.readers.pieces import Piece
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

#: What else is in the whole file, of which at least one is there.
_OWN: Final = frozenset(
    {
        "audio_url",
        "audio_src_url",
        "acoustic_model",
        "language_model",
        "speaker_labels",
        "audio_duration",
    }
)
_LISTS: Final = ("utterances", "sentences", "paragraphs", "words")


def claims(root: object) -> bool:
    """Whether it has the service's own keys, and what was said."""
    return (
        isinstance(root, dict)
        and bool(_OWN & root.keys())
        and ("words" in root or bool(_key(root)))
        and isinstance(root.get("text", ""), str | None)
    )


def script(root: object, places: Places) -> Script:
    """The utterances; without any the words, and without these the text."""
    language = language_tag(at(root, "language_code"))
    key = _key(root)
    if not key:
        text = said(at(root, "text"))
        pieces = [Piece(places.line(at(root, "text")), text)] if text else []
        return Script(pieces, language=language)
    places.enter(key)
    pieces = []
    for each in objects(at(root, key)):
        piece = _piece(each, places)
        words = [_piece(word, places) for word in objects(each.get("words")) if not piece.speaker]
        pieces += spoken.segment(piece, [word for word in words if word.text])
    if key == "words":
        pieces = spoken.spaced(pieces, said(at(root, "text")))
    return Script(spoken.by_start(pieces), language=language)


def _key(root: object) -> str:
    """The list that says most."""
    return next((key for key in _LISTS if any("text" in e for e in objects(at(root, key)))), "")


def _piece(each: Object, places: Places) -> Piece:
    speaker = speaker_name(each.get("speaker")) or channel_name(each.get("channel"))
    start, end = milliseconds(each.get("start"), 1), milliseconds(each.get("end"), 1)
    return Piece(places.line(each.get("text")), said(each.get("text")), speaker, start, end)
