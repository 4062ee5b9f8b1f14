"""Word documents: transcripts of meetings (Teams, 飞书, 腾讯会议, 讯飞, 通义, Otter), interviews.

A line of a transcript is here the number of its paragraph, from 1, with the empty ones and those
in tables counted. The parts are read by us and not by python-docx, which leaves out what stands in
tracked insertions, content controls and text boxes.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gtcpanel.errors import TranscriptError
from gtcpanel.readers.dates import iso_date, language_tag
from gtcpanel.readers.document import Document
from gtcpanel.readers.extracted import left_out, read_lines
from gtcpanel.readers.heeding import heeding
from gtcpanel.readers.lines import BLANK
from gtcpanel.readers.markup import attribute, local, parse_xml, words_of
from gtcpanel.readers.pieces import Piece, reading_of
from gtcpanel.readers.reader import Reading
from gtcpanel.readers.rows import stretches_of
from gtcpanel.readers.word import Body, Styles, body_of, styles_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from gtcpanel.readers.extracted import Line
    from gtcpanel.readers.facts import Facts
    from gtcpanel.readers.zipped import Archive

#: Where the text is, unless the document says otherwise.
_TEXT: Final = "word/document.xml"
#: Titles that programs give to documents, and that say nothing.
_NO_TITLE: Final = re.compile(
    r"(?i)(?:microsoft word|word document|document\d*|untitled|normal|文档\d*|未命名|无标题).*"
)
#: A time span on a line of its own, as Teams once wrote it: `0:0:0.0 --> 0:0:5.120`.
_SPAN: Final = re.compile(
    r"(\d{1,2}):(\d{1,2}):(\d{1,2})\.(\d{1,7}) --> (\d{1,2}):(\d{1,2}):(\d{1,2})\.(\d{1,7})"
)
#: A table must hold so much of the document's words to be the talk.
_MAIN: Final = 0.5


def recognises(document: Document) -> bool:
    """Whether the file is a ZIP archive, as every Word document is; others are refused by name."""
    return document.encoding == "zip"


def read(document: Document, facts: Facts | None) -> Reading:
    """Who said what in the document. Raises `TranscriptError` for an archive that is no such."""
    from gtcpanel.readers.zipped import Archive

    archive = Archive(document)
    name = _text_part(archive, document)
    data = archive.part(name)
    if data is None:
        kind, remedy = archive.kind()
        raise TranscriptError(document.path, f"this is {kind}, not a transcript", remedy=remedy)
    folder = name.rpartition("/")[0]
    styles = _part(archive, document, f"{folder}/styles.xml")
    body = body_of(_root(document, data), styles_of(styles) if styles is not None else Styles())
    reading = _cues(body.lines, facts) or _table(body, facts) or read_lines(body.lines, facts)
    title, language = _properties(_part(archive, document, "docProps/core.xml"))
    return replace(
        reading,
        title=body.title or title or reading.title,
        date=reading.date or _date(reading, body.lines),
        language=language,
        omitted=tuple(
            sorted({*reading.omitted, *left_out(body.left_out)}, key=lambda each: each.first_line)
        ),
    )


def _text_part(archive: Archive, document: Document) -> str:
    """The name of the part with the text, as the archive's relations give it."""
    relations = _part(archive, document, "_rels/.rels")
    for each in relations.iter("{*}Relationship") if relations is not None else ():
        if (attribute(each, "Type") or "").endswith("/officeDocument"):
            target = (attribute(each, "Target") or "").lstrip("/")
            if target.startswith("word/"):
                return target
    return _TEXT


def _part(archive: Archive, document: Document, name: str) -> _Element | None:
    data = archive.part(name)
    return _root(document, data) if data is not None else None


def _root(document: Document, data: bytes) -> _Element:
    """The XML of a part, which has no line numbers that would help anybody."""
    from gtcpanel.readers.decode import decode

    text, encoding = decode(data, path=document.path)
    part = Document(path=document.path, data=data, text=text, encoding=encoding)
    try:
        return parse_xml(part)
    except TranscriptError as error:
        raise TranscriptError(document.path, error.reason, remedy=error.remedy) from error


def _cues(lines: Sequence[Line], facts: Facts | None) -> Reading | None:
    """The talk as cues: a time span, a name and words, each on a line of its own."""
    spans = [(at, match) for at, line in enumerate(lines) if (match := _SPAN.fullmatch(line.text))]
    if len(spans) < 2 or len(spans) * 4 < len(lines):
        return None
    ends = [at for at, _ in spans[1:]] + [len(lines)]
    named = sum(end - at > 2 for (at, _), end in zip(spans, ends, strict=True)) * 2 > len(spans)
    pieces = []
    for (at, match), end in zip(spans, ends, strict=True):
        cue = lines[at + 1 : end]
        speaker = cue[0].text.rstrip(":： ") if named and len(cue) > 1 else ""
        pieces += [
            Piece(line.source, line.text, speaker, _ms(match, 1), _ms(match, 5))
            for line in (cue[1:] if speaker else cue)
        ]
    return reading_of(pieces, facts)


def _ms(match: re.Match[str], first: int) -> int:
    hours, minutes, seconds, fraction = (match[at] for at in range(first, first + 4))
    whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int(fraction[:3].ljust(3, "0"))


def _table(body: Body, facts: Facts | None) -> Reading | None:
    """The talk as the rows of tables, if most words stand in such."""
    talks = [(each, stretches_of(each.rows)) for each in body.tables]
    held = sum(
        len(line.text) for each, talk in talks if talk for line in body.lines[each.first : each.end]
    )
    if not held or held < _MAIN * sum(len(line.text) for line in body.lines):
        return None
    found = [stretch for _, talk in talks for stretch in talk or ()]
    taken = {line for each in found for line, _ in each.said}
    taken |= {line for each in found for line in each.label_lines}
    heeded, outside = heeding(found, facts)
    others = [(each.source, "in no turn") for each in body.lines if each.source not in taken]
    return Reading(stretches=heeded, certain=True, omitted=(*left_out(others), *outside))


def _properties(core: _Element | None) -> tuple[str | None, str | None]:
    """The title and the language that the document's properties give, if they say anything."""
    if core is None:
        return None, None
    said = {local(each): words_of(each) for each in core.iterchildren("*")}
    title = said.get("title", "").strip(BLANK)
    if _NO_TITLE.fullmatch(title):
        title = ""
    return title or None, language_tag(said.get("language"))


def _date(reading: Reading, lines: Sequence[Line]) -> str | None:
    """A date on a line before the talk. When a file was made says nothing of the talk."""
    first = min((each.said[0][0] for each in reading.stretches), default=0)
    for line in lines[:20]:
        if line.source >= first:
            break
        if len(line.text) <= 60 and (date := iso_date(line.text)):
            return date
    return None
