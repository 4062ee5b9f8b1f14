"""Tokens for the index, made by us because no tokenizer of FTS5 fits mixed Chinese and English.

A folded text is a row of *units*: a Latin word, a number, or one character of a script written
without spaces. From units come the index's *terms*: words as they are, and for a run of
characters its bigrams and, at the end, its last character alone. So any substring of two or more
characters is a phrase of terms, and a single character is a prefix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from operator import add
from typing import Final, NamedTuple

#: The letters of scripts that do not put spaces between words, as first and last of each block:
#: kana, Han, Hangul (which has spaces, but its particles make whole words a poor unit), Thai, Lao,
#: Burmese, Khmer. Han comes first, as it is what is mostly met.
_UNSPACED: Final = (
    ("\u4e00", "\u9fff"), ("\u0e01", "\u0e2e"), ("\u0e30", "\u0e33"), ("\u0e40", "\u0e46"),
    ("\u0e81", "\u0eb0"), ("\u0ebd", "\u0ec6"), ("\u1000", "\u102a"), ("\u1780", "\u17b3"),
    ("\u3005", "\u3007"), ("\u3041", "\u3096"), ("\u309d", "\u309f"), ("\u30a1", "\u30fa"),
    ("\u30fc", "\u30ff"), ("\u3400", "\u4dbf"), ("\uac00", "\ud7a3"), ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)  # fmt: skip
#: The commonest characters of Chinese. As the beginning of a pair each is in too many pairs to be
#: looked up that way, so turns are found by these alone, too.
FREQUENT: Final = "的一是不了在有人我他这个们来上大为到以说要就会可也你对能那得过"


class Unit(NamedTuple):
    """A word, a number, or a character of a script without spaces."""

    term: str
    start: int  #: in the folded text
    end: int
    joined: bool  #: a character that follows another with nothing but space between


def units(folded: str) -> list[Unit]:
    """The units of a folded text, in order."""
    new = tuple.__new__  # at a third of what the class takes to make one
    if folded.isascii():
        return [
            new(Unit, (match[0].replace("'", ""), *match.span(), False))
            for match in _ascii_run().finditer(folded)
        ]
    found: list[Unit] = []
    last_end = -1  # where the character before ended, -1 after anything else
    for match in _run().finditer(folded):
        run = match[0]
        begin, end = match.span()  # of what is no unit yet
        if run.isascii():
            found.append(new(Unit, (run.replace("'", ""), begin, end, False)))
            last_end = -1
            continue
        for at, char in enumerate(run, begin):
            if is_unspaced(char):
                if begin < at:
                    found += _word_in(folded, begin, at)
                    last_end = -1
                joined = last_end == at or (last_end >= 0 and folded[last_end:at].isspace())
                found.append(new(Unit, (char, at, at + 1, joined)))
                begin = last_end = at + 1
        if begin < end:
            found += _word_in(folded, begin, end)
            last_end = -1
    return found


def _word_in(folded: str, start: int, end: int) -> Iterator[Unit]:
    """The word between two places, which may have an apostrophe at its ends, or be only that."""
    while start < end and folded[start] in "'’":
        start += 1
    while start < end and folded[end - 1] in "'’":
        end -= 1
    if start < end:
        term = folded[start:end].replace("'", "").replace("’", "")
        yield Unit(term, start, end, joined=False)


def is_unspaced(term: str) -> bool:
    """Whether a unit is one character of a script without spaces (and not a word or a number)."""
    if len(term) != 1 or term < "\u0e01":
        return False
    return "\u4e00" <= term <= "\u9fff" or any(first <= term <= last for first, last in _UNSPACED)


def index_terms(row: Sequence[Unit]) -> Iterator[str]:
    """The terms by which a text is indexed: one for each unit, so positions are units."""
    for at, unit in enumerate(row):
        following = row[at + 1] if at + 1 < len(row) else None
        yield unit.term + following.term if following and following.joined else unit.term


def telling_terms(row: Sequence[Unit]) -> list[str]:
    """The different terms of a row but the lone characters at the end of runs, which are common."""
    return list(
        dict.fromkeys(
            term
            for unit, term in zip(row, index_terms(row), strict=True)
            if term != unit.term or not is_unspaced(term)
        )
    )


def terms_of(folded: str) -> str:
    """The terms of a folded text with spaces between: what `index_terms(units(folded))` gives.

    Ten times as fast, because only whole runs are looked at. An index of a large library is made
    of nothing but this.
    """
    if folded.isascii():
        return " ".join(_ascii_run().findall(folded)).replace("'", "")
    terms: list[str] = []
    for characters, word in _run_of_one_kind().findall(folded):
        if word:
            terms.append(word.replace("'", "").replace("’", ""))
        elif characters.isalpha():
            each = list(characters)
            terms += map(add, each, each[1:])
            terms.append(each[-1])
        else:  # white space, 〇, or what is no character yet
            terms += index_terms(units(characters))
    return " ".join(terms)


def frequent_in(folded: str) -> str:
    """The characters of `FREQUENT` that a folded text has, with spaces between."""
    return "" if folded.isascii() else " ".join([char for char in FREQUENT if char in folded])


@cache
def _ascii_run() -> re.Pattern[str]:
    return re.compile(r"\d+|[a-z]+(?:'[a-z]+)*")


@cache
def _run_of_one_kind() -> re.Pattern[str]:
    """Characters of scripts without spaces with white space between, or a word or a number."""
    return re.compile(rf"([{_block()}]+(?:\s+[{_block()}]+)*)|({_word()})")


@cache
def _run() -> re.Pattern[str]:
    """A number, or letters of any script with apostrophes inside.

    Scripts are told apart later: a pattern that knows them takes a tenth of a start to compile.
    """
    return re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*")


def _block() -> str:
    return "".join(f"{first}-{last}" for first, last in _UNSPACED)


def _word() -> str:
    """A number, or letters with apostrophes inside (don't is a word).

    Letters and digits are told apart so that GPT4, GPT-4 and GPT 4 are the same two units.
    """
    letter = rf"[^\W\d_{_block()}]"
    return rf"\d+|{letter}+(?:['’]{letter}+)*"


def key_of(row: Sequence[Unit]) -> str:
    """Units as a key: terms words apart, characters together."""
    return (
        "".join(unit.term if is_unspaced(unit.term) else f" {unit.term} " for unit in row)
        .strip()
        .replace("  ", " ")
    )


def phrase_terms(row: Sequence[Unit]) -> tuple[list[str], bool]:
    """The terms that follow one another wherever these units stand.

    And whether the last of them is only the beginning of one: a single character begins the pair
    with whatever follows it.
    """
    terms = list(index_terms(row))
    if not row or not is_unspaced(row[-1].term):
        return terms, False
    if row[-1].joined:  # the last pair holds it already
        return terms[:-1], False
    return terms, True


def find(row: Sequence[Unit], wanted: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Where `wanted` occurs in `row`, as half-open ranges of units that do not overlap."""
    if not wanted:
        return
    said = [unit.term for unit in row]
    first, size = wanted[0].term, len(wanted)
    at = 0
    try:
        while True:
            at = said.index(first, at)
            if size == 1 or _is_at(row, at, wanted):
                yield at, at + size
                at += size
            else:
                at += 1
    except ValueError:  # no more of them
        return


def _is_at(row: Sequence[Unit], at: int, wanted: Sequence[Unit]) -> bool:
    return at + len(wanted) <= len(row) and all(
        unit.term == other.term and (unit.joined or not other.joined)
        for unit, other in zip(row[at + 1 : at + len(wanted)], wanted[1:], strict=True)
    )


def find_beginning(row: Sequence[Unit], wanted: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Where `wanted` (at least one unit) occurs in `row`, the last of it perhaps longer there."""
    *head, last = wanted
    for term in {unit.term for unit in row if unit.term.startswith(last.term)}:
        yield from find(row, (*head, last._replace(term=term)))
