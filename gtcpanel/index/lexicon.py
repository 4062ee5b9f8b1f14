"""The words and names of a library: what a query is understood and put right by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from gtcpanel.index.tables import Tables
from gtcpanel.index.vocabulary import stem_key, stems
from gtcpanel.text.tokens import Unit, index_terms, is_unspaced, units

if TYPE_CHECKING:
    import sqlite3


class Lexicon(Tables):
    """Questions to the vocabulary of an index. Words and characters are folded."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Read from `db`."""
        super().__init__(db)
        self._stems: dict[str, str] = {}
        self._grams: dict[str, bool] = {}
        self._readings: dict[str, tuple[str, ...]] = {}

    def people_called(self, key: str) -> dict[int, str]:
        """The people whose name is this or has it as a word (`noam`): ids and canonical names.

        Of Chinese names, in which words are not told apart, two characters are enough.
        """
        part = key if len(key) > 1 and is_unspaced(key[0]) else "\0"
        first = next(index_terms(units(key)), "")
        return dict(
            self._rows(
                "SELECT DISTINCT person, person.name FROM called"
                " JOIN person ON person.id = called.person WHERE key IN"
                " (SELECT key FROM key_term WHERE term = ?3 AND (key = ?1"
                " OR instr(' ' || key || ' ', ' ' || ?1 || ' ') OR instr(key, ?2)))"
                " ORDER BY person",
                key,
                part,
                first,
            )
        )

    def names_with(self, terms: Collection[str]) -> list[tuple[str, str, int]]:
        """Some terms with each name that has them (as a key) and whose it is (an id)."""
        import json

        return self._rows(
            "SELECT DISTINCT term, key_term.key, person FROM key_term"
            " JOIN called ON called.key = key_term.key"
            " WHERE term IN (SELECT value FROM json_each(?)) ORDER BY person, key_term.key",
            json.dumps(list(terms)),
        )

    def other_names(self, key: str) -> tuple[str, ...]:
        """The other names of the people who are called exactly this."""
        return self._column(
            "SELECT DISTINCT name FROM called WHERE key != ?1"
            " AND person IN (SELECT person FROM called WHERE key = ?1)",
            key,
        )

    def synonyms(self, row: Sequence[Unit]) -> tuple[str, ...]:
        """What means the same as a term in any of its forms, as transcripts and glossaries say."""
        words = {unit.term for unit in row if not is_unspaced(unit.term)}
        key = stem_key(row, {word: self._stem(word) for word in words})
        return self._column("SELECT DISTINCT other FROM pair WHERE key = ?", key)

    def phrases_from(self, beginning: str) -> tuple[str, ...]:
        """The terms of several words, as stems, that begin so and have something that means so."""
        return self._column(
            "SELECT DISTINCT key FROM pair WHERE key >= ? AND key < ? AND instr(key, ' ')",
            beginning,
            f"{beginning}\U0010ffff",
        )

    def same_stem(self, word: str) -> tuple[str, ...]:
        """The other words of the library that have the stem of `word`, known or not."""
        return self._column(
            "SELECT word FROM latin WHERE stem = ? AND word != ?", self._stem(word), word
        )

    def common(self, terms: Iterable[str]) -> dict[str, int]:
        """Those of some terms that thousands of turns have, with about how many."""
        import json

        return dict(
            self._rows(
                "SELECT term, turns FROM common WHERE term IN (SELECT value FROM json_each(?))",
                json.dumps(list(terms)),
            )
        )

    def latin(self, first: str, shortest: int, longest: int) -> tuple[str, ...]:
        """The Latin words of the library that begin so and have so many letters."""
        return self._column(
            "SELECT word FROM latin WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?",
            first,
            f"{first}\U0010ffff",
            shortest,
            longest,
        )

    def latin_made_of(self, beginnings: Iterable[str], rest: str) -> tuple[str, ...]:
        """The Latin words of the library that are one of these and then the rest."""
        asked = [beginning + rest for beginning in beginnings]
        return self._column(
            f"SELECT word FROM latin WHERE word IN ({','.join('?' * len(asked))})", *asked
        )

    def initials(self) -> tuple[str, ...]:
        """The letters with which the Latin words of the library begin."""
        return self._column(
            "WITH RECURSIVE initial (letter) AS ("
            " SELECT (SELECT substr(word, 1, 1) FROM latin ORDER BY word LIMIT 1) UNION ALL"
            " SELECT (SELECT substr(word, 1, 1) FROM latin WHERE word > letter || ? LIMIT 1)"
            " FROM initial WHERE letter IS NOT NULL)"
            " SELECT letter FROM initial WHERE letter IS NOT NULL",
            "\U0010ffff",
        )

    def latin_like(self, pattern: str, limit: int) -> tuple[str, ...]:
        """Latin words and numbers of the library like `ab*`, `*ab` or `*ab*`.

        The commonest come first, then the shortest.
        """
        return self._column(
            "SELECT word FROM latin LEFT JOIN common ON term = word WHERE word GLOB ?"
            " ORDER BY turns DESC, length(word), word LIMIT ?",
            pattern,
            limit,
        )

    def known(self, words: Collection[str]) -> set[str]:
        """Those of some Latin words that the library has."""
        marks = ",".join("?" * len(words))
        return set(self._column(f"SELECT word FROM latin WHERE word IN ({marks})", *words))

    def grams_from(self, first: str) -> tuple[str, ...]:
        """The pairs of characters that begin with this one."""
        return self._column(
            "SELECT gram FROM gram WHERE gram >= ? AND gram < ?", first, f"{first}\U0010ffff"
        )

    def grams_to(self, last: str) -> tuple[str, ...]:
        """The pairs of characters that end with this one."""
        return self._column("SELECT gram FROM gram WHERE last = ?", last)

    def has_gram(self, gram: str) -> bool:
        """Whether the library has this pair of characters."""
        if gram not in self._grams:
            found = self._column("SELECT gram FROM gram WHERE gram = ?", gram)
            self._grams[gram] = bool(found)
        return self._grams[gram]

    def grams_sounding(self, first: str, second: str) -> tuple[str, ...]:
        """The pairs of characters that can be read as these two syllables."""
        return self._column("SELECT gram FROM gram_sound WHERE sound = ?", f"{first} {second}")

    def words_with_initials(self, letters: str) -> tuple[str, ...]:
        """The words whose characters' readings begin with these letters."""
        return self._column("SELECT word FROM word WHERE initials = ?", letters)

    def is_word(self, characters: str) -> bool:
        """Whether some turn has these characters as a word."""
        return bool(self._column("SELECT word FROM word WHERE word = ?", characters))

    def words_with(self, character: str) -> tuple[str, ...]:
        """The words of two or more characters, one of which is this."""
        return self._column("SELECT word FROM word WHERE instr(word, ?)", character)

    def readings(self, character: str) -> tuple[str, ...]:
        """Every toneless reading of a (folded) character, the usual one first; () if unknown."""
        if character not in self._readings:
            found = self._column("SELECT sounds FROM reading WHERE character = ?", character)
            self._readings[character] = tuple(str(found[0]).split()) if found else ()
        return self._readings[character]

    def _stem(self, word: str) -> str:
        if word not in self._stems:
            known = self._column("SELECT stem FROM latin WHERE word = ?", word)
            self._stems[word] = known[0] if known else stems(self._db, [word]).get(word, word)
        return self._stems[word]
