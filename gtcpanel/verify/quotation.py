"""A quotation as a writer makes it: words, what was left out, what was put in.

An ellipsis stands for words left out, square brackets hold words put in, or put for others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

#: Marks that open a quotation, each with those that close it.
QUOTATION_MARKS: Final = {
    "“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "＂": "＂", "«": "»", "„": "“”", "'": "'",
}  # fmt: skip
#: Words left out: …, ……, ..., . . ., and each of them in brackets.
_ELLIPSIS: Final = re.compile(
    r"\s*(?:[\[(［（【〔]\s*(?:…+|\.(?:\s?\.)+|。{3,})\s*[\])］）】〕]|…+|⋯+|\.(?:\s?\.){2,}|。{3,})\s*"
)
#: Words put in. (Round brackets may be the transcript's own.)
_INSERTION: Final = re.compile(r"[\[［【〔]([^\[\]［］【】〔〕]*)[\]］】〕]")
_AROUND: Final = " \t\r\n\u3000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words without an ellipsis in them."""

    pieces: tuple[str, ...]  #: the words quoted, cut where something was put in
    insertions: tuple[str, ...]  #: what was put in after each piece but the last

    @property
    def words(self) -> str:
        """What is quoted, without what was put in."""
        return "".join(self.pieces)


class Quotation:
    """The words of a quotation, without the marks around them."""

    def __init__(self, text: str) -> None:
        """Read `text`, as it was typed."""
        self.text = unquoted(text)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """What is quoted between ellipses; the whole text where that leaves nothing."""
        found = tuple(
            stretch
            for part in _ELLIPSIS.split(self.text)
            if any(map(str.isalnum, (stretch := _stretch(part)).words))
        )
        return found or (Stretch(pieces=(self.text,), insertions=()),)

    @property
    def words(self) -> str:
        """All that is quoted, without ellipses and what was put in."""
        return " ".join(stretch.words for stretch in self.stretches)

    @property
    def is_marked(self) -> bool:
        """Whether anything was left out or put in."""
        return self.stretches != (Stretch(pieces=(self.text,), insertions=()),)


def unquoted(text: str) -> str:
    """`text` without white space and a pair of quotation marks around it."""
    text = text.strip(_AROUND)
    closing = QUOTATION_MARKS.get(text[:1], "")
    if len(text) > 1 and text[-1] in closing and not set(text[1:-1]) & {text[0], text[-1]}:
        return text[1:-1].strip(_AROUND)
    return text


def _stretch(text: str) -> Stretch:
    pieces, insertions = [""], []
    at = 0
    for found in _INSERTION.finditer(text):
        pieces[-1] += text[at : found.start()]
        at = found.end()
        insertions.append(found[1])
        pieces.append("")
    pieces[-1] += text[at:]
    return Stretch(pieces=tuple(pieces), insertions=tuple(insertions))
