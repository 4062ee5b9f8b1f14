"""Readers: from the bytes of a file to a transcript, one module per format."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from gtcpanel.errors import TranscriptError, UsageError
from gtcpanel.readers import labelled
from gtcpanel.readers.dates import iso_date
from gtcpanel.readers.deferred import Deferred, begins, either, holds
from gtcpanel.readers.document import Document, open_document
from gtcpanel.readers.facts import Facts, load_facts
from gtcpanel.readers.foreign import foreign_format
from gtcpanel.readers.pairs import mine_pairs
from gtcpanel.readers.recognisers import RECOGNISERS
from gtcpanel.readers.title import bare_title, language_of
from gtcpanel.readers.turns import make_turns
from gtcpanel.transcript import About, Transcript

if TYPE_CHECKING:
    from gtcpanel.readers.reader import Reader

__all__ = ["READERS", "Facts", "known_reader", "load_facts", "read_transcript"]

_WEBVTT: Final = begins("WEBVTT")
_ARROW: Final = holds(r"-\s?>")
_MARKUP: Final = begins("<")

#: Every format by its name, and what its files have at least. A file must be recognised by one of
#: them only; labelled text is what nothing else recognises.
READERS: Final[dict[str, Reader]] = {
    "labelled": labelled,
    "srt": Deferred("srt", _ARROW),
    "vtt": Deferred("vtt", _WEBVTT),
    "youtube": Deferred("youtube", _ARROW),
    "sbv": Deferred("sbv", begins(r"\d")),
    "ass": Deferred("substation", begins(r"\[")),
    "ttml": Deferred("ttml", _MARKUP),
    "html": Deferred("html", _MARKUP),
    "akomantoso": Deferred("akomantoso", _MARKUP),
    **RECOGNISERS,
    "tei": Deferred("tei", _MARKUP),
    "hansard": Deferred("hansard", _MARKUP),
    "docx": Deferred("docx", lambda document: document.encoding == "zip"),
    "chat": Deferred("chat", either(begins("@"), holds("@Participants:"))),
    "elan": Deferred("elan", _MARKUP),
    "textgrid": Deferred("textgrid", begins('"|File type')),
}


def read_transcript(
    data: bytes,
    *,
    path: str,
    slug: str,
    facts: Facts | None = None,
    reader: str | None = None,
    preferred: str | None = None,
) -> Transcript:
    """Read a transcript from the bytes of the file `path`.

    `facts` come from the TOML beside it; `reader` names the format where it should not be guessed,
    `preferred` the one to take where the file could be of two.
    Raises `TranscriptError` for what is no text, has no speakers, or could be of two formats.
    """
    from hashlib import sha256

    document = open_document(data, path=path)
    name = known_reader(reader) if reader else _recognise(document, preferred)
    reading = READERS[name].read(document, facts)
    if not reading.stretches:
        raise _nothing_said(document, facts)
    turns, people, merged = make_turns(reading, path=path, slug=slug, facts=facts)
    corrected = {line for line, _ in facts.turns} if facts is not None else set()
    title = bare_title(reading.title or "")
    about = About(
        slug=slug,
        path=path,
        title=(facts and facts.title) or title or PurePath(path).stem or slug,
        format=name,
        encoding=document.encoding,
        language=(facts and facts.language)
        or reading.language
        or language_of("\n".join(turn.text for turn in turns)),
        sha256=sha256(data).hexdigest(),
        date=(facts and facts.date)
        or reading.date
        or iso_date(title)
        or iso_date(PurePath(path).stem),
        event=facts.event if facts else None,
        place=facts.place if facts else None,
        publisher=facts.publisher if facts else None,
        url=facts.url if facts else None,
        accessed=facts.accessed if facts else None,
        moderator=facts.moderator if facts else None,
    )
    return Transcript(
        about=about,
        people=people,
        turns=turns,
        omitted=reading.omitted,
        repairs=tuple(sorted((*reading.repairs, *merged), key=lambda each: each.line)),
        problems=tuple(each for each in reading.problems if each.line not in corrected),
        pairs=tuple(mine_pairs(turns)),
    )


def _nothing_said(document: Document, facts: Facts | None) -> TranscriptError:
    last = len(document.text.splitlines())
    if facts is not None and facts.start and document.text and facts.start > last:
        return TranscriptError(
            facts.path,
            f"`start` is line {facts.start}, and {PurePath(document.path).name} has {last}",
            remedy="give a line of the transcript",
        )
    return TranscriptError(
        document.path,
        "no speaker labels found",
        remedy="begin each turn with a name and a colon, as in `Ann: Hello.`",
    )


def known_reader(reader: str) -> str:
    """The name of a reader. Raises `UsageError`, which lists them, for any other name."""
    if reader not in READERS:
        raise UsageError(f"no reader is called {reader!r}; there are: {', '.join(READERS)}")
    return reader


def _recognise(document: Document, preferred: str | None) -> str:
    """The name of the only format that recognises the file; labelled text when none does."""
    claims = [
        name for name, each in READERS.items() if each is not labelled and each.recognises(document)
    ]
    if preferred in claims:
        return preferred
    if len(claims) > 1:
        raise TranscriptError(
            document.path,
            f"this could be {' or '.join(claims)}",
            remedy=f"say which: --reader {claims[0]}, or `reader` in a TOML beside it",
        )
    if claims:
        return claims[0]
    if foreign := foreign_format(document.head):
        raise TranscriptError(
            document.path,
            f"this looks like {foreign}, but of no kind that is known",
            remedy="save it as text with each name before what is said, as in `Ann: Hello.`",
        )
    return "labelled"
