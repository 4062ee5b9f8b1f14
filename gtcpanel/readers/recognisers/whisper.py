"""Whisper and its kin: `{"text", "language", "segments": [{"start", "end", "text", "words"}]}`.

So write Whisper itself, OpenAI's API (`verbose_json`; `diarized_json` with a speaker a segment),
faster-whisper (also as a bare list or a segment a line), whisper-timestamped, stable-ts, Groq, and
WhisperX, whose words have speakers: a numeral has neither time nor speaker there, and a segment
may hold two speakers. Transformers write `{"text", "chunks": [{"text", "timestamp": [0, 1.5]}]}`,
and with speakers `{"speakers": [{"speaker", "text", "timestamp"}]}`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from gtcpanel.readers.jsonfile import Object, at, first, objects
from gtcpanel.readers.lines import ends_a_sentence
from gtcpanel.readers.pieces import Piece
from gtcpanel.readers.recognisers import words as spoken
from gtcpanel.readers.recognisers.script import Script
from gtcpanel.readers.recognisers.values import language_tag, milliseconds, said, speaker_name

if TYPE_CHECKING:
    from gtcpanel.readers.recognisers.places import Places

#: What only Whisper writes of a segment.
_OWN: Final = frozenset({"avg_logprob", "no_speech_prob", "compression_ratio", "seek", "tokens"})
#: All that may stand beside a text without segments.
_BESIDE: Final = frozenset({"text", "usage", "logprobs", "task", "language", "duration", "x_groq"})
#: The part of the segments that begin with a space where Whisper writes its spaces.
_MOST: Final = 0.8


def claims(root: object) -> bool:
    """Whether there are segments with text and times, or nothing but a text."""
    if isinstance(root, dict) and root.keys() <= _BESIDE:
        return isinstance(root.get("text"), str)
    found = _segments(root)[1][:20]
    if isinstance(root, list):
        return any(_OWN & each.keys() and "text" in each for each in found)
    return any("text" in each and _is_timed(each) for each in found)


def script(root: object, places: Places) -> Script:
    """The segments, each cut where its words change hands."""
    key, segments = _segments(root)
    if key:
        places.enter(key)
    if not segments:
        text = said(at(root, "text"))
        pieces = [Piece(places.line(at(root, "text")), text)] if text else []
        return Script(pieces, language=language_tag(at(root, "language")))
    pieces, written = [], []
    for each in segments:
        for piece in _pieces(each, places):
            pieces.append(piece)
            written.append(each.get("text") if piece.start_ms == _times(each)[0] else " ")
    return Script(closed(pieces, written), language=language_tag(at(root, "language")))


def closed(pieces: Sequence[Piece], written: Sequence[object]) -> list[Piece]:
    """The pieces, those without a space before them set close to the one before.

    Whisper writes the space before a word, so that where most segments begin with one, a segment
    that does not goes on within a word: ` trans`, `former`.
    """
    blank = [isinstance(each, str) and each[:1].isspace() for each in written]
    if not pieces or sum(blank) < _MOST * len(pieces) or len(pieces) < 3:
        return list(pieces)
    result = [pieces[0]]
    for before, piece, space in zip(pieces, pieces[1:], blank[1:], strict=False):
        within = not space and piece.text[0].isalnum() and not ends_a_sentence(before.text)
        result.append(piece._replace(close=True) if within else piece)
    return result


def _segments(root: object) -> tuple[str, list[Object]]:
    if isinstance(root, list):
        return "", objects(root)
    for key in ("segments", "speakers", "chunks"):
        if found := [each for each in objects(at(root, key)) if "text" in each]:
            return key, found
    return "", []


def _is_timed(each: Object) -> bool:
    return "start" in each or "start_time" in each or isinstance(each.get("timestamp"), list)


def _times(each: Object) -> tuple[int | None, int | None]:
    if isinstance(each.get("timestamp"), list):
        return milliseconds(at(each, "timestamp", 0)), milliseconds(at(each, "timestamp", 1))
    start, end = first(each, "start", "start_time"), first(each, "end", "end_time")
    return milliseconds(start), milliseconds(end)


def _pieces(each: Object, places: Places) -> list[Piece]:
    text = said(each.get("text"))
    start, end = _times(each)
    line = places.line(each.get("text"))
    whole = Piece(line, text, speaker_name(each.get("speaker")), start, end)
    words = objects(each.get("words"))
    speakers = {speaker_name(word.get("speaker")) for word in words} - {""}
    if len(speakers) < 2:  # the usual case, in which no word needs to be looked at
        return [whole._replace(speaker=min(speakers, default=whole.speaker))] if text else []
    return spoken.segment(whole, [word for one in words if (word := _word(one, places)).text])


def _word(each: Object, places: Places) -> Piece:
    written = first(each, "word", "text")
    start, end = _times(each)
    speaker = speaker_name(each.get("speaker"))
    return Piece(places.line(written), said(written), speaker, start, end)
