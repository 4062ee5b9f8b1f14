"""Regular expressions, by an engine whose time is linear in the text (RE2): nothing can hang it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from gtcpanel.errors import QueryError
from gtcpanel.index.store import Scope, Store
from gtcpanel.model import Hit
from gtcpanel.search.locate import merged
from gtcpanel.text.fold import Folder

if TYPE_CHECKING:
    import re

#: How much memory a compiled expression may take, in bytes.
_MEMORY: Final = 8 << 20
#: Has `^` and `$` match at the ends of lines. It goes before the expression and not around it, so
#: that `a)|(b` stays wrong and the engine's message has nothing that was not typed.
_BY_LINE: Final = "(?m)"


def matching(pattern: str, scope: Scope, store: Store) -> Iterator[Hit]:
    """The turns in which a regular expression matches, in order, each found when it is asked for.

    The expression is matched against the folded text: case, width, script and accents do not
    matter. `^` and `$` are the ends of a paragraph. All turns are looked at, so that the time
    grows with the library; memory does not. Raises `QueryError`, before the first turn.
    """
    expression = _compile(_folded(pattern, store.folder), pattern)
    return _scan(expression, scope, store)


def _scan(expression: re.Pattern[str], scope: Scope, store: Store) -> Iterator[Hit]:
    for _, turn in store.turns(scope):
        if not expression.search(store.folder.key(turn.text)):
            continue
        folded = store.folder.fold(turn.text)
        spans = merged(
            folded.span(*found.span())
            for found in expression.finditer(folded.text)
            if found.start() < found.end()
        )
        if spans:
            yield Hit(turn=turn, match="exact", score=100.0, spans=spans)


def _compile(pattern: str, typed: str) -> re.Pattern[str]:
    import re2

    if not pattern:
        raise QueryError("there is nothing to look for", typed)
    try:
        pattern.encode()
    except UnicodeEncodeError as error:
        raise QueryError("it has bytes that are not UTF-8", typed, error.start + 1) from error
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.never_nl = False
    options.max_mem = _MEMORY
    try:
        compiled: re.Pattern[str] = re2.compile(f"{_BY_LINE}{pattern}", options)
    except re2.error as error:
        reason = error.args[0] if error.args else error
        text = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        text = text.replace(f"{_BY_LINE}{pattern}", typed)
        if "(?" in text and "perl operator" in text:
            text = "look-around is not supported (the engine is RE2, which cannot hang)"
        raise QueryError(f"this is no regular expression: {text}", typed) from error
    return compiled


def _folded(pattern: str, folder: Folder) -> str:
    """The pattern in the letters of the folded text; what is ASCII may be syntax, and stays."""
    letters = []
    for char in pattern:
        folded = folder.key(char)
        if char.isascii() or len(folded) != 1:
            letters.append(char)
        elif folded.isalnum() or not folded.isascii():
            letters.append(folded)
        else:
            letters.append("\\" + folded)  # a full-width mark must not become syntax
    return "".join(letters)
