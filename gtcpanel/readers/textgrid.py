"""Praat's TextGrids, in the long, the short and the chronological form.

<https://www.fon.hum.uva.nl/praat/manual/TextGrid_file_formats.html>: of the text only numbers that
stand alone, texts in quotation marks and flags in angle brackets count, which is how it is read
here. (praatio 6.2 looks for names of fields instead and fails on what people say of `xmin = 5`.)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from gtcpanel.errors import TranscriptError
from gtcpanel.readers.markup import joined
from gtcpanel.readers.tiers import Entry, Tier, reading_of_tiers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gtcpanel.readers.document import Document
    from gtcpanel.readers.facts import Facts
    from gtcpanel.readers.reader import Reading

_BEGINS: Final = re.compile(
    r'\ufeff?\s*(?:(?:File type\s*=\s*)?"ooTextFile(?: short)?"\s*'
    r'(?:Object class\s*=\s*)?"TextGrid"'
    r'|"Praat chronological TextGrid text file")'
)
_CHRONOLOGICAL: Final = "Praat chronological TextGrid text file"
_TOKEN: Final = re.compile(
    r'"(?P<text>[^"]*(?:""[^"]*)*)"|(?P<flag><\w+>)|![^\n]*'
    r"|(?<!\S)(?P<number>-?\d{1,15}(?:\.\d{1,20})?(?:[eE][-+]?\d{1,2})?%?)(?!\S)|\S"
)


class _Token(NamedTuple):
    line: int
    value: str | float


def recognises(document: Document) -> bool:
    """Whether the file begins as a TextGrid does."""
    return _BEGINS.match(document.head) is not None


def read(document: Document, facts: Facts | None) -> Reading:
    """What is said in the tiers of intervals, in the order of time."""
    tokens = _Tokens(document)
    if tokens.text() == _CHRONOLOGICAL:
        tiers, points = _chronological(tokens)
    else:
        tokens.text()
        tiers, points = _tiers(tokens)
    return reading_of_tiers(tiers, points, facts)


class _Tokens:
    """The numbers and texts of a file, one after the other."""

    def __init__(self, document: Document) -> None:
        self.path = document.path
        self.line = 1
        self.tokens = self._read(document.text)

    def _read(self, text: str) -> Iterator[_Token]:
        at = line = 0
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup
            if kind not in {"text", "number"}:
                continue
            line += text.count("\n", at, match.start())
            at = match.start()
            if kind == "text":
                yield _Token(line + 1, match["text"].replace('""', '"'))
            else:
                yield _Token(line + 1, float(match["number"].rstrip("%")))

    def text(self) -> str:
        """The next token, which must be a text."""
        value = self._next()
        if not isinstance(value, str):
            raise self.broken("a text was expected")
        return value

    def number(self) -> float:
        """The next token, which must be a number."""
        value = self._next()
        if isinstance(value, str):
            raise self.broken("a number was expected")
        return value

    def count(self) -> int:
        """How many items follow."""
        number = self.number()
        if not 0 <= number < 1e8:
            raise self.broken("a count was expected")
        return int(number)

    def _next(self) -> str | float:
        token = next(self.tokens, None)
        if token is None:
            raise self.broken("the TextGrid ends too soon")
        self.line = token.line
        return token.value

    def more(self) -> float | None:
        """The next number, or None at the end."""
        token = next(self.tokens, None)
        if token is None:
            return None
        self.line = token.line
        if isinstance(token.value, str):
            raise self.broken("a number was expected")
        return token.value

    def broken(self, reason: str) -> TranscriptError:
        """What is wrong at the last token."""
        return TranscriptError(
            self.path, reason, line=self.line, remedy="save the TextGrid anew with Praat"
        )


def _tiers(tokens: _Tokens) -> tuple[list[Tier], list[tuple[int, str]]]:
    tokens.number()
    tokens.number()
    tiers: list[Tier] = []
    points: list[tuple[int, str]] = []
    for _ in range(tokens.count()):
        kind, name = tokens.text(), tokens.text()
        tokens.number()
        tokens.number()
        entries: list[Entry] = []
        for _ in range(tokens.count()):
            start = tokens.number()
            if kind != "IntervalTier":
                if tokens.text().strip():
                    points.append((tokens.line, f"points {name!r}"))
                continue
            entries += _entry(start, tokens.number(), tokens.text(), tokens.line)
        tiers.append(Tier(name, tuple(entries)))
    return tiers, points


def _chronological(tokens: _Tokens) -> tuple[list[Tier], list[tuple[int, str]]]:
    tokens.number()
    tokens.number()
    kinds = []
    for _ in range(tokens.count()):
        kinds.append((tokens.text(), tokens.text()))
        tokens.number()
        tokens.number()
    entries: list[list[Entry]] = [[] for _ in kinds]
    points: list[tuple[int, str]] = []
    while (number := tokens.more()) is not None:
        at = int(number) - 1
        if not 0 <= at < len(kinds):
            raise tokens.broken("there is no such tier")
        start = tokens.number()
        if kinds[at][0] == "IntervalTier":
            entries[at] += _entry(start, tokens.number(), tokens.text(), tokens.line)
        elif tokens.text().strip():
            points.append((tokens.line, f"points {kinds[at][1]!r}"))
    tiers = [Tier(name, tuple(each)) for (_, name), each in zip(kinds, entries, strict=True)]
    return tiers, points


def _entry(start: float, end: float, text: str, line: int) -> list[Entry]:
    words = joined(text)
    if not words:
        return []
    return [Entry(line, words, round(start * 1000), round(end * 1000), start)]
