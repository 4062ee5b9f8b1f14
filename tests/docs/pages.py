"""What the pages hold: sections, blocks of code, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))

_FENCED = re.compile(r"^(```+)(\w*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?P<to>[^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


class Block(NamedTuple):
    """A block of code and the line of its page at which it begins."""

    page: str
    line: int
    code: str

    def __str__(self) -> str:
        return f"{self.page}-{self.line}"


def read(name: str) -> str:
    """A page of docs/."""
    return (ROOT / "docs" / name).read_text("utf-8")


def blocks(path: Path, language: str) -> Iterator[Block]:
    """The blocks of one language, in order."""
    text = path.read_text("utf-8")
    for found in _FENCED.finditer(text):
        if found[2] == language:
            yield Block(path.name, text.count("\n", 0, found.start()) + 1, found[3])


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next one of its rank or a higher one."""
    prose = _FENCED.sub(lambda block: re.sub(r"^#", " ", block[0], flags=re.MULTILINE), text)
    rank = heading.index(" ")
    begin = prose.index(f"\n{heading}\n")
    end = re.compile(rf"^#{{1,{rank}}} ", re.MULTILINE).search(prose, begin + len(heading) + 2)
    return text[begin : end.start() if end else len(text)]


def coded(text: str) -> set[str]:
    """The words that stand between backticks in the running text."""
    spans = re.findall(r"`([^`\n]+)`", _FENCED.sub("", text))
    return {word.strip(",") for span in spans for word in span.split()}


def links(path: Path) -> Iterator[str]:
    """Where a page points to within the project."""
    prose = _FENCED.sub("", path.read_text("utf-8"))
    for found in _LINK.finditer(prose):
        if not re.match(r"[a-z]+:", found["to"]):
            yield found["to"]


def anchors(path: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a page."""
    prose = _FENCED.sub("", path.read_text("utf-8"))
    names = (re.sub(r"[^\w\- ]", "", heading).lower() for heading in _HEADING.findall(prose))
    return {name.replace(" ", "-") for name in names}
