"""Which labels are speakers: the evidence of the whole file, weighed.

First the names that come back, that answer each other, that look like names and are followed by
speech; they show how this file marks its speakers. Then everyone else who is marked in the same
way within the talk. The weights are plain numbers so that a doubtful case can be reasoned about;
`SEED` and `LATER` are what must be reached.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise
from math import log2
from typing import Final

from gtcpanel.readers.candidates import Group, Seen, key_of, without_role
from gtcpanel.readers.labels import Label
from gtcpanel.readers.likeness import (
    KANA,
    fold,
    is_han,
    is_meta,
    is_meta_word,
    is_ordinary,
    is_role,
    likeness,
    speech,
)
from gtcpanel.readers.lines import ends_a_sentence
from gtcpanel.readers.nospeaker import instead
from gtcpanel.readers.signs import ANGLE, COURT
from gtcpanel.readers.vocabulary import Vocabulary

#: What a name that comes back must reach, and what one must that is marked like those.
SEED: Final = 3.0
LATER: Final = 3.0
_COURTESY: Final = ("Mr. ", "Mrs. ", "Ms. ", "Miss ")
#: A shape belongs to the file (or to a speaker) when it makes up this share of the labels.
_SHARE: Final = 0.15
_PARTS: Final = re.compile(r"[\s/·]+")
#: A shape is the speakers' own where it is theirs so often, and in such a share of its places.
_MANY: Final = 20
_PURE: Final = 0.9
#: Among so many paragraphs one name with a time is a speaker's, though nobody comes back.
_TIMED_FEW: Final = 30
#: So often comes back who speaks, and so much like speech is what follows.
_AGAIN: Final = 3
_SPOKEN: Final = 0.5
#: How many of a name's texts are looked at, and how much of one tells its language.
_TEXTS: Final = 12
_HEAD: Final = 60


def group(seen: Sequence[Seen], words: Vocabulary) -> dict[str, Group]:
    """The possible speakers by folded name; `words` are the file's lower-case words."""
    groups: dict[str, Group] = {}
    for each in seen:
        found = groups.get(each.key)
        if found is None:
            name = each.label.name
            found = groups[each.key] = Group(name=name, likeness=likeness(name), meta=is_meta(name))
            if (
                name.isascii()
                and not name.islower()
                and not is_role(name)
                and all(word in words for word in fold(name).split() if word.isalpha())
            ):
                found.likeness = max(0.0, found.likeness - 0.35)  # Next Steps, Note
        found.seen.append(each)
    for one in groups.values():
        one.instead = instead(one.name, [each.label.text for each in one.seen])
        one.meta = bool(one.instead) or (one.meta and not _is_speaking(one))
    return groups


def _is_speaking(each: Group) -> bool:
    """Whether a name that only ends like a fact sheet's comes back and speaks: 每日人物."""
    if len(each.seen) < _AGAIN or is_meta_word(each.name) or not is_han(each.name):
        return False
    spoken = sum(_asks(place) or speech(place.text) >= _SPOKEN for place in each.seen)
    return 2 * spoken >= len(each.seen)


def seeds(groups: Mapping[str, Group], order: Sequence[str]) -> set[str]:
    """The names that are speakers by themselves. `order` has the name of every label in turn."""
    answers = _alternation(groups, order)
    found = set()
    for key, each in groups.items():
        each.score = _alone(each) + 2.0 * answers[key]
        said = any(place.text for place in each.seen)
        if each.instead or not said:
            continue
        if len(each.seen) > 1 and each.likeness > 0 and each.score >= SEED:
            found.add(key)
    return found


