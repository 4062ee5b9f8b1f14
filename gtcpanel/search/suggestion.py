"""What may have been meant where nothing was found."""

from __future__ import annotations

from typing import Final

from gtcpanel.errors import QueryError
from gtcpanel.index.match import phrase
from gtcpanel.index.store import Store
from gtcpanel.search.expression import choices
from gtcpanel.search.ladder import Term
from gtcpanel.search.query import parse
from gtcpanel.search.readings import literal
from gtcpanel.search.spelling import pieces
from gtcpanel.text.tokens import is_unspaced, units

#: How alike (0..100) a word must be to be worth suggesting.
_ALIKE: Final = 70
#: How much longer or shorter it may be.
_LENGTHS: Final = 3


def better(query: str, store: Store) -> str | None:
    """The query with each word that nobody says replaced by the one most like it, if any is."""
    try:
        (choice,) = choices(parse(query))
    except (QueryError, ValueError):  # of several choices none is the one to put right
        return None
    text = query
    for word in reversed(choice.wanted):  # from the end, so that columns stay
        for term in literal([word], store):
            other = None if term.prefix else _suggested(term, store)
            if other is None:
                return None
            if other != term.typed:
                start = query.index(word.text, word.column - 1)
                text = text[:start] + other + text[start + len(word.text) :]
    return text if text != query else None


def _suggested(term: Term, store: Store) -> str | None:
    """What to type for a term: itself where somebody says it, None where nothing is like it."""
    if store.occurs(phrase(term.row)):
        return term.typed
    parts = []
    for piece in pieces(term.row):
        text = "".join(unit.term for unit in piece)
        if store.occurs(phrase(piece)):
            parts.append(text)
        elif (other := _word_like(text, store)) is not None:
            parts.append(other)
        else:
            return None
    return " ".join(parts)


def _word_like(text: str, store: Store) -> str | None:
    from rapidfuzz import fuzz
    from rapidfuzz.process import extractOne

    if is_unspaced(text[0]):
        pool = {word for char in text for word in store.lexicon.words_with(char)}
    else:
        shortest, longest = max(3, len(text) - _LENGTHS), len(text) + _LENGTHS
        pool = set(store.lexicon.latin(text[0], shortest, longest))
    said = (word for word in sorted(pool) if store.occurs(phrase(units(word))))
    found = extractOne(text, said, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return str(found[0]) if found else None
