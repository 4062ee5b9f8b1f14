"""What the keys of a transcript are called, whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

#: Where the list of what was said may be.
LISTS: Final = frozenset({
    "segments", "utterances", "turns", "transcript", "transcripts", "transcription",
    "transcriptions", "results", "result", "data", "items", "messages", "entries",
    "monologues", "dialogue", "dialog", "dialogs", "dialogues", "conversation",
    "conversations", "sentences", "sentenceinfo", "paragraphs", "captions", "cues",
    "subtitles", "blocks", "chunks", "lines", "speeches", "body", "content", "records",
    "chat", "list", "events", "speech", "nlist", "phrases", "statements", "asr",
    "asrresult", "interview", "exchanges", "speechsegments", "hansard", "debate", "debates",
    "audiosegments",
})  # fmt: skip
#: What a word of a list of words is called.
WORDS: Final = ("punctuated_word", "word", "text", "Text", "Word", "value", "content", "w")
#: What the text of an object within is called.
TEXTS: Final = ("text", "content", "transcript", "sentence")

_TEXT: Final = (
    "text", "transcript", "content", "body", "utterance", "sentence", "finalsentence",
    "sentences", "onebest", "caption", "transcription", "dialogue", "speech", "message",
    "msg", "said", "line", "words", "displaytext", "rawtext", "transcripttext", "subtitle",
    "result", "src", "alternatives", "contents", "parts", "segs", "spoken", "wordsstr",
    "textblocks",
)  # fmt: skip
_WORD_LISTS: Final = ("words", "wordlist", "terms", "blocks", "tokens", "elements", "items")
#: Keys that only speech has.
_SPEAKER: Final = (
    "speakername", "speaker", "speakerlabel", "speakerdisplayname", "participantname",
    "participant", "participantrole", "speakerid", "speakertag", "speakeridx", "speakerindex",
    "speakernumber", "spk", "spkname", "spkid", "说话人", "发言人", "讲话人",
)  # fmt: skip
#: Keys that many things have.
_WHO: Final = (
    "name", "displayname", "username", "user", "author", "sender", "sendername", "from",
    "who", "role", "character", "actor", "by", "person", "host", "nickname", "source",
)  # fmt: skip
_START: Final = (
    "start", "starttime", "startms", "starttimems", "begin", "begintime", "beginms",
    "startoffset", "startoffsetms", "startseconds", "startsec", "starts", "starttimestamp",
    "tstart", "offset", "offsetms", "timestamp", "timestamps", "time", "ts", "bg", "at",
    "startts", "beginoffsetmillis", "starttimestampmillis", "date", "datetime", "createdat",
    "sentat", "from", "开始时间", "时间",
)  # fmt: skip
_END: Final = (
    "end", "endtime", "endms", "endtimems", "endoffset", "endoffsetms", "endseconds", "endsec",
    "ends", "endtimestamp", "endts", "endoffsetmillis", "endtimestampmillis", "tend", "stop",
    "stoptime", "finish", "ed", "to", "结束时间",
)  # fmt: skip
_DURATION: Final = (
    "duration", "durationms", "dur", "durationseconds", "length",
)  # fmt: skip
#: Keys that say nothing of what a list is.
_BESIDE: Final = frozenset({
    "id", "index", "idx", "seq", "number", "n", "no", "type", "lang", "language",
    "languagecode", "confidence", "score", "channel", "channelid", "uid", "uuid", "key",
    "speakerid", "words",
})  # fmt: skip
#: Objects within an object that tell more of it, such as its speaker.
_NESTED: Final = frozenset({
    "additions", "attributes", "analysisinfo", "metadata", "meta", "data", "segment",
})  # fmt: skip


class Names(NamedTuple):
    """The keys of the objects of a list by what they mean, the likeliest first."""

    text: tuple[str, ...]
    words: tuple[str, ...]
    speaker: tuple[str, ...]
    who: tuple[str, ...]
    start: tuple[str, ...]
    end: tuple[str, ...]
    duration: tuple[str, ...]
    others: bool  #: whether there are keys of other things


def plain(key: str) -> str:
    """A key without what its writers differ in: `start_time` and `StartTime` are `starttime`."""
    return key.lower().replace("_", "").replace("-", "").replace(" ", "")


def flat(item: dict[str, Any]) -> dict[str, Any]:
    """The object with what the objects within it tell of it."""
    within = [value for key, value in item.items() if isinstance(value, dict)
              and plain(key) in _NESTED]  # fmt: skip
    more = {key: value for each in within for key, value in each.items()}
    return {**more, **item} if more else item


def names_of(items: Iterable[dict[str, Any]]) -> Names:
    """The keys of the objects, sorted by their meaning."""
    found: dict[str, list[str]] = {}
    for each in dict.fromkeys(key for item in items for key in item):
        found.setdefault(plain(each), []).append(each)

    def named(likely: Iterable[str]) -> tuple[str, ...]:
        return tuple(key for name in likely for key in found.get(name, ()))

    known = {*_TEXT, *_WORD_LISTS, *_SPEAKER, *_WHO, *_START, *_END, *_DURATION}
    return Names(
        text=named(_TEXT),
        words=named(_WORD_LISTS),
        speaker=named(_SPEAKER),
        who=named(_WHO),
        start=named(_START),
        end=named(_END),
        duration=named(_DURATION),
        others=not found.keys() <= known | _BESIDE,
    )
