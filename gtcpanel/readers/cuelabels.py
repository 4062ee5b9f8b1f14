"""Which words before a colon in captions may be names at all.

Captions are speech, and speech says `I said: ...` as often as a page does not. So what is weighed
as a label must be written as a name is, and stand where a sentence has ended if it is a word of
the talk as well.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Final

from gtcpanel.readers import lexicon
from gtcpanel.readers.candidates import Seen, key_of
from gtcpanel.readers.likeness import is_han, is_meta, is_role, likeness

#: What a name must reach (`likeness`); `I said` does not.
_LIKELY: Final = 0.3
#: Words of a language with capital letters.
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
#: How much of a file is searched for them.
_LOOK: Final = 2_000_000
#: A sentence that ends within a name, but for `Dr. Lee` and `J. Lee`.
_SENTENCE: Final = re.compile(r"([^\W\d_]{2,})[.…!?]+(?:\s+\S|[^\W\d_a-z])")
_TITLES: Final = frozenset(
    {"dr", "mr", "mrs", "ms", "prof", "rev", "hon", "gov", "sen", "rep", "capt", "lt", "st", "jr"}
)
#: Who comes more often than so many times is surely named.
_OFTEN: Final = 2
#: How often, for each time that it is a label, a name in lower case is a word of the talk.
_SAID: Final = 0.2
#: A word of the talk that is a label, too, stands after the end of a sentence so often.
_AFTER: Final = 0.8


def plausible(
    seen: Sequence[Seen],
    texts: Iterable[str],
    *,
    opens: Container[int],
    bracketed: Container[int],
    sounds: Container[str],
    known: Container[str],
) -> list[Seen]:
    """Those of the possible labels that may be names. All numbers are indices of texts.

    `opens`: a sentence has ended before these; `bracketed`: these stood in brackets; `sounds` are
    the folded texts that stood in brackets alone; `known` the keys of names that are certain.
    """
    groups: defaultdict[str, list[Seen]] = defaultdict(list)
    for each in seen:
        groups[key_of(each.label.name)].append(each)
    texts = list(texts)
    usual = _lower_words(texts)
    nicks = _nicks(groups, texts)
    kept = set(groups.keys())
    for key, places in groups.items():
        name = places[0].label.name
        if key in known or (is_role(name) and _is_set_as_a_role(name)):
            continue
        if nicks.get(key):
            continue
        if not is_name(name) or (name[0].islower() and key not in nicks):
            kept.discard(key)
        elif _is_usual(name, usual):
            after = sum(place.at in opens for place in places)
            if len(places) < 2 or after < _AFTER * len(places):
                kept.discard(key)
    signs = {key for key in kept if any(place.at in bracketed for place in groups[key])}
    back = {key for key in signs if len(groups[key]) > 1 and key not in sounds}
    for key in signs - back:
        if not is_role(groups[key][0].label.name) and (key in sounds or len(back) < 2):
            kept.discard(key)
    found = [each for each in seen if key_of(each.label.name) in kept]
    # A single word before a colon in the middle of a talk is no speaker: `Thus: ...`.
    alone = len(found) == 1 and found[0].at > 1 and not is_role(found[0].label.name)
    return [] if alone and key_of(found[0].label.name) not in known else found


def is_name(name: str) -> bool:
    """Whether a label is written as a name is, by its capitals and without a sentence in it."""
    if likeness(name) < _LIKELY or not name[0].isalnum():
        return False
    if is_role(name) and not _is_set_as_a_role(name):
        return False
    first = re.split(r"['’\s]", name.casefold(), maxsplit=1)[0]
    if first in lexicon.EN_CLAUSE and first not in lexicon.NAMES_TOO and " " in name:
        return False
    return all(match[1].casefold() in _TITLES for match in _SENTENCE.finditer(name))


def _is_set_as_a_role(name: str) -> bool:
    """Whether a part in the talk is written as a label: `Speaker 1`, `host`, not `the answer`."""
    words = name.split()
    return (
        any(char.isdigit() for char in name)
        or (len(words) == 1 and (len(name) > 2 or not name.islower()))
        or not any(word[0].islower() for word in words)
    )


def _lower_words(texts: Iterable[str]) -> set[str]:
    """The words that the file also writes in lower case."""
    words: set[str] = set()
    size = 0
    for text in texts:
        words.update(word for word in _WORD.findall(text) if word.islower())
        size += len(text)
        if size > _LOOK:
            break
    return words


def _is_usual(name: str, usual: set[str]) -> bool:
    """Whether the words of a name are words of the talk; capitals throughout set a label apart."""
    words = _WORD.findall(name)
    if is_han(name) or not words or (name.isupper() and len(name) > 1):
        return False
    return all(word.lower() in usual for word in words)


def _nicks(groups: Mapping[str, Sequence[Seen]], texts: Iterable[str]) -> dict[str, bool]:
    """The keys of names in lower case, and whether they are hardly a word of the talk.

    Others must be the way of the file: several that come back.
    """
    names = {key: each[0].label.name for key, each in groups.items() if len(each) > 1}
    lower = {name: key for key, name in names.items() if _in_lower_case(name)}
    often = {key for key in names if len(groups[key]) > _OFTEN}
    if len(often) < 2 or often.isdisjoint(lower.values()):
        return {}
    word = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, lower))})(?!\w)")
    said = Counter(name for text in texts for name in word.findall(text))
    nicks = {}
    for name, key in lower.items():
        labels = len(groups[key])
        rare = said[name] <= (labels if key not in often else (1 + _SAID) * labels)
        if rare or (key in often and 2 * len(often.intersection(lower.values())) > len(often)):
            nicks[key] = rare
    return nicks


def _in_lower_case(name: str) -> bool:
    """Whether a name may be one though it is not written so: `annlee`, `Ann lee`, `ann | Acme`."""
    return (
        any(word[0].islower() for word in name.split())
        and likeness(name) > 0
        and not is_role(name) and not is_meta(name)
    )  # fmt: skip
