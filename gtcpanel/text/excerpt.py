"""The stretch of a text that shows a match, of a given width in the cells of a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from gtcpanel.model import Span

ELLIPSIS: Final = "…"

#: How many pieces an excerpt has at most, and how many cells each of several must have.
_PIECES: Final = 3
_SHORTEST: Final = 36

_SENTENCE_END: Final = frozenset("。！？!?…")
_CLAUSE_END: Final = frozenset("。！？!?…；;，,、：:")
#: Must not begin a line, and so belong to what stands before them ...
_CLOSING: Final = frozenset("。，、；：！？”’）」』】》〉］｝…・％!?,.;:)]}%\"'")
#: ... and these to what follows.
_OPENING: Final = frozenset("“‘（「『【《〈［｛([{")


class Excerpt(NamedTuple):
    """Part of a text, ready to be shown on one line."""

    text: str  #: with an ellipsis where something was cut off, and line breaks as spaces
    spans: tuple[Span, ...]  #: what of the spans lies in the window, as offsets into `text` here
    windows: tuple[Span, ...]  #: which parts of the original it is, in order; mostly one


class _Widths(dict[str, int]):
    """The width of a character, worked out when it is first met."""

    def __missing__(self, char: str) -> int:
        if char.isspace():  # a line break or a tab is shown as a space
            width = 2 if char == "\u3000" else 1
        elif unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc") or "\u1160" <= char <= "\u11ff":
            width = 0  # marks, joiners, controls, and the Jamo that join the one before
        else:
            width = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        self[char] = width
        return width


_WIDTHS: Final = _Widths()


def display_width(text: str) -> int:
    """How many cells of a terminal `text` takes (Unicode TR 11): wide characters two, marks none.

    White space is taken to be shown as spaces. Characters of ambiguous width are counted as one, as
    terminals do outside legacy CJK locales.
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_WIDTHS.__getitem__, text))


def clip(text: str, width: int) -> str:
    """`text`, cut to at most `width` cells with an ellipsis as the last of them."""
    if display_width(text) <= width:
        return text
    if width < 1:
        return ""
    return text[: _forward(text, 0, width - 1)].rstrip() + ELLIPSIS


