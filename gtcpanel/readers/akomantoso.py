"""Akoma Ntoso, the XML of many parliaments: `<speech by="#id"><from>Mr Lee</from><p>...</p>`.

<https://docs.oasis-open.org/legaldocml/akn-core/v1.0/akn-core-v1.0-part2-specs.html>, of any
version (SayIt writes 2.0). A speaker is called as the references show them; where they are silent
the words of `<from>` are the name. Each `<speech>`, `<question>` and `<answer>` is a turn;
scenes, narratives and papers are on record as left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gtcpanel.readers.dates import clock_ms, iso_date, language_tag
from gtcpanel.readers.heeding import heeding
from gtcpanel.readers.markup import attribute, local, parse_xml, root_of, words_of
from gtcpanel.readers.reader import Reading
from gtcpanel.readers.speeches import Grammar, Opening, listen, tags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from gtcpanel.readers.document import Document
    from gtcpanel.readers.facts import Facts

_TURNS: Final = frozenset({"speech", "question", "answer"})
_BLOCKS: Final = tags(
    "p li ul ol tr td th table block blockList item listIntroduction listWrapUp tblock "
    "blockContainer foreign embeddedStructure quotedStructure container div speech question "
    "answer from debateSection speechGroup caption eol br intro wrap wrapUp content list point "
    "paragraph subparagraph other"
)
_SILENT: Final = {
    "meta": "meta data",
    "coverPage": "front page",
    "preface": "front page",
    "conclusions": "after the talk",
    "components": "attachment",
    "attachments": "attachment",
    "scene": "stage direction",
    "narrative": "stage direction",
    "summary": "summary",
    "other": "no speech",
    "heading": "heading",
    "subheading": "heading",
    "num": "heading",
    "toc": "table of contents",
    "remark": "remark",
    "note": "note",
    "authorialNote": "note",
    "noteRef": "note",
    "voting": "vote",
    "rollCall": "roll call",
}


def recognises(document: Document) -> bool:
    """Whether the root element is that of Akoma Ntoso."""
    root = root_of(document.text)
    return root is not None and root[0] in {"akomaNtoso", "akomantoso"}


def read(document: Document, facts: Facts | None) -> Reading:
    """The speeches, each a turn."""
    root = parse_xml(document)
    shown = {
        name: words
        for each in root.iter("{*}TLCPerson", "{*}TLCRole", "{*}TLCOrganization")
        if (name := attribute(each, "eId") or attribute(each, "id"))
        and (words := attribute(each, "showAs") or attribute(each, "shortForm"))
    }
    stretches, omitted = listen(root, _grammar(shown))
    heeded, outside = heeding(stretches, facts)
    return Reading(
        stretches=heeded,
        title=_title(root),
        date=_date(root),
        language=_language(root),
        certain=True,
        omitted=(*omitted, *outside),
    )


def _grammar(shown: Mapping[str, str]) -> Grammar:
    def opens(element: _Element) -> Opening | None:
        if local(element) not in _TURNS:
            return None
        by = (attribute(element, "by") or "").rpartition("#")[2]
        role = (attribute(element, "as") or "").rpartition("#")[2]
        label = shown.get(by)
        if label is None and by and element.find("{*}from") is None:
            label = by.rpartition("/")[2]
        return Opening(
            label,
            role=shown.get(role),
            start_ms=clock_ms(attribute(element, "startTime")),
            end_ms=clock_ms(attribute(element, "endTime")),
        )

    def clock(element: _Element) -> int | None:
        return clock_ms(attribute(element, "time")) if local(element) == "recordedTime" else None

    return Grammar(
        opens=opens, blocks=_BLOCKS, silent=_SILENT, names=frozenset({"from"}), clock=clock
    )


def _title(root: _Element) -> str | None:
    """What the document is called; the heading where the debate is about one thing only."""
    for each in root.iter("{*}docTitle"):
        if words := words_of(each):
            return words
    for each in root.iter("{*}FRBRalias", "{*}FRBRname"):
        if alias := attribute(each, "value"):
            return alias
    body = next(root.iter("{*}debateBody"), None)
    if body is None or len(body) != 1:
        return None
    heading = body[0].find("{*}heading")
    return (words_of(heading) or None) if heading is not None else None


def _date(root: _Element) -> str | None:
    for path in ("{*}FRBRWork/{*}FRBRdate", "{*}docDate", "{*}publication"):
        for each in root.iterfind(f".//{path}"):
            if date := iso_date(attribute(each, "date")):
                return date
    return None


def _language(root: _Element) -> str | None:
    for each in root.iter("{*}FRBRlanguage"):
        if tag := language_tag(attribute(each, "language")):
            return tag
    return language_tag(attribute(root, "lang"))
