"""Readers that are imported when a file may be of their format, and not before.

There are three dozen of them, and importing all takes longer than reading a file. So each stands in
the registry with something that every file of its format begins with or holds; only what has that
is shown to the reader itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, cast

from gtcpanel.readers.lines import BLANK

if TYPE_CHECKING:
    from gtcpanel.readers.document import Document
    from gtcpanel.readers.facts import Facts
    from gtcpanel.readers.reader import Reader, Reading


class Deferred:
    """The reader in the module `name` of this folder, for files that `may_be` of its format."""

    def __init__(self, name: str, may_be: Callable[[Document], bool]) -> None:
        self._name = name
        self.may_be = may_be

    @property
    def module(self) -> Reader:
        """The reader itself."""
        return cast("Reader", import_module(f"{__package__}.{self._name}"))

    def recognises(self, document: Document) -> bool:
        """Whether the file looks like this format."""
        return self.may_be(document) and self.module.recognises(document)

    def read(self, document: Document, facts: Facts | None) -> Reading:
        """Who said what. Raises `TranscriptError`."""
        return self.module.read(document, facts)


def begins(pattern: str) -> Callable[[Document], bool]:
    """Asks for a text that begins so, white space and invisible characters aside."""
    opening = re.compile(rf"[\s{BLANK}]*+(?:{pattern})")
    return lambda document: opening.match(document.text) is not None


def holds(pattern: str) -> Callable[[Document], bool]:
    """Asks for a text that has this in its head."""
    inside = re.compile(pattern)
    return lambda document: inside.search(document.head) is not None


def either(*asked: Callable[[Document], bool]) -> Callable[[Document], bool]:
    """Asks for one of several things."""
    return lambda document: any(each(document) for each in asked)
