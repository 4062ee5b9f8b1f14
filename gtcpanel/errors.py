"""Everything a user or a file can do wrong, each with its exit status.

An error carries data; `gtcpanel.cli.main` alone turns it into a message and a status.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

#: How many characters of a query a message repeats.
_SHOWN: Final = 200
#: How many slugs a message lists at most.
_LISTED: Final = 10


class GtcpanelError(Exception):
    """The base of all expected errors. `str(error)` is one line, ready to be shown."""

    status = 70


class UsageError(GtcpanelError):
    """What was typed cannot be carried out."""

    status = 2


class QueryError(UsageError):
    """A query or a regular expression that cannot be understood."""

    def __init__(self, reason: str, query: str, column: int | None = None) -> None:
        self.reason = reason
        self.query = query
        self.column = column  #: 1-based, None where no place is to blame
        where = f" (column {column})" if column else ""
        shown = query if len(query) <= _SHOWN else f"{query[:_SHOWN]}…"
        super().__init__(f"cannot read the query '{shown}'{where}: {reason}")


class SpeakerError(UsageError):
    """No speaker, or more than one, answers to a name."""

    def __init__(self, name: str, likely: Sequence[str], *, ambiguous: bool) -> None:
        self.name = name
        self.likely = tuple(likely)
        self.ambiguous = ambiguous
        names = ", ".join(self.likely)
        if ambiguous:
            message = f"speaker {name!r} could be any of: {names}; give more of the name"
        elif names:
            message = f"no speaker is called {name!r}; the likely ones: {names}"
        else:
            message = f"no speaker is called {name!r}: no speakers here"
        super().__init__(message)


class SlugError(UsageError):
    """No transcript, or more than one, answers to a slug, a pattern or the beginning of a slug."""

    def __init__(self, slug: str, slugs: Sequence[str], *, ambiguous: bool) -> None:
        self.slug = slug
        self.slugs = tuple(slugs)  #: those that answer, or else all there are
        self.ambiguous = ambiguous
        listed = ", ".join(slugs[:_LISTED]) + (", ..." if len(slugs) > _LISTED else "")
        if not ambiguous:
            message = f"no transcript is called {slug!r}; there is {listed}"
        elif slug == "*":
            message = f"which transcript? there are {len(slugs)}: {listed}"
        else:
            message = f"which transcript? {slug!r} could be any of {len(slugs)}: {listed}"
        super().__init__(message)


class UnknownReferenceError(UsageError):
    """A reference (`SLUG:N`, `SLUG:N.S`, `SLUG:N-M`) that names nothing."""


class ConfigError(UsageError):
    """The user's configuration or glossary cannot be read."""

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        self.path = path
        self.reason = reason
        self.line = line
        super().__init__(f"{place(path, line)}: {reason}")


class TranscriptError(GtcpanelError):
    """A transcript, or the TOML beside it, cannot be read."""

    status = 3

    def __init__(
        self, path: str, reason: str, *, line: int | None = None, remedy: str | None = None
    ) -> None:
        self.path = path
        self.reason = reason
        self.line = line
        self.remedy = remedy
        super().__init__(f"{place(path, line)}: {reason}" + (f"; {remedy}" if remedy else ""))


class UnreadableError(TranscriptError):
    """A transcript that could not be read, with the reason as it is on record."""

    def __init__(self, message: str) -> None:
        Exception.__init__(self, message)


class DocumentError(GtcpanelError):
    """A document whose quotations were to be verified cannot be read."""

    status = 3

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: cannot be read ({reason})")


class StorageError(GtcpanelError):
    """The index or the disk failed."""

    status = 4


def place(path: str, line: int | None) -> str:
    """`path` or `path:line`, as compilers and editors write it."""
    return f"{path}:{line}" if line else path
