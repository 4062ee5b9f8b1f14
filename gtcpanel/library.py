"""A library of transcripts: the user's files, and the questions that can be asked of them.

The files are the truth. What is kept beside them is an index that makes itself and may be deleted
at any time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import partial, reduce
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from gtcpanel.discovery import listing, state
from gtcpanel.errors import SlugError, TranscriptError, UnknownReferenceError, UnreadableError
from gtcpanel.index.source import Source, Step
from gtcpanel.index.store import Lot, Scope, Store
from gtcpanel.model import Turn
from gtcpanel.sources import (
    STDIN,
    digest,
    glossary_pairs,
    index_name,
    made_by,
    made_of,
    read_file,
)
from gtcpanel.sources import size as size_of
from gtcpanel.sources import slug as slug_of

if TYPE_CHECKING:
    from gtcpanel.transcript import About, Exchange, Name, Part, Person, Summary, Voice

Progress = Callable[[Step], None]


def open_library(
    roots: Sequence[str | Path],
    *,
    cache: Path | None = None,
    glossaries: Sequence[Path] = (),
    stdin: bytes | None = None,
    progress: Progress | None = None,
    processes: int = 1,
    reader: str | None = None,
) -> Library:
    """Open the transcripts at `roots`: files, folders (read recursively), or "-" for `stdin`.

    The index is kept in the folder `cache` and agrees with the files when this returns; with None,
    or with standard input, it is made in memory. `glossaries` are TOML files of terms that mean the
    same, beside the one that ships. `progress` is told of each file that is read, and with several
    `processes` many files are read side by side. `reader` names the format of the files that are
    given as such, and settles that of files found in folders that could be of several.

    Raises `TranscriptError` when a root does not exist or nothing could be read, `ConfigError` for
    a broken glossary, `StorageError` when the disk is full.
    """
    from gtcpanel.index.refresh import open_index

    if reader:
        from gtcpanel.readers import known_reader

        known_reader(reader)
    files, closed = listing(root for root in roots if root != STDIN)
    if STDIN in roots:
        files[STDIN] = ""
        cache = None
    opened = open_index(
        cache / index_name(roots, reader) if cache else None,
        Source(
            snapshot=files,
            read=partial(
                read_file,
                stdin=stdin or b"",
                reader=reader,
                named=frozenset([STDIN, *(os.path.abspath(root) for root in roots)]),  # noqa: PTH100
            ),
            digest=digest,
            state=state,
            slug=slug_of,
            size=size_of,
            pairs=lambda: glossary_pairs(glossaries),
            made_by=made_by(glossaries),
            made_of=lambda: made_of(glossaries),
            progress=progress or (lambda _: None),
            processes=processes,
        ),
    )
    failures = {**opened.failures, **closed}
    if not files or len(opened.failures) == len(files):
        opened.store.close()
        _refuse(roots, failures)
    return Library(opened.store, failures=failures, notices=opened.notices)


class Library:
    """Transcripts that can be read and searched. Use it as a context manager, or `close` it.

    `within` is always a row of slugs or patterns (`gtc*`), `speakers` canonical names; empty means
    all.
    """

    def __init__(
        self, store: Store, *, failures: Mapping[str, str], notices: Sequence[str] = ()
    ) -> None:
        """Ask `store`; made by `open_library`."""
        self.store = store
        self.failures = failures  #: files that could not be read, each with the reason
        self.notices = tuple(notices)  #: remarks for the user, a line each
        self._slugs: dict[str, int] | None = None
        self._names: Sequence[Name] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index."""
        self.store.close()

    def slugs(self, within: Sequence[str] = ()) -> tuple[str, ...]:
        """The transcripts' slugs, in order."""
        chosen = frozenset(self._within(within) or self._ids().values())
        return tuple(slug for slug, number in self._ids().items() if number in chosen)

    def scope(self, within: Sequence[str] = (), speakers: Collection[str] = ()) -> Scope:
        """Transcripts and people as the index knows them.

        Raises `SlugError` for a slug or pattern that fits no transcript, `SpeakerError` for a
        name that is nobody's.
        """
        people = tuple(dict.fromkeys(self.named(name).person for name in speakers))
        return Scope(self._within(within), people if speakers else None)

    def summaries(self, within: Sequence[str] = ()) -> tuple[Summary, ...]:
        """The transcripts without their turns, with how each was understood."""
        return self.store.summaries(self.scope(within))

    def about(self, slug: str) -> About:
        """Where a transcript comes from."""
        return self.summaries([slug])[0].about

    def turns(
        self, *, within: Sequence[str] = (), speakers: Collection[str] = ()
    ) -> Iterator[Turn]:
        """The turns, transcript by transcript, in order."""
        for _, turn in self.store.turns(self.scope(within, speakers)):
            yield turn

    def turn(self, slug: str, number: int) -> Turn:
        """One turn. Raises `UnknownReferenceError` if there is none of that number."""
        scope = self.scope([slug])
        for _, turn in self.store.turns(scope, number, number):
            return turn
        size = self.store.size(self._ids()[slug])
        raise UnknownReferenceError(f"{slug}:{number}: {slug} has {size} turns, 1 to {size}")

    def lots(self, *, within: Sequence[str] = (), speakers: Collection[str] = ()) -> Sequence[Lot]:
        """How much each person says in each transcript, by transcript and first turn."""
        return self.store.lots(self.scope(within, speakers))

    def turn_of(self, lot: Lot, place: int) -> Turn:
        """The turn at a place among those of a lot, counted from 0."""
        turn, _ = self.store.sizes(lot)[place]
        return self.store.turns_by_id([turn])[turn]

    def sentence_of(self, lot: Lot, place: int) -> tuple[Turn, int]:
        """The turn with a sentence of a lot, and the place of that in it, both counted from 0.

        Places are counted by how many sentences a turn has at most, so it may have none there.
        """
        for turn, sentences in self.store.sizes(lot):
            if place < sentences:
                return self.store.turns_by_id([turn])[turn], place
            place -= sentences
        raise IndexError(place)

    def neighbours(self, turn: Turn, context: int) -> tuple[Turn, ...]:
        """A turn with up to `context` turns on either side of it."""
        return self.between(turn.transcript, turn.number - context, turn.number + context)

    def between(self, slug: str, first: int, last: int) -> tuple[Turn, ...]:
        """The turns of a transcript from one number to another, both inclusive."""
        scope = self.scope([slug])
        return tuple(turn for _, turn in self.store.turns(scope, first, last))

    def folds(self, turns: Iterable[Turn]) -> dict[str, str]:
        """Each character that a search takes for others (one or several) that these turns have."""
        return self.store.folder.variants("".join({char for turn in turns for char in turn.text}))

    def speakers(self, within: Sequence[str] = ()) -> tuple[str, ...]:
        """The canonical names of those who speak, in order of first appearance."""
        return self.store.speakers(self.scope(within))

    def people(self, within: Sequence[str] = ()) -> tuple[Person, ...]:
        """Who speaks, in order of first appearance, with all their names of all transcripts."""
        merged: dict[str, Person] = {}
        for person in (one for summary in self.summaries(within) for one in summary.people):
            known = merged.get(person.name)
            merged[person.name] = person if known is None else _add_up(known, person)
        return tuple(merged.values())

    def person(self, name: str) -> Person:
        """Who is meant by a name, however it was typed. Raises `SpeakerError`."""
        named = self.named(name)
        summaries = self.store.summaries(Scope(self.store.transcripts_of(named.person)))
        everybody = [person for summary in summaries for person in summary.people]
        return reduce(_add_up, (one for one in everybody if one.name == named.canonical))

    def named(self, name: str) -> Name:
        """Whose name is meant, however it was typed. Raises `SpeakerError`."""
        from gtcpanel.people import resolve

        if (key := self.store.key(name)) and (called := self.store.names_like(name, key)):
            return resolve(name, called, self.store.key, self.store.lexicon.readings)
        if self._names is None:
            self._names = self.store.names()
        return resolve(name, self._names, self.store.key, self.store.lexicon.readings)

    def voices(self, within: Sequence[str] = ()) -> tuple[Voice, ...]:
        """What each person said in each transcript, counted; by transcript and first turn."""
        return self.store.voices(self.scope(within))

    def exchanges(self, within: Sequence[str] = ()) -> tuple[Exchange, ...]:
        """Who speaks right after whom in one transcript, and how often; most often first."""
        return self.store.exchanges(self.scope(within))

    def parts(self, slug: str) -> tuple[Part, ...]:
        """The stretches of a transcript that are about one topic each."""
        self._within([slug])
        return self.store.parts(slug)

    def _ids(self) -> dict[str, int]:
        if self._slugs is None:
            self._slugs = self.store.transcript_ids()
        return self._slugs

    def _within(self, patterns: Sequence[str]) -> tuple[int, ...] | None:
        if not patterns:
            return None
        ids = self._ids()
        chosen: list[int] = []
        for pattern in patterns:
            fitting = (
                [ids[pattern]]
                if pattern in ids
                else [number for slug, number in ids.items() if fnmatchcase(slug, pattern)]
            )
            if not fitting:
                raise SlugError(pattern, list(ids), ambiguous=False)
            chosen += fitting
        return tuple(dict.fromkeys(chosen))


def _refuse(roots: Iterable[str | Path], failures: Mapping[str, str]) -> None:
    """Say why a library is empty."""
    for reason in failures.values():
        more = f" (and {len(failures) - 1} more files)" if len(failures) > 1 else ""
        raise UnreadableError(f"{reason}{more}")
    raise TranscriptError(
        ", ".join(map(str, roots)),
        "no transcripts here",
        remedy="give a file, or a folder of files",
    )


def _add_up(known: Person, other: Person) -> Person:
    from gtcpanel.transcript import Person

    return Person(
        name=known.name,
        aliases=tuple(dict.fromkeys((*known.aliases, *other.aliases))),
        role=known.role or other.role,
        affiliation=known.affiliation or other.affiliation,
    )
