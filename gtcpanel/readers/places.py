"""Where in a TOML file something is written: `tomllib` gives values without their lines."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

#: The way to a value: `("speakers", 1, "name")`, `("files", "a.txt", "start")`.
Way = tuple[str | int, ...]


class Places:
    """The lines of tables and keys. Strings of several lines may mislead it, and only it."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Way, int] = {}
        self._tables: dict[Way, int] = {}  # how many of each [[table]] were met
        table: Way = ()
        for number, line in enumerate(text.split("\n"), start=1):
            bare = line.strip()
            if bare.startswith("["):
                table = self._header(bare) or table
                for depth in range(1, len(table) + 1):
                    self._lines.setdefault(table[:depth], number)
            elif "=" in bare:
                way = table
                for key in _keys(f"{bare.partition('=')[0]}= 0"):
                    way = (*way, key)
                    self._lines.setdefault(way, number)

    def line(self, way: Way) -> int | None:
        """The line of a value, or of the nearest table around it; None for the file itself."""
        while way and way not in self._lines:
            way = way[:-1]
        return self._lines.get(way) if way else None

    def _header(self, bare: str) -> Way:
        """The table that `[a.b]` or `[[a.b]]` begins; () for what is none."""
        keys = list(_keys(bare))
        way: Way = ()
        for key in keys[:-1]:
            way = self._last((*way, key))
        if not keys:
            return ()
        way = (*way, keys[-1])
        if bare.startswith("[["):
            self._tables[way] = self._tables.get(way, 0) + 1
        return self._last(way)

    def _last(self, way: Way) -> Way:
        """A table, or the last of those that are called so."""
        count = self._tables.get(way, 0)
        return (*way, count - 1) if count else way


def _keys(line: str) -> Iterator[str]:
    """The keys that one line of TOML names, from the outermost."""
    try:
        value: Any = tomllib.loads(line)
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    while value:
        if isinstance(value, list):
            value = value[0]
        elif isinstance(value, dict):
            key, value = next(iter(value.items()))
            yield key
        else:
            return
