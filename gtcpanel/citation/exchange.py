"""Entries for reference managers: BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from gtcpanel.citation.dates import MONTHS, Date, iso
from gtcpanel.citation.work import Author, Work

#: A source, and what was quoted of it, each with its reference.
Entry = tuple[Work, Sequence[str]]

_LATEX: Final[Mapping[str, str]] = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces, also those after a backslash
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "&%$#_"},
}
#: What TeX would make one letter with the next: `--` a dash, `''` a quotation mark.
_LIGATURE: Final = re.compile(r"(-(?=-)|'(?=')|`(?=`)|,(?=,)|<(?=<)|>(?=>)|[?!](?=`))")
#: Must not stand in a URL that TeX reads; all are allowed to be written so.
_IN_URL: Final[Mapping[str, str]] = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}


def bibtex(entries: Sequence[Entry]) -> str:
    """An `@misc` for each; a date in the fields of BibTeX and in that of BibLaTeX."""
    return "\n".join(map(_bibtex_entry, entries))


def _bibtex_entry(entry: Entry) -> str:
    work, quoted = entry
    fields = {
        "author": _bibtex_name(work.author),
        "title": f"{{{_latex(work.title or work.file)}}}",  # as it is, whatever the style
        "howpublished": _latex(", ".join(filter(None, (work.kind, work.where)))),
        "publisher": _latex(work.publisher),
        "year": iso(work.date[:1]),
        "month": MONTHS[work.date[1] - 1][:3].lower() if len(work.date) > 1 else "",
        "date": iso(work.date) if len(work.date) > 1 else "",
        "url": "".join(_IN_URL.get(char, char) for char in work.url),
        "urldate": iso(work.accessed),
        "annote": _latex(" ".join(quoted)),
    }
    lines = "".join(
        f"  {name:<12} = {value if name == 'month' else f'{{{value}}}'},\n"
        for name, value in fields.items()
        if value
    )
    return f"@misc{{{work.id},\n{lines}}}\n"


def _bibtex_name(author: Author | None) -> str:
    if author is None:
        return ""
    if not author.given:
        return f"{{{_latex(author.family)}}}"  # braces keep it whole
    return ", ".join(_latex(part) for part in (author.family, author.suffix, author.given) if part)


def _latex(text: str) -> str:
    escaped = "".join(_LATEX.get(char, char) for char in " ".join(text.split()))
    return _LIGATURE.sub(r"\1{}", escaped)


def ris(entries: Sequence[Entry]) -> str:
    """A record for each, a page of the web if it has an address."""
    return "\n".join(
        "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in record)
        for record in map(_ris_record, entries)
    )


def _ris_record(entry: Entry) -> Iterator[tuple[str, str]]:
    work, quoted = entry
    fields = (
        ("ID", work.id),
        ("AU", ", ".join(filter(None, work.author or ()))),
        ("TI", work.title or work.file),
        ("M3", work.kind),
        ("T2", work.event),
        ("CY", work.place),
        ("PB", work.publisher),
        ("PY", iso(work.date[:1])),
        ("DA", _ris_date(work.date)),
        ("UR", work.url),
        ("Y2", _ris_date(work.accessed)),
        ("LA", work.language),
        *(("N1", words) for words in quoted),
    )
    yield "TY", "ELEC" if work.url else "GEN"
    yield from ((tag, value) for tag, value in fields if value)
    yield "ER", ""


def _ris_date(date: Date) -> str:
    """`2024/03/20/`: year, month, day and a season, each with its slash, known or not."""
    return "/".join([*iso(date).split("-"), "", "", ""][:4]) if date else ""


def csl_json(entries: Sequence[Entry]) -> str:
    """A list of items, as Zotero, Pandoc and every processor of CSL styles read it."""
    return json.dumps([_csl_item(*entry) for entry in entries], ensure_ascii=False, indent=2) + "\n"


def _csl_item(work: Work, quoted: Sequence[str]) -> dict[str, Any]:
    item = {
        "id": work.id,
        "type": "speech" if work.event else "webpage" if work.url else "document",
        "title": work.title or work.file,
        "author": _csl_names(work.author),
        "chair": _csl_names(work.chair),
        "genre": work.kind,
        "event-title": work.event,
        "event-place": work.place,
        "publisher": work.publisher,
        "issued": _csl_date(work.date),
        "accessed": _csl_date(work.accessed),
        "URL": work.url,
        "language": work.language,
        "annote": "\n".join(quoted),
    }
    return {name: value for name, value in item.items() if value}


def _csl_names(author: Author | None) -> list[dict[str, str]]:
    if author is None:
        return []
    if not author.given:
        return [{"literal": author.family}]
    parts = zip(("family", "given", "suffix"), author, strict=True)
    return [{name: part for name, part in parts if part}]


def _csl_date(date: Date) -> dict[str, list[list[int]]]:
    return {"date-parts": [list(date)]} if date else {}
