"""A web page as the lines that are seen on it.

Scripts, menus and what is hidden are left out, a block of text is a line, and it is noted what is
bold, what is a heading, and what stands in `<cite>`, `<time>`, tables and lists of definitions.
(The libraries that extract an article's text drop `<cite>`, and the speakers with it.)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from gtcpanel.readers.extracted import Line
from gtcpanel.readers.lines import BLANK
from gtcpanel.readers.markup import Event, first_line, joined, local, walk, words_of
from gtcpanel.readers.rows import Cell
from gtcpanel.readers.seen import bold_classes, is_bold, main_of, sizes_of, unseen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

_BLOCKS: Final = frozenset(
    {"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "caption", "tbody",
     "thead", "section", "article", "main", "body", "blockquote", "pre", "h1", "h2", "h3", "h4",
     "h5", "h6", "figure", "figcaption", "address", "center", "details", "summary", "fieldset",
     "header", "footer", "aside", "nav", "form", "hr", "html"}
)  # fmt: skip
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}


class Part(NamedTuple):
    """What a line of the page begins with."""

    cite: str | None  #: what `<cite>` holds, or whom it names; None without one
    time: str | None  #: what `<time>` holds
    rest: str  #: what follows


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or a list of terms, that is in no other."""

    first: int  #: index of its first line
    end: int  #: and after its last one
    rows: list[list[Cell]]


@dataclass(slots=True)
class Page:
    """What is seen on a page."""

    lines: list[Line] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)  #: one for each line
    tables: list[Table] = field(default_factory=list)
    left_out: list[tuple[int, str]] = field(default_factory=list)  #: lines of the source, reasons


class _Span(NamedTuple):
    text: str
    kind: str  # "", "bold", "cite", "time"


def look_at(root: _Element) -> Page:
    """The page as it is seen."""
    return _Looker(root).page


