"""What the search asks of the index, without a word of SQL: phrases joined by and, or, not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from gtcpanel.text.tokens import Phrase


class SpokenBy(NamedTuple):
    """Turns of one of these people (ids of the index)."""

    people: tuple[int, ...]


class All(NamedTuple):
    """Turns that answer every one of these (at least one)."""

    parts: Sequence[Match]


class Any(NamedTuple):
    """Turns that answer one of these (at least one)."""

    parts: Sequence[Match]


class But(NamedTuple):
    """Turns that answer the first and not the second."""

    wanted: Match
    unwanted: Match


Match: TypeAlias = "Phrase | SpokenBy | All | Any | But"


def expression(match: Match) -> str:
    """The match in FTS5's language. Terms are ours: letters and digits, so nothing needs escape."""
    if isinstance(match, Phrase):
        return f'words : "{" ".join(match.terms)}"' + (" *" if match.prefix else "")
    if isinstance(match, SpokenBy):
        return f"who : ({' OR '.join(f'p{person}' for person in match.people)})"
    if isinstance(match, But):
        return f"({expression(match.wanted)}) NOT ({expression(match.unwanted)})"
    joint = " AND " if isinstance(match, All) else " OR "
    return joint.join(f"({expression(part)})" for part in match.parts)
