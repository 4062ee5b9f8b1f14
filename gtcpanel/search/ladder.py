"""The ladder: every way in which a turn may say what was typed, and the rung each way stands on.

The upper rungs keep the meaning (the same word in another script, form, name or language); the
lower ones forgive mistakes, and are climbed down to only when the upper ones found nothing. Every
way is a row of units that the library really has, so that finding it is always a phrase query.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from gtcpanel.index.match import Match, all_of, any_of, near, phrase, spoken_by
from gtcpanel.index.store import Store
from gtcpanel.model import RUNGS, Rung
from gtcpanel.search.expression import Word
from gtcpanel.text.tokens import Unit, is_unspaced, key_of, units

#: The rungs that keep the meaning, best first. "variant" is asked with "exact": the index folds.
MEANING: Final[tuple[Rung, ...]] = ("variant", "stem", "alias", "glossary")

RANK: Final = {rung: rank for rank, rung in enumerate(RUNGS)}

#: How many words, at most, are looked up together as one term of a glossary or a name.
_LONGEST_TERM: Final = 6
#: What is left of the quality of a way when it is translated.
_TRANSLATED: Final = 0.9
#: How many characters, at most, a word of a run typed without spaces has.
_LONGEST_WORD: Final = 8


class Way(NamedTuple):
    """A row of units by which a turn answers, and how good an answer it is."""

    rung: Rung
    row: tuple[Unit, ...]
    quality: float = 1.0  #: 0..1, among ways of one rung
    prefix: bool = False  #: whether the last unit may be the beginning of a longer one


class Term(NamedTuple):
    """Something a turn must have: any one of its ways, or one of its speakers."""

    typed: str
    row: tuple[Unit, ...]  #: as typed, folded
    ways: tuple[Way, ...]
    people: dict[int, str] = {}  # noqa: RUF012 - never changed  #: those who are called so
    people_rung: Rung = "alias"  #: the rung of an answer by who speaks
    prefix: bool = False  #: typed with a `*`: it is what it is, and has no other ways

    def match(self, lowest: Rung) -> Match | None:
        """What to ask the index for, down to a rung; None where there is nothing to ask."""
        floor = RANK[lowest]
        parts = [phrase(way.row, prefix=way.prefix) for way in self.ways if RANK[way.rung] <= floor]
        if self.people and floor >= RANK[self.people_rung]:
            parts.append(spoken_by(self.people))
        return any_of(parts) if parts else None

    def extended(self, ways: Iterable[Way]) -> Term:
        """The term with more ways."""
        return self._replace(ways=(*self.ways, *ways))


class Link(NamedTuple):
    """Two terms of a reading that must stand near each other."""

    first: int  #: which terms, from 0
    second: int
    distance: int  #: how many units may stand between


#: One way to understand a group of words: all these terms must be answered.
Reading = tuple[Term, ...]


def match_of(reading: Reading, lowest: Rung, links: Sequence[Link] = ()) -> Match | None:
    """What to ask the index for; None where some term cannot be answered down to this rung."""
    parts = [term.match(lowest) for term in reading]
    parts += [_linked(reading[one], reading[other], far, lowest) for one, other, far in links]
    return all_of(part for part in parts if part) if all(parts) else None


def _linked(one: Term, other: Term, distance: int, lowest: Rung) -> Match | None:
    """Turns that answer two terms near each other."""
    floor = RANK[lowest]
    pairs = product(*([w for w in term.ways if RANK[w.rung] <= floor] for term in (one, other)))
    parts = [near((a.row, a.prefix), (b.row, b.prefix), distance) for a, b in pairs]
    return any_of(parts) if parts else None


def literal(words: Sequence[Word], store: Store) -> Reading:
    """The words as they were typed (folded), and nothing else."""
    terms = []
    for word in words:
        row = tuple(units(store.folder.key(word.text)))
        if row:
            way = Way("exact", row, prefix=word.prefix)
            terms.append(Term(word.text, row, (way,), prefix=word.prefix))
    return tuple(terms)


def readings(words: Sequence[Word], store: Store) -> list[Reading]:
    """The words by every rung that keeps the meaning, first each word for itself.

    Neighbouring words that together are a name or a term of a glossary (`scaling law`) give one
    more reading each.
    """
    plain = literal(words, store)
    single = len(plain) == 1
    found = [tuple(_understood(term, store, by_speaker=not single) for term in plain)]
    for size in range(2, min(len(plain), _LONGEST_TERM) + 1):
        for begin in range(len(plain) - size + 1):
            together = plain[begin : begin + size]
            if any(term.prefix for term in together):
                continue
            row = tuple(unit for term in together for unit in term.row)
            ways = tuple(renamed(row, store))
            people = store.lexicon.people_called(key_of(row)) if size < len(plain) else {}
            if ways or people:
                term = Term(" ".join(term.typed for term in together), row, ways, people)
                found.append((*found[0][:begin], term, *found[0][begin + size :]))
    return found


def word_by_word(words: Sequence[Word], store: Store) -> list[Reading]:
    """The words with each run of Chinese characters split into words that the library knows.

    For a query typed without spaces (`卷积注意力`). Empty where nothing can be split.
    """
    terms: list[Term] = []
    for term, word in zip(plain := literal(words, store), words, strict=False):
        pieces = [] if word.quoted or word.prefix else _known_words(term.row, store)
        terms += [
            Term("".join(unit.term for unit in row), row, (Way("exact", row),)) for row in pieces
        ] or [term]
    return [tuple(terms)] if len(terms) > len(plain) else []


def _known_words(row: tuple[Unit, ...], store: Store) -> list[tuple[Unit, ...]]:
    """The fewest words of two or more characters that make up a row; [] if there are none."""
    best: list[list[tuple[Unit, ...]] | None] = [[]]
    for end in range(1, len(row) + 1):
        ways = [
            [*before, row[start:end]]
            for start in range(max(0, end - _LONGEST_WORD), end - 1)
            if (before := best[start]) is not None
            and store.lexicon.is_word("".join(unit.term for unit in row[start:end]))
        ]
        best.append(min(ways, key=len) if ways else None)
    return best[-1] or []


def by_speaker(words: Sequence[Word], store: Store) -> list[Reading]:
    """The words as nothing but the name of somebody who speaks, if they are one."""
    row = tuple(unit for term in literal(words, store) for unit in term.row)
    people = store.lexicon.people_called(key_of(row))
    return [(Term(" ".join(word.text for word in words), row, (), people),)] if people else []


def translated(ways: Sequence[Way], store: Store) -> list[Way]:
    """Ways, each with the other names and translations of what it says on the same rung."""
    others = [
        Way(way.rung, other.row, way.quality * _TRANSLATED)
        for way in ways
        for other in renamed(way.row, store)
    ]
    return [*ways, *others]


def called_so(term: Term, rung: Rung, store: Store) -> Term:
    """The term with the people who are called by one of its ways on a rung (a name misspelt)."""
    people: dict[int, str] = {}
    for way in term.ways:
        if way.rung == rung:
            people |= store.lexicon.people_called(key_of(way.row))
    return term._replace(people=people, people_rung=rung) if people else term


def _understood(term: Term, store: Store, *, by_speaker: bool) -> Term:
    """A term with its stems, other names and translations."""
    if term.prefix:
        return term
    ways = []
    if len(term.row) == 1 and term.row[0].term.isalpha() and not is_unspaced(term.row[0].term):
        ways = [
            Way("stem", (Unit(word, 0, len(word), joined=False),))
            for word in store.lexicon.same_stem(term.row[0].term)
        ]
    people = store.lexicon.people_called(key_of(term.row)) if by_speaker else {}
    return term.extended([*ways, *renamed(term.row, store)])._replace(people=people)


def renamed(row: Sequence[Unit], store: Store) -> Iterator[Way]:
    """The other names and the translations of a term."""
    key = key_of(row)
    for rung, names in (
        ("alias", store.lexicon.other_names(key)),
        ("glossary", store.lexicon.synonyms(row)),
    ):
        for name in names:
            other = tuple(units(store.folder.key(name)))
            if other and key_of(other) != key:
                yield Way(rung, other)  # type: ignore[arg-type]