class _Looker:
    """Goes through the page once, keeping the line that is open."""

    def __init__(self, root: _Element) -> None:
        self.page = Page()
        self.classes = bold_classes(root)
        self.spans: list[_Span] = []
        self.line = 0  # of the source, where the open line begins
        self.apart = True
        self.kinds = [""]  # of the elements that are open
        self.heading = 0
        self.pre = 0
        self.cells: list[int] = []  # where the cells that are open begin, as indices of lines
        self.rows: list[list[Cell]] = []
        self.table: _Element | None = None
        self.table_first = 0
        main, around = main_of(root)
        outside = main is not None
        sizes = sizes_of(root)
        half = sizes.pop("") // 2
        gone: _Element | None = None
        reason = ""
        for number, event in enumerate(walk(root)):
            element = event.element
            if gone is not None:
                if event.kind == "text" and reason and event.text.strip(BLANK + "\r\n"):
                    self._leave_out(event, reason)
                elif event.kind == "end" and element is gone:
                    gone = None
                continue
            if event.kind == "text":
                self._text(event)
            elif event.kind == "end":
                outside = outside or element is main
                self._end(element)
            else:
                outside = outside and element is not main
                why = unseen(element)
                if why is None and outside and element not in around:
                    why = "beside the text"
                if why is not None and (not why or sizes.get(str(number), 0) <= half):
                    gone, reason = element, why
                    if local(element) in _BLOCKS:
                        self._flush(apart=True)
                    continue
                self._start(element, event.line)
        self._flush(apart=True)

    def _leave_out(self, event: Event, reason: str) -> None:
        first = first_line(event.text, event.line)
        last = first + event.text.strip(BLANK + "\r\n").count("\n")
        self.page.left_out += ((line, reason) for line in range(first, min(last, first + 9999) + 1))

    def _start(self, element: _Element, line: int) -> None:
        tag = local(element)
        if tag in _BLOCKS:
            self._flush(apart=True)
        if tag == "br":
            self._flush(apart=not any(span.text.strip() for span in self.spans))
        self.heading = _HEADINGS.get(tag, self.heading)
        self.pre += tag == "pre"
        self.kinds.append(self._kind(element, tag))
        if tag == "cite":
            name = (element.get("user-name") or "").strip()
            if name and not words_of(element):
                self._add(name, line)
        if self.table is None and tag in {"table", "dl"}:
            self.table, self.table_first, self.rows = element, len(self.page.lines), []
        elif self.table is not None and tag in {"tr", "dt"}:
            self.rows.append([])
        if self.table is not None and tag in {"td", "th", "dt", "dd"}:
            self.cells.append(len(self.page.lines))

    def _end(self, element: _Element) -> None:
        tag = local(element)
        self.kinds.pop()
        if tag in _BLOCKS:
            self._flush(apart=True)
        if tag in _HEADINGS:
            self.heading = 0
        self.pre -= tag == "pre"
        if self.cells and tag in {"td", "th", "dt", "dd"}:
            self._cell(self.cells.pop(), tag)
        if element is self.table:
            self.page.tables.append(Table(self.table_first, len(self.page.lines), self.rows))
            self.table = None
            self.cells.clear()

    def _cell(self, first: int, tag: str) -> None:
        """Put the lines of a cell in its row; several `<dd>` under one `<dt>` are one cell."""
        if not self.rows or self.cells:  # a table within a cell is part of that cell
            return
        lines = self.page.lines[first:]
        cell = Cell(
            line=lines[0].source if lines else self.line,
            paragraphs=tuple((each.source, each.text) for each in lines),
        )
        row = self.rows[-1]
        if tag == "dd" and len(row) > 1:
            row[-1] = Cell(row[-1].line, row[-1].paragraphs + cell.paragraphs)
        else:
            row.append(cell)

    def _kind(self, element: _Element, tag: str) -> str:
        if tag in {"cite", "time"}:
            return tag
        above = self.kinds[-1]
        if above in {"cite", "time"}:
            return above
        bold = is_bold(element.get("style") or "")
        if bold is not None:
            return "bold" if bold else ""
        if tag in {"b", "strong"}:
            return "bold"
        names = element.get("class")
        if names and self.classes and not self.classes.isdisjoint(names.split()):
            return "bold"
        return above

    def _text(self, event: Event) -> None:
        if self.pre and "\n" in event.text:
            for at, line in enumerate(event.text.split("\n")):
                if at:
                    self._flush(apart=False)
                if line.strip(BLANK + "\r"):
                    self._add(line, event.line + at)
                elif at:
                    self.apart = True
        else:
            self._add(event.text, event.line)

    def _add(self, text: str, line: int) -> None:
        if not self.line:
            if not text.strip(BLANK + "\r\n"):
                return
            self.line = first_line(text, line)
        self.spans.append(_Span(text, self.kinds[-1]))

    def _flush(self, *, apart: bool) -> None:
        """End the open line."""
        text = joined("".join(span.text for span in self.spans))
        if text:
            lines = self.page.lines
            source = max(self.line, lines[-1].source if lines else 1)
            cite, time, rest = self._lead("cite"), None, text
            if cite is not None:
                rest = rest[len(cite) :].strip(BLANK)
            while self.spans and (self.spans[0].kind == "cite" or not self.spans[0].text.strip()):
                self.spans.pop(0)
            bold = self._lead("bold") if cite is None else cite
            time = self._lead("time")
            if time is not None:
                rest = rest[len(time) :].strip(BLANK)
            self.page.parts.append(Part(cite, time, rest))
            self.page.lines.append(
                Line(text, source, len(bold or ""), self.heading, apart=self.apart)
            )
            self.apart = False
        self.apart = self.apart or apart
        self.spans.clear()
        self.line = 0

    def _lead(self, kind: str) -> str | None:
        """What stands in elements of one kind at the beginning of the open line."""
        lead: list[str] = []
        for span in self.spans:
            if span.kind != kind and span.text.strip(BLANK + "\r\n"):
                break
            lead.append(span.text)
        return joined("".join(lead)) or None


def heads_of(root: _Element) -> Mapping[str, str]:
    """What `<meta>` elements say, by their name or property in lower case; the first one counts."""
    said: dict[str, str] = {}
    for each in root.iter("meta"):
        name = each.get("property") or each.get("name") or each.get("itemprop")
        content = (each.get("content") or "").strip()
        if name and content:
            said.setdefault(name.strip().lower(), content)
    return said


def titles_of(root: _Element) -> Sequence[str]:
    """The first `<h1>` with words, and what `<title>` says."""
    first = next((words for each in root.iter("h1") if (words := words_of(each))), "")
    title = next((words for each in root.iter("title") if (words := words_of(each))), "")
    return [each[:500] for each in (first, title) if each]
