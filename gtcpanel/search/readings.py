"""How the words of a query may be understood, as far as their meaning is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gtcpanel.index.store import Store
from gtcpanel.model import Rung
from gtcpanel.search.expression import Word
from gtcpanel.search.forms import forms, forms_together
from gtcpanel.search.ladder import Reading, Term, Way
from gtcpanel.text.tokens import Unit, key_of, units

#: How many words, at most, are looked up together as one term of a glossary or a name.
_LONGEST_TERM: Final = 6
#: How many characters, at most, a word of a run typed without spaces has.
_LONGEST_WORD: Final = 8


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

    Neighbouring words that together are a name, a number, a term of a glossary (`scaling law`) or
    another word (`data set`) give one more reading each.
    """
    plain = literal(words, store)
    found = [tuple(_understood(term, store, alone=len(plain) == 1) for term in plain)]
    for size in range(2, min(len(plain), _LONGEST_TERM) + 1):
        for begin in range(len(plain) - size + 1):
            together = plain[begin : begin + size]
            if any(term.prefix for term in together):
                continue
            row = tuple(unit for term in together for unit in term.row)
            term = Term(" ".join(term.typed for term in together), row, ())
            term = term.extended(forms_together(term, store))
            if size < len(plain):
                term = _named(term, store)
            if term.ways or term.people:
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


def called_so(term: Term, rung: Rung, store: Store) -> Term:
    """The term with the people who are called by one of its ways on a rung (a name misspelt)."""
    people: dict[int, str] = {}
    for way in term.ways:
        if way.rung == rung:
            people |= store.lexicon.people_called(key_of(way.row))
    return term._replace(people=people, people_rung=rung) if people else term


def _understood(term: Term, store: Store, *, alone: bool) -> Term:
    """A term with its other forms, names and translations; beside others also who speaks."""
    if term.prefix:
        return term
    term = term.extended(forms(term, store))
    return term if alone else _named(term, store)


def _named(term: Term, store: Store) -> Term:
    """A term with the people who are called so.

    What they say is theirs as typed, if the name is theirs as typed, and no mere alias.
    """
    people = store.lexicon.people_called(key_of(term.row))
    wanted = {unit.term for unit in term.row}
    own = any(
        wanted <= {unit.term for unit in units(store.folder.key(name))} for name in people.values()
    )
    return term._replace(people=people, people_rung="exact" if own else "alias")
