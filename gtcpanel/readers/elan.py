"""ELAN's annotations (EAF): a tier at the top is a speaker, and those below it are about the words.

<https://www.mpi.nl/tools/elan/EAF_Annotation_Format_3.0_and_ELAN.pdf>. A turn is what one
participant says before another one does, in the order of time. It is parsed by us with lxml:
pympi-ling 1.71 parses without protection from entity bombs, fails on files whose ids hold no
digits or that name no schema, warns of versions, and knows no line numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gtcpanel.readers.markup import attribute, line_of, local, parse_xml, root_of, words_of
from gtcpanel.readers.tiers import Entry, Tier, reading_of_tiers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from gtcpanel.readers.document import Document
    from gtcpanel.readers.facts import Facts
    from gtcpanel.readers.reader import Reading

#: An entry that only numbers an utterance: `ref.012`, `XYZ_0001`.
_REFERENCE: Final = re.compile(r"[\w.\-]{0,60}\d{1,6}[a-z]?")
#: How such a tier's child with the words is called.
_WORDS: Final = re.compile(r"(?:^|[@_\-. ])(?:tx|txt|text|ut|utt|utterance|transcription|orth|ort)")


def recognises(document: Document) -> bool:
    """Whether the root element is that of an annotation document."""
    root = root_of(document.text)
    return root is not None and root[0] == "ANNOTATION_DOCUMENT"


def read(document: Document, facts: Facts | None) -> Reading:
    """What the participants say, in the order of time."""
    root = parse_xml(document)
    slots = _slots(root)
    elements = list(root.iterfind("{*}TIER"))
    annotations: dict[str, Entry] = {}
    for each in elements:
        for one in each.iter("{*}ALIGNABLE_ANNOTATION"):
            annotations[attribute(one, "ANNOTATION_ID") or ""] = _aligned(one, slots)
    _refer(elements, annotations)
    tiers: list[Tier] = []
    others: list[tuple[int, str]] = []
    below = _children(elements)
    for each in elements:
        if attribute(each, "PARENT_REF") is not None:
            continue
        chosen = _with_words(each, below)
        tiers.append(_tier(each, chosen, annotations))
    taken = {entry.line for tier in tiers for entry in tier.entries}
    for each in elements:
        name = attribute(each, "TIER_ID") or ""
        others += (
            (line, f"tier {name!r}")
            for value in each.iter("{*}ANNOTATION_VALUE")
            if (line := line_of(value)) not in taken and words_of(value)
        )
    return reading_of_tiers(tiers, others, facts)


def _slots(root: _Element) -> dict[str, tuple[int | None, float]]:
    """For each time slot its time in milliseconds if it has one, and its place in time."""
    slots: dict[str, tuple[int | None, float]] = {}
    last = 0.0
    for each in root.iterfind("{*}TIME_ORDER/{*}TIME_SLOT"):
        value = attribute(each, "TIME_VALUE") or ""
        time = int(value) if value.isascii() and value.isdigit() and len(value) < 12 else None
        # A slot without a time lies somewhere after the one above it.
        last = float(time) if time is not None else last + 1e-6
        slots[attribute(each, "TIME_SLOT_ID") or ""] = time, last
    return slots


def _aligned(element: _Element, slots: Mapping[str, tuple[int | None, float]]) -> Entry:
    start, order = slots.get(attribute(element, "TIME_SLOT_REF1") or "", (None, 0.0))
    end, _ = slots.get(attribute(element, "TIME_SLOT_REF2") or "", (None, 0.0))
    line, text = _value(element)
    return Entry(line, text, start, end, order)


def _value(element: _Element) -> tuple[int, str]:
    value = element.find("{*}ANNOTATION_VALUE")
    if value is None:
        return line_of(element), ""
    return line_of(value), words_of(value)


def _refer(elements: list[_Element], annotations: dict[str, Entry]) -> None:
    """Give annotations that refer to others the times of those."""
    waiting = [each for tier in elements for each in tier.iter("{*}REF_ANNOTATION")]
    for _ in range(20):  # tiers are not nested deeper
        left = []
        for each in waiting:
            above = annotations.get(attribute(each, "ANNOTATION_REF") or "")
            if above is None:
                left.append(each)
                continue
            line, text = _value(each)
            entry = Entry(line, text, above.start_ms, above.end_ms, above.order)
            annotations[attribute(each, "ANNOTATION_ID") or ""] = entry
        if len(left) == len(waiting):
            return
        waiting = left


def _children(elements: list[_Element]) -> dict[str, list[_Element]]:
    below: dict[str, list[_Element]] = {}
    for each in elements:
        parent = attribute(each, "PARENT_REF")
        if parent is not None:
            below.setdefault(parent, []).append(each)
    return below


def _with_words(tier: _Element, below: Mapping[str, list[_Element]]) -> _Element:
    """The tier itself, or its child with the words where it only counts utterances."""
    values = [words_of(each) for each in tier.iter("{*}ANNOTATION_VALUE")]
    counted = [_REFERENCE.fullmatch(each) is not None or not each for each in values]
    if not values or sum(counted) < 0.8 * len(counted):
        return tier
    for child in below.get(attribute(tier, "TIER_ID") or "", ()):
        names = (attribute(child, "TIER_ID") or "", attribute(child, "LINGUISTIC_TYPE_REF") or "")
        if any(_WORDS.search(name.casefold()) for name in names):
            return child
    return tier


def _tier(top: _Element, chosen: _Element, annotations: Mapping[str, Entry]) -> Tier:
    entries = [
        entry
        for each in chosen.iterfind("{*}ANNOTATION/*")
        if (entry := annotations.get(attribute(each, "ANNOTATION_ID") or "")) is not None
        and entry.text
        and local(each).endswith("_ANNOTATION")
    ]
    return Tier(
        name=attribute(chosen, "TIER_ID") or "",
        entries=tuple(entries),
        speaker=attribute(chosen, "PARTICIPANT") or attribute(top, "PARTICIPANT") or "",
        kind=attribute(chosen, "LINGUISTIC_TYPE_REF") or "",
    )
