"""How a talk's text was understood, folded away, and where it comes from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gtcpanel.render.clock import plural
from gtcpanel.render.markup import Markup, element
from gtcpanel.render.page.talk import Talk

if TYPE_CHECKING:
    from gtcpanel.transcript import Summary


def report(talk: Talk) -> Markup:
    """Lines left out, labels repaired, lines doubted."""
    summary = talk.summary
    found = [
        plural(len(summary.omitted), "passage") + " left out",
        plural(len(summary.repairs), "repair"),
        plural(len(summary.problems), "doubt"),
    ]
    return element(
        "details",
        element("summary", f"How the text was understood: {', '.join(found)}"),
        *_tables(summary),
        class_="report",
    )


def _tables(summary: Summary) -> Iterator[Markup]:
    omitted = [(_lines(each.first_line, each.last_line), each.reason) for each in summary.omitted]
    repairs = [
        (f"{each.line}", each.kind, each.before, each.after, f"{each.confidence:.0%}")
        for each in summary.repairs
    ]
    problems = [(f"{each.line}", each.message) for each in summary.problems]
    yield from _table("Left out", ("lines", "reason"), omitted)
    yield from _table("Repaired", ("line", "what", "before", "after", "sure"), repairs)
    yield from _table("Doubted", ("line", "why"), problems)


def _lines(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}–{last}"


def _table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Markup]:
    if not rows:
        return
    head = element("tr", *(element("th", column, scope="col") for column in columns))
    body = (element("tr", *(element("td", field) for field in row)) for row in rows)
    table = element(
        "table",
        element("caption", caption),
        element("thead", head),
        element("tbody", *body),
    )
    yield element("div", table, class_="scroll", tabindex="0", role="region", aria_label=caption)


def source(talk: Talk) -> Markup:
    """The file, told by its hash, and where it was published.

    The file's folder is left out: it is the author's affair, and the page is for others.
    """
    about = talk.about
    name = os.path.basename(about.path)  # noqa: PTH119
    published: list[str] = []
    if about.url and urlsplit(about.url).scheme in ("http", "https"):
        published = [" from ", element("a", about.url, href=about.url, rel="noreferrer")]
    return element(
        "p",
        f"Source: {name}",
        *published,
        f", {about.format}, {about.language}; SHA-256 ",
        element("code", about.sha256),
    )
