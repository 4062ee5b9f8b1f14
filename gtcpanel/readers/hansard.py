"""Records of parliaments in XML of their own.

publicwhip and TheyWorkForYou (`<speech speakername="..">`), historic Hansard (`<member>`), Canada
(`<Intervention>`), Australia (`<talker>`), the Bundestag (`<p klasse="redner">`), the US Congress
as the Sunlight Foundation had it (`<speaking name="..">`). Each is told by an element that only it
has; how it writes speeches is in `gtcpanel.readers.parliaments`. Times are those of the clock.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gtcpanel.readers.dates import iso_date
from gtcpanel.readers.heeding import heeding
from gtcpanel.readers.markup import local, parse_xml, root_of, words_of
from gtcpanel.readers.parliaments import PARLIAMENTS
from gtcpanel.readers.reader import Reading
from gtcpanel.readers.speeches import Grammar, listen

if TYPE_CHECKING:
    from lxml.etree import _Element

    from gtcpanel.readers.document import Document
    from gtcpanel.readers.facts import Facts

#: What other readers take, whatever elements it has.
_OTHERS: Final = frozenset(
    {"akomaNtoso", "akomantoso", "TEI", "teiCorpus", "TEI.2", "html", "HTML"}
)
_GERMAN: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_ID: Final = re.compile(r"/(\d{4}-\d\d-\d\d)")


def recognises(document: Document) -> bool:
    """Whether the file is XML with an element that only one of the parliaments has."""
    return _grammar(document) is not None


def _grammar(document: Document) -> Grammar | None:
    root = root_of(document.text)
    if root is None or root[0] in _OTHERS:
        return None
    return next((each for mark, each in PARLIAMENTS if mark in document.text), None)


def read(document: Document, facts: Facts | None) -> Reading:
    """The speeches, each a turn."""
    root = parse_xml(document)
    grammar = _grammar(document)
    stretches, omitted = listen(root, grammar) if grammar is not None else ([], [])
    heeded, outside = heeding(stretches, facts)
    return Reading(
        stretches=heeded,
        title=_title(root),
        date=_date(root),
        language="de" if local(root) == "dbtplenarprotokoll" else None,
        certain=True,
        omitted=(*omitted, *outside),
    )


def _title(root: _Element) -> str | None:
    for each in root.iterfind("./{*}title"):
        return words_of(each) or None
    return None


def _date(root: _Element) -> str | None:
    """The day of the sitting, as the root, an id or an element of that name says."""
    for name in ("date", "sitting-date", "sitzung-datum"):
        value = root.get(name) or ""
        german = _GERMAN.fullmatch(value)
        if german is not None:
            value = f"{german[3]}-{int(german[2]):02}-{int(german[1]):02}"
        if date := iso_date(value):
            return date
    for each in root.iter("{*}date"):
        if date := iso_date(each.get("format") or each.get("date") or words_of(each)):
            return date
        break
    for each in root.iterchildren("*"):
        match = _ID.search(each.get("id") or "")
        if match is not None:
            return iso_date(match[1])
    return None
