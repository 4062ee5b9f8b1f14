"""How far a talk reaches: from the first to the last who is marked as its speakers are.

Somebody may speak only once, as the first one or the last: a voice that introduces the guests, the
photographer with a last word. Such a label is in the talk when nothing but the talk is between it
and the others.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Final

from gtcpanel.readers.candidates import Group, Seen, key_of, without_role
from gtcpanel.readers.clock import is_times
from gtcpanel.readers.evidence import kind
from gtcpanel.readers.furniture import is_footer
from gtcpanel.readers.likeness import is_ordinary, is_role, speech
from gtcpanel.readers.lines import is_heading, is_rule

#: So many lines may stand between a label and the first of those that are known.
_NEAR: Final = 8
#: How much the name must look like a person's.
_LIKELY: Final = 0.5


def reach(
    lines: Sequence[str],
    seen: Sequence[Seen],
    groups: Mapping[str, Group],
    found: Container[str],
    shapes: set[str],
) -> range:
    """The indices of the lines between which a label is within the talk.

    `found` are the keys of the speakers known so far, and `shapes` how they are marked.
    """
    spots = [each.at for each in seen if each.key in found]
    first, last = spots[0], spots[-1]
    kinds = {kind(shape) for shape in shapes}
    looks = {_look(each) for each in seen if each.key in found}
    for each in reversed(seen):
        if each.at >= first or _look(each) not in looks or not _is_like(each, groups, kinds):
            continue
        between = [line for line in lines[each.at + 1 : first] if line]
        headed = any(map(is_heading, between))
        if len(between) > _NEAR or (headed and not _is_certain(each.label.name, found)):
            break
        first = each.at
    for each in seen:
        if each.at <= last or _look(each) not in looks or not _is_like(each, groups, kinds):
            continue
        if any(_is_end(line) for line in lines[last + 1 : each.at] if line):
            break
        last = each.at
    return range(first, last + 1)


def _look(each: Seen) -> tuple[str, bool]:
    """How a label stands out, and whether what is said follows on its line."""
    return kind(each.shape), bool(each.label.text)


def _is_like(each: Seen, groups: Mapping[str, Group], kinds: set[str]) -> bool:
    """Whether a label is set off from the text as the known ones are, and somebody speaks."""
    label = each.label
    group = groups[each.key]
    if label.mark not in {"bold", "heading"} or kind(each.shape) not in kinds or label.prefix:
        return False
    if not each.text or is_times(each.text) or group.meta or not label.colon:
        return False
    return is_role(label.name) or (
        group.likeness >= _LIKELY and speech(each.text) >= 0 and not is_ordinary(label.name)
    )


def _is_certain(name: str, found: Container[str]) -> bool:
    """Whether a name is that of a part, or of a speaker with a part before it: 嘉宾林一."""
    return is_role(name) or without_role(key_of(name)) in found


def _is_end(line: str) -> bool:
    return is_rule(line) or is_footer(line) or (is_heading(line) and not line.endswith((":", "：")))
