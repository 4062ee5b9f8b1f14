"""The words of a text, each with what must not change in a quotation: numbers, negations, names.

Words with the same key are the same: 二十 and 20, don't and do not, 黄仁勋 and Jensen Huang.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from gtcpanel.model import Span
from gtcpanel.text.fold import Folder
from gtcpanel.text.numerals import numbers
from gtcpanel.text.tokens import Unit, index_terms, is_unspaced, units
from gtcpanel.verify.lexicon import HARMLESS, NEGATIONS, QUANTITIES, UNITS

if TYPE_CHECKING:
    from gtcpanel.library import Library

Kind = Literal["word", "harmless", "number", "one", "negation", "name", "quantity", "unit"]

#: Contractions that hide a negation, and what they stand for.
_CONTRACTED: Final = {
    "cant": "can", "wont": "will", "shant": "shall", "aint": "is", "cannot": "can",
    "dont": "do", "doesnt": "does", "didnt": "did", "isnt": "is", "arent": "are", "wasnt": "was",
    "werent": "were", "hasnt": "has", "havent": "have", "hadnt": "had", "shouldnt": "should",
    "wouldnt": "would", "couldnt": "could", "mustnt": "must", "neednt": "need",
    "mightnt": "might",
}  # fmt: skip
#: Words with a capital letter that are no names.
_NEVER_NAMES: Final = frozenset(("i", "im", "ive", "ill", "id", "ok"))
_SENTENCE_ENDS: Final = frozenset('.!?。！？…:：;；\n“”"「」『』‘’—-([（•*#>')
#: Where a word is none after all: 十分 is "very", but not in 十分钟.
_BUT_NOT_BEFORE: Final = {"十分": "(?!钟|之)", "一时": "(?!间)"}
#: From so many words with a capital letter on, a text is a headline, or shouted.
_HEADLINE: Final = 5
#: What stands before a unit like a number.
_BEFORE_UNITS: Final = ("个", "所有", "一些")
#: How much a word counts beside a Chinese character.
_WORD: Final = 2.0


class Word(NamedTuple):
    """A word, a number, or a Chinese character."""

    key: str  #: what it is; equal keys mean the same
    kind: Kind
    start: int  #: into the text
    end: int
    weight: float  #: how much it counts: a Chinese character 1, another word 2


class Names:
    """The names of the people of a library, to be found in a text.

    Only those are read that have a word of a text: a large library has thousands.
    """

    def __init__(self, library: Library) -> None:
        """Know those who speak in `library`."""
        self._lexicon = library.store.lexicon
        self._having: dict[str, list[_Name]] = {}

    def meet(self, terms: Iterable[str]) -> None:
        """Read the names that have one of these terms (as texts are indexed by)."""
        new = {term for term in terms if term not in self._having}
        if not new:
            return
        self._having.update((term, []) for term in new)
        for term, key, person in self._lexicon.names_with(new):
            row = tuple(unit.term for unit in units(key))
            if len(row) > 1 or not is_unspaced(row[0]):
                self._having[term].append(_Name(row, f"person {person}"))
        for term in new:
            self._having[term].sort(key=lambda name: -len(name.row))

    def at(self, row: Sequence[Unit], terms: Sequence[str], start: int) -> tuple[int, str] | None:
        """How many units from `start` on are somebody's whole name, and whose.

        `terms` are those of the row, which were met.
        """
        for name, key in self._having[terms[start]]:
            if len(name) > 1 and name == tuple(one.term for one in row[start : start + len(name)]):
                return len(name), key
        return None

    def knows(self, term: str) -> bool:
        """Whether a folded word in an alphabet, which was met, is part of somebody's name."""
        return len(term) > 1 and bool(self._having[term])

    def key(self, term: str) -> str:
        """The one person whose name has this word, which was met, else the word."""
        owners = {key for _, key in self._having[term]} if len(term) > 1 else set()
        return owners.pop() if len(owners) == 1 else term


class _Name(NamedTuple):
    """A name as a row of folded words or characters, and whose it is."""

    row: tuple[str, ...]
    key: str


def words(text: str, folder: Folder, names: Names) -> list[Word]:
    """The words of a text, in order."""
    return _Reader(text, folder, names).words()


