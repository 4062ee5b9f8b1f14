"""Web pages as they were saved, and exports as HTML.

Where the page itself says what is a speaker (`<cite>` and `<time>` as Podcasting 2.0 has them, a
table or a list of names and words), that is heeded; else its lines are read as labelled text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gtcpanel.readers.clock import stamp_at
from gtcpanel.readers.dates import iso_date, language_tag
from gtcpanel.readers.extracted import left_out, read_lines
from gtcpanel.readers.heeding import heeding
from gtcpanel.readers.lines import BLANK
from gtcpanel.readers.markup import parse_html, root_of
from gtcpanel.readers.page import Page, heads_of, look_at, titles_of
from gtcpanel.readers.reader import Reading, Stretch
from gtcpanel.readers.rows import Cell, Columns, stretches_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from gtcpanel.readers.document import Document
    from gtcpanel.readers.extracted import Line
    from gtcpanel.readers.facts import Facts

_WHOLE: Final = frozenset({"html", "head", "body"})
_FRAGMENT: Final = frozenset(
    {"cite", "p", "div", "table", "dl", "ul", "ol", "h1", "h2", "h3", "h4", "section", "article",
     "main", "span", "meta", "title", "style", "center", "time", "link", "header", "figure"}
)  # fmt: skip
_DOCTYPE: Final = re.compile(r"\s*<!doctype\s+html\b", re.IGNORECASE)
_CLOSED: Final = re.compile(
    r"</(?:p|div|li|t[drh]|d[td]|h\d|time|section|ul|ol)\s*>|<br\b|<p>|\S</cite>", re.IGNORECASE
)
#: Of the lines of a fragment so many must hold marks, or it is text that begins with some.
_MARKED: Final = 0.5
#: Structures must hold so much of the page's words to be what the page is for.
_MAIN: Final = 0.5
_DATES: Final = (
    "article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "dcterms.created",
    "pubdate", "publishdate", "publish_date", "publication_date", "og:release_date",
    "weibo:article:create_at", "article:modified_time",
)  # fmt: skip
_CITED: Final = Columns(speaker=0, text=2, time=1, end=None, headed=False)


def recognises(document: Document) -> bool:
    """Whether the file is a page, or a piece of one that is marked up throughout."""
    head = document.head
    if _DOCTYPE.match(head.lstrip("\ufeff")):
        return True
    root = root_of(document.text) if head.lstrip(BLANK + "\r\n")[:1] == "<" else None
    if root is None:
        return False
    name = root[0].lower()
    if name in _WHOLE:
        return True
    if name not in _FRAGMENT or head.lstrip(BLANK + "\r\n").startswith("<?xml"):
        return False
    lines = [line for line in head.splitlines() if line.strip()]
    return sum(_CLOSED.search(line) is not None for line in lines) >= _MARKED * len(lines)


def read(document: Document, facts: Facts | None) -> Reading:
    """Who said what on the page."""
    root = parse_html(document)
    page = look_at(root)
    reading = _structured(page, facts) or read_lines(page.lines, facts)
    heads = heads_of(root)
    titles = titles_of(root)
    named = heads.get("og:title")
    return replace(
        reading,
        title=next(iter(titles[:1] if len(titles) > 1 else ()), None)
        or named
        or next(iter(titles), None)
        or reading.title,
        date=next((date for key in _DATES if (date := iso_date(heads.get(key)))), None),
        language=_language(root),
        omitted=tuple(
            sorted({*reading.omitted, *left_out(page.left_out)}, key=lambda each: each.first_line)
        ),
    )


def _language(root: _Element) -> str | None:
    named = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return language_tag(named)


def _structured(page: Page, facts: Facts | None) -> Reading | None:
    """The talk as marked-up names or as the rows of tables; None when the page has neither."""
    whole = _size(page.lines)
    found: list[Stretch] = []
    first, rows = _cites(page)
    if rows and _size(page.lines[first:]) >= _MAIN * whole:
        found = stretches_of(rows, _CITED) or []
    if not found:
        talks = [(each, stretches_of(each.rows)) for each in page.tables]
        held = sum(_size(page.lines[each.first : each.end]) for each, talk in talks if talk)
        if held >= _MAIN * whole:
            found = [stretch for _, talk in talks for stretch in talk or ()]
    if not found:
        return None
    taken = {line for each in found for line, _ in each.said}
    taken |= {line for each in found for line in each.label_lines}
    heeded, outside = heeding(found, facts)
    others = [(each.source, "in no turn") for each in page.lines if each.source not in taken]
    return Reading(stretches=heeded, certain=True, omitted=(*left_out(others), *outside))


def _size(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _cites(page: Page) -> tuple[int, list[list[Cell]]]:
    """Where the first `<cite>` is, and rows of name, time and words; no rows if it is no name."""
    rows: list[tuple[Cell, list[tuple[int, str]], list[tuple[int, str]]]] = []
    first = sure = 0
    for at, (line, part) in enumerate(zip(page.lines, page.parts, strict=True)):
        time, rest = part.time, part.rest
        if part.cite is not None:
            first = first if rows else at
            stamp = stamp_at(rest) if time is None else None
            if stamp is not None and rest[stamp[1] :].strip(BLANK + "\\") == "":
                time, rest = rest[: stamp[1]], ""
            rows.append((Cell(line.source, ((line.source, part.cite),)), [], []))
            sure += time is not None or part.cite.endswith((":", "："))
        if not rows:
            continue
        _, times, words = rows[-1]
        if time is not None and not times and not words:
            times.append((line.source, time))
        elif time is not None and not _is_stamp(time):
            rest = line.text
        if rest:
            words.append((line.source, rest))
    if sure * 2 < len(rows):
        return first, []
    return first, [
        [name, Cell(name.line, tuple(times)), Cell(name.line, tuple(words))]
        for name, times, words in rows
    ]


def _is_stamp(text: str) -> bool:
    return stamp_at(text.strip("[]() ")) is not None
