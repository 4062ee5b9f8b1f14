"""The questions an index answers. All of them are reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from gtcpanel.index.lexicon import Lexicon
from gtcpanel.index.match import Match, all_of, having, spoken_by
from gtcpanel.index.schema import COMMON
from gtcpanel.index.tables import Tables
from gtcpanel.model import Turn
from gtcpanel.text.fold import Folder
from gtcpanel.text.tokens import key_of, units

if TYPE_CHECKING:
    import sqlite3

    from gtcpanel.transcript import Exchange, Name, Part, Summary, Voice

#: How many turns that match are ranked at most.
_RANKED: Final = 5_000

_TURN = (
    "SELECT turn.id, transcript.slug, number, person.name, label, text, lines, transcript.path,"
    " start_ms, end_ms, turn.estimated FROM turn JOIN transcript"
    " ON transcript.id = turn.transcript JOIN person ON person.id = turn.person"
)
#: The same from one transcript to the next (SQLite never reorders a cross join), so that turns in
#: order need no sorting.
_TURN_BY_SLUG = _TURN.replace("FROM turn JOIN transcript", "FROM transcript CROSS JOIN turn")

_VOICE = (
    "transcript", "speaker", "turns", "characters", "words", "questions", "duration_ms", "first",
    "last",
)  # fmt: skip
_PART = ("transcript", "first", "last", "start_ms", "end_ms")


class Lot(NamedTuple):
    """What one person says in one transcript, to draw from."""

    transcript: int
    person: int
    turns: int
    sentences: int  #: at most so many


def stored_characters(db: sqlite3.Connection, key: str) -> dict[str, str]:
    """Characters and those that they stand for, as the groundwork has them under `key`."""
    ((both,),) = db.execute("SELECT value FROM meta WHERE key = ?", (key,))
    half = len(both) // 2
    return dict(zip(both[:half], both[half:], strict=True))


class Scope(NamedTuple):
    """Where to look: transcripts (ids) and people (ids), None for all."""

    transcripts: tuple[int, ...] | None = None
    people: tuple[int, ...] | None = None

    def where(self) -> str:
        """A condition on `turn`."""
        people = "" if self.people is None else f" AND turn.person IN ({_ids(self.people)})"
        return self.of("turn.transcript") + people

    def of(self, column: str) -> str:
        """A condition on a column of transcripts' ids."""
        return "1" if self.transcripts is None else f"{column} IN ({_ids(self.transcripts)})"


def _asked(scope: Scope) -> str:
    """Where turns are looked for that match; the people of the scope are part of the match."""
    if scope.transcripts is None:
        return "FROM term WHERE term MATCH ?"
    return (
        "FROM term JOIN turn ON turn.id = term.rowid"
        f" WHERE term MATCH ? AND {scope.of('turn.transcript')}"
    )


def _within(match: Match, scope: Scope) -> Match:
    """A match narrowed to the people of a scope."""
    return match if scope.people is None else all_of([match, spoken_by(scope.people)])


def _ids(ids: Sequence[int]) -> str:
    """Ids in SQL. They are our own integers, so they need no binding."""
    return ",".join(map(str, ids))


