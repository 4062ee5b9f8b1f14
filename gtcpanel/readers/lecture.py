"""A text by one person who is named once, where it begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from gtcpanel.readers.candidates import Group, Seen
from gtcpanel.readers.furniture import is_silent
from gtcpanel.readers.likeness import is_meta, speech
from gtcpanel.readers.lines import ends_a_sentence
from gtcpanel.readers.talk import is_full_name, stands_out

#: The longest line before a talk that may be its title or its date.
_TITLE: Final = 80
#: How many such lines there may be.
_TITLES: Final = 4
#: How much a single word must look like a name, and the text like speech on average, so that the
#: word is who speaks.
_NAME: Final = 0.75
_SPOKEN: Final = 0.25
#: How many paragraphs tell whether a text is spoken.
_LOOK: Final = 60


def front_of(lines: Sequence[str], seen: Sequence[Seen], within: range) -> int:
    """The index of the first line that is more than a heading, a title, a picture or a fact sheet.

    The end of `within` when there is none.
    """
    marked = {each.at for each in seen if each.label.colon or each.label.start_ms is not None}
    meta = {each.at for each in seen if is_meta(each.label.name)}
    headlines = {each.at for each in seen if each.label.mark == "heading" and each.label.text}
    titles = 0
    for at in within:
        line = lines[at]
        if not line or at in meta or at in headlines or line.startswith(("http://", "https://")):
            continue
        if at in marked:
            return at
        if is_silent(line):
            continue
        titles += 1
        if len(line) > _TITLE or ends_a_sentence(line) or titles > _TITLES:
            return at
    return within.stop


def lecturer(groups: Mapping[str, Group], first: int, lines: Sequence[str]) -> set[str]:
    """The key of the one speaker of a text; nobody when it is no speech, or others are labelled.

    `first` is the index of its first line, `lines` are those from there on.
    """
    texts = [line for line in lines if line][:_LOOK]
    if len(texts) < 2 or any(len(each.seen) > 1 and not each.meta for each in groups.values()):
        return set()
    own = sum(map(speech, texts)) / len(texts)
    for key, each in groups.items():
        place = each.seen[0]
        if place.at != first or each.meta or place.label.prefix or not place.text:
            continue
        if not (is_full_name(each) or _is_first_name(each, place, own)):
            continue
        if any(_are_alike(place, other.seen[0]) for other in groups.values() if other is not each):
            return set()  # `### First Steps:` among its like
        if _is_set_off(each, place):
            return {key} if own > 0.1 else set()
        whole = ends_a_sentence(place.text) or place.label.start_ms is not None
        told = speech(place.text) > 0.5 and whole and own > _SPOKEN
        return {key} if told and place.label.colon else set()
    return set()


def _is_first_name(each: Group, place: Seen, own: float) -> bool:
    """Whether one word is a name, where the label is set off and what follows is surely spoken."""
    marked = place.label.mark == "bold" or place.label.start_ms is not None
    return marked and place.label.colon and each.likeness >= _NAME and own > _SPOKEN


def _is_set_off(each: Group, place: Seen) -> bool:
    label = place.label
    if label.start_ms is not None and not label.led:
        return True
    headline = label.mark == "heading" and bool(label.text)
    return label.colon and stands_out(each.seen) and not headline


def _are_alike(one: Seen, other: Seen) -> bool:
    """Whether two labels are marked in the same way, both alone on their lines or neither."""
    left, right = one.label, other.label
    return one.shape == other.shape and bool(left.text) == bool(right.text)
