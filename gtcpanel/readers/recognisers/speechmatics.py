"""Speechmatics json-v2: `{"format", "job", "metadata", "results": [{"type", "alternatives"}]}`.

A result is a word, punctuation (which says to which side it attaches), an entity, or the news that
another speaks. `UU` is a speaker who cannot be told. With channels each result has its own. Before
that the words stood apart from who speaks when: `{"words": [{"name", "time", "duration"}],
"speakers": [{"name", "time"}]}`.
https://docs.speechmatics.com/jobsapi, the transcript's schema
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from gtcpanel.readers.jsonfile import Object, at, objects
from gtcpanel.readers.pieces import Piece
from gtcpanel.readers.reader import NOBODY
from gtcpanel.readers.recognisers import words as spoken
from gtcpanel.readers.recognisers.script import Script
from gtcpanel.readers.recognisers.spans import given
from gtcpanel.readers.recognisers.values import (
    channel_name,
    language_tag,
    milliseconds,
    said,
    speaker_name,
)
from gtcpanel.text.tokens import is_unspaced

if TYPE_CHECKING:
    from gtcpanel.readers.recognisers.places import Places

_TYPES: Final = frozenset({"word", "punctuation", "entity", "speaker_change"})
_UNKNOWN: Final = "UU"


def claims(root: object) -> bool:
    """Whether there are results that are words or punctuation."""
    return bool(_first_words(root)) or any(
        each.get("type") in _TYPES and ("alternatives" in each or each["type"] == "speaker_change")
        for each in _results(root)[:20]
        if isinstance(each.get("type"), str)
    )


def script(root: object, places: Places) -> Script:
    """The words with their speakers, and where another speaks of whom no more is known."""
    if _first_words(root):
        return _of_the_first(root, places)
    metadata = at(root, "metadata")
    language = at(metadata, "transcription_config", "language")
    delimiter = at(metadata, "language_pack_info", "word_delimiter")
    places.enter("results")
    words: list[Piece] = []
    attach = another = False
    by_channel: dict[str, list[Piece]] = {}
    for each in _results(root):
        if each.get("type") == "speaker_change":
            another = True
            continue
        word = _word(each, places)
        if not word.text:
            continue
        to = each.get("attaches_to") or ("previous" if each.get("type") == "punctuation" else "")
        close = attach or _is_within(words, word, delimiter) or to in ("previous", "both")
        attach = to in ("next", "both")
        words.append(word._replace(close=close and bool(words), opens=another))
        another = False
        by_channel.setdefault(channel_name(each.get("channel")), []).append(words[-1])
    tag = language_tag(language if language != "auto" else at(_results(root), 0, "language"))
    if len(by_channel) > 1:
        told = [_on(channel, each) for channel, each in by_channel.items()]
        return Script(spoken.interleaved(told), language=tag)
    return Script(_punctuated(words), language=tag)


def _first_words(root: object) -> list[Object]:
    """The words of a file as the first version wrote it."""
    words = objects(at(root, "words"))
    return words if all({"name", "time", "duration"} <= each.keys() for each in words[:20]) else []


def _of_the_first(root: object, places: Places) -> Script:
    spans = [
        (milliseconds(each.get("time")), speaker_name(each.get("name")))
        for each in objects(at(root, "speakers"))
    ]
    places.enter("words")
    words = []
    for each in _first_words(root):
        if text := said(each.get("name")):
            start, lasts = milliseconds(each.get("time")), milliseconds(each.get("duration"))
            end = start + lasts if start is not None and lasts is not None else None
            words.append(Piece(places.line(each.get("name")), text, start_ms=start, end_ms=end))
    language = language_tag(at(root, "job", "lang"))
    return Script(list(given(words, spans)), language=language)


def _is_within(words: list[Piece], word: Piece, delimiter: object) -> bool:
    """Whether the script has no space before a word. English may have an empty delimiter too."""
    if delimiter != "" or not words:
        return False
    return is_unspaced(words[-1].text[-1]) or is_unspaced(word.text[0])


def _results(root: object) -> list[Object]:
    """The results; those of a stream's messages, one a line, all together."""
    if isinstance(root, list):
        final = [each for each in objects(root) if each.get("message") == "AddTranscript"]
        return [one for each in final for one in objects(each.get("results"))]
    return objects(at(root, "results"))


def _word(each: Object, places: Places) -> Piece:
    best: Any = at(each, "alternatives", 0)
    written = at(best, "content")
    start, end = milliseconds(each.get("start_time")), milliseconds(each.get("end_time"))
    speaker = at(best, "speaker")
    name = NOBODY if speaker == _UNKNOWN else speaker_name(speaker)
    return Piece(places.line(written), said(written), name, start, end)


def _punctuated(words: list[Piece]) -> list[Piece]:
    """The words, with punctuation given to whom the word beside it belongs.

    A word of nobody stays nobody's: `UU` is an answer, not a gap.
    """
    result: list[Piece] = []
    for word in words:
        if word.close and word.speaker == NOBODY and result and not word.text[0].isalnum():
            word = word._replace(speaker=result[-1].speaker)
        result.append(word)
    return result


def _on(channel: str, words: list[Piece]) -> list[Piece]:
    names = {word.speaker for word in words} - {NOBODY}
    if len(names) < 2:
        return [word._replace(speaker=next(iter(names), channel) or channel) for word in words]
    words = _punctuated(words)
    return [word._replace(speaker=f"{channel} {word.speaker}".strip()) for word in words]
