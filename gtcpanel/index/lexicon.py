"""The words and names of a library: what a query is understood and put right by."""

from __future__ import annotations

from gtcpanel.index.tables import Tables


class Lexicon(Tables):
    """Questions to the vocabulary of an index. Words and characters are folded."""

    def people_called(self, key: str) -> dict[int, str]:
        """The people one of whose names has this key, or a word of one (`noam`): ids and names."""
        return dict(
            self._rows(
                "SELECT DISTINCT person, person.name FROM called"
                " JOIN person ON person.id = called.person WHERE key = ?1"
                " OR instr(' ' || key || ' ', ' ' || ?1 || ' ') ORDER BY person",
                key,
            )
        )

    def other_names(self, key: str) -> tuple[str, ...]:
        """The other names of the people who are called exactly this."""
        return self._column(
            "SELECT DISTINCT name FROM called WHERE key != ?1"
            " AND person IN (SELECT person FROM called WHERE key = ?1)",
            key,
        )

    def synonyms(self, key: str) -> tuple[str, ...]:
        """What means the same as a key, as transcripts and glossaries say."""
        return self._column("SELECT DISTINCT other FROM pair WHERE key = ?", key)

    def same_stem(self, word: str) -> tuple[str, ...]:
        """The other words of the library that have the stem of `word`, known or not."""
        stem = self._column("SELECT stem FROM latin WHERE word = ?", word) or (self._stem(word),)
        return self._column("SELECT word FROM latin WHERE stem = ? AND word != ?", stem[0], word)

    def latin(self, shortest: int, longest: int) -> tuple[str, ...]:
        """The Latin words of the library with so many letters."""
        return self._column(
            "SELECT word FROM latin WHERE length(word) BETWEEN ? AND ?", shortest, longest
        )

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
        return bool(self._column("SELECT gram FROM gram WHERE gram = ?", gram))

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
        found = self._column("SELECT sounds FROM reading WHERE character = ?", character)
        return tuple(str(found[0]).split()) if found else ()

    def _stem(self, word: str) -> str:
        from gtcpanel.index.vocabulary import stems

        return stems(self._db, [word]).get(word, word)
