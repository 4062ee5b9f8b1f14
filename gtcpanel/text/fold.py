"""Folding: what must not matter in a search is taken off, and every position is remembered.

A text is folded one character at a time (NFKD, marks off, casefold, traditional to simplified), so
`fold(a + b) == fold(a) + fold(b)`, and a slice of the folded text is always a slice of the
original.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from itertools import chain, starmap
from typing import Final

from gtcpanel.model import Span

#: General categories that carry no meaning of their own here: marks that sit on a letter, and
#: invisible format characters such as the zero-width joiner and the soft hyphen.
_SILENT: Final = frozenset({"Mn", "Me", "Cf"})


#: Where the characters are that fold to others, apart from those that are simplified. What is left
#: out are scripts without case, width or marks, and blocks of marks.
_WITH_VARIANTS: Final = (
    (0x0021, 0x3400), (0xA000, 0xAC00), (0xF900, 0x12000), (0x16E00, 0x17000), (0x1D400, 0x1F300),
    (0x1FBF0, 0x1FBFA), (0x2F800, 0x2FA20),
)  # fmt: skip


class Folded:
    """A folded text and the way back to the original."""

    __slots__ = ("_offsets", "_original", "text")

    def __init__(self, text: str, original: str, offsets: Sequence[int]) -> None:
        self.text = text  #: the folded text
        self._original = original
        self._offsets = offsets  # the original position of each folded one

    def span(self, start: int, end: int) -> Span:
        """The original span of the folded `start:end` (not empty), with marks that follow."""
        first, last = self._offsets[start], self._offsets[end - 1] + 1
        while last < len(self._original) and unicodedata.category(self._original[last]) in _SILENT:
            last += 1
        return first, last


class Folder:
    """Folds texts. Holds the table of traditional characters and what it has folded so far."""

    __slots__ = ("_table", "_uneven")

    def __init__(self, simplified: Mapping[str, str]) -> None:
        """Make a folder; `simplified` maps a traditional character to its simplified one."""
        self._uneven: set[str] = set()  # characters that fold to none or to several
        self._table = _Table(simplified, self._uneven)

    def fold(self, text: str) -> Folded:
        """Fold `text`, keeping the original position of every folded character."""
        folded = self.key(text)
        if self._uneven.isdisjoint(text):
            return Folded(folded, text, range(len(text)))
        table = self._table
        offsets = [at for at, char in enumerate(text) for _ in table[ord(char)]]
        return Folded(folded, text, offsets)

    def variants(self, text: str) -> dict[str, str]:
        """What folds to something else that is made of the (folded) characters of `text`.

        A program that knows this table, and that marks and format characters fold to nothing, finds
        in `text` what a search would. Takes a tenth of a second.
        """
        present = set(self.key(text))
        table = self._table
        characters = chain(*starmap(range, _WITH_VARIANTS), map(ord, table.simplified))
        return {
            chr(code): table[code]
            for code in characters
            if table[code] != chr(code)
            and present.issuperset(table[code])
            and unicodedata.category(chr(code)) not in _SILENT
        }

    def key(self, text: str) -> str:
        """The folded text alone: equal keys mean that the texts are the same to a search."""
        return text.lower() if text.isascii() else text.translate(self._table)


class _Table(dict[int, str]):
    """A table for `str.translate` that works out a character when it is first met."""

    def __init__(self, simplified: Mapping[str, str], uneven: set[str]) -> None:
        super().__init__()
        self.simplified = simplified
        self._uneven = uneven

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if "\u4e00" <= char <= "\u9fff":  # nearly all that is met; has no case and no marks
            folded = self.simplified.get(char, char)
        elif code < 0x80:
            folded = char.lower()
        else:
            # Casefolding may bring new marks (İ), hence the second round.
            bare = _without_marks(_without_marks(char).casefold())
            folded = unicodedata.normalize(
                "NFKC", "".join(self.simplified.get(each, each) for each in bare)
            )
        if len(folded) != 1:
            self._uneven.add(char)
        self[code] = folded
        return folded


def _without_marks(text: str) -> str:
    return "".join(
        _without_stroke(char)
        for char in unicodedata.normalize("NFKD", text)
        if unicodedata.category(char) not in _SILENT
    )


def _without_stroke(char: str) -> str:
    """ł, ø, đ and the like as l, o, d: Unicode does not decompose them, but its names tell."""
    name = unicodedata.name(char, "")
    if name.startswith("LATIN ") and " WITH " in name:
        letter = name.split(" WITH ")[0].rsplit(" ", 1)[1]
        if len(letter) == 1:
            return letter if "CAPITAL" in name else letter.lower()
    return char
