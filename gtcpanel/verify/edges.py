"""What a quotation leaves off where it begins and ends: half a word, half a number, a denial.

Any slice of what was said is verbatim, but `500 units` is another number than 1500 units.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from gtcpanel.text.fold import Folder
from gtcpanel.text.numerals import numbers
from gtcpanel.text.tokens import is_unspaced
from gtcpanel.verify.lexicon import NEGATIONS, UNITS
from gtcpanel.verify.words import Word

#: How much on either side is looked at.
_AROUND: Final = 40
#: Joins the letters of a word: don't, non-trivial.
_JOINTS: Final = frozenset("'’-")
#: What may be left off: Noam's, it's.
_ENDING: Final = re.compile(r"['’]s(?![^\W_])")
_UNIT: Final = re.compile(
    "|".join(sorted((word for row in UNITS for word in row if is_unspaced(word[0])), reverse=True))
)
#: Denies what comes next, if it is no part of another word: 非常.
_DENIES: Final = frozenset("不没沒未无無非")
_LAST_WORD: Final = re.compile(r"(?<!\w)[^\W\d_]+(?:['’][^\W\d_]+)?(?=\s+$)")


class Edges:
    """Looks at the ends of passages."""

    def __init__(self, folder: Folder, words: Callable[[str], Sequence[Word]]) -> None:
        """Fold with `folder`, and cut a text into its words by `words`."""
        self._folder = folder
        self._words = words

    def of(self, text: str, start: int | None, end: int | None) -> Iterator[str]:
        """A remark for each end of `text[start:end]` that leaves something off.

        None is an end that is not asked for.
        """
        if start is not None:
            if cut := self._cut(text, start):
                yield f"begins within {cut}"
            elif denial := self._denial(text, start):
                yield f"{denial} goes before it"
        if end is not None and (cut := self._cut(text, end)) and not _ENDING.match(text, end):
            yield f"ends within {cut}"

    def _cut(self, text: str, at: int) -> str | None:
        """The number or the word of an alphabet that is cut at an offset, as it is shown."""
        return self._cut_number(text, at) or _cut_word(text, at)

    def _cut_number(self, text: str, at: int) -> str | None:
        """The number, with the Chinese unit behind it."""
        start = max(0, at - _AROUND)
        window = self._folder.fold(text[start : at + _AROUND])
        for number in numbers(window.text):
            first, last = window.span(number.start, number.end)
            if start + first < at < start + last:
                unit = _UNIT.match(text, start + last)
                return _shown(text[start + first : unit.end() if unit else start + last])
        return None

    def _denial(self, text: str, start: int) -> str | None:
        """The word right before an offset, if it denies."""
        if text[start - 1 : start] in _DENIES and text[start : start + 1].isalnum():
            first = max(0, start - 4)
            for word in self._words(text[first : start + 4]):
                if word.end == start - first and word.kind == "negation":
                    return text[start - 1]
            return None
        before = _LAST_WORD.search(text, max(0, start - _AROUND), start)
        if before and self._folder.key(re.sub("['’]", "", before[0])) in NEGATIONS:
            return _shown(before[0])
        return None


def _cut_word(text: str, at: int) -> str | None:
    if not _is_within(text, at):
        return None
    start = end = at
    while _is_within(text, start):
        start -= 1
    while _is_within(text, end):
        end += 1
    return _shown(text[start:end])


def _is_within(text: str, at: int) -> bool:
    """Whether a word of an alphabet goes on at an offset."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if after in _JOINTS:
        return before.isalpha() and _is_letter(before) and _is_letter(text[at + 1 : at + 2])
    if before in _JOINTS:
        return at > 1 and text[at - 2].isalpha() and _is_letter(text[at - 2]) and _is_letter(after)
    return _is_letter(before) and _is_letter(after)


def _is_letter(char: str) -> bool:
    """Whether a character is a letter or a digit of a script with spaces, or a mark on one."""
    if char.isascii():
        return char.isalnum()
    from unicodedata import category

    return (char.isalnum() or category(char)[0] == "M") and not is_unspaced(char)


def _shown(words: str) -> str:
    """Words of an alphabet in quotation marks, anything else as it is."""
    return repr(words) if words[0].isalpha() and not is_unspaced(words[0]) else words
