"""Readers: from the bytes of a file to a transcript, one module per format."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from gtcpanel.errors import TranscriptError, UsageError
from gtcpanel.readers import labelled
from gtcpanel.readers.decode import decode
from gtcpanel.readers.facts import Facts, load_facts
from gtcpanel.readers.foreign import foreign_format
from gtcpanel.readers.pairs import mine_pairs
from gtcpanel.readers.reader import Reader
from gtcpanel.readers.title import bare_title, language_of
from gtcpanel.readers.turns import make_turns
from gtcpanel.transcript import About, Transcript

__all__ = ["READERS", "Facts", "load_facts", "read_transcript"]

#: Every format, the pickiest first: the first that recognises a text reads it.
READERS: Final[dict[str, Reader]] = {
    "labelled": labelled,
}
#: How much of a text a reader is shown to recognise it.
_HEAD: Final = 4096


def read_transcript(
    data: bytes,
    *,
    path: str,
    slug: str,
    facts: Facts | None = None,
    reader: str | None = None,
) -> Transcript:
    """Read a transcript from the bytes of the file `path`.

    `facts` come from the TOML beside it; `reader` names the format where it should not be guessed.
    Raises `TranscriptError` for what is no text, or has no speakers.
    """
    from hashlib import sha256

    text, encoding = decode(data, path=path)
    name = reader or _recognise(text, path)
    if name not in READERS:
        raise UsageError(f"no format is called {name!r}; there are: {', '.join(READERS)}")
    reading = READERS[name].read(text, facts)
    if not reading.stretches:
        raise TranscriptError(
            path,
            "no speaker labels found",
            remedy="begin each turn with a name and a colon, as in `Ann: Hello.`",
        )
    turns, people, merged = make_turns(
        reading.stretches, path=path, slug=slug, facts=facts, legend=reading.legend
    )
    corrected = {line for line, _ in facts.turns} if facts is not None else set()
    about = About(
        slug=slug,
        path=path,
        title=(facts and facts.title)
        or bare_title(reading.title or "")
        or PurePath(path).stem
        or slug,
        format=name,
        encoding=encoding,
        language=(facts and facts.language) or language_of("\n".join(turn.text for turn in turns)),
        sha256=sha256(data).hexdigest(),
        date=facts.date if facts else None,
        event=facts.event if facts else None,
        place=facts.place if facts else None,
        publisher=facts.publisher if facts else None,
        url=facts.url if facts else None,
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


def _recognise(text: str, path: str) -> str:
    """The first format that recognises the text; labelled text when none does."""
    head = text[:_HEAD]
    if foreign := foreign_format(head):
        raise TranscriptError(
            path,
            f"this looks like {foreign}, which is not read yet",
            remedy="save it as text with each name before what is said, as in `Ann: Hello.`",
        )
    return next((name for name, each in READERS.items() if each.recognises(head)), "labelled")
