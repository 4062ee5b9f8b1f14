"""Minutes that call people by their initials, and say once who they are.

In a row, `Jane North (JN), Ann Lee (AL)`, or in a table, `| Jane North | JN | Acme |`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_ENTRY: Final = re.compile(
    r"(?<![\w.])([^\W\d_a-z][\w.'’-]{0,20}(?: [^\W\d_a-z][\w.'’-]{0,20}){1,3}) ?\(([A-Z]{2,4})\)"
)
_ROW: Final = re.compile(r"\|\s*([^\W\d_][^|]{1,60}?)\s*\|\s*([A-Z]{2,4})\s*\|")
#: One such bracket may be any abbreviation; so many in a row are a legend.
_FEWEST: Final = 2


def legend_of(lines: Sequence[str]) -> dict[str, str]:
    """The initials explained in the text and the names they stand for; empty without a legend."""
    rows: dict[str, str] = {}
    for line in lines:
        if line[:1] == "|":
            row = _ROW.match(line)
            if row is not None:
                rows[row[2]] = row[1]
            continue
        if len(rows) >= _FEWEST:
            break
        rows.clear()
        if ")" not in line:
            continue
        entries = {
            initials: name
            for name, initials in _ENTRY.findall(line[:4000])
            if _are_initials(initials, name)
        }
        if len(entries) >= _FEWEST:
            return entries
    return rows if len(rows) >= _FEWEST else {}


def _are_initials(initials: str, name: str) -> bool:
    """Whether the initials are capitals of the name, in order, from the first one on."""
    capitals = iter(char for char in name if char.isupper())
    return initials[0] == name[0] and all(letter in capitals for letter in initials)
