"""The ladder: the ways in which a turn may say what was typed, and the rung each way stands on.

The upper rungs keep the meaning (the same word in another script, form, name or language); the
lower ones forgive mistakes, and are climbed down to only when the upper ones found nothing. Every
way is a row of units, so that finding it is always a phrase query.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, product
from typing import Final, NamedTuple

from gtcpanel.index.match import Match, all_of, any_of, near, phrase, spoken_by
from gtcpanel.model import RUNGS, Rung
from gtcpanel.text.tokens import Unit

#: The rungs that keep the meaning, best first. "variant" is asked with "exact": the index folds.
MEANING: Final[tuple[Rung, ...]] = ("variant", "stem", "alias", "glossary")

RANK: Final = {rung: rank for rank, rung in enumerate(RUNGS)}

#: How many units stand between words at most that are looked for first where they are near.
_NEAR: Final = 5


class Way(NamedTuple):
    """A row of units by which a turn answers, and how good an answer it is."""

    rung: Rung
    row: tuple[Unit, ...]
    quality: float = 1.0  #: 0..1, among ways of one rung
    prefix: bool = False  #: whether the last unit may be the beginning of a longer one
    number: bool = False  #: whether it is none within a longer number


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


def closely(reading: Reading) -> Match:
    """Turns in which each term of a reading, as typed, stands near the next."""
    rows = [(term.row, term.prefix) for term in reading]
    return all_of(near(one, other, _NEAR) for one, other in pairwise(rows))


def _linked(one: Term, other: Term, distance: int, lowest: Rung) -> Match | None:
    """Turns that answer two terms near each other."""
    floor = RANK[lowest]
    pairs = product(*([w for w in term.ways if RANK[w.rung] <= floor] for term in (one, other)))
    parts = [near((a.row, a.prefix), (b.row, b.prefix), distance) for a, b in pairs]
    return any_of(parts) if parts else None
