"""Puts transcripts into an index, and takes them out again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Final

from gtcpanel.index.groundwork import lay
from gtcpanel.index.prepare import Prepared
from gtcpanel.index.schema import TABLES
from gtcpanel.index.store import stored_characters
from gtcpanel.index.vocabulary import Vocabulary, stem_key, stems
from gtcpanel.text.fold import Folder
from gtcpanel.text.tokens import Unit, frequent_in, index_terms, key_of, terms_of, units
from gtcpanel.transcript import Pair, Person

#: Bytes of new terms that FTS5 keeps in memory before it writes them: its own default (1 MB) makes
#: a large index of many small pieces.
_HASH_SIZE: Final = 32 << 20
#: How FTS5 merges such pieces while it goes on, by its own defaults, and while a whole index is
#: made: not at all, as they are merged at the end.
_MERGING: Final = {"automerge": 4, "crisismerge": 16}
_MERGING_LATER: Final = {"automerge": 0, "crisismerge": 1_000}
#: How one asks for what the source gives to nobody.
_NOBODY: Final = "(unknown)"


class Writer:
    """Writes to an open index, inside a transaction that is the caller's."""

    def __init__(self, db: sqlite3.Connection, *, whole: bool) -> None:
        """Make a writer for `db`, which has the tables already.

        `whole` says that everything is being written, so that the vocabulary is gathered at the
        end from what the index holds then.
        """
        self._db = db
        self._folder = Folder(stored_characters(db, "variants"))
        self._vocabulary = Vocabulary(db)
        self._whole = whole
        self._ids = count(_last_id(db) + 1)
        # Kept to the end: to ask for stems makes FTS5 write out what it has in memory.
        self._pairs: list[tuple[Sequence[Unit], str, int | None]] = []
        if whole:
            self._set({"hashsize": _HASH_SIZE, **_MERGING_LATER})

    def remove(self, path: str) -> None:
        """Take out what came from a file, if anything did."""
        row = self._db.execute("SELECT id FROM transcript WHERE path = ?", (path,)).fetchone()
        if row:
            self._remove_terms(*row)
            self._db.execute(
                "DELETE FROM bag WHERE voice IN (SELECT id FROM voice WHERE transcript = ?)", row
            )
            for table in ("turn", "called", "voice", "part", "pair"):
                self._db.execute(f"DELETE FROM {table} WHERE transcript = ?", row)
            self._db.execute("DELETE FROM transcript WHERE id = ?", row)

    def add(self, prepared: Prepared, slug: str) -> None:
        """Put in a transcript."""
        cursor = self._db.execute(
            "INSERT INTO transcript VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                slug,
                prepared.path,
                len(prepared.turns),
                prepared.characters,
                prepared.duration_ms,
                prepared.estimated,
                *prepared.report,
            ),
        )
        assert cursor.lastrowid is not None
        transcript = cursor.lastrowid
        people = self._add_people(prepared.people, transcript)
        self._add_turns(prepared, transcript, people)
        for who, row, bag in prepared.voices:
            voice = self._db.execute(
                "INSERT INTO voice VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (transcript, people[who], *row),
            ).lastrowid
            self._db.execute("INSERT INTO bag VALUES (?, ?)", (voice, bag))
        self._db.executemany(
            "INSERT INTO part VALUES (?, ?, ?, ?, ?, ?)",
            ((transcript, *row) for row in prepared.parts),
        )
        self.add_pairs(prepared.pairs, transcript)
        self._vocabulary.add_words(prepared.words)

    def add_pairs(self, pairs: Iterable[Pair], transcript: int | None = None) -> None:
        """Put in terms that mean the same: a transcript's, or (with no id) a glossary's."""
        for pair in pairs:
            for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
                row = units(self._folder.key(one))
                self._vocabulary.add_units(row)
                self._pairs.append((row, other, transcript))

    def finish(self) -> None:
        """Write the pairs and the vocabulary that were met. Called once, before the commit."""
        known = stems(self._db, sorted({unit.term for row, _, _ in self._pairs for unit in row}))
        self._db.executemany(
            "INSERT INTO pair VALUES (?, ?, ?)",
            ((stem_key(row, known), *rest) for row, *rest in self._pairs),
        )
        if self._whole:
            self._db.execute("INSERT INTO term (term) VALUES ('optimize')")
            self._set(_MERGING)
            self._vocabulary.add_indexed()
        self._vocabulary.write()

    def _set(self, options: Mapping[str, int]) -> None:
        self._db.executemany("INSERT INTO term (term, rank) VALUES (?, ?)", options.items())

    def _remove_terms(self, transcript: int) -> None:
        """Take the turns of a transcript out of the table of terms, by making their terms again."""
        rows = self._db.execute(
            "SELECT id, person, text FROM turn WHERE transcript = ?", (transcript,)
        ).fetchall()
        folded = [(turn, person, self._folder.key(text)) for turn, person, text in rows]
        self._db.executemany(
            "INSERT INTO term (term, rowid, words, tags) VALUES ('delete', ?, ?, ?)",
            ((turn, terms_of(key), _tags(who, frequent_in(key))) for turn, who, key in folded),
        )

    def _add_people(self, people: Sequence[Person], transcript: int) -> list[int]:
        """The ids of a transcript's people, in order."""
        ids = []
        for person in people:
            self._db.execute("INSERT OR IGNORE INTO person (name) VALUES (?)", (person.name,))
            (who,) = self._db.execute(
                "SELECT id FROM person WHERE name = ?", (person.name,)
            ).fetchone()
            ids.append(who)
            for name in (person.name or _NOBODY, *person.aliases):
                row = units(self._folder.key(name))
                key = key_of(row)
                self._vocabulary.add_units(row)
                self._db.execute(
                    "INSERT INTO called VALUES (?, ?, ?, ?, ?)",
                    (who, transcript, name, key, self._vocabulary.sound(row)),
                )
                self._db.executemany(
                    "INSERT OR IGNORE INTO key_term VALUES (?, ?)",
                    ((term, key) for term in index_terms(row)),
                )
        return ids

    def _add_turns(self, prepared: Prepared, transcript: int, people: Sequence[int]) -> None:
        ids = [number for _, number in zip(prepared.turns, self._ids, strict=False)]
        self._db.executemany(
            "INSERT INTO turn VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (turn, transcript, number, people[who], *row)
                for turn, (number, who, *row) in zip(ids, prepared.turns, strict=True)
            ),
        )
        tags = [
            _tags(people[who], frequent)
            for (_, who, *_), frequent in zip(prepared.turns, prepared.frequent, strict=True)
        ]
        self._db.executemany(
            "INSERT INTO term (rowid, words, tags) VALUES (?, ?, ?)",
            zip(ids, prepared.terms, tags, strict=True),
        )
        if not self._whole:
            for terms in prepared.terms:
                self._vocabulary.add_terms(terms.split())


def _tags(person: int, frequent: str) -> str:
    """What a turn is found by besides its words."""
    return f"p{person} {frequent}"


def create(db: sqlite3.Connection) -> None:
    """Make the tables and lay the groundwork."""
    db.executescript(TABLES)
    lay(db)


def _last_id(db: sqlite3.Connection) -> int:
    """The highest id that a turn has had; none is used again."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'turn'").fetchone()
    return int(row[0]) if row else 0
