"""One person, several spellings: which labels are merged, and which never.

Labels are the same person when the facts say so, when they differ in case, width, script or white
space only, when one is the only full name that has the other as a part, or when they differ in a
letter or two of one part. Two who answer each other are never merged on likeness.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gtcpanel.readers.evidence import key_of
from gtcpanel.readers.likeness import fold, is_han, is_role

if TYPE_CHECKING:
    from gtcpanel.readers.facts import Facts

#: With more different labels than this nothing is compared: it is no talk, but a list.
_MOST: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Why a label is another's name."""

    into: str
    confidence: float


def merge_names(
    labels: Sequence[str], roles: Mapping[str, set[str]], facts: Facts | None = None
) -> dict[str, Merge]:
    """For each different label (in order of the turns) the canonical name it stands for.

    `roles` has what the labels say of each name; names of different roles are kept apart.
    """
    often = Counter(labels)
    merges = _same_spelling(often)
    given = _given(facts)
    for label in often:
        if key_of(label) in given:
            merges[label] = Merge(into=given[key_of(label)], confidence=1.0)
    canonical = [merges[label].into for label in labels]
    fixed = set(given.values())
    for short, full, confidence in _alike(canonical, roles, fixed):
        for label, merge in merges.items():
            if merge.into == short:
                merges[label] = Merge(into=full, confidence=confidence)
    return merges


def _same_spelling(often: Counter[str]) -> dict[str, Merge]:
    """Merge labels that a search could not tell apart either; the most frequent one is the name."""
    best: dict[str, str] = {}
    for label, count in often.items():
        key = key_of(label)
        if key not in best or count > often[best[key]]:
            best[key] = label
    return {label: Merge(into=best[key_of(label)], confidence=0.98) for label in often}


def _given(facts: Facts | None) -> dict[str, str]:
    if facts is None:
        return {}
    return {
        key_of(name): speaker.name
        for speaker in facts.speakers
        for name in (speaker.name, *speaker.aliases)
    }


def _alike(
    names: Sequence[str], roles: Mapping[str, set[str]], fixed: Iterable[str]
) -> list[tuple[str, str, float]]:
    """Names to merge into others on likeness alone."""
    often = Counter(names)
    fixed = set(fixed)
    if len(often) > _MOST:
        return []
    answering = {frozenset(pair) for pair in zip(names, names[1:], strict=False)}
    found: list[tuple[str, str, float]] = []
    gone: set[str] = set()
    for name in sorted(often, key=lambda each: (often[each], each)):
        if name in fixed or is_role(name):
            continue
        likely = [
            (other, confidence)
            for other in often
            if other != name
            and other not in gone
            and (confidence := _confidence(name, other, often)) > 0
            and frozenset((name, other)) not in answering
            and not _differ(roles.get(name), roles.get(other))
        ]
        if len({other for other, _ in likely}) == 1:
            found.append((name, *likely[0]))
            gone.add(name)
    return found


def _differ(left: set[str] | None, right: set[str] | None) -> bool:
    return bool(left and right and left.isdisjoint(right))


def _confidence(name: str, other: str, often: Counter[str]) -> float:
    """How surely `name` is a form of `other`, 0..1."""
    if is_role(other) or "/" in name or "/" in other:
        return 0.0
    mine, theirs = fold(name).split(), fold(other).split()
    if is_han(name) or is_han(other):
        return _of_han(name, other, often)
    if len(mine) < len(theirs) and set(mine) <= set(theirs):
        return 0.9 if all(len(part.strip(".")) > 1 for part in mine) else 0.0
    if len(mine) != len(theirs) or len(mine) < 2 or often[name] > often[other]:
        return 0.0
    apart = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    return 0.9 if len(apart) == 1 and _misspelt(*apart[0]) else 0.0


def _misspelt(left: str, right: str) -> bool:
    from rapidfuzz.distance import DamerauLevenshtein

    short = min(len(left), len(right))
    return short >= 4 and DamerauLevenshtein.distance(left, right) <= (2 if short >= 8 else 1)


def _of_han(name: str, other: str, often: Counter[str]) -> float:
    """Chinese names: a part set off by a space or a dot, or the same sounds in other characters."""
    mine = fold(name).replace("·", " ").split()
    theirs = fold(other).replace("·", " ").split()
    if len(mine) < len(theirs) and set(mine) <= set(theirs):
        return 0.85
    if len(mine) > 1 or len(theirs) > 1 or len(name) != len(other) or len(name) < 3:
        return 0.0
    if often[name] >= often[other] or not (is_han(name[0]) and name[0] == other[0]):
        return 0.0
    if sorted(mine[0]) == sorted(theirs[0]):
        return 0.8  # 鄭明宗, 鄭宗明
    return 0.8 if _sounds(name) == _sounds(other) else 0.0


def _sounds(name: str) -> list[str]:
    from pypinyin import lazy_pinyin

    return list(lazy_pinyin(name))
