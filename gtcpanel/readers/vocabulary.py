"""Which words in lower case a text has: a name that is one of them may be no name."""

from __future__ import annotations

import re
from typing import Final

#: How much of a text is searched.
_SOME: Final = 2_000_000
_LOWER: Final = re.compile(r"\b[a-z]{2,}\b")
#: So many places are looked at one by one; who asks for more gets a list of all words.
_FEW: Final = 200


class Vocabulary:
    """The words of `a` to `z` in lower case, of two letters and more, that stand in a text.

    A few names are asked for, and most of them are nowhere: finding that out takes a tenth of the
    time that it takes to list the words.
    """

    def __init__(self, text: str) -> None:
        self._text = text[:_SOME]
        self._looked = 0
        self._all: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if not (len(word) > 1 and word.isascii() and word.isalpha() and word.islower()):
            return False
        text, at = self._text, 0
        while self._looked < _FEW:
            self._looked += 1
            at = text.find(word, at)
            if at < 0:
                return False
            end = at + len(word)
            if not (_is_wordlike(text[at - 1 : at]) or _is_wordlike(text[end : end + 1])):
                return True
            at = end
        if self._all is None:
            self._all = frozenset(_LOWER.findall(text))
        return word in self._all


def _is_wordlike(char: str) -> bool:
    return char.isalnum() or char == "_"
