"""On which lines of a file its texts stand."""

from __future__ import annotations

import json
import re
from typing import Final

#: After so many texts that were not found the rest gets the last line known: each costs a search
#: through the whole file.
_MISSES: Final = 40
#: How many keys of the same spelling are passed over in search of a value.
_KEYS: Final = 1000
#: Signs that some write as codes, lest they mean something within a web page.
_SIGNS: Final = "<>&'+"
#: How far is looked at first, in characters.
_WINDOW: Final = 1 << 14
_UPPER: Final = re.compile(r"\\u[0-9a-f]{4}")


class Places:
    """Finds texts in a JSON file, each after the one before, as a reader goes through it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counted = 0
        self._line = 1
        self._misses = 0 if "\n" in text else _MISSES
        self._escaped = "\\u" in text
        self._slashes = "\\/" in text
        self._signs = {
            ord(sign): code
            for sign in _SIGNS
            for code in (f"\\u{ord(sign):04X}", f"\\u{ord(sign):04x}")
            if self._escaped and code in text
        }

    def enter(self, key: str) -> None:
        """Go on after a key: what follows is looked for below it."""
        if self._misses >= _MISSES:
            return
        written, at = json.dumps(key), self._at
        for _ in range(_KEYS):
            at = self._text.find(written, at)
            if at < 0:
                return
            at += len(written)
            if self._text[at : at + 40].lstrip().startswith(":"):
                self._at = at
                return

    def line(self, value: object) -> int:
        """The line of the next value that is this text; the last one found when there is none."""
        if self._misses < _MISSES and isinstance(value, str) and value:
            found = self._nearest(self._ways(value))
            if found:
                self._at = found
            else:
                self._misses += 1
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = max(self._counted, self._at)
        return self._line

    def _ways(self, value: str) -> list[str]:
        """How the text may be written: as it is, or with escapes."""
        ways = [json.dumps(value, ensure_ascii=False)]
        if self._escaped and not value.isascii():
            escaped = json.dumps(value)
            ways += (escaped, _UPPER.sub(lambda code: "\\u" + code.group()[2:].upper(), escaped))
        if self._signs:
            ways += [each[0] + each[1:-1].translate(self._signs) + each[-1] for each in ways]
        if self._slashes and "/" in value:
            ways += [each.replace("/", "\\/") for each in ways]
        return ways

    def _nearest(self, ways: list[str]) -> int:
        """Where the next value that is written in one of the ways ends; 0 when there is none.

        Looked for in ever wider windows, so that a way that is not used costs little.
        """
        end = self._at
        width = _WINDOW
        while end < len(self._text):
            end = self._at + width
            for written in ways:
                if found := self._find(written, end):
                    return found
            width *= 4
        return 0

    def _find(self, written: str, end: int) -> int:
        at = self._at
        for _ in range(_KEYS):
            at = self._text.find(written, at, end)
            if at < 0:
                return 0
            before = self._text[max(0, at - 40) : at].rstrip()
            at += len(written)
            if before.endswith((":", "[", ",")) and self._text[at : at + 1] != ":":
                return at
        return 0
