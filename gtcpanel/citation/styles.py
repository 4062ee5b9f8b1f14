"""The styles of citing by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Final

from gtcpanel.citation import Style, exchange, prose
from gtcpanel.citation.plain import citation, one_line
from gtcpanel.citation.work import Work, work_of

if TYPE_CHECKING:
    from gtcpanel.quote import Quote

_PROSE: Final[Mapping[str, Callable[[Work], str]]] = {
    "apa": prose.apa,
    "chicago": prose.chicago,
    "gbt7714": prose.gbt7714,
}
_FILES: Final[Mapping[str, Callable[[Sequence[exchange.Entry]], str]]] = {
    "bibtex": exchange.bibtex,
    "ris": exchange.ris,
    "csl-json": exchange.csl_json,
}


def cited(quote: Quote, style: Style = "plain") -> str:
    """The source of a quote on a line; of a style that is a file, the file with that one entry.

    `plain` begins with a dash and ends with the reference of the quote, the others are entries of a
    list of references.
    """
    if style == "plain":
        return citation(quote)
    if style in _FILES:
        return bibliography([quote], style)
    return one_line(_PROSE[style](work_of(quote)))


def bibliography(quotes: Sequence[Quote], style: Style) -> str:
    """A file with an entry for each source of the quotes, whose words stand in it as notes.

    A source is what one person said in one transcript. In a style that is no file an entry is a
    line.
    """
    sources: dict[tuple[str, str], tuple[Work, list[str]]] = {}
    keys: set[str] = set()
    for quote in quotes:
        source = quote.turn.transcript, quote.turn.speaker
        if source not in sources:
            work = work_of(quote)
            key = next(name for name in _names(work.id) if name not in keys)
            keys.add(key)
            sources[source] = replace(work, id=key), []
        sources[source][1].append(f"“{one_line(quote.text)}” ({quote.ref})")
    entries = list(sources.values())
    if style in _FILES:
        return _FILES[style](entries)
    if style == "plain":
        return "".join(f"{citation(quote)}\n" for quote in quotes)
    return "".join(f"{one_line(_PROSE[style](work))}\n" for work, _ in entries)


def _names(key: str) -> Iterator[str]:
    yield key
    yield from (f"{key}-{number}" for number in count(2))
