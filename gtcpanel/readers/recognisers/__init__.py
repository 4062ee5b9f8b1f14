"""The JSON of speech recognisers, and of whoever writes transcripts down like them.

Each module has `claims` and `script` (see `script.Format`). The first of `FORMATS` that claims a
file has it, so that no file is of two.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from gtcpanel.errors import TranscriptError
from gtcpanel.readers.jsonfile import forget, parsed

if TYPE_CHECKING:
    from gtcpanel.readers.document import Document
    from gtcpanel.readers.facts import Facts
    from gtcpanel.readers.reader import Reader, Reading, Stretch
    from gtcpanel.readers.recognisers.script import Format, Script

__all__ = ["FORMATS", "RECOGNISERS", "format_of"]

#: Every format by its name, and its module. The last one takes what is like a transcript in a
#: general way.
FORMATS: Final = {
    "gtcpanel": "ours",
    "podcasting": "podcasting",
    "whispercpp": "whispercpp",
    "deepgram": "deepgram",
    "aws": "aws",
    "ibm": "ibm",
    "google": "google",
    "speechmatics": "speechmatics",
    "azure": "azure",
    "revai": "revai",
    "gladia": "gladia",
    "elevenlabs": "elevenlabs",
    "assemblyai": "assemblyai",
    "aliyun": "aliyun",
    "tencent": "tencent",
    "iflytek": "iflytek",
    "json3": "json3",
    "vosk": "vosk",
    "paperedit": "paperedit",
    "whisper": "whisper",
    "json": "plain",
}
_LAST: Final = "json"


def format_of(name: str) -> Format:
    """One of `FORMATS`; its module is imported when the first JSON is met."""
    return cast("Format", import_module(f"{__name__}.{FORMATS[name]}"))


class JsonReader:
    """The reader of one of `FORMATS`."""

    def __init__(self, name: str) -> None:
        self._name = name

    def recognises(self, document: Document) -> bool:
        """Whether the file is of this format; broken JSON goes to the last one, to be refused."""
        return _claimant(document) == self._name

    def read(self, document: Document, facts: Facts | None) -> Reading:
        """Who said what. Raises `TranscriptError` for broken JSON, and where nothing is said."""
        from gtcpanel.readers.recognisers.places import Places

        outcome = parsed(document)
        _claimant.cache_clear()
        forget()
        if outcome is None:
            raise TranscriptError(
                document.path, "this is no JSON", remedy="leave it to be found out what it is"
            )
        if outcome.fault is not None:
            raise outcome.fault
        script = format_of(self._name).script(outcome.value, Places(document.text))
        script = script._replace(pieces=[piece for piece in script.pieces if piece.text])
        if not script.pieces:
            raise TranscriptError(
                document.path,
                f"nothing is said in this JSON ({self._name})",
                remedy="export it with its text, and with its speakers",
            )
        return _reading(script, facts)


#: What `gtcpanel.readers.READERS` has of them.
RECOGNISERS: Final[dict[str, Reader]] = {name: JsonReader(name) for name in FORMATS}


@lru_cache(maxsize=1)
def _claimant(document: Document) -> str | None:
    """The name of the format of a file; None for what is no JSON, or no transcript."""
    outcome = parsed(document)
    if outcome is None:
        return None
    if outcome.fault is not None:
        return _LAST
    return next((name for name in FORMATS if format_of(name).claims(outcome.value)), None)


def _reading(script: Script, facts: Facts | None) -> Reading:
    from dataclasses import replace

    from gtcpanel.readers.pieces import reading_of

    reading = reading_of(
        script.pieces,
        facts,
        title=script.title,
        date=script.date,
        language=script.language,
    )
    return replace(reading, stretches=tuple(map(_paragraphs, reading.stretches)))


def _paragraphs(stretch: Stretch) -> Stretch:
    """The stretch with the paragraphs of a piece apart, if it has several."""
    if not any("\n" in text for _, text in stretch.said):
        return stretch
    said = tuple((line, each) for line, text in stretch.said for each in text.split("\n"))
    return stretch._replace(said=said)
