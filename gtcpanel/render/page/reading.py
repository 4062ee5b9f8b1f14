"""The words of a talk on a page: its parts, and its turns with an anchor each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gtcpanel.render.clock import clock
from gtcpanel.render.lanes import during
from gtcpanel.render.markup import Markup, element
from gtcpanel.render.page.talk import Talk, link
from gtcpanel.render.terminal import name_of

if TYPE_CHECKING:
    from gtcpanel.model import Span, Turn
    from gtcpanel.transcript import Part


def parts(talk: Talk, level: int) -> Iterator[Markup]:
    """The table of contents, if the talk has parts."""
    language = talk.about.language
    entries = [
        element(
            "li",
            element("a", _words(part), href=link(talk.part_anchor(n)), lang=language),
            element("span", during(talk.track, part), class_="soft"),
            value=n,
        )
        for n, part, _ in talk.chapters()
        if part
    ]
    if entries:
        yield element(
            "nav",
            element(f"h{level}", "Parts"),
            element("ol", *entries),
            class_="parts",
            aria_label="Parts" if talk.alone else f"Parts of {talk.title}",
        )


def turns(talk: Talk, level: int) -> Markup:
    """All turns, with a heading where a part begins."""
    marks = talk.marks()
    language = talk.about.language
    children = []
    for n, part, row in talk.chapters():
        if part:
            title = f"{n} · {_words(part)}"
            anchor = talk.part_anchor(n)
            children.append(element(f"h{level + 1}", title, id=anchor, lang=language))
        children += [_turn(talk, turn, marks.get(turn.number, ())) for turn in row]
    heading = element(f"h{level}", "Transcript", class_="unseen")
    return element("div", heading, Markup.of(children, "\n"), class_="turns")


def _turn(talk: Talk, turn: Turn, marks: Sequence[Span]) -> Markup:
    """A turn: who, when, its number, which is its address, and the words with their marks."""
    anchor = talk.anchor(turn)
    when = clock(turn.start_ms, estimated=turn.time_estimated)
    return element(
        "article",
        element(
            "p",
            element("b", name_of(turn.speaker), dir="auto"),
            element("a", f"{when} #{turn.number}", href=link(anchor), title=turn.ref),
            class_="who",
        ),
        element("p", *_marked(turn.text, marks), class_="words", lang=talk.about.language),
        class_=f"turn {talk.colour_of(turn.speaker)}",
        id=anchor,
        data_speaker=talk.number_of(turn.speaker),
        data_start=f"{turn.start_ms or 0}",
        data_end=f"{turn.end_ms or 0}",
    )


def _marked(text: str, spans: Sequence[Span]) -> Iterator[str]:
    at = 0
    for start, end in spans:
        yield text[at:start]
        yield element("mark", text[start:end])
        at = end
    yield text[at:]


def _words(part: Part) -> str:
    return " · ".join(part.keywords)