class _Reader:
    """Reads a text word by word; at each place it asks what begins there."""

    def __init__(self, text: str, folder: Folder, names: Names) -> None:
        self._folded = folder.fold(text)
        self._row = units(self._folded.text)
        self._numbers = {number.start: number for number in numbers(self._folded.text)}
        self._terms = list(index_terms(self._row))
        self._names = names
        names.meet(self._terms)
        self._capitals = _Capitals(text, names)
        self._found: list[Word] = []

    def words(self) -> list[Word]:
        at = 0
        while at < len(self._row):
            if self._row[at].term in _CONTRACTED:
                self._contraction(at)
                at += 1
                continue
            key, kind, many = (
                self._phrase(at) or self._number(at) or self._name(at) or self._word(at)
            )
            start, end = self._span(at, many)
            heavy = _weight(self._row[at].term)
            if many > 1:
                heavy = sum(_weight(unit.term) for unit in self._row[at : at + many])
            self._found.append(Word(key, kind, start, end, heavy))
            at += many
        return self._found

    def _span(self, at: int, many: int = 1) -> Span:
        return self._folded.span(self._row[at].start, self._row[at + many - 1].end)

    def _contraction(self, at: int) -> None:
        """Don't is do and not; the letters are those of the second."""
        start, end = self._span(at)
        self._found.append(Word(_CONTRACTED[self._row[at].term], "word", start, start, _WORD))
        self._found.append(Word("not", "negation", start, end, 0.0))

    def _phrase(self, at: int) -> tuple[str, Kind, int] | None:
        unit = self._row[at]
        if not is_unspaced(unit.term):
            term, many = unit.term, 1
        elif found := _phrases().match(self._folded.text, unit.start):
            term, many = found[0], len(found[0])
        else:
            return None
        if term not in _PHRASES:
            return None
        key, kind = _PHRASES[term]
        return None if kind == "unit" and not self._counted() else (key, kind, many)

    def _counted(self) -> bool:
        """Whether what comes next is a unit of the number before it."""
        last = self._found[-1] if self._found else None
        return last is not None and (last.kind in ("number", "one") or last.key in _BEFORE_UNITS)

    def _number(self, at: int) -> tuple[str, Kind, int] | None:
        number = self._numbers.get(self._row[at].start)
        if number is None:
            return None
        many = 0
        while at + many < len(self._row) and self._bare_end(at + many) <= number.end:
            many += 1
        article = self._folded.text[number.start : number.end] in ("一", "one")
        return (number.value, "one" if article else "number", many) if many else None

    def _bare_end(self, at: int) -> int:
        """Where a word ends, in the folded text, without the s of three's."""
        unit = self._row[at]
        return unit.end - 2 * self._folded.text.endswith(("'s", "’s"), unit.start, unit.end)

    def _name(self, at: int) -> tuple[str, Kind, int] | None:
        term = self._row[at].term
        whole = self._names.at(self._row, self._terms, at)
        if is_unspaced(term):
            return (whole[1], "name", whole[0]) if whole else None
        span = self._span(at)
        if whole and self._capitals.allow(*span):
            return whole[1], "name", whole[0]
        if self._capitals.are_of_a_name(term, *span):
            return self._names.key(term), "name", 1
        return None

    def _word(self, at: int) -> tuple[str, Kind, int]:
        term = self._row[at].term
        if term[0].isdigit():  # figures that are part of no number: 1,3000
            return term, "number", 1
        return term, "negation" if term in NEGATIONS else "word", 1


def _weight(term: str) -> float:
    return 1.0 if is_unspaced(term) else _WORD


class _Capitals:
    """What capital letters tell in one text."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names
        latin = re.findall(r"[^\W\d_]+", text)
        cased = [word for word in latin if word[0].isupper() or word[0].islower()]
        upper = sum(word[0].isupper() for word in cased)
        wide = any(is_unspaced(char) for char in text)
        self._headline = not wide and upper >= _HEADLINE and upper > 0.6 * len(cased)
        self._without = upper == 0

    def allow(self, start: int, end: int) -> bool:
        """Whether a word may be a name: it has a capital letter, or none of the text has."""
        return self._without or self._text[start:end][:1].isupper()

    def are_of_a_name(self, term: str, start: int, end: int) -> bool:
        """Whether a word in an alphabet is a name."""
        word = self._text[start:end]
        if term in _NEVER_NAMES:
            return False
        if self._names.knows(term) and term not in _stop_words():
            return word[:1].isupper() or self._without
        if not word[:1].isupper() and word == word.lower():
            return False
        if self._headline:
            return False
        if any(char.isupper() for char in word[1:]):
            return True
        before = self._text[:start].rstrip(" \t\u3000")
        if before and before[-1] not in _SENTENCE_ENDS:
            return True
        after = self._text[end : end + 1]
        return is_unspaced(after) or bool(before and is_unspaced(before[-1]))


def _stop_words() -> frozenset[str]:
    from gtcpanel.text.content import stop_words

    return stop_words()


def _grouped(rows: Sequence[Sequence[str]], kind: Kind) -> Mapping[str, tuple[str, Kind]]:
    return {word: (row[0], kind) for row in rows for word in row}


#: Words that are more than their characters, with their key and kind.
_PHRASES: Final[dict[str, tuple[str, Kind]]] = {
    **{word: (word, "harmless") for word in HARMLESS},
    **_grouped(UNITS, "unit"),
    **_grouped(QUANTITIES, "quantity"),
}


@cache
def _phrases() -> re.Pattern[str]:
    """The Chinese ones, the longest first."""
    chinese = sorted((word for word in _PHRASES if is_unspaced(word[0])), key=len, reverse=True)
    return re.compile("|".join(f"{word}{_BUT_NOT_BEFORE.get(word, '')}" for word in chinese))
