"""The query language.

    query := group { "OR" group }
    group := { ["-"] ( word | quotation ) }
    quotation := "..." | “...” | 「...」 | 『...』

Words of a group must all be in a turn, in any order; a quotation keeps its words together; `-`
excludes; `OR` (in capitals) gives a choice. Everything else is text: no letter is special.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from gtcpanel.errors import QueryError

_CLOSING: Final = {'"': '"', "“": "”", "「": "」", "『": "』", "＂": "＂"}


class Word(NamedTuple):
    """A word or a quotation, as typed."""

    text: str
    quoted: bool
    unwanted: bool
    column: int  #: 1-based


class Group(NamedTuple):
    """Words that a turn must have, and words that it must not have."""

    wanted: tuple[Word, ...]
    unwanted: tuple[Word, ...]


def parse(query: str) -> tuple[Group, ...]:
    """The groups of a query, at least one, each with at least one wanted word.

    Raises `QueryError` with the column.
    """
    groups: list[Group] = []
    words: list[Word] = []
    for word in _words(query):
        if word.text == "OR" and not word.quoted and not word.unwanted:
            groups.append(_group(words, query, word.column))
            words = []
        else:
            words.append(word)
    groups.append(_group(words, query, len(query) + 1))
    return tuple(groups)


def _group(words: list[Word], query: str, column: int) -> Group:
    wanted = tuple(word for word in words if not word.unwanted)
    unwanted = tuple(word for word in words if word.unwanted)
    if not wanted:
        reason = "there is only what to leave out" if unwanted else "there is nothing to look for"
        raise QueryError(reason, query, column if query.strip() else None)
    return Group(wanted, unwanted)


def _words(query: str) -> list[Word]:
    words: list[Word] = []
    at = 0
    while at < len(query):
        if query[at].isspace():
            at += 1
            continue
        begin = at
        unwanted = query[at] == "-" and at + 1 < len(query) and not query[at + 1].isspace()
        at += unwanted
        closing = _CLOSING.get(query[at])
        if closing:
            end = query.find(closing, at + 1)
            if end < 0:
                raise QueryError(f"the quotation is never closed by {closing}", query, at + 1)
            text, at = query[at + 1 : end], end + 1
        else:
            end = at
            while end < len(query) and not query[end].isspace():
                end += 1
            text, at = query[at:end], end
        words.append(Word(text, bool(closing), unwanted, begin + 1))
    return words
