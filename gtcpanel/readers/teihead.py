"""What the head of a TEI document knows: who is who, and when the points in time are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from gtcpanel.readers.dates import clock_ms
from gtcpanel.readers.markup import attribute, local, words_of
from gtcpanel.text.tokens import is_unspaced

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Milliseconds in the units in which a timeline counts.
_UNITS: Final = {"s": 1000.0, "ms": 1.0, "min": 60_000.0, "h": 3_600_000.0, "m": 60_000.0}
_NUMBER: Final = re.compile(r"(?:PT)?\s*(\d{1,12}(?:\.\d{1,9})?)\s*([A-Za-z]{1,3})?\s*")


def people_of(root: _Element) -> dict[str, str]:
    """The names of people, groups and parts of a play by their ids."""
    names: dict[str, str] = {}
    for each in root.iter("{*}person", "{*}personGrp", "{*}org", "{*}castItem", "{*}role"):
        key = attribute(each, "id")
        if key is None and local(each) == "role":
            continue
        name = _name(each)
        if key and name:
            names.setdefault(key, name)
    return names


def _name(element: _Element) -> str | None:
    if local(element) == "role":
        return words_of(element) or None
    for tag in ("persName", "orgName", "role", "name", "label"):
        for each in element.iter(f"{{*}}{tag}"):
            if words := _parts(each) or words_of(each):
                return words
    return attribute(element, "n")


def _parts(element: _Element) -> str | None:
    """Forename and surname in the order in which they are said; None where it has no parts."""
    parts: dict[str, list[str]] = {"forename": [], "nameLink": [], "surname": []}
    for each in element.iterchildren("*"):
        if local(each) in parts and (words := words_of(each)):
            parts[local(each)].append(words)
    first, last = parts["forename"], parts["nameLink"] + parts["surname"]
    if not first or not last:
        return None
    if all(map(is_unspaced, "".join(first + last))):
        return "".join(last + first)
    return " ".join(first + last)


def points_of(root: _Element) -> dict[str, int]:
    """The points of the timelines by their ids, in milliseconds."""
    points: dict[str, int] = {}
    for timeline in root.iter("{*}timeline"):
        unit = _UNITS.get(attribute(timeline, "unit") or "s", 1000.0)
        previous: str | None = None
        for each in timeline.iter("{*}when"):
            key = attribute(each, "id")
            absolute = clock_ms(attribute(each, "absolute"))
            interval = _length(attribute(each, "interval"), unit)
            since = (attribute(each, "since") or "").removeprefix("#") or previous
            if key is None:
                continue
            if absolute is not None:
                points[key] = absolute
            elif interval is not None:
                points[key] = points.get(since or "", 0) + interval
            elif previous is None:
                points[key] = 0  # the origin
            previous = key if attribute(each, "since") is None and key in points else previous
    return points


def _length(value: str | None, unit: float) -> int | None:
    match = _NUMBER.fullmatch(value) if value else None
    if match is None:
        return None
    return round(float(match[1]) * _UNITS.get((match[2] or "").lower(), unit))


def span_of(
    element: _Element, block: _Element, points: Mapping[str, int]
) -> tuple[int | None, int | None]:
    """When an utterance begins and ends: by its attributes, or the anchors in it."""

    def moment(each: _Element, name: str) -> int | None:
        value = attribute(each, name)
        if value is None:
            return None
        return points.get(
            value.removeprefix("#"), None if value[:1] == "#" else _length(value, 1e3)
        )

    for each in (element, block):
        start, end = moment(each, "start"), moment(each, "end")
        if start is not None:
            return start, end
    if not points:
        return None, None
    anchors = [
        at for each in element.iter("{*}anchor") if (at := moment(each, "synch")) is not None
    ]
    return (anchors[0], anchors[-1]) if anchors else (None, None)
