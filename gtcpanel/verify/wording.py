"""A text as quotations are compared with it: letter by letter, and by its letters alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import Final

from gtcpanel.model import Span
from gtcpanel.text.excerpt import display_width
from gtcpanel.text.fold import Folded, Folder

_SPACES: Final = re.compile(r"\s+")
_MARKS: Final = re.compile(r"[^\w\s]+")
_NO_LETTERS: Final = re.compile(r"[\W_]+")


class Wording:
    """A text, how it is printed on one line, and its folded letters and digits.

    A line break counts for nothing, because nothing but the layout tells it: paragraphs of a turn
    are printed one after the other (`gtcpanel quote`), and a quotation is wrapped as its page is.
    """

    __slots__ = ("__dict__", "_folder", "text")

    def __init__(self, text: str, folder: Folder) -> None:
        """Look at `text`, folding with `folder`."""
        self.text = text
        self._folder = folder

    @cached_property
    def line(self) -> str:
        """The text on one line: a break between wide characters goes, any other is a space."""
        return _SPACES.sub(_joint, self.text.strip())

    @cached_property
    def letters(self) -> str:
        """The folded letters and digits alone."""
        return _NO_LETTERS.sub("", self._folded.text)

    def span_of_line(self, start: int, end: int) -> Span:
        """Where `line[start:end]` (not empty) stands in the text."""
        places = self._line_places
        return places[start], places[end - 1] + 1

    def span_of_letters(self, start: int, end: int) -> Span:
        """Where `letters[start:end]` (not empty) stands in the text."""
        places = self._letter_places
        first, _ = self._folded.span(places[start], places[start] + 1)
        _, last = self._folded.span(places[end - 1], places[end - 1] + 1)
        return first, last

    def after_marks(self, offset: int) -> int:
        """Where the marks end that follow an offset of the text without a space."""
        marks = _MARKS.match(self.text, offset)
        return marks.end() if marks else offset

    def line_before(self, offset: int) -> int:
        """How much of `line` stands before an offset of the text."""
        return bisect_left(self._line_places, offset) if offset else 0

    def letters_before(self, offset: int) -> int:
        """How many of `letters` stand before an offset of the text."""
        return len(_NO_LETTERS.sub("", self._folder.key(self.text[:offset]))) if offset else 0

    @cached_property
    def _folded(self) -> Folded:
        return self._folder.fold(self.text)

    @cached_property
    def _letter_places(self) -> list[int]:
        folded = self._folded.text
        gaps = [found.span() for found in _NO_LETTERS.finditer(folded)]
        places: list[int] = []
        at = 0
        for start, end in gaps:
            places += range(at, start)
            at = end
        places += range(at, len(folded))
        return places

    @cached_property
    def _line_places(self) -> list[int]:
        places: list[int] = []
        at = len(self.text) - len(self.text.lstrip())
        for found in _SPACES.finditer(self.text.strip()):
            begin = len(self.text) - len(self.text.lstrip()) + found.start()
            places += range(at, begin)
            places += range(begin, begin + len(_joint(found)))
            at = begin + len(found[0])
        places += range(at, len(self.text.rstrip()))
        return places


def _joint(space: re.Match[str]) -> str:
    """What stands for white space on one line."""
    if not set(space[0]) & {"\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"}:
        return space[0]
    text, start, end = space.string, space.start(), space.end()
    both = text[start - 1 : start] + text[end : end + 1]
    return "" if len(both) == 2 and display_width(both) == 4 else " "
