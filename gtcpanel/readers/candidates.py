"""Possible labels, and the possible speakers whose they are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from gtcpanel.readers import lexicon
from gtcpanel.readers.labels import Label
from gtcpanel.readers.likeness import fold, is_han

#: Numbered questions and answers are one label: Q1, Q2, 问3.
_NUMBERED: Final = re.compile(r"(?<=^[qa问答])\d+$")
#: Roles and titles of two characters and more, which are written without a gap before a name.
_HAN_ROLES: Final = tuple(
    sorted(
        (word for word in lexicon.ROLES | lexicon.TITLES if len(word) > 1 and is_han(word)),
        key=len,
        reverse=True,
    )
)


@dataclass(slots=True, kw_only=True)
class Seen:
    """All that is known of one possible label at one place."""

    label: Label
    at: int  #: index of its line
    key: str  #: of its name (see `key_of`)
    shape: str  #: of the label
    opens: bool  #: whether a paragraph begins here
    text: str  #: the beginning of what follows, "" when another label does


@dataclass(slots=True, kw_only=True)
class Group:
    """A possible speaker: every place where the same name stands as a label."""

    name: str
    seen: list[Seen] = field(default_factory=list)
    likeness: float = 0.0
    meta: bool = False
    score: float = 0.0
    related: bool = False  #: shares a part with a speaker
    instead: str = ""  #: what its lines are, where they are known not to be speech
    _shapes: Counter[str] = field(default_factory=Counter)
    _counted: int = 0  # places in `_shapes`

    def shapes(self) -> Counter[str]:
        """How often it is marked in which way. Counted once: a name may stand a million times."""
        if self._counted != len(self.seen):
            self._shapes = Counter([each.shape for each in self.seen])
            self._counted = len(self.seen)
        return self._shapes


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """What labels of one name share: `Illia Polosu khin` was cut by its marks, `Q12` is a Q."""
    key = fold(name).replace(" ", "")
    if "-" in key and is_han(key):
        key = key.replace("-", "")  # `小-蓝` was cut, too
    return _NUMBERED.sub("", key) or key


@lru_cache(maxsize=4096)
def without_role(key: str) -> str:
    """The key of a name without the role or the title before or after it: 嘉宾林一, 林一教授."""
    before = next((word for word in _HAN_ROLES if key.startswith(word) and key != word), "")
    key = key[len(before) :]
    after = next(
        (word for word in _HAN_ROLES if key.endswith(word) and len(key) > len(word) + 1), ""
    )
    return key.removesuffix(after)
