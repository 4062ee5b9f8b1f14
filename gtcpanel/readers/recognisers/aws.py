"""Amazon Transcribe: `{"jobName", "results": {"items": [...], "speaker_labels", "transcripts"}}`.

Words and speakers are joined by the text of their `start_time`; newer files have the speaker with
the word. Punctuation has no time. With channels each has its own items.
https://docs.aws.amazon.com/transcribe/latest/dg/diarization-output-batch.html
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from gtcpanel.readers.jsonfile import Object, at, objects, text_at
from gtcpanel.readers.pieces import Piece
from gtcpanel.readers.reader import NOBODY
from gtcpanel.readers.recognisers import words as spoken
from gtcpanel.readers.recognisers.script import Script
from gtcpanel.readers.recognisers.values import language_tag, milliseconds, said, speaker_name

if TYPE_CHECKING:
    from gtcpanel.readers.recognisers.places import Places


def claims(root: object) -> bool:
    """Whether there are items with alternatives that have content."""
    results = at(root, "results")
    return (
        any(_is_item(each) for each in objects(at(results, "items"))[:20])
        or any(_is_item(each) for each in objects(_channel_items(results))[:20])
        or any("transcript" in each for each in objects(at(results, "audio_segments"))[:20])
    ) and isinstance(results, dict)


def script(root: object, places: Places) -> Script:
    """The words with their speakers, channel by channel where they have their own."""
    results = at(root, "results")
    tag = language_tag(at(results, "language_code") or at(root, "language_code"))
    channels = objects(at(results, "channel_labels", "channels"))
    if len(channels) > 1:
        places.enter("channel_labels")
        told = []
        for channel in channels:
            name = speaker_name(channel.get("channel_label"))
            words = [_word(each, places) for each in objects(channel.get("items"))]
            told.append([word._replace(speaker=name) for word in words if word.text])
        return Script(spoken.interleaved(told), language=tag)
    items = objects(at(results, "items"))
    if not items:
        return Script([_segment(e, places) for e in objects(at(results, "audio_segments"))], tag)
    who = _Speakers(results)
    places.enter("items")
    words = []
    for each in items:
        word = _word(each, places)
        if word.text:
            words.append(word._replace(speaker=word.speaker or who.speaker(each)))
    return Script(spoken.neighbourly(words), language=tag)


class _Speakers:
    """Who speaks when, as `speaker_labels` tells it."""

    def __init__(self, results: object) -> None:
        self._by_time: dict[str, str] = {}
        self._spans: list[tuple[int, int, str]] = []
        for segment in objects(at(results, "speaker_labels", "segments")):
            speaker = speaker_name(segment.get("speaker_label"))
            start = milliseconds(segment.get("start_time"))
            end = milliseconds(segment.get("end_time"))
            if start is not None and end is not None:
                self._spans.append((start, end, speaker))
            for each in objects(segment.get("items")):
                name = speaker_name(each.get("speaker_label")) or speaker
                self._by_time[str(each.get("start_time"))] = name
        self._spans.sort()

    def speaker(self, item: Object) -> str:
        """The speaker of a word; nobody for punctuation, which goes with the word before."""
        start = item.get("start_time")
        if (name := self._by_time.get(str(start))) is not None:
            return name
        time = milliseconds(start)
        if time is None:
            return NOBODY
        number = bisect_right(self._spans, time, key=lambda span: span[0]) - 1
        if number < 0 or self._spans[number][1] < time:
            return NOBODY
        return self._spans[number][2]


def _is_item(each: Object) -> bool:
    return text_at(each, "alternatives", 0, "content") != "" and "type" in each


def _channel_items(results: object) -> object:
    return at(results, "channel_labels", "channels", 0, "items")


def _word(each: Object, places: Places) -> Piece:
    written = at(each, "alternatives", 0, "content")
    start, end = milliseconds(each.get("start_time")), milliseconds(each.get("end_time"))
    speaker = speaker_name(each.get("speaker_label"))
    close = each.get("type") == "punctuation"
    return Piece(places.line(written), said(written), speaker, start, end, close)


def _segment(each: Object, places: Places) -> Piece:
    text, speaker = each.get("transcript"), speaker_name(each.get("speaker_label"))
    start, end = milliseconds(each.get("start_time")), milliseconds(each.get("end_time"))
    return Piece(places.line(text), said(text), speaker, start, end)
