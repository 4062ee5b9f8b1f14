"""The text of a Word document as lines: WordprocessingML, of Microsoft's and the strict kind.

ECMA-376, part 1, chapter 17. Tracked insertions are text and tracked deletions are none; what
stands in text boxes follows its paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from gtcpanel.readers.extracted import Line
from gtcpanel.readers.lines import BLANK
from gtcpanel.readers.markup import Event, attribute, local, walk
from gtcpanel.readers.page import Table
from gtcpanel.readers.rows import Cell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

#: What holds no text of the document as it stands: deletions, field codes, the reading aids of
#: Chinese, what is shown by programs that know less.
_SILENT: Final = frozenset(
    {"del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "Fallback", "pPrChange",
     "rPrChange", "sectPr", "sectPrChange", "tblPr", "trPr", "tcPr", "tblGrid", "sdtPr", "sdtEndPr",
     "fldData", "ffData", "binData"}
)  # fmt: skip
_CHARACTERS: Final = {"tab": "\t", "noBreakHyphen": "\u2011", "ptab": "\t"}
_OFF: Final = frozenset({"0", "false", "off", "none"})


class Style(NamedTuple):
    """What matters of a style of paragraphs or characters."""

    bold: bool | None = None
    hidden: bool | None = None
    heading: int = 0
    contents: bool = False  #: an entry in a table of contents
    title: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their ids, and that of paragraphs without one."""

    named: Mapping[str, Style] = field(default_factory=dict)

    def get(self, name: str | None) -> Style:
        """The style of that id, or one that changes nothing."""
        return self.named.get(name or "", Style())


@dataclass(slots=True)
class Body:
    """What is in a document."""

    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    left_out: list[tuple[int, str]] = field(default_factory=list)  #: paragraphs and reasons
    title: str | None = None  #: the paragraph in the style called Title


def styles_of(root: _Element) -> Styles:
    """The styles, each with what it takes from the style that it is based on."""
    own: dict[str, tuple[Style, str]] = {}
    for each in root.iterfind("{*}style"):
        name = _value(each.find("{*}name")).lower()
        level = _value(each.find("{*}pPr/{*}outlineLvl"))
        heading = int(level) + 1 if level.isdigit() and int(level) < 6 else 0
        if name.startswith("heading ") and name[8:].isdigit():
            heading = min(int(name[8:]), 6)
        title = name == "title"
        style = _told(each.find("{*}rPr"))._replace(
            heading=1 if title else heading, contents=name.startswith("toc "), title=title
        )
        own[attribute(each, "styleId") or ""] = style, _value(each.find("{*}basedOn"))
    named: dict[str, Style] = {}
    for key in own:
        style, base = own[key]
        seen = {key}
        while base in own and base not in seen and len(seen) < 20:
            seen.add(base)
            above, base = own[base]
            style = Style(
                bold=above.bold if style.bold is None else style.bold,
                hidden=above.hidden if style.hidden is None else style.hidden,
                heading=style.heading or above.heading,
                contents=style.contents or above.contents,
                title=style.title,
            )
        named[key] = style
    return Styles(named)


def _told(properties: _Element | None) -> Style:
    if properties is None:
        return Style()
    return Style(
        bold=_switch(properties.find("{*}b")), hidden=_switch(properties.find("{*}vanish"))
    )


def _switch(element: _Element | None) -> bool | None:
    if element is None:
        return None
    return (attribute(element, "val") or "1").lower() not in _OFF


def _value(element: _Element | None) -> str:
    return (attribute(element, "val") or "") if element is not None else ""


def body_of(root: _Element, styles: Styles) -> Body:
    """The lines, tables and title of a document."""
    return _Body(root, styles).body


@dataclass(slots=True)
class _Paragraph:
    number: int
    style: Style
    spans: list[tuple[str, bool]] = field(default_factory=list)  # text, and whether it is bold
    boxed: list[_Paragraph] = field(default_factory=list)  # in text boxes that stand here


