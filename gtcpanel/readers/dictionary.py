"""Whether a Chinese word is in the dictionary that jieba comes with, names left out."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from gtcpanel.readers.borrowed import file_of

#: A line is `word count class`; nr, nt, nz, ns are people, bodies, brands and places.
_ENTRY: Final = re.compile(r"^(\S{2,6}) \d+ (?!n[rtzs])", re.MULTILINE)
_COUNT: Final = re.compile(rb"\d+ (?!n[rtzs])")
#: So many words are looked up one by one; who asks for more gets a list of all.
_FEW: Final = 16


class Dictionary:
    """The words of two to six characters of a text that has an entry on each line.

    One file asks for a few words, and each is found in a fortieth of the time that it takes to
    list the 250,000; a whole library asks for thousands.
    """

    def __init__(self, entries: bytes) -> None:
        self._entries = b"\n" + entries
        self._looked = 0
        self._all: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._all is None and self._looked == _FEW:
            self._all = frozenset(_ENTRY.findall(self._entries.decode()))
            self._entries = b""
        if self._all is not None:
            return word in self._all
        self._looked += 1
        return 2 <= len(word) <= 6 and not any(map(str.isspace, word)) and self._holds(word)

    def _holds(self, word: str) -> bool:
        entry = b"\n" + word.encode("utf-8", "surrogatepass") + b" "
        at = self._entries.find(entry)
        while at >= 0:
            if _COUNT.match(self._entries, at + len(entry)):
                return True
            at = self._entries.find(entry, at + 1)
        return False


@cache
def dictionary() -> Dictionary:
    """The dictionary of jieba, read without loading jieba itself."""
    return Dictionary(file_of("jieba", "dict.txt").read_bytes())
