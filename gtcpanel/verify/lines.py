"""Quotations a line, as writers list them."""

from __future__ import annotations

import re
from typing import Final

#: What stands before an item of a list or a line of a block quote: `- `, `1. `, `（二）`, `③`, `>`.
#: A number is one only where no other follows: 1、2、3 are counted, and 3. 5 is none.
_MARKER: Final = re.compile(
    r"\s*(?:>|[-*+•‣◦·●▪■]\s(?:\s*\[[ xX]\]\s)?"
    r"|\d{1,3}[.)]\s(?!\s*\d)|\d{1,3}(?:[.)](?=[^\x00-\x7f])|[、．）])(?!\s*\d)"
    r"|[一二三四五六七八九十]{1,3}、(?!\s*[一二三四五六七八九十])"
    r"|(?:\(\d{1,3}\)|[（(][一二三四五六七八九十]{1,3}[）)]|（\d{1,3}）)(?!\s*\d)|[①-⑳])\s*"
)


def unlisted(line: str) -> str:
    """A line without the markers of lists and block quotes before it; as it is if nothing is left.

    A quotation that begins with what looks like one is no other without it.
    """
    rest = line
    while found := _MARKER.match(rest):
        rest = rest[found.end() :]
    return rest if any(map(str.isalnum, rest)) else line
