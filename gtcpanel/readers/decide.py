"""From possible labels to the labels of the talk."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from gtcpanel.readers import evidence, lexicon
from gtcpanel.readers.candidates import Group, Seen, key_of
from gtcpanel.readers.clock import is_times
from gtcpanel.readers.furniture import INSERT
from gtcpanel.readers.labels import Label, read_label
from gtcpanel.readers.lecture import front_of, lecturer
from gtcpanel.readers.likeness import is_office, likeness, speech
from gtcpanel.readers.lines import ends_a_sentence
from gtcpanel.readers.nospeaker import tallies
from gtcpanel.readers.reach import reach
from gtcpanel.readers.refusals import LISTED, reconsider
from gtcpanel.readers.talk import is_person, is_talk
from gtcpanel.readers.vocabulary import Vocabulary

if TYPE_CHECKING:
    from gtcpanel.readers.facts import Facts

_SIDES: Final = lexicon.SIDES | {side.upper() for side in lexicon.SIDES}
#: So many lines that begin with a time, and such a share of all, have names in a chat.
_CHAT: Final = 5
_NEARLY_ALL: Final = 0.9
_TIME: Final = re.compile(r"\d{1,2}:\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The labels of the talk by line index, and look-alikes that need not be looked at again."""

    labels: dict[int, Label]
    refused: dict[int, str]  #: line index and what it is instead
    doubted: dict[int, str] = field(default_factory=dict)  #: what may be a label, and its name


def decide(
    lines: Sequence[str],
    seen: Sequence[Seen],
    text: str,
    within: range,
    facts: Facts | None,
    initials: Iterable[str] = (),
) -> Decision:
    """Weigh the possible labels `seen`; no labels at all when there is no talk.

    `within` has the indices of the lines that may be spoken; `initials` are those that the text
    itself explains.
    """
    never = {key_of(name) for name in facts.not_speakers} if facts is not None else set()
    votes = tallies(lines, seen)
    seen = [each for each in seen if each.key not in never and each.at not in votes]
    groups = evidence.group(seen, Vocabulary(text))
    known = {key_of(name) for name in (*initials, *(facts.names() if facts is not None else ()))}
    known &= groups.keys()
    found = known | evidence.seeds(groups, [each.key for each in seen])
    if found:
        shapes = evidence.main_shapes(groups, found)
        found |= evidence.later(groups, found, shapes, reach(lines, seen, groups, found, shapes))
        found |= _led_by_times(lines, seen, groups, found)
    else:
        found = evidence.few(groups, _paragraphs(lines, within, within.start))
    if not known:
        front = front_of(lines, seen, within)
        first = min((groups[key].seen[0].at for key in found), default=within.stop)
        if not is_talk(groups, found, _paragraphs(lines, within, first), opens=front == first):
            found = lecturer(groups, front, lines[front : within.stop])
        if not found:
            return Decision(labels={}, refused={})
    shapes = evidence.main_shapes(groups, found)
    labels: dict[int, Label] = {}
    refused = dict.fromkeys(votes, "vote")
    for each in seen:
        if each.key not in found:
            if reason := _instead(each, groups[each.key], shapes):
                refused[each.at] = reason
            continue
        if evidence.accepts(groups[each.key], each, shapes):
            labels[each.at] = each.label
        elif each.label.mark.endswith("-line") or each.label.mark == "heading":
            refused[each.at] = "heading"
    if labels:
        _read_on(labels, found)
        _accept_within(lines, seen, found, labels, refused)
        reconsider(lines, seen, labels, refused)
    return Decision(labels=labels, refused=refused, doubted=_doubts(groups, labels, refused))


