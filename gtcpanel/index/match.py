"""What the search asks of the index: phrases joined by and, or, not.

A `Match` is in FTS5's query language, but only this module knows that, and it is written from our
own terms (letters and digits) alone: nothing that a user types can become syntax.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NewType

from gtcpanel.text.tokens import FREQUENT, Unit, index_terms, is_unspaced, phrase_terms

Match = NewType("Match", str)


#: A row of units (at least one), and whether the last of them is only the beginning of one.
Row = tuple[Sequence[Unit], bool]


def phrase(row: Sequence[Unit], *, prefix: bool = False) -> Match:
    """Turns that have these units (at least one) one after the other.

    With `prefix` the last may be the beginning of a longer one.
    """
    if len(row) == 1 and row[0].term in FREQUENT:
        return Match(f'tags : "{row[0].term}"')
    terms, single = phrase_terms(row)
    return Match(f'words : "{" ".join(terms)}"' + (" *" if single or prefix else ""))


def near(first: Row, second: Row, distance: int) -> Match:
    """Turns that have two rows with at most so many units between them, in either order."""
    return Match(f"words : NEAR({_to_its_end(*first)} {_to_its_end(*second)}, {distance})")


def having(term: str) -> Match:
    """Turns that have a term of the index."""
    return Match(f'words : "{term}"')


def spoken_by(people: Iterable[int]) -> Match:
    """Turns of one of these people (ids of the index, at least one)."""
    return Match(f"tags : ({' OR '.join(f'p{person}' for person in people)})")


def any_of(matches: Iterable[Match]) -> Match:
    """Turns that answer one of these (at least one)."""
    return _joined(" OR ", matches)


def all_of(matches: Iterable[Match]) -> Match:
    """Turns that answer every one of these (at least one)."""
    return _joined(" AND ", matches)


def but_not(wanted: Match, unwanted: Match | None) -> Match:
    """Turns that answer the first and not the second."""
    return Match(f"({wanted}) NOT ({unwanted})") if unwanted else wanted


def _to_its_end(row: Sequence[Unit], prefix: bool) -> str:
    """A phrase that takes as many positions as it has units, so that a distance counts from there.

    (Usually the last character is left to the pair that ends with it.)
    """
    terms = " ".join(index_terms(row))
    return f'"{terms}"' + (" *" if prefix or is_unspaced(row[-1].term) else "")


def _joined(joint: str, matches: Iterable[Match]) -> Match:
    parts = list(dict.fromkeys(matches))
    return Match(joint.join(f"({part})" for part in parts)) if len(parts) > 1 else parts[0]
