"""Deepgram: `{"results": {"utterances": [...], "channels": [{"alternatives": [...]}]}}`.

Without utterances the speakers are with the words of each channel's first alternative, whose
`punctuated_word` is as the transcript has it. Several channels are as many speakers, unless they
are told apart within a channel. The messages of a stream (`"type": "Results"`), one a line, are
read too. https://developers.deepgram.com/docs/diarization, /utterances, /multichannel
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gtcpanel.readers.jsonfile import Object, at, first, objects
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


def claims(root: object) -> bool:
    """Whether there are channels with alternatives, or utterances."""
    if isinstance(root, list):
        return bool(_messages(root))
    results = at(root, "results")
    if any("transcript" in each for each in objects(at(results, "utterances"))[:20]):
        return True
    return any("alternatives" in each for each in objects(at(results, "channels"))[:20])


def script(root: object, places: Places) -> Script:
    """The utterances, or the words of all channels as a conversation."""
    if isinstance(root, list):
        pieces = [p for each in _messages(root) for p in _alternative(each["channel"], places)]
        return Script(spoken.neighbourly(pieces))
    results = at(root, "results")
    channels = objects(at(results, "channels"))
    language = at(channels, 0, "detected_language") or at(results, "channels", 0, "language")
    utterances = objects(at(results, "utterances"))
    if any(said(each.get("transcript")) for each in utterances):
        many = len({str(each.get("channel")) for each in utterances}) > 1
        places.enter("utterances")
        pieces = [p for each in utterances for p in _utterance(each, places, many=many)]
        pieces = spoken.by_start(pieces)
    elif len(channels) > 1:
        told = [_alternative(each, places) for each in channels]
        pieces = spoken.interleaved([_on(number, words) for number, words in enumerate(told)])
    else:
        pieces = spoken.neighbourly(_alternative(at(channels, 0), places))
    return Script(pieces, language=language_tag(language or at(root, "metadata", "language")))


def _messages(root: list[Any]) -> list[Object]:
    return [
        each
        for each in objects(root)
        if each.get("type") == "Results"
        and each.get("is_final", True)
        and objects(at(each, "channel", "alternatives"))
    ]


def _utterance(each: Object, places: Places, *, many: bool) -> list[Piece]:
    text = said(each.get("transcript"))
    start, end = milliseconds(each.get("start")), milliseconds(each.get("end"))
    line = places.line(each.get("transcript"))
    words = objects(each.get("words"))
    speaker = speaker_name(each.get("speaker"))
    # An utterance's speaker is the service's verdict on its words, of which some may differ.
    differ = speaker == NOBODY and any("speaker" in word for word in words)
    pieces = spoken.segment(
        Piece(line, text, speaker, start, end),
        [piece for word in words if (piece := _word(word, places)).text] if differ else [],
    )
    if not many:
        return pieces
    channel = channel_name(each.get("channel"))
    return [piece._replace(speaker=_both(channel, piece.speaker)) for piece in pieces]


def _alternative(channel: object, places: Places) -> list[Piece]:
    """The words of a channel's best alternative; its transcript where it has none."""
    best = at(channel, "alternatives", 0)
    transcript = at(best, "transcript")
    line = places.line(transcript)
    words = [_word(word, places) for word in objects(at(best, "words"))]
    words = [word for word in words if word.text]
    if words:
        return spoken.spaced(words, said(transcript))
    return [Piece(line, said(transcript))] if said(transcript) else []


def _word(each: Object, places: Places) -> Piece:
    written = first(each, "punctuated_word", "word")
    start, end = milliseconds(each.get("start")), milliseconds(each.get("end"))
    speaker = speaker_name(each.get("speaker"))
    return Piece(places.line(written), said(written), speaker, start, end)


def _on(channel: int, words: list[Piece]) -> list[Piece]:
    """The words of a channel with its name, and their speakers' where it has several."""
    words = spoken.neighbourly(words)
    several = len({word.speaker for word in words}) > 1
    name = channel_name(channel)
    return [word._replace(speaker=_both(name, word.speaker) if several else name) for word in words]


def _both(channel: str, speaker: str) -> str:
    return f"{channel} {speaker}" if channel and speaker else channel or speaker
