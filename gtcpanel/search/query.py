"""The query language: what was typed, as an expression.

    query     := row { "OR" row }
    row       := part { part }                         at least one of them without "-"
    part      := near | "-" operand
    near      := operand { "near/" number operand }
    operand   := word [ "*" ] | quotation | "speaker:" ( word | quotation ) | "(" query ")"
    quotation := "..." | “...” | 「...」 | 『...』

A sign is one only where it can be nothing else: a parenthesis at the beginning of a word, a `*` at
its end, `OR` and `near/5` alone. Everything else is text, so that nearly all that can be pasted is
a query.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from gtcpanel.errors import QueryError
from gtcpanel.search.expression import (
    Either,
    Every,
    Expression,
    Near,
    Speaker,
    Without,
    Word,
    breadth,
    only_excludes,
    words,
)

_CLOSING: Final = {'"': '"', "“": "”", "「": "」", "『": "』", "＂": "＂"}
_SPEAKER: Final = ("speaker:", "speaker：")
_NEAR: Final = "near/"
#: How many digits a distance has at most, how many choices a query, how many parentheses in one
#: another: enough for people, and a bound for what is pasted or made up.
_DIGITS: Final = 4
_CHOICES: Final = 64
_DEPTH: Final = 30


def parse(query: str) -> Expression:
    """What a query asks for. Raises `QueryError`, with the column if a place is to blame."""
    expression = _Parser(query).query()
    many = breadth(expression)
    if many > _CHOICES:
        raise QueryError(f"it comes to {many} choices; {_CHOICES} at most can be tried", query)
    return expression


# --- signs and operands ------------------------------------------------------------


class _Token(NamedTuple):
    kind: Literal["(", ")", "-", "OR", "near", "operand", "end"]
    column: int  #: 1-based
    operand: Word | Speaker | None = None
    distance: int = 0


def _tokens(query: str) -> Iterator[_Token]:
    opened: list[int] = []  # for each open group, how many parentheses of its words are still open
    at = 0
    negated = False
    while at < len(query):
        char, column = query[at], at + 1
        if char.isspace():
            at += 1
        elif char == "(":
            opened.append(0)
            yield _Token("(", column)
            at += 1
        elif char == ")" and opened and not opened[-1]:
            opened.pop()
            yield _Token(")", column)
            at += 1
        elif char == "-" and not negated and _begins(query, at + 1, opened):
            yield _Token("-", column)
            at += 1
            negated = True
            continue
        else:
            token, at = _operand(query, at, opened, bare=negated)
            yield token
        negated = False
    yield _Token("end", len(query) + 1)


def _begins(query: str, at: int, opened: list[int]) -> bool:
    """Whether something stands here that can be left out, and neither space nor an end."""
    return at < len(query) and not query[at].isspace() and not (opened and query[at] == ")")


def _operand(query: str, at: int, opened: list[int], *, bare: bool) -> tuple[_Token, int]:
    """The word, quotation or sign that begins here, and where it ends; signs not if `bare`."""
    column = at + 1
    if query[at] in _CLOSING:
        text, end = _quotation(query, at, opened)
        return _Token("operand", column, Word(text, column, quoted=True)), end
    named = at + len(_SPEAKER[0])
    if query[at:named].lower() in _SPEAKER and _begins(query, named, opened):
        read = _quotation if query[named] in _CLOSING else _word
        name, end = read(query, named, opened)
        return _Token("operand", column, Speaker(name, column)), end
    text, end = _word(query, at, opened)
    if text == "OR" and not bare:
        return _Token("OR", column), end
    number = text[len(_NEAR) :]
    if text[: len(_NEAR)].lower() == _NEAR and number.isascii() and number.isdigit() and not bare:
        if len(number) > _DIGITS:
            raise QueryError(f"a distance has at most {_DIGITS} digits", query, column)
        return _Token("near", column, distance=int(number)), end
    if text.endswith("*") and text[-2:-1].isalnum():
        return _Token("operand", column, Word(text[:-1], column, prefix=True)), end
    return _Token("operand", column, Word(text, column)), end


def _quotation(query: str, at: int, _: list[int]) -> tuple[str, int]:
    """All up to the mark that closes the quotation beginning here."""
    closing = _CLOSING[query[at]]
    end = query.find(closing, at + 1)
    if end < 0:
        raise QueryError(f"the quotation is never closed by {closing}", query, at + 1)
    return query[at + 1 : end], end + 1


def _word(query: str, at: int, opened: list[int]) -> tuple[str, int]:
    """All up to a space, or to a parenthesis that closes a group and none that the words opened."""
    begin = at
    while at < len(query) and not query[at].isspace():
        if opened and query[at] == "(":
            opened[-1] += 1
        elif opened and query[at] == ")":
            if not opened[-1]:
                break
            opened[-1] -= 1
        at += 1
    return query[begin:at], at


# --- expressions ------------------------------------------------------------


class _Parser:
    """Reads tokens one by one (recursive descent, a method for each rule of the grammar)."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._tokens = _tokens(query)
        self._now = next(self._tokens)
        self._opened: list[int] = []  # the columns of the groups we are in

    def query(self) -> Expression:
        rows = [self._row()]
        while self._now.kind == "OR":
            self._advance()
            rows.append(self._row())
        return rows[0] if len(rows) == 1 else Either(tuple(rows))

    def _row(self) -> Expression:
        parts: list[Expression] = []
        while self._now.kind not in ("OR", ")", "end"):
            parts.append(self._part())
        if self._now.kind == "end" and self._opened:
            raise self._error("the parenthesis is never closed by )", self._opened[-1])
        if not parts:
            raise self._error("there is nothing to look for", self._now.column)
        if only_excludes(parts):
            raise self._error("there is only what to leave out", self._now.column)
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _part(self) -> Expression:
        if self._now.kind == "-":
            self._advance()
            return Without(self._operand())
        column = self._now.column
        parts = [self._operand()]
        distances = []
        while self._now.kind == "near":
            distances.append(self._now.distance)
            column = self._now.column
            self._advance()
            parts.append(self._operand())
        if not distances:
            return parts[0]
        if not all(map(words, parts)):
            reason = "near stands between words, quotations, or choices of them in parentheses"
            raise self._error(reason, column)
        return Near(tuple(parts), tuple(distances))

    def _operand(self) -> Expression:
        token = self._now
        if token.operand is not None:
            self._advance()
            return token.operand
        if token.kind != "(":
            raise self._error("near needs something to find on either side", token.column)
        if len(self._opened) == _DEPTH:
            reason = f"parentheses stand in one another {_DEPTH} deep at most"
            raise self._error(reason, token.column)
        self._opened.append(token.column)
        self._advance()
        inside = self.query()
        self._opened.pop()
        self._advance()
        return inside

    def _advance(self) -> None:
        self._now = next(self._tokens, self._now)

    def _error(self, reason: str, column: int) -> QueryError:
        return QueryError(reason, self._query, column if self._query.strip() else None)