def _alone(each: Group) -> float:
    """What a name's own labels say."""
    seen = each.seen
    texts = [place.text for place in seen[:_TEXTS]]
    shapes = each.shapes()
    shape, often = shapes.most_common(1)[0]
    score = 4.0 * (each.likeness - 0.5)
    score += 1.5 * min(4.0, log2(len(seen)))
    score += 2.5 * sum(map(speech, texts)) / len(texts)
    score += 1.0 * is_role(each.name)
    score += 1.5 * ("timed" in shape)
    score -= 6.0 * each.meta
    score -= 4.0 * sum(not text for text in texts) / len(texts)
    score -= 3.0 * sum(not place.opens for place in seen) / len(seen)
    score -= 1.0 * (1 - often / len(seen))
    if "bare" in shape and "timed" not in shape:
        score -= 2.5  # a headline that comes back
    if "bullet" in shape or "quote" in shape:
        score -= 2.0
    # Asked last, and only where it can matter: it costs a dictionary.
    doubtful = min(SEED, LATER) - 2.0 <= score < max(SEED, LATER) + 2.5
    if doubtful and is_thing(each):
        score -= 2.5
    return score


def is_thing(each: Group) -> bool:
    """Whether a name is a word for some thing. Among Japanese ones the dictionary knows people."""
    if is_role(each.name) or not is_ordinary(each.name):
        return False
    return not any(KANA.search(place.text[:_HEAD]) for place in each.seen[:_TEXTS])


def _alternation(groups: Mapping[str, Group], order: Sequence[str]) -> dict[str, float]:
    """For each name the share of its labels that follow a label of another likely speaker."""
    likely = {key for key, each in groups.items() if each.likeness >= 0.3 and not each.meta}
    row = [key for key in order if key in likely]
    follows = Counter([key for before, key in pairwise(row) if before != key])
    return {key: follows[key] / len(each.seen) for key, each in groups.items()}


def main_shapes(groups: Mapping[str, Group], speakers: set[str]) -> set[str]:
    """How this file marks its speakers."""
    shapes: Counter[str] = Counter()
    for key in speakers:
        shapes += groups[key].shapes()
    return {shape for shape, often in shapes.items() if often >= _SHARE * shapes.total()}


def later(groups: Mapping[str, Group], found: set[str], shapes: set[str], talk: range) -> set[str]:
    """Those who are marked like the `found` speakers, though they may speak only once.

    `talk` has the indices of the lines within the talk (see `gtcpanel.readers.reach`).
    """
    pure = _pure_shapes(groups, found)
    signs = {_sign(groups[key]) for key in found}
    kinds = {kind(shape) for shape in shapes}
    more = set()
    for key, each in groups.items():
        said = any(place.text for place in each.seen)
        if key in found or each.likeness <= 0 or each.meta or not said:
            continue
        if _is_sure(each, signs):
            more.add(key)
            continue
        parts = [key_of(part) for part in _PARTS.split(each.name) if part]
        if len(parts) > 1 and "/" in each.name and found.issuperset(parts):
            more.add(key)  # JN/AWB: two who are known speak together
            continue
        related = any(part in found for part in parts)  # Brad Gerstner, later Gerstner
        related = related or without_role(key) in found  # 嘉宾林一
        related = related or any(is_role(one) and key.startswith(one) for one in found)
        inside = sum(place.at in talk for place in each.seen) / len(each.seen)
        alike = sum(kind(place.shape) in kinds for place in each.seen) / len(each.seen)
        alike += 0.5 * (inside == 1 and each.likeness >= 0.5 and _look(each.seen[0]) in pure)
        score = _alone(each) + 4.0 * alike - 3.0 + 2.5 * inside - 1.0 + 2.0 * related
        if len(each.seen) > 1:
            score += 2.5 * sum(map(_asks, each.seen)) / len(each.seen)
        each.related = related
        if score >= LATER:
            more.add(key)
    return more


def _sign(each: Group) -> int | None:
    """The sign that all its labels have."""
    first = each.seen[0].label.sign
    alike = all(place.label.mark == "sign" and place.label.sign == first for place in each.seen)
    return first if alike else None


