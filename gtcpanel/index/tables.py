"""Reading rows, with what SQLite says of a damaged file turned into an error of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from gtcpanel.errors import StorageError

if TYPE_CHECKING:
    import sqlite3


class Tables:
    """The tables of an index, open for reading."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Read from `db`."""
        self._db = db

    def _rows(self, question: str, *values: object) -> list[Any]:
        return list(self._stream(question, *values))

    def _stream(self, question: str, *values: object) -> Iterator[Any]:
        with _readable():
            # Not `yield from`, which would close the cursor with the generator.
            for row in self._db.execute(question, values):  # noqa: UP028
                yield row

    def _column(self, question: str, *values: object) -> tuple[Any, ...]:
        return tuple(value for (value,) in self._stream(question, *values))


@contextmanager
def _readable() -> Iterator[None]:
    """Turn what SQLite says of a damaged or unreadable file into an error of ours."""
    import sqlite3

    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StorageError(f"the index cannot be read ({error})") from error
