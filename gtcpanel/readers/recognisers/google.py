"""Google Speech-to-Text v1 and v2: `{"results": [{"alternatives": [{"words": [...]}]}]}`.

With diarization the last result of v1 has all the words again, with their `speakerTag`, and the
others have none. Times are `"1.500s"` or seconds with nanoseconds; v2 calls them offsets. An
operation has the results within its `response`, a batch of v2 within the file's name.
https://cloud.google.com/speech-to-text/docs/multiple-voices
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from gtcpanel.readers.jsonfile import Object, at, first, inside, objects, text_at
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

#: How deep the results may lie: `response`, or `results`, a file's name and `transcript`.
_DEPTH = 4


def claims(root: object) -> bool:
    """Whether there are results with alternatives that have a transcript or words."""
    return bool(_results(root))


def script(root: object, places: Places) -> Script:
    """The words with their speakers; of results that say all again, the last one."""
    results = _results(root)
    told = [_words(each, places) for each in results]
    language = next((tag for each in results if (tag := _language(each))), None)
    last = _again(told)
    if last is not None:
        # The earlier results have the text with its spaces, and the same words without speakers.
        whole = said("".join(text_at(_best(each), "transcript") for each in results[:-1]))
        return Script(spoken.neighbourly(spoken.spaced(last, whole)), language=language)
    channels = {str(first(each, "channelTag", "channel_tag")) for each in results}
    if len(channels) > 1:
        on: dict[str, list[Piece]] = {}
        for each, words in zip(results, told, strict=True):
            name = channel_name(first(each, "channelTag", "channel_tag"))
            named = [word._replace(speaker=word.speaker or name) for word in words]
            on.setdefault(name, []).extend(named)
        return Script(spoken.interleaved(on.values()), language=language)
    if any(word.speaker for word in chain(*told)):
        told = [spoken.neighbourly(words) for words in told]
    return Script([word for words in told for word in words], language=language)


def _results(root: object) -> list[Object]:
    if isinstance(root, list):  # of a stream, or of several answers
        found = [one for each in objects(root) for one in objects(each.get("results"))]
        found = found or objects(root)
        return [each for each in found if _is_result(each) and each.get("isFinal", True)]
    for each in inside(root, _DEPTH):
        if found := [one for one in objects(each.get("results")) if _is_result(one)]:
            return found
    return []


def _best(result: Object) -> Any:
    return at(result, "alternatives", 0)


def _is_result(each: Object) -> bool:
    best = _best(each)
    if not isinstance(best, dict) or "content" in best or "timestamps" in best:
        return False
    return isinstance(best.get("transcript"), str) or any(
        "word" in word and ("startTime" in word or "start_time" in word or _tag(word))
        for word in objects(best.get("words"))[:5]
    )


def _again(told: list[list[Piece]]) -> list[Piece] | None:
    """The last result's words if they are those of the others once more, with their speakers."""
    last = told[-1] if told else []
    before = [word for words in told[:-1] for word in words]
    if len(told) < 2 or not any(word.speaker for word in last):
        return None
    if not any(word.speaker for word in before):
        return last
    same = before[0].text == last[0].text and before[0].start_ms == last[0].start_ms
    return last if same and len(last) > len(told[-2]) else None


def _language(result: Object) -> str | None:
    return language_tag(first(result, "languageCode", "language_code"))


def _tag(word: Object) -> str:
    """The speaker; 0 is what a protocol buffer has for none."""
    label = first(word, "speakerLabel", "speaker_label")
    if label not in (None, ""):
        return speaker_name(label)
    tag = first(word, "speakerTag", "speaker_tag")
    return speaker_name(tag) if tag else NOBODY


def _words(result: Object, places: Places) -> list[Piece]:
    """The words of a result, with the spaces of its transcript; or the transcript alone."""
    best = _best(result)
    transcript = text_at(best, "transcript")
    line = places.line(transcript)
    words = [_word(each, places) for each in objects(at(best, "words"))]
    words = [word for word in words if word.text]
    if words:
        return spoken.spaced(words, said(transcript))
    end = milliseconds(
        first(result, "resultEndTime", "result_end_time", "resultEndOffset", "result_end_offset")
    )
    return [Piece(line, said(transcript), end_ms=end)] if said(transcript) else []


def _word(each: Object, places: Places) -> Piece:
    written = each.get("word")
    start = first(each, "startTime", "start_time", "startOffset", "start_offset")
    end = first(each, "endTime", "end_time", "endOffset", "end_offset")
    # Japanese words may have their reading after a bar.
    text = said(written).partition("|")[0] or said(written)
    return Piece(places.line(written), text, _tag(each), milliseconds(start), milliseconds(end))