class Store(Tables):
    """An open index. Not to be shared between threads."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Read from `db`, which holds a whole index."""
        super().__init__(db)
        self.lexicon = Lexicon(db)
        self._folder: Folder | None = None

    @property
    def folder(self) -> Folder:
        """Folds with the table of variants that the index was built with."""
        if self._folder is None:
            self._folder = Folder(stored_characters(self._db, "variants"))
        return self._folder

    def key(self, text: str) -> str:
        """What texts have in common that are the same to a search."""
        return key_of(units(self.folder.key(text)))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    # --- turns ---------------------------------------------------------------------------------

    def count(self, match: Match, scope: Scope) -> int:
        """How many turns match."""
        ((number,),) = self._rows(f"SELECT count(*) {_asked(scope)}", _within(match, scope))
        return int(number)

    def candidates(self, match: Match, scope: Scope, limit: int | None = None) -> list[int]:
        """The ids of turns that match: all of them, or where they are more the `limit` best.

        The best are those of the highest BM25. What matches more than `_RANKED` turns tells too
        little for that, and the first are as good as any: so a question costs the same however
        large the library is.
        """
        if limit is None:
            return list(self.some(match, scope, -1))
        found = self.some(match, scope, _RANKED + limit)
        if len(found) <= limit or len(found) >= _RANKED:
            return list(found[:limit])
        return list(
            self._column(
                f"SELECT term.rowid {_asked(scope)} ORDER BY bm25(term), term.rowid LIMIT ?",
                _within(match, scope),
                limit,
            )
        )

    def occurs(self, match: Match) -> bool:
        """Whether any turn of the library matches."""
        return bool(self._rows("SELECT 1 FROM term WHERE term MATCH ? LIMIT 1", match))

    def some(self, match: Match, scope: Scope, at_most: int) -> tuple[int, ...]:
        """The ids of the first turns that match; of all if `at_most` is -1."""
        question = f"SELECT term.rowid {_asked(scope)} LIMIT ?"
        return self._column(question, _within(match, scope), at_most)

    def frequency(self, match: Match, at_most: int) -> int:
        """How many turns of the library match, counted up to `at_most`."""
        return len(self.some(match, Scope(), at_most))

    def spread(self, term: str) -> int:
        """How many turns of the library have a term; about so many, if they are thousands."""
        known = self._column("SELECT turns FROM common WHERE term = ?", term)
        return int(known[0]) if known else self.frequency(having(term), COMMON)

    def total(self) -> int:
        """How many turns the library has."""
        ((number,),) = self._rows("SELECT sum(turns) FROM transcript")
        return int(number or 0)

    def turns_by_id(self, ids: Sequence[int]) -> dict[int, Turn]:
        """Some turns by their ids."""
        found: dict[int, Turn] = {}
        for start in range(0, len(ids), 500):
            chosen = ",".join(map(str, ids[start : start + 500]))
            for turn_id, *row in self._rows(f"{_TURN} WHERE turn.id IN ({chosen})"):
                found[turn_id] = _turn(*row)
        return found

    def lots(self, scope: Scope) -> list[Lot]:
        """What there is to draw from, by transcript and first turn."""
        people = "" if scope.people is None else f" AND person IN ({_ids(scope.people)})"
        rows = self._rows(
            "SELECT voice.transcript, person, voice.turns, sentences FROM voice"
            " JOIN transcript ON transcript.id = voice.transcript"
            f" WHERE {scope.of('voice.transcript')}{people} ORDER BY slug, first"
        )
        return [Lot(*row) for row in rows]

    def sizes(self, lot: Lot) -> list[tuple[int, int]]:
        """The turns of a lot in order: their ids, and how many sentences each has at most."""
        return self._rows(
            "SELECT id, sentences FROM turn WHERE transcript = ? AND person = ? ORDER BY number",
            lot.transcript,
            lot.person,
        )

    def turns(
        self, scope: Scope, first: int | None = None, last: int | None = None
    ) -> Iterator[tuple[int, Turn]]:
        """The turns of a scope with their ids, in order, optionally only some numbers.

        They are read as they are asked for: a library need not fit into memory.
        """
        numbers = "" if first is None else f" AND number BETWEEN {first} AND {last or first}"
        for turn_id, *row in self._stream(
            f"{_TURN_BY_SLUG} WHERE {scope.where()}{numbers} ORDER BY transcript.slug, number"
        ):
            yield turn_id, _turn(*row)

    # --- transcripts and people ----------------------------------------------------------------

    def transcript_ids(self) -> dict[str, int]:
        """Each slug with its id, in order of slugs."""
        return dict(self._rows("SELECT slug, id FROM transcript ORDER BY slug"))

    def summaries(self, scope: Scope) -> tuple[Summary, ...]:
        """The transcripts, in order of slugs."""
        from gtcpanel.index.codec import decode

        return tuple(
            decode(*row)
            for row in self._rows(
                "SELECT slug, path, about, people, report, turns, characters, duration_ms,"
                f" estimated FROM transcript WHERE {scope.of('id')} ORDER BY slug"
            )
        )

    def size(self, transcript: int) -> int:
        """How many turns a transcript has."""
        return int(self._column("SELECT turns FROM transcript WHERE id = ?", transcript)[0])

    def speakers(self, scope: Scope) -> tuple[str, ...]:
        """The names of those who speak, in order of first appearance."""
        rows = self._stream(
            "SELECT name FROM voice JOIN transcript ON transcript.id = voice.transcript"
            f" JOIN person ON person.id = voice.person WHERE {scope.of('voice.transcript')}"
            " ORDER BY slug, first"
        )
        return tuple(dict.fromkeys(name for (name,) in rows))

    def voices(self, scope: Scope) -> tuple[Voice, ...]:
        """What each person said in each transcript, by transcript and first turn."""
        from gtcpanel.index.codec import unpack
        from gtcpanel.transcript import Voice

        return tuple(
            Voice(**dict(zip(_VOICE, counts, strict=True)), bag=unpack(bag))
            for *counts, bag in self._rows(
                "SELECT slug, name, voice.turns, voice.characters, voice.words, questions,"
                " voice.duration_ms, first, last, bag.words FROM voice"
                " JOIN bag ON bag.voice = voice.id"
                " JOIN transcript ON transcript.id = voice.transcript"
                " JOIN person ON person.id = voice.person"
                f" WHERE {scope.of('voice.transcript')} ORDER BY slug, first"
            )
        )

    def exchanges(self, scope: Scope) -> tuple[Exchange, ...]:
        """Who speaks right after whom, and how often; nobody answers themselves."""
        from gtcpanel.transcript import Exchange

        return tuple(
            Exchange(*row)
            for row in self._rows(
                "SELECT speaking.name, before.name, count(*) FROM (SELECT person,"
                " lag(person) OVER (PARTITION BY transcript ORDER BY number) AS answered FROM turn"
                f" WHERE {scope.of('transcript')}) JOIN person AS speaking ON speaking.id = person"
                " JOIN person AS before ON before.id = answered WHERE person <> answered"
                " GROUP BY person, answered ORDER BY count(*) DESC, person, answered"
            )
        )

    def parts(self, slug: str) -> tuple[Part, ...]:
        """The parts of a transcript, in order."""
        import json

        from gtcpanel.transcript import Part

        return tuple(
            Part(**dict(zip(_PART, row, strict=True)), keywords=tuple(json.loads(words)))
            for *row, words in self._rows(
                "SELECT slug, first, last, start_ms, end_ms, keywords FROM part JOIN transcript"
                " ON transcript.id = part.transcript WHERE slug = ? ORDER BY first",
                slug,
            )
        )

    def names(self) -> list[Name]:
        """Every way to call every person."""
        return self._names("1")

    def names_like(self, name: str, key: str) -> list[Name]:
        """The ways to call people that are this name, folded or not, or sound as it is spelt."""
        return self._names(
            "key = ?1 OR replace(key, ' ', '') = ?2 OR sound = ?2"
            " OR person IN (SELECT id FROM person WHERE name = ?3)",
            key,
            key.replace(" ", ""),
            name,
        )

    def transcripts_of(self, person: int) -> tuple[int, ...]:
        """The transcripts in which a person has a name."""
        return self._column("SELECT DISTINCT transcript FROM called WHERE person = ?", person)

    def _names(self, condition: str, *values: str) -> list[Name]:
        from gtcpanel.transcript import Name

        return [
            Name(*row)
            for row in self._rows(
                "SELECT person, person.name, called.name, key, sound FROM called"
                f" JOIN person ON person.id = called.person WHERE {condition}"
                " GROUP BY person, key ORDER BY person, min(called.rowid)",
                *values,
            )
        ]


def _turn(
    slug: str,
    number: int,
    speaker: str,
    label: str,
    text: str,
    lines: str,
    path: str,
    start_ms: int,
    end_ms: int,
    estimated: int,
) -> Turn:
    return Turn(
        transcript=slug,
        number=number,
        speaker=speaker,
        label=label,
        text=text,
        lines=tuple(map(int, lines.split())),
        path=path,
        start_ms=start_ms,
        end_ms=end_ms,
        time_estimated=bool(estimated),
    )
