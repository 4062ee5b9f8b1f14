"""What a query asks for, as a tree, and the same as choices of words.

The tree is what was typed; `choices` multiplies it out, so that the ladder only ever has to answer
rows of words, and forgives inside parentheses as it does outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import product
from math import prod
from typing import NamedTuple, TypeAlias


class Word(NamedTuple):
    """A word or a quotation, as typed."""

    text: str
    column: int  #: 1-based
    quoted: bool = False
    prefix: bool = False  #: typed with a `*` at its end: anything that begins so will do


class Speaker(NamedTuple):
    """`speaker:NAME`: what somebody says."""

    name: str
    column: int


class Near(NamedTuple):
    """Words (or choices of words), each not far from the one before, on either side of it."""

    parts: tuple[Expression, ...]
    distances: tuple[int, ...]  #: units that may stand between; one fewer than the parts


class Without(NamedTuple):
    """Whatever does not have this."""

    part: Expression


class Every(NamedTuple):
    """All of these, in any order."""

    parts: tuple[Expression, ...]


class Either(NamedTuple):
    """One of these, or several."""

    parts: tuple[Expression, ...]


Expression: TypeAlias = Word | Speaker | Near | Without | Every | Either


class Nearby(NamedTuple):
    """Two words that must stand near each other."""

    first: Word
    second: Word
    distance: int  #: how many units may stand between


class Choice(NamedTuple):
    """One way to answer a query: all that a turn must have, and must not have."""

    wanted: tuple[Word, ...] = ()
    unwanted: tuple[Expression, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    links: tuple[Nearby, ...] = ()

    def and_also(self, other: Choice) -> Choice:
        """What both ask."""
        return Choice(
            self.wanted + other.wanted,
            self.unwanted + other.unwanted,
            self.speakers + other.speakers,
            self.links + other.links,
        )


def choices(expression: Expression) -> Iterator[Choice]:
    """The ways to answer a query, in the order typed; as many as `breadth` says."""
    match expression:
        case Word():
            yield Choice(wanted=(expression,))
        case Speaker():
            yield Choice(speakers=(expression,))
        case Without(part):
            yield Choice(unwanted=(part,))
        case Either(parts):
            for part in parts:
                yield from choices(part)
        case Every(parts):
            for chosen in product(*map(choices, parts)):
                yield reduce(Choice.and_also, chosen)
        case Near(parts, distances):
            for row in product(*map(words, parts)):
                pairs = zip(row, row[1:], distances, strict=False)
                yield Choice(wanted=row, links=tuple(Nearby(*pair) for pair in pairs))


def breadth(expression: Expression) -> int:
    """How many choices there are."""
    match expression:
        case Either(parts):
            return sum(map(breadth, parts))
        case Every(parts) | Near(parts, _):
            return prod(map(breadth, parts))
    return 1


def words(expression: Expression) -> tuple[Word, ...]:
    """The words of a word or of a choice of words; () for anything else."""
    match expression:
        case Word():
            return (expression,)
        case Either(parts):
            found = [words(part) for part in parts]
            return tuple(word for some in found for word in some) if all(found) else ()
    return ()


def only_excludes(parts: Iterable[Expression]) -> bool:
    """Whether nothing is asked for, but only something to leave out."""
    return all(isinstance(part, Without) for part in parts)
