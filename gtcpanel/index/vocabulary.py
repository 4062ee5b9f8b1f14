"""The words, pairs of characters and sounds of a library: what a misspelt query is put right by."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Final

from gtcpanel.index.schema import COMMON
from gtcpanel.text.tokens import Unit, index_terms, is_unspaced, key_of

#: How many ways to read a pair of characters are kept; more come from very rare readings only.
_READINGS: Final = 9


class Vocabulary:
    """Gathers what the turns of a library are made of, and writes it in one go."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Gather for `db`, an index that `create` has filled with readings."""
        self._db = db
        self._readings = _Readings(db)
        self._terms: dict[str, None] = {}  # in the order of the index, so nearly sorted
        self._words: set[str] = set()

    def add_units(self, row: Sequence[Unit]) -> None:
        """Take note of words, numbers and pairs of neighbouring characters."""
        self.add_terms(index_terms(row))

    def add_terms(self, terms: Iterable[str]) -> None:
        """Take note of the terms of a text."""
        self._terms.update(dict.fromkeys(terms))

    def add_words(self, words: Iterable[str]) -> None:
        """Take note of words of two or more characters (folded)."""
        self._words.update(words)

    def add_indexed(self) -> None:
        """Take note of all terms that the index holds, and of how common they are."""
        self._db.execute("CREATE VIRTUAL TABLE temp.held USING fts5vocab (main, term, col)")
        try:
            held = dict(self._db.execute("SELECT term, doc FROM held WHERE col = 'words'"))
        finally:
            self._db.execute("DROP TABLE temp.held")
        self.add_terms(held)
        self._db.executemany(
            "INSERT INTO common VALUES (?, ?)",
            [(term, turns) for term, turns in held.items() if turns >= COMMON],
        )

    def sound(self, row: Sequence[Unit]) -> str:
        """How a Chinese name is typed: the first readings as one word; '' for any other name."""
        readings = [self._readings[unit.term] for unit in row]
        return "".join(sounds[0] for sounds in readings) if all(readings) else ""

    def write(self) -> None:
        """Add to the vocabulary in the index what is not in it yet."""
        insert = "INSERT OR IGNORE INTO"
        latin, grams = [], []
        for term in sorted(self._terms):
            if not is_unspaced(term[0]):
                latin.append(term)
            elif len(term) == 2:
                grams.append(term)
        latin = self._new("latin", "word", latin)
        grams = self._new("gram", "gram", grams)
        self._db.executemany(f"{insert} latin VALUES (?, ?)", stems(self._db, latin).items())
        self._db.executemany(f"{insert} gram VALUES (?, ?)", ((gram, gram[1]) for gram in grams))
        self._db.executemany(
            f"{insert} gram_sound VALUES (?, ?)",
            ((sound, gram) for gram in grams for sound in self._sounds(gram)),
        )
        self._db.executemany(
            f"{insert} word VALUES (?, ?)",
            ((word, self._initials(word)) for word in sorted(self._words)),
        )

    def _new(self, table: str, column: str, terms: Sequence[str]) -> list[str]:
        """Those of the terms that are not in the table yet, in order."""
        if not self._db.execute(f"SELECT EXISTS (SELECT 1 FROM {table})").fetchone()[0]:
            return list(terms)
        asked = "SELECT value FROM json_each(?)"
        question = f"SELECT {column} FROM {table} WHERE {column} IN ({asked})"
        known = {term for (term,) in self._db.execute(question, (json.dumps(terms),))}
        return [term for term in terms if term not in known]

    def _sounds(self, gram: str) -> Iterator[str]:
        first, second = map(self._readings.__getitem__, gram)
        if len(first) == len(second) == 1:
            return iter((f"{first[0]} {second[0]}",))
        return map(" ".join, islice(product(first, second), _READINGS))

    def _initials(self, word: str) -> str:
        return "".join((self._readings[char] or "?")[0][0] for char in word)


class _Readings(dict[str, list[str]]):
    """The readings of each character, looked up when it is first met; [] where there are none."""

    def __init__(self, db: sqlite3.Connection) -> None:
        super().__init__()
        self._db = db

    def __missing__(self, char: str) -> list[str]:
        row = self._db.execute("SELECT sounds FROM reading WHERE character = ?", (char,)).fetchone()
        self[char] = sounds = row[0].split() if row else []
        return sounds


def stem_key(row: Sequence[Unit], known: Mapping[str, str]) -> str:
    """Units as the key of a term that means the same as another: `networks` is `network`."""
    return key_of([unit._replace(term=known.get(unit.term, unit.term)) for unit in row])


def stems(db: sqlite3.Connection, words: Sequence[str]) -> dict[str, str]:
    """Each word with its stem, by SQLite's Porter stemmer (to load a library's takes 20 ms)."""
    if not words:
        return {}
    db.execute("CREATE VIRTUAL TABLE temp.stemming USING fts5 (word, tokenize='porter ascii')")
    db.execute("CREATE VIRTUAL TABLE temp.stemmed USING fts5vocab (temp, stemming, instance)")
    try:
        db.executemany("INSERT INTO temp.stemming (rowid, word) VALUES (?, ?)", enumerate(words))
        return {words[doc]: stem for stem, doc in db.execute("SELECT term, doc FROM temp.stemmed")}
    finally:
        db.execute("DROP TABLE temp.stemmed")
        db.execute("DROP TABLE temp.stemming")
