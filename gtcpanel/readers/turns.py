"""From labelled stretches to turns and people, for every format alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from gtcpanel.errors import TranscriptError
from gtcpanel.model import Turn
from gtcpanel.readers.candidates import key_of
from gtcpanel.readers.likeness import is_role
from gtcpanel.readers.names import merge_names, short_form
from gtcpanel.transcript import Person, Repair

if TYPE_CHECKING:
    from gtcpanel.readers.facts import Facts
    from gtcpanel.readers.reader import Reading, Stretch


def make_turns(
    reading: Reading, *, path: str, slug: str, facts: Facts | None
) -> tuple[tuple[Turn, ...], tuple[Person, ...], tuple[Repair, ...]]:
    """The turns, the people in order of first appearance, and the names that were merged."""
    stretches = _corrected(reading.stretches, facts)
    roles: defaultdict[str, set[str]] = defaultdict(set)
    called: dict[str, str] = {}
    for each in stretches:
        if each.role and (short := short_form(each.role)):
            called[short] = each.label
        elif each.role:
            roles[each.label].add(each.role)
    labels = [each.label for each in stretches]
    merges = merge_names(labels, roles, facts, called=called, likeness=not reading.certain)
    turns = []
    repairs = []
    for number, each in enumerate(stretches, 1):
        name = merges[each.label].into
        lines = tuple([line for line, _ in each.said])
        turns.append(
            Turn(
                transcript=slug,
                number=number,
                speaker=name,
                label=each.label,
                text="\n".join([text for _, text in each.said]),
                lines=lines,
                path=path,
                start_ms=each.start_ms,
                end_ms=each.end_ms,
            )
        )
        # A role alone says nothing of a name, unless the name is that of the one who has it.
        role, full = key_of(each.label), key_of(name)
        told = not is_role(each.label) or (full != role and full.startswith(role))
        if each.label != name and told:
            repairs.append(
                Repair(
                    line=(each.label_lines or lines)[0],
                    kind="merged-name",
                    before=each.label,
                    after=name,
                    confidence=merges[each.label].confidence,
                )
            )
    people = _people(turns, roles, facts, dict(reading.legend))
    return tuple(turns), people, tuple(repairs)


def _people(
    turns: Sequence[Turn],
    roles: Mapping[str, set[str]],
    facts: Facts | None,
    legend: Mapping[str, str],
) -> tuple[Person, ...]:
    spellings: dict[str, dict[str, None]] = {}
    for turn in turns:
        spellings.setdefault(turn.speaker, {})[turn.label] = None
    known = {each.name: each for each in facts.speakers} if facts is not None else {}
    people = []
    for name, labels in spellings.items():
        given = known.get(name)
        aliases = dict.fromkeys((*labels, *(given.aliases if given else ())))
        aliases.update((legend[label], None) for label in labels if label in legend)
        aliases.pop(name, None)
        role = given.role if given else None
        if role is None and facts is not None and facts.moderator:
            names = {key_of(each) for each in (name, *aliases)}
            role = "moderator" if key_of(facts.moderator) in names else None
        if role is None:
            said = sorted({role for label in labels for role in roles.get(label, ())})
            role = said[0] if len(said) == 1 else None
        people.append(
            Person(
                name=name,
                aliases=tuple(aliases),
                role=role,
                affiliation=given.affiliation if given else None,
            )
        )
    return tuple(people)


def _corrected(stretches: Sequence[Stretch], facts: Facts | None) -> list[Stretch]:
    """The stretches with those lines given to others that the facts name."""
    corrected = list(stretches)
    if facts is None:
        return corrected
    for nth, (line, speaker) in enumerate(facts.turns):
        at = next((n for n, each in enumerate(corrected) if _holds(each, line)), None)
        if at is None:
            raise TranscriptError(
                facts.path,
                f"[[turns]] names line {line}, where nothing is said",
                line=facts.where[nth] if facts.where else None,
                remedy="give a line of the transcript that is in a turn",
            )
        names = [speaker]
        for each in facts.speakers:
            if speaker in (each.name, *each.aliases):
                names += (each.name, *each.aliases)
        corrected[at : at + 1] = _given_to(corrected[at], line, names)
    return corrected


def _holds(stretch: Stretch, line: int) -> bool:
    return line in stretch.label_lines or any(line == number for number, _ in stretch.said)


def _given_to(stretch: Stretch, line: int, names: Sequence[str]) -> list[Stretch]:
    """The stretch with another speaker, or parted where one begins in its middle.

    `names` are all that the speaker is called; the first one is used.
    """
    speaker = names[0]
    above = tuple(each for each in stretch.said if each[0] < line)
    below = tuple(each for each in stretch.said if each[0] >= line)
    if not above or line in stretch.label_lines:
        return [stretch._replace(label=speaker)]
    first, text = below[0]
    opening = max((name for name in names if text.startswith(name)), key=len, default="")
    text = text.removeprefix(opening).lstrip(" *:：") or text
    return [
        stretch._replace(said=above, end_ms=None),
        stretch._replace(
            label=speaker,
            label_lines=(),
            said=((first, text), *below[1:]),
            role=None,
            start_ms=None,
        ),
    ]
