"""What a rule for the years that a text speaks of is; each language has a table of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

#: The first and the last year of a period; None for one that nobody can tell ("a few years ago").
Years: TypeAlias = tuple[int, int] | None


class Rule(NamedTuple):
    """A way to speak of years."""

    #: What it cannot do without, in small letters: one of several words, or nothing. Looking for
    #: them is fifty times as fast as the pattern.
    signs: str
    #: A regular expression, whatever the case; its group `time`, if there is one, is the period.
    pattern: str
    #: What years a match means. A ValueError says that it is no time after all.
    read: Callable[[re.Match[str]], Years]
    relative: bool = False
