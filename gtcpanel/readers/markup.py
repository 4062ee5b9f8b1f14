"""XML and HTML as they come from anybody: parsed safely, walked in order with line numbers.

Nothing outside the file is ever loaded, an entity stands for plain text or for itself, and depth
and size have bounds, so that no file costs more than its own length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, cast

from gtcpanel.errors import TranscriptError
from gtcpanel.readers.lines import BLANK
from gtcpanel.text.tokens import is_unspaced

if TYPE_CHECKING:
    from lxml.etree import _Element, _ElementTree

    from gtcpanel.readers.document import Document

#: White space of the container, which is layout and not words.
SPACE: Final = " \t\r\n\f"
#: The longest text that an entity may stand for; what is longer stays `&name;`.
_ENTITY: Final = 100
#: libxml2 counts lines no further than this, or only nearly.
_LAST_LINE: Final = 65535
#: The largest web page that is parsed, in characters; text without pictures is far below it.
_LARGEST: Final = 64_000_000

#: The parser compares each attribute of a tag with all before it. So many comparisons take seconds.
_COMPARISONS: Final = 1_000_000_000
_TAG: Final = re.compile(r"""<[A-Za-z](?:[^"'>]++|"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))*+""")
_QUOTED: Final = re.compile(r""""[^"]*+"|'[^']*+'""")
#: A tag of fewer characters has too few attributes to matter.
_SHORT: Final = 200

_NAME: Final = re.compile(r"<([A-Za-z_][\w.:-]*)([^>]{0,4000})")
_RUN: Final = re.compile(f"[{SPACE}]+")


class Event(NamedTuple):
    """What is met on the way through a document."""

    kind: Literal["start", "text", "end"]
    line: int  #: 1-based, of the source
    element: _Element  #: which begins or ends, or in which the text stands
    text: str = ""


def root_of(text: str) -> tuple[str, str] | None:
    """The first element's name without prefix, and its attributes as written; None if no markup.

    Declarations, comments and processing instructions before it are passed over.
    """
    at = 0
    while True:
        while text[at : at + 1] in _BLANKS:
            at += 1
        if text.startswith("<!--", at):
            at = _past(text, "-->", at + 4)
        elif text.startswith("<?", at):
            at = _past(text, ">", at)
        elif text.startswith("<!", at):
            bracket, close = text.find("[", at), text.find(">", at)
            at = _past(text, "]", bracket) if -1 < bracket < close else at
            at = _past(text, ">", at)
        else:
            match = _NAME.match(text, at)
            return (match[1].rpartition(":")[2], match[2]) if match else None
        if at < 0:
            return None


#: Single characters (never "", which is at the end of a text).
_BLANKS: Final = frozenset(SPACE + "\ufeff")


def _past(text: str, mark: str, at: int) -> int:
    found = text.find(mark, at)
    return found + len(mark) if found >= 0 else len(text)


def parse_xml(document: Document) -> _Element:
    """The root of a document's XML. Raises `TranscriptError` with the line where it is broken."""
    from lxml import etree

    _refuse_many_attributes(document)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8"
    )
    try:
        return etree.fromstring(document.text.strip(SPACE + "\ufeff").encode(), parser)
    except etree.XMLSyntaxError as error:
        above = len(document.text) - len(document.text.lstrip(SPACE + "\ufeff"))
        line = (error.lineno or 1) + document.text.count("\n", 0, above)
        raise _broken(document, f"the XML cannot be read: {_reason(error.msg)}", line) from None


def parse_html(document: Document) -> _Element:
    """The root of a document's HTML, mended as browsers do. Raises `TranscriptError`."""
    from lxml import etree, html

    if len(document.text) > _LARGEST:
        raise _broken(document, "the page is too large to be read as HTML", None)
    _refuse_many_attributes(document)
    # HTML cannot declare entities, so that only length and depth need a bound: ours, and 2048.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        root = html.document_fromstring(document.text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise _broken(document, f"the HTML cannot be read: {_reason(str(error))}", None) from None
    for each in parser.error_log:
        # The parser goes on without what is too deep; words would be lost in silence.
        if each.type_name == "ERR_RESOURCE_LIMIT":
            reason = f"the HTML cannot be read: {_reason(each.message)}"
            raise _broken(document, reason, each.line)
    return root


