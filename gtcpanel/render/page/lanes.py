"""The lanes of a talk on a page: bars that lead to the turns, ticks where something comes up.

Places are percentages, so a lane is as wide as there is room, and its letters keep their shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gtcpanel.render.axis import Axis, axis_of
from gtcpanel.render.clock import plural
from gtcpanel.render.lanes import Row, at, rows, share
from gtcpanel.render.markup import Markup, element
from gtcpanel.render.page.talk import Talk, link

if TYPE_CHECKING:
    from gtcpanel.model import Turn
    from gtcpanel.timeline import Mention

#: Bars that are nearer than this share of the talk run together.
_GAP: Final = 1 / 2000
#: Numbers of parts that are nearer than this share would run into each other.
_ROOM: Final = 1 / 40
_MARKS: Final = 9


def lanes(talk: Talk, level: int) -> Markup:
    """The lanes of a talk with a switch for each speaker, and the axis.

    Of many speakers those who say least are folded away. Queries that are compared have a lane each
    above the others.
    """
    axis = axis_of(talk.track)
    everybody = replace(talk.track, series=(), mentions=talk.mentions)
    names = {row.speaker for row in rows(everybody)}
    kept = [_lane(talk, axis, row) for row in rows(everybody, None) if row.speaker in names]
    folded = [_lane(talk, axis, row) for row in rows(everybody, None) if row.speaker not in names]
    if folded:
        summary = element("summary", plural(len(folded), "other speaker"))
        kept.append(element("details", summary, *folded))
    queries = rows(talk.track) if talk.track.series else []
    return element(
        "section",
        element(
            "div",
            element(f"h{level}", "Who talks when"),
            _switch("Everybody", "on"),
            _switch("Nobody", "off"),
            class_="lanes-head",
        ),
        *_numbers(talk, axis),
        *(_query(axis, row) for row in queries),
        *kept,
        _ruler(axis),
        class_="lanes asked" if talk.mentions else "lanes",
    )


def _switch(label: str, to: str) -> Markup:
    return element("button", label, type="button", data_all=to, hidden=True, data_script=True)


def _lane(talk: Talk, axis: Axis, row: Row) -> Markup:
    """A speaker's lane; for those who see none, how many turns, and when the first is."""
    speaker = row.speaker or ""
    number = talk.number_of(speaker)
    turns = talk.turns_of(speaker)
    told = f"{share(axis.track, *row.lanes):.0%}"
    if talk.mentions:
        told = f"×{len(row.mentions)}" if row.mentions else ""
    first = f" {plural(len(turns), 'turn')}, the first at {at(axis.track, turns[0].start_ms or 0)}"
    return element(
        "div",
        element(
            "label",
            element(
                "input",
                type="checkbox",
                checked=True,
                data_speaker=number,
                hidden=True,
                data_script=True,
            ),
            element("span", class_="swatch"),
            element("span", row.name, dir="auto"),
        ),
        _picture(
            *_ground(axis), *_bars(talk, axis, turns), *_ticks(axis, row.mentions), speaker=number
        ),
        element(
            "span",
            element("span", told, class_="told"),
            element("span", first, class_="unseen"),
            class_="share",
        ),
        class_=f"lane {talk.colour_of(speaker)}",
    )


def _query(axis: Axis, row: Row) -> Markup:
    """A lane of one of several queries."""
    return element(
        "div",
        element("span", row.name, dir="auto", class_="name"),
        _picture(*_ground(axis), *_ticks(axis, row.mentions)),
        element("span", f"×{len(row.mentions)}", class_="share"),
        class_="lane",
    )


def _picture(*children: Markup, speaker: str | None = None, kind: str | None = None) -> Markup:
    """What a lane shows; all that it tells is told in words elsewhere."""
    return element("svg", *children, class_=kind, data_speaker=speaker, aria_hidden="true")


def _bars(talk: Talk, axis: Axis, turns: Sequence[Turn]) -> Iterator[Markup]:
    for start, end, turn in _joined(axis, turns):
        yield element(
            "a",
            element("rect", class_="bar", x=_percent(start), width=_percent(end - start)),
            href=link(talk.anchor(turn)),
            tabindex="-1",
        )


def _joined(axis: Axis, turns: Iterable[Turn]) -> Iterator[tuple[float, float, Turn]]:
    """Where a speaker speaks, as shares of the talk, each with the turn it leads to."""
    begun: tuple[float, float, Turn] | None = None
    for turn in turns:
        start, end = (_share_at(axis, place) for place in axis.turn(turn))
        if begun and start - begun[1] <= _GAP:
            begun = begun[0], max(begun[1], end), begun[2]
            continue
        if begun:
            yield begun
        begun = start, max(start, end), turn
    if begun:
        yield begun


def _ticks(axis: Axis, mentions: Iterable[Mention]) -> Iterator[Markup]:
    places = (_percent(_share_at(axis, axis.place(mention))) for mention in mentions)
    for x in dict.fromkeys(places):
        yield element("line", class_="tick", x1=x, x2=x, y2="100%")


def _ground(axis: Axis) -> Iterator[Markup]:
    """Every other part shaded, and a rule along the lane."""
    for part in axis.track.parts[::2]:
        start, end = (_share_at(axis, place) for place in axis.part(part))
        x, width = _percent(start), _percent(end - start)
        yield element("rect", class_="band", x=x, width=width, height="100%")
    yield element("line", class_="rule", x2="100%", y1="50%", y2="50%")


def _numbers(talk: Talk, axis: Axis) -> Iterator[Markup]:
    """The numbers of the parts above the lanes, each where its part begins."""
    numbers, free = [], 0.0
    for n, part, _ in talk.chapters():
        if part is None:
            continue
        start = _share_at(axis, axis.part(part)[0])
        if start >= free:
            text = element("text", f"{n}", x=_percent(start), y=20)
            numbers.append(element("a", text, href=link(talk.part_anchor(n)), tabindex="-1"))
            free = start + _ROOM
    if numbers:
        yield _aside(_picture(*numbers, kind="numbers"))


def _ruler(axis: Axis) -> Markup:
    marks = [element("line", class_="rule", x2="100%")]
    for n, place in enumerate(axis.marks(_MARKS)):
        x = _percent(_share_at(axis, place))
        kind = "first" if n == 0 else "odd" if n % 2 else None
        marks.append(element("line", class_="rule", x1=x, x2=x, y2=5))
        marks.append(element("text", axis.label(place), x=x, y=20, class_=kind))
    return _aside(_picture(*marks, kind="ruler"))


def _aside(picture: Markup) -> Markup:
    """A row without a name."""
    return element("div", element("span"), picture, element("span"), class_="lane")


def _share_at(axis: Axis, place: float) -> float:
    """How far along the talk a place is, 0..1."""
    return min(1.0, max(0.0, place / axis.length)) if axis.length else 0.0


def _percent(share_of_talk: float) -> str:
    return f"{share_of_talk * 100:.2f}".rstrip("0").rstrip(".") + "%"