def excerpt(text: str, spans: Sequence[Span], width: int) -> Excerpt:
    """The best window of at most `width` cells around the spans (ascending, disjoint).

    It holds as many different words of the spans as it can, then as many spans, the earliest of
    equals; it begins with their sentence or clause where there is room, and is never cut inside a
    Latin word unless that alone is wider than the window. Two or three words that stand too far
    apart for one window get a shorter one each. Without spans it is the beginning of the text.
    """
    if display_width(text) <= width:
        return _framed(text, spans, [(0, len(text))])
    words = len({text[start:end].casefold() for start, end in spans})
    best, missing = _windows(text, spans, width, 1)
    most = min(words, width // _SHORTEST) if words <= _PIECES else 1
    for pieces in range(2, most + 1):
        windows, left = _windows(text, spans, width // pieces, pieces)
        if left < missing:
            best, missing = windows, left
    return _framed(text, spans, best)


def _windows(text: str, spans: Sequence[Span], width: int, pieces: int) -> tuple[list[Span], int]:
    """Up to so many windows, each for words that are in none before it; how many are in none."""
    windows: list[Span] = []
    left = [(start, end, text[start:end].casefold()) for start, end in spans]
    while not windows or (left and len(windows) < pieces):
        first, last = _window(text, [(start, end) for start, end, _ in left], width)
        windows.append((first, last))
        seen = {word for start, end, word in left if first <= start and end <= last}
        left = [one for one in left if one[2] not in seen]
    return windows, len({word for *_, word in left})


def _window(text: str, spans: Sequence[Span], width: int) -> Span:
    """The part of a text, wider than `width`, that shows the spans best."""
    room = max(1, width - 2)  # an ellipsis at either end
    first, last = _whole_words(text, *_cluster(text, spans, room), room)
    if _fits(text, 0, last, width - 1):
        start, room = 0, max(1, width - 1)
    else:
        start = _beginning(text, first, last, room)
    end = _forward(text, start, room)
    if end == len(text):  # room is left at the end, so more can be shown before
        start = _back_to_break(text, start, end, width - 1)
    else:
        end = max(_ending(text, start, end, room), last if _fits(text, start, last, room) else 0)
    return start, end


def _framed(text: str, spans: Sequence[Span], windows: Sequence[Span]) -> Excerpt:
    """The windows on one line, without space at their ends, with what of the spans is in them."""
    shown = ""
    inside: list[Span] = []
    bare: list[Span] = []
    for start, end in _apart(text, windows):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        before = bare[-1][1] if bare else 0
        shown += ELLIPSIS if text[before:start].strip() else ""
        shift = len(shown) - start
        inside += (
            (max(first, start) + shift, min(last, end) + shift)
            for first, last in spans
            if max(first, start) < min(last, end)
        )
        shown += "".join(" " if char.isspace() else char for char in text[start:end])
        bare.append((start, end))
    shown += ELLIPSIS if text[bare[-1][1] :].strip() else ""
    return Excerpt(shown, tuple(inside), tuple(bare))


def _apart(text: str, windows: Sequence[Span]) -> list[Span]:
    """Windows in order, those made one between which there is nothing."""
    apart: list[Span] = []
    for start, end in sorted(windows):
        if apart and not text[apart[-1][1] : start].strip():
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _cluster(text: str, spans: Sequence[Span], room: int) -> Span:
    """The first and last offset of the spans to be shown: those that say most and fit together.

    In one pass, for a regular expression may match at every letter of a long turn.
    """
    best: tuple[int, int, Span] = (0, 0, (0, 0))
    upto = [0, *accumulate(map(_WIDTHS.__getitem__, text))]
    said = [text[start:end].casefold() for start, end in spans]
    words: dict[str, int] = {}  # what the spans from `at` to before `after` say, how often
    after = 0
    for at, (first, _) in enumerate(spans):
        while after < len(spans) and (after == at or upto[spans[after][1]] - upto[first] <= room):
            words[said[after]] = words.get(said[after], 0) + 1
            after += 1
        if (len(words), after - at) > best[:2]:
            best = len(words), after - at, (first, spans[after - 1][1])
        words[said[at]] -= 1
        if not words[said[at]]:
            del words[said[at]]
    return best[2]


def _whole_words(text: str, first: int, last: int, room: int) -> Span:
    """The span with the words whole that it begins and ends in, if they fit."""
    begin, end = first, last
    while end - begin <= room and not breakable(text, begin):
        begin -= 1
    while end - begin <= room and not breakable(text, end):
        end += 1
    return (begin, end) if _fits(text, begin, end, room) else (first, last)


def _fits(text: str, start: int, end: int, width: int) -> bool:
    """Whether `text[start:end]` is at most so wide; takes time in proportion to the width."""
    return end - start <= 4 * width + 16 and display_width(text[start:end]) <= width


def _beginning(text: str, first: int, last: int, room: int) -> int:
    """Where to begin so that `first:last` is seen in its sentence, else its clause, else its words.

    Of the room that the match leaves free, at most half is spent before it, three quarters if it is
    to begin with the sentence.
    """
    sentence = clause = None
    at = first
    free = room - display_width(text[first:last])
    used = 0
    word = first
    while at > 0 and used <= 0.75 * free:
        if breakable(text, at):
            if used <= free // 2:
                word = at
            before = text[at - 1]
            if before in "\n\r" or _ends(text, at, _SENTENCE_END):
                sentence = at
                break
            if clause is None and used > free // 4 and _ends(text, at, _CLAUSE_END):
                clause = at
        at -= 1
        used += _WIDTHS[text[at]]
    if sentence is not None:
        return sentence
    return clause if clause is not None else word


def _ends(text: str, at: int, marks: frozenset[str]) -> bool:
    """Whether what stands before `at` (space and quotation marks aside) is one of the marks."""
    while at and (text[at - 1].isspace() or text[at - 1] in "”’」』\"')）"):
        at -= 1
    if at and text[at - 1] == ".":
        return marks is _SENTENCE_END or marks is _CLAUSE_END
    return at > 0 and text[at - 1] in marks


def _forward(text: str, start: int, room: int) -> int:
    """The largest place to cut such that `text[start:cut]` is at most `room` wide.

    It is between words, or in a word that alone is too wide between letters.
    """
    used = 0
    end = start
    while end < len(text) and used + _WIDTHS[text[end]] <= room:
        used += _WIDTHS[text[end]]
        end += 1
    if end == len(text):
        return end
    cut = end
    while cut > start and not breakable(text, cut):
        cut -= 1
    return cut if cut > start else end


def _ending(text: str, start: int, end: int, room: int) -> int:
    """A better place to end than `end`, if the sentence or the clause ends a little before it."""
    for marks, share in ((_SENTENCE_END, 0.6), (_CLAUSE_END, 0.85)):
        at = end
        while at > start and display_width(text[start:at]) >= share * room:
            if breakable(text, at) and _ends(text, at, marks):
                return at
            at -= 1
    return end


def _back_to_break(text: str, start: int, end: int, width: int) -> int:
    """The earliest place to begin such that all up to `end` fits, at a clause if one is near."""
    used = display_width(text[start:end])
    at = best = start
    while at > 0 and used + _WIDTHS[text[at - 1]] <= width:
        at -= 1
        used += _WIDTHS[text[at]]
        if breakable(text, at):
            best = at
    for at in range(best, start):
        if breakable(text, at) and _ends(text, at, _CLAUSE_END):
            return at
    return best


def breakable(text: str, at: int) -> bool:
    """Whether the text may be cut before `text[at]`: at a space or beside a wide character."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if before.isspace() or after.isspace():
        return True
    if _WIDTHS[after] == 0 or after in _CLOSING or before in _OPENING:
        return False
    if _WIDTHS[before] == 2 or _WIDTHS[after] == 2:
        return True
    return before in _CLOSING and _wide_before(text, at)


def _wide_before(text: str, at: int) -> bool:
    """Whether the half-width marks before `at` stand in Chinese: cut `的,AI` there, not `n,m`."""
    while at and text[at - 1] in _CLOSING:
        at -= 1
    return at > 0 and _WIDTHS[text[at - 1]] == 2
