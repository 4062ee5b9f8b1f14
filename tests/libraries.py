"""Libraries made in memory for tests, from turns written down in the test."""

from __future__ import annotations

import atexit
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from functools import cache

from gtcpanel.index.groundwork import stored
from gtcpanel.index.prepare import Preparer
from gtcpanel.index.store import Store
from gtcpanel.index.write import Writer, create
from gtcpanel.library import Library
from gtcpanel.model import Turn
from gtcpanel.transcript import About, Pair, Person, Transcript


@cache
def _empty_index() -> bytes:
    with closing(sqlite3.connect(":memory:")) as db:
        create(db)
        db.commit()
        return db.serialize()


def transcript_of(
    turns: Sequence[tuple[str, str]],
    *,
    slug: str = "talk",
    people: Sequence[Person] = (),
    pairs: Sequence[Pair] = (),
) -> Transcript:
    """A transcript of (speaker, text) pairs."""
    known = {person.name for person in people}
    others = dict.fromkeys(speaker for speaker, _ in turns if speaker not in known)
    return Transcript(
        about=About(
            slug=slug,
            path=f"/talks/{slug}.txt",
            title=slug.title(),
            format="labelled",
            encoding="utf-8",
            language="zh",
            sha256="0" * 64,
        ),
        people=(*people, *(Person(name=name) for name in others)),
        turns=tuple(
            Turn(
                transcript=slug,
                number=number,
                speaker=speaker,
                label=speaker,
                text=text,
                lines=tuple(range(number, number + text.count("\n") + 1)),
                path=f"/talks/{slug}.txt",
            )
            for number, (speaker, text) in enumerate(turns, start=1)
        ),
        pairs=tuple(pairs),
    )


def library_of(*transcripts: Transcript, glossary: Sequence[Pair] = ()) -> Library:
    """A library of transcripts, in memory."""
    db = sqlite3.connect(":memory:")
    db.deserialize(_empty_index())
    writer = Writer(db, whole=True)
    preparer = Preparer(stored(db))
    for transcript in transcripts:
        writer.add(preparer.prepare(transcript), transcript.about.slug)
    writer.add_pairs(glossary)
    writer.finish()
    db.commit()
    library = Library(Store(db), failures={})
    atexit.register(library.close)  # a test need not, and nothing is left open
    return library
