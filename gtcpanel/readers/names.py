"""One person, several spellings: which labels are merged, and which never.

Labels are the same person when the facts say so, when they differ in case, width, script or white
space only, when one is the only full name that has the other as a part, or when they differ in a
letter or two of one part. Two who answer each other are never merged on likeness.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from gtcpanel.readers import lexicon
from gtcpanel.readers.candidates import key_of, without_role
from gtcpanel.readers.likeness import fold, is_han, is_role
from gtcpanel.readers.soundalike import sound_alike

if TYPE_CHECKING:
    from gtcpanel.readers.facts import Facts

#: What joins two people in one label.
_JOINT: Final = frozenset({"and", "&", "和", "与", "及", "/", "、", "+"})
#: Between two scripts; compiled when it is needed.
_SEAM: Final = r"(?<=[\u3400-\u9fff])(?=[a-z])|(?<=[a-z])(?=[\u3400-\u9fff])"
_LATIN: Final = re.compile("[a-z]")
#: What a bracket behind a name says of its shorter form: `李怀宇（以下简称“李”）`.
_SHORT: Final = re.compile(
    r"(?:以?下|[下后後]文|均|[简簡]|[称稱])*[称稱][为為作]?[“\"「『\s]*(\w{1,8})[”\"」』]?(?=$|\W)"
)
#: With more different labels than this nothing is compared: it is no talk, but a list.
_MOST: Final = 300


class Merge(NamedTuple):
    """Why a label is another's name."""

    into: str
    confidence: float


def short_form(role: str) -> str | None:
    """What a name is called from here on, if the bracket behind it says that."""
    short = _SHORT.match(role)
    return short[1] if short is not None else None


def merge_names(
    labels: Sequence[str],
    roles: Mapping[str, set[str]],
    facts: Facts | None = None,
    *,
    called: Mapping[str, str] | None = None,
    likeness: bool = True,
) -> dict[str, Merge]:
    """For each different label (in order of the turns) the canonical name it stands for.

    `roles` has what the labels say of each name; names of different roles are kept apart. `called`
    has the short forms that the text itself gives. Without `likeness` nothing is merged but what
    the facts say.
    """
    often = Counter(labels)
    merges = _same_spelling(often) if likeness else {each: Merge(each, 1.0) for each in often}
    given = _given(facts)
    for label in often:
        if key_of(label) in given:
            merges[label] = Merge(into=given[key_of(label)], confidence=1.0)
    if not likeness:
        return merges
    for label, name in (called or {}).items():
        if label in often and key_of(label) not in given:
            merges[label] = Merge(into=merges[name].into, confidence=0.95)
    canonical = [merges[label].into for label in labels]
    fixed = set(given.values())
    for short, full, confidence in (
        *_alike(canonical, roles, fixed),
        *_hosts(canonical, roles, fixed),
    ):
        for label, merge in merges.items():
            if merge.into == short:
                merges[label] = Merge(into=full, confidence=confidence)
    return merges


def _same_spelling(often: Counter[str]) -> dict[str, Merge]:
    """Merge labels that a search could not tell apart either; the most frequent one is the name."""
    best: dict[str, str] = {}
    for label, count in often.items():
        key = key_of(label)
        # Of two as frequent ones that with fewer gaps: `Illia Polo vets` was cut by its marks.
        if key not in best or (count, -label.count(" ")) > (
            often[best[key]],
            -best[key].count(" "),
        ):
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
    follows = Counter(pairwise(names))
    having: defaultdict[str, list[str]] = defaultdict(list)
    for name in often:
        for clue in _clues(name):
            having[clue].append(name)
    found: list[tuple[str, str, float]] = []
    gone: set[str] = set()
    for name in sorted(often, key=lambda each: (often[each], each)):
        if name in fixed or is_role(name) or "/" in name:
            continue
        likely = [
            (other, confidence)
            for other in {other for clue in _clues(name) for other in having[clue]} - gone
            if other != name
            and not is_role(other)
            and (confidence := _confidence(name, other, often)) > 0
            and follows[name, other] + follows[other, name] <= _are_titled(name, other)
            and not _differ(roles.get(name), roles.get(other))
        ]
        if len(likely) == 1:
            found.append((name, *likely[0]))
            gone.add(name)
    return found


def _clues(name: str) -> set[str]:
    """What two names have in common, if one can be a form of the other.

    A part; or the first character, which Chinese names that are written without a gap may share.
    """
    parts = _parts(name)
    return {*parts, parts[0][:1]} if len(parts) == 1 else set(parts)


