"""Azure Speech: `{"recognizedPhrases": [{"speaker", "channel", "nBest": [{"display"}]}]}`.

So is a batch; offsets are ticks of 100 ns, or ISO 8601 durations. A fast transcription has
`{"phrases": [{"offsetMilliseconds", "text", "speaker"}]}`, and the Video Indexer
`{"videos": [{"insights": {"transcript": [{"text", "speakerId", "instances"}], "speakers"}}]}`.
https://learn.microsoft.com/azure/ai-services/speech-service/batch-transcription-get
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gtcpanel.readers.jsonfile import Object, at, first, objects
from gtcpanel.readers.pieces import Piece
from gtcpanel.readers.reader import NOBODY
from gtcpanel.readers.recognisers import words as spoken
from gtcpanel.readers.recognisers.script import Script
from gtcpanel.readers.recognisers.values import (
    channel_name,
    language_tag,
    milliseconds,
    names_in,
    said,
    speaker_name,
)

if TYPE_CHECKING:
    from gtcpanel.readers.recognisers.places import Places

#: A tick of 100 ns in milliseconds.
_TICK: Final = 1e-4


def claims(root: object) -> bool:
    """Whether there are phrases of one of the three kinds."""
    return (
        any("nBest" in each or "recognitionStatus" in each for each in _phrases(root)[:20])
        or any("text" in each and "offsetMilliseconds" in each for each in _fast(root)[:20])
        or any("instances" in each for each in _indexed(root)[:20])
    )


def script(root: object, places: Places) -> Script:
    """The phrases in the order of time; without speakers, each channel is one."""
    if found := _indexed(root):
        names = names_in(at(root, "videos", 0, "insights", "speakers") or at(root, "speakers"))
        told = [_instance(each, names, places) for each in found]
        language = first(found[0], "language")
    else:
        batch = _phrases(root)
        told = [_phrase(e, places) for e in batch] or [_quick(e, places) for e in _fast(root)]
        phrases = batch or _fast(root)
        language = next((each["locale"] for each in phrases if each.get("locale")), None)
        if len({str(each.get("channel")) for each in phrases}) > 1:
            told = [_on(at(e, "channel"), p) for e, p in zip(phrases, told, strict=True)]
    pieces = spoken.by_start([piece for piece in told if piece.text])
    return Script(pieces, language=language_tag(language or at(root, "locale")))


def _phrases(root: object) -> list[Object]:
    return objects(at(root, "recognizedPhrases"))


def _fast(root: object) -> list[Object]:
    return objects(at(root, "phrases"))


def _indexed(root: object) -> list[Object]:
    found = at(root, "videos", 0, "insights", "transcript") or at(root, "insights", "transcript")
    return [each for each in objects(found) if "text" in each]


def _phrase(each: Object, places: Places) -> Piece:
    text = at(each, "nBest", 0, "display") or at(each, "nBest", 0, "lexical")
    start = milliseconds(each.get("offsetInTicks"), _TICK)
    start = start if start is not None else milliseconds(each.get("offset"))
    length = milliseconds(each.get("durationInTicks"), _TICK)
    length = length if length is not None else milliseconds(each.get("duration"))
    return _piece(places.line(text), text, each.get("speaker"), start, length)


def _quick(each: Object, places: Places) -> Piece:
    start = milliseconds(each.get("offsetMilliseconds"), 1)
    length = milliseconds(each.get("durationMilliseconds"), 1)
    return _piece(
        places.line(each.get("text")), each.get("text"), each.get("speaker"), start, length
    )


def _instance(each: Object, names: dict[str, str], places: Places) -> Piece:
    speaker = names.get(str(each.get("speakerId"))) or speaker_name(each.get("speakerId"))
    start, end = (milliseconds(at(each, "instances", 0, key)) for key in ("start", "end"))
    return Piece(places.line(each.get("text")), said(each.get("text")), speaker, start, end)


def _piece(line: int, text: object, who: object, start: int | None, length: int | None) -> Piece:
    end = start + length if start is not None and length is not None else None
    return Piece(line, said(text), speaker_name(who), start, end)


def _on(channel: object, piece: Piece) -> Piece:
    return piece._replace(speaker=channel_name(channel)) if piece.speaker == NOBODY else piece