def _led_by_times(
    lines: Sequence[str], seen: Sequence[Seen], groups: Mapping[str, Group], found: set[str]
) -> set[str]:
    """All names of a chat: each line that a time begins goes on with one, `10:03 ann: yes`."""
    led = [each for each in seen if each.label.led and each.label.colon and each.text]
    if len(led) < _CHAT or sum(each.key in found for each in led) < len(led) / 2:
        return set()
    at = {each.at for each in led}
    others = sum(line[:1].isdigit() and _TIME.match(line) is not None for line in lines)
    if len(at) < _NEARLY_ALL * others:
        return set()
    return {each.key for each in led if likeness(groups[each.key].name) > 0}


def _read_on(labels: dict[int, Label], found: Container[str]) -> None:
    """Take off a label that stands there twice: `**Ann:** Ann: Hello.`, `A: Ann: Hello.`."""
    sides = {label.name for label in labels.values()} & _SIDES
    for at, label in list(labels.items()):
        if not (label.text.startswith(label.name) or label.name in sides):
            continue
        again = read_label(label.text)
        if again is None or not again.colon or not again.text:
            continue
        key = key_of(again.name)
        if key == key_of(label.name) or (key in found and label.name in sides):
            labels[at] = label._replace(name=again.name, text=again.text)


def _instead(each: Seen, group: Group, shapes: set[str]) -> str:
    """What a line with a label of no speaker is; "" when it may be one of a turn."""
    if group.instead:
        return group.instead
    if each.shape not in shapes:
        return ""
    if each.label.mark == "plain":
        inserted = group.meta and evidence.is_timed_line(each.label, shapes)
        return INSERT if inserted else ""  # MUSIC (00:05:09):
    silent = not each.text or is_times(each.label.text)
    return "section mark" if silent or group.meta else ""  # **Break:** [08:17]


def _accept_within(
    lines: Sequence[str],
    seen: Sequence[Seen],
    found: Container[str],
    labels: dict[int, Label],
    refused: dict[int, str],
) -> None:
    """Take labels of speakers in a shape of their own, when they stand within the talk.

    `### Ann: Why is that?` among bold labels asks; a headline has no full stop. `> **Ann:** …` is
    one of a dialogue that was set apart, `1. Ann: …` a question that a parliament has numbered.
    """
    first, last = min(labels), max(labels)
    for each in seen:
        label = each.label
        if not first < each.at < last or each.at in labels or not label.colon:
            continue
        if each.key not in found:
            continue
        asks = label.mark == "heading" and ends_a_sentence(label.text) and speech(label.text) > 0
        apart = label.mark in {"bold", "italic"} and label.prefix == "quote"
        if label.prefix == "bullet" and lines[each.at][0].isdigit():
            apart = is_office(label.name)
        if asks or (apart and each.text):
            labels[each.at] = label
            refused.pop(each.at, None)


def _doubts(
    groups: Mapping[str, Group], labels: Mapping[int, Label], refused: Mapping[int, str]
) -> dict[int, str]:
    """Names that come back between the labels, look like somebody's, and were not believed in."""
    if not labels:
        return {}
    talk = range(min(labels), max(labels))
    marks = {label.mark for label in labels.values()}
    doubts: dict[int, str] = {}
    for each in groups.values():
        places = [
            place.at
            for place in each.seen
            if place.at in talk
            and place.at not in labels
            and place.at not in refused
            and place.label.colon
            and place.label.mark in marks
            and not place.label.prefix
        ]
        if len(places) > 1 and each.likeness >= 0.75 and not each.meta and is_person(each):
            doubts[places[0]] = each.name
    return doubts


def _paragraphs(lines: Sequence[str], within: range, first: int) -> int:
    """How many paragraphs there are; of those above the `first` label only what may be prose.

    A list of those who were there may be longer than what they said.
    """

    def count(part: range, least: int) -> int:
        return sum(
            len(lines[at]) > least
            and (at == 0 or not lines[at - 1] or ends_a_sentence(lines[at - 1]))
            for at in part
        )

    return count(range(within.start, first), LISTED) + count(range(first, within.stop), 0)
