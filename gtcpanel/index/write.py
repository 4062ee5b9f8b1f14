"""Puts transcripts into an index, and takes them out again."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from gtcpanel.index.codec import dumps, encode
from gtcpanel.index.schema import TABLES
from gtcpanel.index.store import stored_variants
from gtcpanel.index.times import timed
from gtcpanel.index.vocabulary import Vocabulary
from gtcpanel.model import Turn
from gtcpanel.text.fold import Folder
from gtcpanel.text.keyness import keywords
from gtcpanel.text.parts import divide
from gtcpanel.text.tokens import index_terms, key_of, units
from gtcpanel.text.words import content, count, segment
from gtcpanel.transcript import Pair, Transcript

_KEYWORDS: Final = 6


class Writer:
    """Writes to an open index, inside a transaction that is the caller's."""

    def __init__(self, db: sqlite3.Connection, jieba_cache: str | None = None) -> None:
        """Make a writer for `db`, which has the tables already."""
        self._db = db
        self._jieba_cache = jieba_cache
        self._folder = Folder(stored_variants(db))
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
        bags = self._add_turns(turns, transcript_id, people)
        self._add_voices(turns, bags, transcript_id, people)
        self._add_parts(turns, [bag for bag, _ in bags], transcript_id)
        self.add_pairs(transcript.pairs, transcript_id)

    def add_pairs(self, pairs: Iterable[Pair], transcript_id: int | None = None) -> None:
        """Put in terms that mean the same: a transcript's, or (with no id) a glossary's."""
        both = [(pair.left, pair.right) for pair in pairs]
        self._db.executemany(
            "INSERT INTO pair VALUES (?, ?, ?)",
            [
                (self._key(one), other, transcript_id)
                for left, right in both
                for one, other in ((left, right), (right, left))
            ],
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
        self, turns: Sequence[Turn], transcript_id: int, people: dict[str, int]
    ) -> list[tuple[Counter[str], tuple[int, int, int]]]:
        """Of each turn its content words and its (characters, words, questions)."""
        bags = []
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
            words = segment(turn.text, cache_dir=self._jieba_cache)
            self._vocabulary.add_words(map(self._folder.key, words))
            counts = count(turn.text, words)
            bags.append(
                (Counter(content(words)), (counts.characters, counts.words, counts.questions))
            )
        return bags

    def _add_voices(
        self,
        turns: Sequence[Turn],
        bags: Sequence[tuple[Counter[str], tuple[int, int, int]]],
        transcript_id: int,
        people: dict[str, int],
    ) -> None:
        whole = 0
        for speaker in dict.fromkeys(turn.speaker for turn in turns):
            own = [at for at, turn in enumerate(turns) if turn.speaker == speaker]
            bag: Counter[str] = Counter()
            for at in own:
                bag.update(bags[at][0])
            characters, words, questions = (sum(bags[at][1][n] for at in own) for n in range(3))
            whole += characters
            self._db.execute(
                "INSERT INTO voice VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    transcript_id,
                    people[speaker],
                    len(own),
                    characters,
                    words,
                    questions,
                    sum((turns[at].end_ms or 0) - (turns[at].start_ms or 0) for at in own),
                    turns[own[0]].number,
                    turns[own[-1]].number,
                    dumps(bag),
                ),
            )
        self._db.execute(
            "UPDATE transcript SET characters = ? WHERE id = ?", (whole, transcript_id)
        )

    def _add_parts(
        self, turns: Sequence[Turn], bags: Sequence[Counter[str]], transcript_id: int
    ) -> None:
        if not turns:
            return
        begins = divide(bags)
        background: Counter[str] = Counter()
        for bag in bags:
            background.update(bag)
        for begin, end in zip(begins, (*begins[1:], len(turns)), strict=True):
            own: Counter[str] = Counter()
            for bag in bags[begin:end]:
                own.update(bag)
            self._db.execute(
                "INSERT INTO part VALUES (?, ?, ?, ?, ?, ?)",
                (
                    transcript_id,
                    turns[begin].number,
                    turns[end - 1].number,
                    turns[begin].start_ms,
                    max(turn.end_ms or 0 for turn in turns[begin:end]),
                    dumps(keywords(own, background, _KEYWORDS)),
                ),
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
