"""Words quoted in place of their opposites: 升高 for 降低, *started* for *finished*."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from gtcpanel.model import Span
from gtcpanel.text.fold import Folder
from gtcpanel.text.tokens import is_unspaced
from gtcpanel.verify.comparison import Change

#: How far a Chinese word may reach beyond the characters that differ: 乐观 and 悲观.
_BESIDE: Final = 3
#: A word of one character counts where no more characters differ, on either side.
_ALONE: Final = 2
_LATIN: Final = re.compile("[a-z]+")


class _Listed(NamedTuple):
    """A word of the list in a text."""

    text: str  #: verbatim
    sides: frozenset[int]  #: of which lines, and on which side (the other one differs by one bit)


def opposites(said: str, here: Span, quoted: str, there: Span, folder: Folder) -> Iterator[Change]:
    """The first word in `said[here]` for which its opposite stands in `quoted[there]`, if any.

    The two spans are what differs in one place of the texts.
    """
    theirs = _listed(quoted, there, folder)
    for one in _listed(said, here, folder) if theirs else ():
        for other in theirs:
            if any(side ^ 1 in other.sides for side in one.sides):
                yield Change("opposite", one.text, other.text)
                return


def _listed(text: str, span: Span, folder: Folder) -> list[_Listed]:
    """The words of the list that reach into a span, the longest first."""
    start, end = span
    begin = max(0, start - _BESIDE)
    window = folder.fold(text[begin : end + _BESIDE])
    inside = folder.fold(text[start:end]).text
    found: list[_Listed] = []
    spans = [match.span(1) for match in _chinese().finditer(window.text)]
    spans += [match.span() for match in _LATIN.finditer(window.text)]
    for place in spans:
        word = window.text[slice(*place)]
        first, last = window.span(*place)
        if word not in _sides() or begin + last <= start or begin + first >= end:
            continue
        if len(word) > 1 or len(inside) <= _ALONE:
            found.append(_Listed(text[begin + first : begin + last], _sides()[word]))
    return sorted(found, key=lambda one: -len(one.text))


@cache
def _sides() -> Mapping[str, frozenset[int]]:
    """Each word of `data/opposites.txt` with the sides it stands on."""
    from importlib.resources import files

    page = files("gtcpanel").joinpath("data", "opposites.txt").read_text("utf-8")
    sides: defaultdict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(page.splitlines()):
        if "|" in line and not line.startswith("#"):
            for side, words in enumerate(line.split("|")):
                for word in words.split():
                    sides[word].add(2 * number + side)
    return {word: frozenset(found) for word, found in sides.items()}


@cache
def _chinese() -> re.Pattern[str]:
    """The longest Chinese word of the list that begins at a place."""
    words = sorted((word for word in _sides() if is_unspaced(word[0])), key=len, reverse=True)
    return re.compile(f"(?=({'|'.join(words)}))")
