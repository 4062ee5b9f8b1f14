"""Cutting a passage that is too long for its place, so that what is left can still be read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from gtcpanel.model import Span
from gtcpanel.text.excerpt import breakable, display_width

_CLAUSE_END: Final = frozenset("。！？!?…；;，,、：:—")
#: What a piece must not end with: `我们用的系统,` is cut before the comma.
_LOOSE: Final = "，,、；;：:—–"
#: Marks and brackets, each with what closes it.
_CLOSER: Final = dict(zip('“‘「『（(《【"', '”’」』）)》】"', strict=True))
_CLOSERS: Final = frozenset(_CLOSER.values())


def ellipsis(text: str) -> str:
    """What marks an omission in `text`: …… in Chinese, … elsewhere."""
    wide = sum(display_width(char) == 2 for char in text)
    return "……" if wide > len(text.split()) else "…"  # as words go, more Chinese than not


def cut(text: str, passage: Span, longest: int, keep: Span | None = None) -> Span:
    """The best piece of `text[passage]` with at most `longest` characters.

    It holds `keep` (a span in the passage), or where that is too long begins with it; without
    `keep` it is the beginning. It ends, and begins, where a clause does if it can, else between
    words, but never inside a word nor between a pair of quotation marks or brackets. Where nothing
    so short can be cut out, it is taken from within the marks, and last of all it is one word.
    """
    start, end = passage
    first, last = keep or (start, start)
    if last - first > longest:
        while first > start and not breakable(text, first):
            first -= 1
        start = last = first
    while end - start > longest:
        pairs = _outer_pairs(text, start, end)
        clauses = _outside(_clauses(text, start, end), pairs)
        piece = _longest(clauses, longest, first, last)
        if piece:
            return _trimmed(text, *piece)
        words = _outside(_words(text, start, end), pairs)
        piece = _longest(words, longest, first, last)
        if piece:
            return _trimmed(text, *_without_scraps(piece, clauses, first, last))
        within = [(begin + 1, close) for begin, close in pairs if begin <= first < close - 1]
        if not within:  # a word that is longer than it should be
            at = bisect_right(words, first)
            return _trimmed(text, words[at - 1], words[at])
        start, end = within[0]
        first = max(first, start)
        last = min(max(first, last), end)
    return start, end


def _clauses(text: str, start: int, end: int) -> list[int]:
    """Where clauses begin and end."""
    inner = range(start + 1, end)
    return [
        start,
        *(at for at in inner if text[at - 1] in _CLAUSE_END and breakable(text, at)),
        end,
    ]


def _words(text: str, start: int, end: int) -> list[int]:
    """Where words begin and end. Takes a dictionary of Chinese, hence a while when first called."""
    from gtcpanel.text.words import is_han, word_ends

    ends = {start + at for at in word_ends(text[start:end])}
    return [
        start,
        *(
            at
            for at in range(start + 1, end)
            if breakable(text, at)
            and (at in ends or not (is_han(text[at - 1]) and is_han(text[at])))
        ),
        end,
    ]


def _without_scraps(piece: Span, clauses: Sequence[int], first: int, last: int) -> Span:
    """The piece without the beginnings and ends of clauses at its ends, if all else is in it."""
    begin, end = piece
    at = bisect_right(clauses, first) - 1
    later = bisect_right(clauses, end) - 1
    return max(begin, clauses[at]), clauses[later] if clauses[later] >= max(
        last, begin + 1
    ) else end


def _longest(places: Sequence[int], longest: int, first: int, last: int) -> Span | None:
    """The longest stretch between two of the places that holds `first:last`, earliest of equals."""
    best: Span | None = None
    for begin in places[: bisect_right(places, first)]:
        end = places[bisect_right(places, begin + longest) - 1]
        if end > begin and end >= last and (best is None or end - begin > best[1] - best[0]):
            best = begin, end
    return best


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start + 1 and (text[end - 1] in _LOOSE or text[end - 1].isspace()):
        end -= 1
    while start < end - 1 and text[start].isspace():
        start += 1
    return start, end


def _outside(places: Sequence[int], pairs: Sequence[Span]) -> list[int]:
    """The places that lie within none of the pairs."""
    kept = []
    at = 0
    for place in places:
        while at < len(pairs) and pairs[at][1] < place:
            at += 1
        if at == len(pairs) or not pairs[at][0] < place <= pairs[at][1]:
            kept.append(place)
    return kept


def _outer_pairs(text: str, start: int, end: int) -> list[Span]:
    """The offsets of marks that open and of those that close them, without the pairs in pairs."""
    opened: dict[str, list[int]] = {}
    pairs: list[Span] = []
    for at in range(start, end):
        char = text[at]
        if char in _CLOSERS and opened.get(char):
            pairs.append((opened[char].pop(), at))
        elif char in _CLOSER:
            opened.setdefault(_CLOSER[char], []).append(at)
    outer: list[Span] = []
    for pair in sorted(pairs):
        if not outer or pair[0] > outer[-1][1]:
            outer.append(pair)
    return outer