def _refuse_many_attributes(document: Document) -> None:
    long = (match[0] for match in _TAG.finditer(document.text) if len(match[0]) > _SHORT)
    names = (len(_QUOTED.sub(" ", tag).replace("/", " ").split()) for tag in long)
    if sum(each * each for each in names) > _COMPARISONS:
        raise _broken(document, "there are tags with thousands of attributes", None)


def _broken(document: Document, reason: str, line: int | None) -> TranscriptError:
    return TranscriptError(
        document.path,
        reason,
        line=line,
        remedy="mend that place or get the file anew, or save its words as text",
    )


def _reason(message: str | None) -> str:
    """What the parser says, without advice that is for programmers."""
    text = message or "it ends too soon"
    for advice in (", use ", ", see ", ", try "):
        text = text.partition(advice)[0]
    return text[:200]


def walk(root: _Element) -> Iterator[Event]:
    """Beginnings, texts and ends in the order of the document; comments are passed over.

    The line of a text is that of its first character, white space included.
    """
    from lxml import etree

    tree = root.getroottree()
    entities: dict[str, str] | None = None
    line = _line(root, 1)
    yield Event("start", line, root)
    if root.text:
        yield Event("text", line, root, root.text)
        line += root.text.count("\n")
    stack = [(root, iter(root))]
    while stack:
        parent, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield Event("end", line, parent)
            if stack and parent.tail:
                yield Event("text", line, stack[-1][0], parent.tail)
                line += parent.tail.count("\n")
            continue
        tag: object = child.tag  # a function for what is no element
        if isinstance(tag, str):
            line = _line(child, line)
            yield Event("start", line, child)
            if child.text:
                yield Event("text", line, child, child.text)
                line += child.text.count("\n")
            stack.append((child, iter(child)))
            continue
        if tag is etree.Entity:
            if entities is None:
                entities = _entities(tree)
            name = (child.text or "").strip("&;")
            yield Event("text", line, parent, entities.get(name, f"&{name};"))
        else:
            line = _line(child, line) if tag is not etree.Comment else line
            line += (child.text or "").count("\n")
        if child.tail:
            yield Event("text", line, parent, child.tail)
            line += child.tail.count("\n")


def _line(element: _Element, counted: int) -> int:
    """Where an element begins, as the parser says, or as `counted` where it stops counting."""
    told = line_of(element)
    return told if 0 < told < _LAST_LINE else max(counted, 1)


def line_of(element: _Element) -> int:
    """The line where an element of XML begins; 0 where it is not known."""
    line: object = element.sourceline  # lxml-stubs has no type for it
    return line if isinstance(line, int) else 0


def _entities(tree: _ElementTree) -> dict[str, str]:
    """What the document's own entities stand for, and the well-known ones of HTML.

    One that holds another is none of them: that is how bombs are built.
    """
    from html.entities import name2codepoint

    known = {name: chr(code) for name, code in name2codepoint.items()}
    declared = cast(Any, tree.docinfo).internalDTD  # lxml-stubs knows nothing of its entities
    for each in declared.iterentities() if declared is not None else ():
        content = each.content
        if content is not None and len(content) <= _ENTITY and not set("&<%") & set(content):
            known[each.name] = content
    return known


def local(element: _Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: _Element, name: str) -> str | None:
    """An attribute by its name without namespace, blanks around it taken off; None if empty."""
    value: str | bytes | None = element.get(name)
    if value is None:
        for key, other in element.attrib.items():
            if str(key).rpartition("}")[2] == name:
                value = other
                break
    return (str(value).strip(SPACE) or None) if value is not None else None


def words_of(element: _Element) -> str:
    """All the text in an element on one line."""
    return joined("".join(event.text for event in walk(element)))


def joined(text: str) -> str:
    """A text whose lines were wrapped as one line; Chinese is joined without a space."""
    return _RUN.sub(_between, text).strip(BLANK)


def _between(run: re.Match[str]) -> str:
    if "\n" not in run[0]:
        return " "
    text, start, end = run.string, run.start(), run.end()
    return "" if start and _sticks(text[start - 1]) and _sticks(text[end : end + 1]) else " "


def _sticks(char: str) -> bool:
    """Whether no space is due beside a character where a line was wrapped; Korean has spaces."""
    return (is_unspaced(char) and not "\uac00" <= char <= "\ud7a3") or "\u3000" < char <= "\u303f"


def first_line(text: str, line: int) -> int:
    """The line of the first character that is no white space, when `text` begins on `line`."""
    bare = text.lstrip(BLANK + "\r\n")
    return line + text.count("\n", 0, len(text) - len(bare))
