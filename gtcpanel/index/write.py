"""Puts transcripts into an index, and takes them out again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from gtcpanel.index.codec import dumps, encode
from gtcpanel.index.schema import TABLES
from gtcpanel.index.store import stored_variants
from gtcpanel.index.tally import Tally, as_written, parts, tally, voices
from gtcpanel.index.times import timed
from gtcpanel.index.vocabulary import Vocabulary, stem_key, stems
from gtcpanel.model import Turn
from gtcpanel.text.fold import Folder
from gtcpanel.text.tokens import index_terms, key_of, units
from gtcpanel.text.words import segment
from gtcpanel.transcript import Pair, Part, Transcript, Voice


class Writer:
    """Writes to an open index, inside a transaction that is the caller's."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Make a writer for `db`, which has the tables already."""
        self._db = db
        self._simplified = stored_variants(db)
        self._folder = Folder(self._simplified)
        self._vocabulary = Vocabulary(db)

    def remove(self, path: str) -> None:
        """Take out what came from a file, if anything did."""
        row = self._db.execute("SELECT id FROM transcript WHERE path = ?", (path,)).fetchone()
        if row:
            for table in ("turn", "called", "voice", "part", "pair"):
                self._db.execute(f"DELETE FROM {table} WHERE transcript = ?", row)
            self._db.execute("DELETE FROM transcript WHERE id = ?", row)

    def add(self, transcript: Transcript) -> None:
        """Put in a transcript. Its turns get estimated times where the source has no clock."""
        turns = timed(transcript.turns)
        transcript_id = self._add_header(transcript, turns)
        people = self._add_people(transcript, transcript_id)
        names = {
            word
            for person in transcript.people
            for name in (person.name, *person.aliases)
            for word in segment(name.lower())
        }
        tallies = as_written(self._add_turns(turns, transcript_id, people, names))
        self._add_voices(voices(turns, tallies), transcript_id, people)
        self._add_parts(parts(turns, tallies), transcript_id)
        self.add_pairs(transcript.pairs, transcript_id)

    def add_pairs(self, pairs: Iterable[Pair], transcript_id: int | None = None) -> None:
        """Put in terms that mean the same: a transcript's, or (with no id) a glossary's."""
        both = [
            (units(self._folder.key(one)), other)
            for pair in pairs
            for one, other in ((pair.left, pair.right), (pair.right, pair.left))
        ]
        for row, _ in both:
            self._vocabulary.add_units(row)
        known = stems(self._db, sorted({unit.term for row, _ in both for unit in row}))
        self._db.executemany(
            "INSERT INTO pair VALUES (?, ?, ?)",
            [(stem_key(row, known), other, transcript_id) for row, other in both],
        )

    def finish(self) -> None:
        """Write the vocabulary that was met. To be called once, before the commit."""
        self._vocabulary.write()

    def _add_header(self, transcript: Transcript, turns: Sequence[Turn]) -> int:
        about = transcript.about
        cursor = self._db.execute(
            "INSERT INTO transcript VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                about.slug,
                about.path,
                *encode(transcript),
                len(turns),
                0,
                max((turn.end_ms or 0 for turn in turns), default=0),
                all(turn.time_estimated for turn in turns),
            ),
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _add_people(self, transcript: Transcript, transcript_id: int) -> dict[str, int]:
        """The ids of a transcript's people by canonical name."""
        ids = {}
        for person in transcript.people:
            self._db.execute("INSERT OR IGNORE INTO person (name) VALUES (?)", (person.name,))
            (ids[person.name],) = self._db.execute(
                "SELECT id FROM person WHERE name = ?", (person.name,)
            ).fetchone()
            for name in (person.name, *person.aliases):
                row = units(self._folder.key(name))
                self._vocabulary.add_units(row)
                self._db.execute(
                    "INSERT INTO called VALUES (?, ?, ?, ?, ?)",
                    (
                        ids[person.name],
                        transcript_id,
                        name,
                        self._key(name),
                        self._vocabulary.sound(row),
                    ),
                )
        return ids

    def _add_turns(
        self,
        turns: Sequence[Turn],
        transcript_id: int,
        people: dict[str, int],
        names: set[str],
    ) -> list[Tally]:
        tallies = []
        for turn in turns:
            cursor = self._db.execute(
                "INSERT INTO turn VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    transcript_id,
                    turn.number,
                    people[turn.speaker],
                    turn.label,
                    turn.start_ms,
                    turn.end_ms,
                    turn.time_estimated,
                    " ".join(map(str, turn.lines)),
                    turn.text,
                ),
            )
            row = units(self._folder.key(turn.text))
            self._db.execute(
                "INSERT INTO term (rowid, words, who) VALUES (?, ?, ?)",
                (cursor.lastrowid, " ".join(index_terms(row)), f"p{people[turn.speaker]}"),
            )
            self._vocabulary.add_units(row)
            words = segment(turn.text, simplified=self._simplified)
            self._vocabulary.add_words(map(self._folder.key, words))
            tallies.append(tally(turn.text, words, names))
        return tallies

    def _add_voices(
        self, found: Sequence[Voice], transcript_id: int, people: dict[str, int]
    ) -> None:
        self._db.executemany(
            "INSERT INTO voice VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    transcript_id,
                    people[voice.speaker],
                    voice.turns,
                    voice.characters,
                    voice.words,
                    voice.questions,
                    voice.duration_ms,
                    voice.first,
                    voice.last,
                    dumps(voice.bag),
                )
                for voice in found
            ],
        )
        self._db.execute(
            "UPDATE transcript SET characters = ? WHERE id = ?",
            (sum(voice.characters for voice in found), transcript_id),
        )

    def _add_parts(self, found: Sequence[Part], transcript_id: int) -> None:
        self._db.executemany(
            "INSERT INTO part VALUES (?, ?, ?, ?, ?, ?)",
            [
                (
                    transcript_id,
                    part.first,
                    part.last,
                    part.start_ms,
                    part.end_ms,
                    dumps(part.keywords),
                )
                for part in found
            ],
        )

    def _key(self, text: str) -> str:
        return key_of(units(self._folder.key(text)))


def create(db: sqlite3.Connection) -> None:
    """Make the tables and fill in what is known of Chinese characters."""
    from gtcpanel.text.han import readings, simplified_forms

    db.executescript(TABLES)
    forms = simplified_forms()
    db.execute(
        "INSERT INTO meta VALUES ('variants', ?)", ("".join(forms) + "".join(forms.values()),)
    )
    db.executemany(
        "INSERT INTO reading VALUES (?, ?)",
        ((char, " ".join(sounds)) for char, sounds in readings().items() if char not in forms),
    )