def _are_titled(name: str, other: str) -> bool:
    """Whether two names differ in a title only: `Dr. Ann Lee` goes on as `Ann Lee`, not answers."""
    return bool(_parts(name)) and _parts(name) == _parts(other)


def _hosts(
    names: Sequence[str], roles: Mapping[str, set[str]], fixed: Iterable[str]
) -> list[tuple[str, str, float]]:
    """A host called by name at first and by the part alone from then on: 主持人林一, 主持人."""
    firsts = {name: at for at, name in reversed(list(enumerate(names)))}
    answering = {frozenset(pair) for pair in pairwise(names)}
    found = []
    for part in firsts:
        if fold(part) not in lexicon.HOSTS or part in fixed:
            continue
        named = [name for name in firsts if _is_host(fold(part), fold(name))]
        if (
            len(named) == 1
            and firsts[named[0]] < firsts[part]
            and frozenset((part, named[0])) not in answering
            and not _differ(roles.get(part), roles.get(named[0]))
        ):
            found.append((part, named[0], 0.8))
    return found


def _is_host(part: str, name: str) -> bool:
    """Whether a name has that part before it, and more than a number or a letter after it."""
    rest = name.removeprefix(part).strip()
    return name.startswith(part) and len(rest) > 1 and not is_role(name)


def _differ(left: set[str] | None, right: set[str] | None) -> bool:
    return bool(left and right and left.isdisjoint(right))


def _confidence(name: str, other: str, often: Counter[str]) -> float:
    """How surely `name` is a form of `other`, 0..1."""
    mine, theirs = _parts(name), _parts(other)
    if not mine or not theirs or _is_joint(name) or _is_joint(other):
        return 0.0
    titles, others = _titles(name), _titles(other)
    if len(mine) == 1 and titles and others and titles != others:
        return 0.0  # Mr. Lee and Ms. Lee
    if mine == theirs:  # they differ in titles: the plainer form is the name
        return 0.95 if len(name) > len(other) or "".join(mine) == fold(other) else 0.0
    if len(mine) < len(theirs) and set(mine) <= set(theirs):
        if len(set(theirs)) < len(theirs) or any(map(str.isdecimal, theirs)):
            return 0.0  # `Lee` and `Lee, Slide 10`
        plainer = len(mine) > 1 and others > titles  # `Ann Lee` and `Acme CEO Ann Lee`
        return 0.9 if not plainer and all(len(part.strip(".")) > 1 for part in mine) else 0.0
    if 1 < len(theirs) < len(mine) and set(theirs) <= set(mine) and titles > others:
        return 0.9
    if is_han(name) or is_han(other):
        return _of_han(mine, theirs) if often[name] < often[other] else 0.0
    if len(mine) != len(theirs) or len(mine) < 2 or often[name] * 2 > often[other]:
        return 0.0
    apart = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    return 0.9 if len(apart) == 1 and _misspelt(*apart[0]) else 0.0


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    """The parts of a name without titles: `嘉宾Brad Gerstner` as brad, gerstner."""
    folded = fold(name).replace("·", " ")
    if not folded.isascii() and _LATIN.search(folded):
        folded = re.sub(_SEAM, " ", folded)
    return tuple(
        without_role(part)
        for part in folded.split()
        if part not in lexicon.TITLES and part not in lexicon.ROLES
    )


@lru_cache(maxsize=4096)
def _is_joint(name: str) -> bool:
    """Whether the label is of two people."""
    return not _JOINT.isdisjoint(fold(name).split())


@lru_cache(maxsize=4096)
def _titles(name: str) -> frozenset[str]:
    return frozenset(part.strip(".") for part in fold(name).split() if part in lexicon.TITLES)


def _misspelt(left: str, right: str) -> bool:
    short = min(len(left), len(right))
    most = 2 if short >= 8 else 1
    if short < 4 or abs(len(left) - len(right)) > most:
        return False
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(left, right) <= most


def _of_han(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """Chinese names of three characters or more: 鄭明宗, 鄭宗明; or the same sounds."""
    if len(mine) > 1 or len(theirs) > 1:
        return 0.0
    left, right = mine[0], theirs[0]
    if len(left) != len(right) or len(left) < 3 or left[0] != right[0]:
        return 0.0
    return 0.8 if sorted(left) == sorted(right) or sound_alike(left, right) else 0.0
