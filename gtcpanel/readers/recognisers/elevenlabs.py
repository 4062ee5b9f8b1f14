"""ElevenLabs Scribe: `{"language_code", "text", "words": [{"text", "type", "speaker_id"}]}`.

Spaces are words of the type `spacing`, so that the words are joined as they are. With channels
there are `transcripts`, each with a `channel_index`.
https://elevenlabs.io/docs/api-reference/speech-to-text/convert
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

_TYPES: Final = frozenset({"word", "spacing", "audio_event"})


def claims(root: object) -> bool:
    """Whether there are words that have a type."""
    return any(
        each.get("type") in _TYPES and "text" in each
        for one in _transcripts(root)[:8]
        for each in objects(one.get("words"))[:20]
        if isinstance(each.get("type"), str)
    )


def script(root: object, places: Places) -> Script:
    """The words and what is heard between them, with their speakers."""
    told = []
    transcripts = _transcripts(root)
    for each in transcripts:
        words = _words(each, places)
        if len(transcripts) > 1:
            name = channel_name(each.get("channel_index"))
            words = [word._replace(speaker=name) for word in words]
        told.append(words)
    one = told[0] if told else []
    pieces = spoken.interleaved(told) if len(told) > 1 else spoken.neighbourly(one)
    return Script(pieces, language=language_tag(at(transcripts, 0, "language_code")))


def _transcripts(root: object) -> list[Object]:
    found = [each for each in objects(at(root, "transcripts")) if "words" in each]
    return found or ([root] if isinstance(root, dict) else [])


def _words(each: Object, places: Places) -> list[Piece]:
    words: list[Piece] = []
    close = False
    for one in objects(each.get("words")):
        text = said(one.get("text"))
        if not text:
            close = False
            continue
        line = places.line(one["text"])
        start, end = milliseconds(one.get("start")), milliseconds(one.get("end"))
        speaker = speaker_name(one.get("speaker_id"))
        words.append(Piece(line, text, speaker, start, end, close))
        close = not one["text"][-1:].isspace()
    return words
