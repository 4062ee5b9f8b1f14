"""What a choice asks for besides its words: who speaks, what stands near what, what is left out.

Nothing here is fuzzy. What is left out is what was typed, in any case, width, script and accents.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from gtcpanel.index.match import Match, all_of, any_of, but_not, near, phrase, spoken_by
from gtcpanel.index.store import Scope, Store
from gtcpanel.search.expression import (
    Choice,
    Either,
    Every,
    Expression,
    Near,
    Speaker,
    Without,
    Word,
    choices,
)
from gtcpanel.search.ladder import Link, Reading, Term
from gtcpanel.text.tokens import Unit, units

if TYPE_CHECKING:
    from gtcpanel.library import Library


class Conditions(NamedTuple):
    """What every answer must fulfil."""

    scope: Scope
    unwanted: Match | None
    links: tuple[Link, ...]  #: between the words, by their places
    speakers: tuple[Reading, ...]  #: what to look for where there are no words: all they say


def said(words: Iterable[Word], store: Store) -> tuple[Word, ...]:
    """The words without those that are only marks, which nobody says."""
    return tuple(word for word in words if _row(word, store))


def conditions(choice: Choice, words: Sequence[Word], scope: Scope, library: Library) -> Conditions:
    """What `choice` asks for besides `words`, which are those of its words that somebody can say.

    Raises `SpeakerError`.
    """
    people = scope.people
    everything = []
    for speaker in choice.speakers:
        name = library.named(speaker.name)
        people = (name.person,) if people is None or name.person in people else ()
        known = {name.person: name.canonical}
        everything.append(Term(speaker.name, (), (), known, people_rung="exact"))
    return Conditions(
        scope=scope._replace(people=people),
        unwanted=_any_of(_match(part, library) for part in choice.unwanted),
        links=tuple(
            Link(words.index(first), words.index(second), distance)
            for first, second, distance in choice.links
            if first in words and second in words
        ),
        speakers=(tuple(everything),) if everything else (),
    )


def _match(expression: Expression, library: Library) -> Match | None:
    """Turns that have just what was typed; None where nobody can say it."""
    store = library.store
    match expression:
        case Word():
            row = _row(expression, store)
            return phrase(row, prefix=expression.prefix) if row else None
        case Speaker(name):
            return spoken_by([library.named(name).person])
        case Without():
            raise AssertionError("what is left out of what is left out is part of a row")
        case Either(parts):
            return _any_of(_match(part, library) for part in parts)
        case Every(parts):
            wanted = [_match(part, library) for part in parts if not isinstance(part, Without)]
            unwanted = [_match(part.part, library) for part in parts if isinstance(part, Without)]
            every = [match for match in wanted if match]
            return but_not(all_of(every), _any_of(unwanted)) if every else None
        case Near():
            return _any_of(_near(choice, store) for choice in choices(expression))


def _near(choice: Choice, store: Store) -> Match | None:
    """Turns in which each word of a choice stands near the next."""
    rows = {word: (_row(word, store), word.prefix) for word in choice.wanted}
    pairs = [
        near(rows[first], rows[second], distance)
        for first, second, distance in choice.links
        if rows[first][0] and rows[second][0]
    ]
    return all_of(pairs) if pairs else None


def _any_of(matches: Iterable[Match | None]) -> Match | None:
    some = [match for match in matches if match]
    return any_of(some) if some else None


def _row(word: Word, store: Store) -> list[Unit]:
    return units(store.folder.key(word.text))
