"""Entries of a list of references: APA 7, Chicago (notes and bibliography), GB/T 7714-2015.

One kind of source is cited, so each style is one function. What they print is compared with the
examples of the style guides, and with what the reference processor of the Citation Style Language
makes of the same data (docs/decisions/0005).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gtcpanel.citation import dates
from gtcpanel.citation.work import Author, Work


def apa(work: Work) -> str:
    """`Shazeer, N. (2024, March 20). Title [Transcript]. Publisher. Event, Place. URL`."""
    author = _apa_name(work.author)
    if work.chinese:
        when = f"（{dates.chinese(work.date) or 'n.d.'}）"
        title = f"{work.title}［{work.kind}］" if work.title else f"［{work.file} {work.kind}］"
        where = work.where.replace(", ", "，")
        first = [f"{author}{when}", title] if author else [f"{title}{when}"]
        return _ended("。", (*first, work.publisher, where)) + work.url
    year = str(work.date[0]) if work.date else "n.d."
    when = f"({', '.join(filter(None, (year, dates.english_day(work.date))))})"
    title = f"{work.title} [{work.kind}]" if work.title else f"[{work.kind} of {work.file}]"
    first = [author, when, title] if author else [title, when]
    read = "" if work.date or not work.accessed else dates.english(work.accessed)
    address = f"Retrieved {read}, from {work.url}" if read and work.url else work.url
    return (_ended(". ", (*first, work.publisher, work.where)) + address).rstrip()


def chicago(work: Work) -> str:
    """`Shazeer, Noam. “Title.” Transcript. Event, Place. Publisher, March 20, 2024. URL.`."""
    author = _inverted(work.author)
    if work.chinese:
        title = f"《{_inner(work.title, '《》', '〈〉')}》" if work.title else work.file
        where = work.where.replace(", ", "，")
        issue = _issue("，", where, work.publisher, dates.chinese(work.date))
        return _ended("。", (author, title, work.kind, *issue, work.url))
    issue = _issue(", ", work.where, work.publisher, dates.english(work.date) or "n.d.")
    if work.title:
        stop = "" if work.title[-1] in "?!.…" else "."
        title, kind = f"“{_inner(work.title, '“”', '‘’')}{stop}”", work.kind
    else:
        title, kind = "", f"{work.kind} of {work.file}"
    return _ended(". ", (author, title, kind, *issue, work.url)).strip()


def _issue(comma: str, where: str, publisher: str, date: str) -> Iterable[str]:
    """The date goes with the publisher, or where there is none, with the event."""
    issued = comma.join(filter(None, (publisher or where, date)))
    return (where, issued) if publisher else (issued,)


def gbt7714(work: Work) -> str:
    """`SHAZEER N. Title: Event, Place[EB/OL]. Publisher, 2024(2024-03-20)[2024-05-01]. URL.`."""
    title = work.title or work.file
    if work.where:
        title += f": {work.where}"
    issue = work.publisher
    if work.date and (issue or not work.url):
        issue = ", ".join(filter(None, (issue, str(work.date[0]))))
    if len(work.date) > 1 or (work.date and not issue):
        issue += f"({dates.iso(work.date)})"
    if work.accessed and work.url:
        issue += f"[{dates.iso(work.accessed)}]"
    medium = "EB/OL" if work.url else "Z"
    return _ended(". ", (_gbt_name(work.author), f"{title}[{medium}]", issue, work.url)).strip()


def _ended(stop: str, parts: Iterable[str]) -> str:
    """The parts that are there, each with the stop after it unless it ends with one."""
    marks = (".", "?", "!", "。", "？", "！", ".”", "?”", "!”", "…”")
    return "".join(
        part + (stop.lstrip("。.") if part.endswith(marks) else stop) for part in parts if part
    )


# --- names ------------------------------------------------------------------------------


def _apa_name(author: Author | None) -> str:
    if author is None:
        return ""
    return ", ".join(filter(None, (author.family, _initials(author.given), author.suffix)))


def _inverted(author: Author | None) -> str:
    if author is None:
        return ""
    return ", ".join(filter(None, author))


def _gbt_name(author: Author | None) -> str:
    """`SHAZEER N`; a name that is whole as it is."""
    if author is None:
        return ""
    if not author.given:
        return author.family
    initials = re.sub(r"[.\s-]+", " ", _initials(author.given)).strip()
    return " ".join(filter(None, (author.family.upper(), initials, author.suffix)))


def _initials(given: str) -> str:
    """`Jean-Luc` is J.-L., `J. D.` and `J.D.` are J. D."""
    words = re.sub(r"\.(?=\w)", ". ", given).split()
    return " ".join(
        "-".join(f"{part[0]}." for part in re.split("-", word) if part) for word in words
    )


def _inner(title: str, marks: str, inner: str) -> str:
    """A title without quotation marks of the kind that stands around it."""
    if marks == "“”":
        title = re.sub(r'"([^"]*)"', r"“\1”", title)
    return title.translate(str.maketrans(marks, inner))