class _Body:
    def __init__(self, root: _Element, styles: Styles) -> None:
        self.body = Body()
        self.styles = styles
        self.number = 0
        self.open: list[_Paragraph] = []
        self.bold = self.hidden = False
        self.tables = 0
        self.table_first = 0
        self.rows: list[list[Cell]] = []
        self.cell = 0
        silent: _Element | None = None
        for event in walk(root):
            if silent is not None:
                if event.kind == "end" and event.element is silent:
                    silent = None
            elif event.kind == "start" and local(event.element) in _SILENT:
                silent = event.element
            else:
                self._take(event)

    def _take(self, event: Event) -> None:
        tag = local(event.element)
        if event.kind == "text":
            if tag == "t" and self.open and not self.hidden:
                self.open[-1].spans.append((event.text, self.bold))
        elif event.kind == "start":
            self._start(event.element, tag)
        elif tag == "p" and self.open and "wordprocessingml" in str(event.element.tag):
            self._end_paragraph()
        elif tag == "r":
            self.bold = self.hidden = False
        elif tag in {"tbl", "tc"}:
            self._end_table(tag)

    def _start(self, element: _Element, tag: str) -> None:
        if tag == "p" and "wordprocessingml" in str(element.tag):  # DrawingML has such, too
            self.number += 1
            properties = element.find("{*}pPr")
            style = self.styles.get(None)
            if properties is not None:
                style = self.styles.get(_value(properties.find("{*}pStyle")) or None)
                level = _value(properties.find("{*}outlineLvl"))
                if level.isdigit() and int(level) < 6:
                    style = style._replace(heading=int(level) + 1)
            self.open.append(_Paragraph(self.number, style))
        elif tag == "r" and self.open:
            properties = element.find("{*}rPr")
            own = _told(properties)
            named = Style()
            if properties is not None:
                named = self.styles.get(_value(properties.find("{*}rStyle")) or None)
            above = self.open[-1].style
            self.bold = _first(own.bold, named.bold, above.bold)
            self.hidden = _first(own.hidden, named.hidden, above.hidden)
        elif tag in {"br", "cr"} and self.open and not self.hidden:
            self.open[-1].spans.append(("\n", self.bold))
        elif tag in _CHARACTERS and self.open and local_parent(element) == "r":
            self.open[-1].spans.append((_CHARACTERS[tag], self.bold))
        elif tag == "tbl":
            self.tables += 1
            if self.tables == 1:
                self.table_first, self.rows = len(self.body.lines), []
        elif self.tables == 1 and tag == "tr":
            self.rows.append([])
        elif self.tables == 1 and tag == "tc":
            self.cell = len(self.body.lines)

    def _end_table(self, tag: str) -> None:
        if tag == "tbl":
            self.tables -= 1
            if not self.tables:
                end = len(self.body.lines)
                self.body.tables.append(Table(self.table_first, end, self.rows))
        elif self.tables == 1 and self.rows:
            lines = self.body.lines[self.cell :]
            paragraphs = tuple((each.source, each.text) for each in lines)
            number = lines[0].source if lines else max(self.number, 1)
            self.rows[-1].append(Cell(number, paragraphs))

    def _end_paragraph(self) -> None:
        paragraph = self.open.pop()
        if self.open:
            self.open[-1].boxed += (paragraph, *paragraph.boxed)
            return
        for each in (paragraph, *paragraph.boxed):
            self._add(each)

    def _add(self, paragraph: _Paragraph) -> None:
        """Put a paragraph's lines on record; a soft line break ends one."""
        spans: list[list[tuple[str, bool]]] = [[]]
        for text, bold in paragraph.spans:
            first, *more = text.split("\n")
            spans[-1].append((first, bold))
            spans += ([(each, bold)] for each in more)
        apart = True
        for line in spans:
            raw = "".join(text for text, _ in line)
            text = raw.strip(BLANK)
            if not text:
                continue
            if paragraph.style.contents:
                self.body.left_out.append((paragraph.number, "table of contents"))
                continue
            lead = 0  # how much at its beginning is bold
            for part, bold in line:
                if not bold and part.strip(BLANK):
                    break
                lead += len(part)
            lead = max(0, lead - (len(raw) - len(raw.lstrip(BLANK))))
            lead = len(text[:lead].rstrip(BLANK))
            heading = paragraph.style.heading
            if paragraph.style.title and self.body.title is None:
                self.body.title = text
            self.body.lines.append(Line(text, paragraph.number, lead, heading, apart=apart))
            apart = False


def local_parent(element: _Element) -> str:
    """The name of the element around one; "" at the root."""
    parent = element.getparent()
    return local(parent) if parent is not None else ""


def _first(*told: bool | None) -> bool:
    return next((each for each in told if each is not None), False)
