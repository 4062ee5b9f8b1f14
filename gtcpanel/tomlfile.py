"""TOML as people write it: what is wrong with it is said in a line, with its place."""

from __future__ import annotations

from typing import Any


class BrokenTomlError(ValueError):
    """Bytes that are no TOML: why, and on which line (1-based)."""

    def __init__(self, reason: str, line: int) -> None:
        self.reason = reason
        self.line = line
        super().__init__(f"line {line}: {reason}")


def parse(data: bytes) -> dict[str, Any]:
    """The table that a TOML file holds. Raises `BrokenTomlError`."""
    import re
    import tomllib

    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BrokenTomlError("this is not UTF-8", line) from error
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = re.search(r" \(at line (\d+), column \d+\)| \(at end of document\)", str(error))
        line = int(place[1]) if place and place[1] else text.count("\n") + 1
        reason = str(error)[: place.start() if place else None].lower()
        raise BrokenTomlError(f"broken TOML: {reason}", line) from error
