"""Alibaba's recognisers: 通义听悟 (Tingwu), 录音文件识别 (NLS) and Paraformer.

Tingwu writes `{"Transcription": {"Paragraphs": [{"SpeakerId", "Words": [{"Text", "Start"}]}]}}`,
NLS `{"Result": {"Sentences": [{"BeginTime", "Text", "SpeakerId", "ChannelId"}]}}`, Paraformer
`{"transcripts": [{"channel_id", "sentences": [{"begin_time", "text", "speaker_id"}]}]}`. All times
are in milliseconds. https://help.aliyun.com/zh/tingwu/voice-transcription
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gtcpanel.readers.jsonfile import Object, first, inside, objects
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

#: How deep the paragraphs or sentences may lie, as `Data.Result.Transcription`.
_DEPTH = 3


def claims(root: object) -> bool:
    """Whether there are paragraphs of words, or sentences that begin at a time."""
    return bool(_paragraphs(root) or _sentences(root))


def script(root: object, places: Places) -> Script:
    """The paragraphs or sentences in the order of time."""
    pieces: list[Piece] = []
    for each in _paragraphs(root):
        pieces += _paragraph(each, places)
    if not pieces:
        sentences = _sentences(root)
        many = len({str(channel) for channel, _ in sentences}) > 1
        for channel, each in sentences:
            piece = _sentence(each, places)
            if many and piece.speaker == NOBODY:
                piece = piece._replace(speaker=channel_name(channel))
            pieces.append(piece)
        pieces = spoken.by_start([piece for piece in pieces if piece.text])
    language = next((tag for each in inside(root, _DEPTH) if (tag := _language(each))), None)
    return Script(pieces, language=language)


def _paragraphs(root: object) -> list[Object]:
    for each in inside(root, _DEPTH):
        found = [one for one in objects(each.get("Paragraphs")) if objects(one.get("Words"))]
        if found:
            return found
    return []


def _sentences(root: object) -> list[tuple[Any, Object]]:
    """The sentences with their channels."""
    found: list[tuple[Any, Object]] = []
    for each in inside(root, _DEPTH):
        found += [
            (one.get("ChannelId"), one)
            for one in objects(each.get("Sentences"))
            if "Text" in one and "BeginTime" in one
        ]
        found += [
            (transcript.get("channel_id"), one)
            for transcript in objects(each.get("transcripts"))
            for one in objects(transcript.get("sentences"))
            if "text" in one and "begin_time" in one
        ]
    return found


def _language(each: Object) -> str | None:
    return language_tag(first(each, "Lang", "Language", "language"))


def _paragraph(each: Object, places: Places) -> list[Piece]:
    """A piece for each sentence of a paragraph, its words joined as they are."""
    speaker = speaker_name(each.get("SpeakerId"))
    sentences: list[tuple[Any, list[Object]]] = []
    for word in objects(each.get("Words")):
        number = word.get("SentenceId")
        if not sentences or sentences[-1][0] != number:
            sentences.append((number, []))
        sentences[-1][1].append(word)
    pieces = []
    for _, words in sentences:
        texts = [text for word in words if isinstance(text := word.get("Text"), str)]
        line = places.line(next((text for text in texts if text.strip()), None))
        if text := said("".join(texts)):
            start = milliseconds(words[0].get("Start"), 1)
            pieces.append(Piece(line, text, speaker, start, milliseconds(words[-1].get("End"), 1)))
    return pieces


def _sentence(each: Object, places: Places) -> Piece:
    text = first(each, "Text", "text")
    start = milliseconds(first(each, "BeginTime", "begin_time"), 1)
    end = milliseconds(first(each, "EndTime", "end_time"), 1)
    speaker = speaker_name(first(each, "SpeakerId", "speaker_id"))
    return Piece(places.line(text), said(text), speaker, start, end)