def _is_sure(each: Group, signs: Container[int | None]) -> bool:
    """Whether its sign is a label's wherever one is: `[10:03] <ann> hello`, `Mr. LEE. I rise`."""
    sign = _sign(each)
    return sign in signs and (sign == ANGLE or (sign == COURT and each.name.startswith(_COURTESY)))


def kind(shape: str) -> str:
    """A shape whether a time is with it or not."""
    return shape.replace(" timed", "")


def _pure_shapes(groups: Mapping[str, Group], found: set[str]) -> set[tuple[str, bool]]:
    """The shapes, set off from the text, that hardly anything but the `found` speakers has.

    Each with whether what is said follows on its line.
    """
    theirs: Counter[tuple[str, bool]] = Counter()
    whole: Counter[tuple[str, bool]] = Counter()
    for key, each in groups.items():
        shapes = Counter([_look(place) for place in each.seen])
        whole += shapes
        if key in found or each.meta:
            theirs += shapes
    return {
        look
        for look, often in theirs.items()
        if often >= max(_MANY, _PURE * whole[look])
        and look[0].startswith(("bold", "heading"))
        and not look[0].startswith("bold-line")
    }


def _look(place: Seen) -> tuple[str, bool]:
    return place.shape, bool(place.label.text)


def _asks(place: Seen) -> bool:
    return place.text.rstrip("*_ ").endswith(("?", "？"))


def few(groups: Mapping[str, Group], paragraphs: int) -> set[str]:
    """The speakers of a short text where nobody comes back: most paragraphs are labelled."""
    likely = {
        key: each
        for key, each in groups.items()
        if each.likeness >= 0.3 and not each.meta and all(place.text for place in each.seen)
        and not each.seen[0].label.prefix
        and (each.seen[0].label.colon or each.seen[0].label.start_ms is not None)
    }  # fmt: skip
    shapes = Counter(each.seen[0].shape for each in likely.values())
    if not shapes:
        return set()
    shape, _ = shapes.most_common(1)[0]
    chosen = {key for key, each in likely.items() if each.seen[0].shape == shape}
    places = [place for key in chosen for place in groups[key].seen]
    if "timed" in shape:
        return chosen if _TIMED_FEW * len(places) >= paragraphs else set()
    if all(is_thing(groups[key]) for key in chosen):
        return set()  # a list of things
    said = sum(speech(place.text) for place in places) / len(places)
    return chosen if 2 * len(places) >= paragraphs and said > -0.3 else set()


def is_timed_line(label: Label, shapes: set[str]) -> bool:
    """Whether it is a name and a time alone on a line, where others have times.

    `Unknown Speaker  0:20` among `**Ann**  0:12`, `Ann (0:20)` among `Ann (0:12):`.
    """
    alone = label.start_ms is not None and not (label.text or label.prefix or label.led)
    return alone and any("timed" in shape for shape in shapes)


def accepts(each: Group, place: Seen, shapes: set[str]) -> bool:
    """Whether a speaker's label is one here: `**名：…**` is a headline where `名：` is usual."""
    label, usual = place.label, place.shape in shapes
    often, whole = each.shapes()[place.shape], len(each.seen)
    if label.prefix == "bullet" and not usual:
        return False  # an item of a list
    if label.mark.endswith("-line") and not label.prefix:
        # A headline has no full stop.
        return (usual and often >= max(0.5 * whole, 2)) or ends_a_sentence(place.text)
    if label.mark == "heading" and label.text and often < max(0.5 * whole, 2):
        return False  # `# Ann Lee: A chair`
    if often >= max(0.3 * whole, 2) or often == whole:
        if whole > 1 or (each.related and not label.prefix):
            return True
        return is_timed_line(label, shapes) or kind(place.shape) in map(kind, shapes)
    if is_timed_line(label, shapes):
        return True
    if label.prefix or not label.colon:
        return usual and not label.prefix
    return label.mark != "heading" or usual or not label.text
