"""The words of a talk on a page: its parts, and its turns with an anchor each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from gtcpanel.render.clock import clock
from gtcpanel.render.lanes import during
from gtcpanel.render.markup import Markup, element
from gtcpanel.render.page.talk import Talk, link
from gtcpanel.render.terminal import name_of

if TYPE_CHECKING:
    from gtcpanel.model import Span, Turn
    from gtcpanel.transcript import Part

#: So many turns are a stretch; the style knows about how high that is.
_MANY: Final = 50


def parts(talk: Talk, level: int) -> Iterator[Markup]:
    """The table of contents, if the talk has several parts."""
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
    if len(entries) > 1:
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
    children = [element(f"h{level}", "Transcript", class_="unseen", lang="en")]
    for n, part, row in talk.chapters():
        if part:
            title = f"{n} · {_words(part)}"
            children.append(element(f"h{level + 1}", title, id=talk.part_anchor(n)))
        children += _stretches([_turn(talk, turn, marks.get(turn.number, ())) for turn in row])
    return element("div", Markup.of(children, "\n"), class_="turns", lang=talk.about.language)


def _stretches(turns: Sequence[Markup]) -> Iterator[Markup]:
    """Turns, where they are many put together in boxes that the browser draws when they are near.

    Each turn is such a box as well, but ten thousand of them take long to stack.
    """
    for at in range(0, len(turns), _MANY):
        stretch = turns[at : at + _MANY]
        if len(stretch) == _MANY:
            yield element("div", Markup.of(stretch, "\n"), class_="stretch")
        else:
            yield from stretch


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
        element("p", *_marked(turn.text, marks), class_="words"),
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
