"""The block of YAML with which many Markdown files begin, between two lines of `---`."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from gtcpanel.readers.dates import iso_date
from gtcpanel.readers.likeness import is_meta

_BLOCK: Final = re.compile(
    r"\ufeff?---[ \t]*\r?\n((?:.*\n){1,400}?)(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)"
)
#: A key at the left margin; what is indented or an item of a list belongs to the one above.
_KEY: Final = re.compile(r"([\w][\w.-]*(?: [\w.-]+)?)[ \t]*:(?=\s|$)")
_WITHIN: Final = re.compile(r"[\s#}\]-]|$")
_DATE: Final = re.compile(
    r"^(?:date|published|pub_?date|publish_?date|published_at)[ \t]*:[ \t]*['\"]?(\d{4}-\d\d-\d\d)",
    re.IGNORECASE | re.MULTILINE,
)
#: An `episode` of one word is a number, or a file.
_TITLE: Final = re.compile(
    r"^(title(?=:)|episode(?=:[ \t]*\S+[ \t]\S)):[ \t]+([\"']?)([^\s|>].*?)\2[ \t\r]*$",
    re.MULTILINE,
)


class FrontMatter(NamedTuple):
    """Where it is, and what it says of the talk."""

    last: int = 0  #: its last line, 1-based; 0 where there is none
    title: str | None = None
    date: str | None = None  #: ISO 8601


def front_matter(text: str) -> FrontMatter:
    """The block at the beginning of a text. Keys come once in it, speakers come back."""
    if not text.startswith(("---", "\ufeff---")):
        return FrontMatter()
    block = _BLOCK.match(text)
    if block is None:
        return FrontMatter()
    keys = []
    for line in block[1].splitlines():
        key = _KEY.match(line)
        if key is not None:
            keys.append(key[1])
        elif _WITHIN.match(line) is None:
            return FrontMatter()
    if len(set(keys)) < len(keys) or not any(key.islower() or is_meta(key) for key in keys):
        return FrontMatter()
    date = _DATE.search(block[1])
    titles = {key: title for key, _, title in _TITLE.findall(block[1])}
    return FrontMatter(
        last=block[0].count("\n"),
        title=titles.get("title") or titles.get("episode"),
        date=iso_date(date[1]) if date is not None else None,
    )
