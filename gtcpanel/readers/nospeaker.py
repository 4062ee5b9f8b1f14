"""Labels that no speaker has, told by what stands behind them: what their lines are instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from gtcpanel.readers.furniture import META_DATA, STAGE_DIRECTION
from gtcpanel.readers.likeness import is_role

if TYPE_CHECKING:
    from gtcpanel.readers.candidates import Seen

#: A full name, or a name with its initials; who employs them may follow.
_NAME: Final = r"[^\W\d_a-z][\w.'’-]*"
_MORE: Final = rf"(?: {{1,2}}(?:{_NAME}|v[ao]n|de[lr]?|d[aiu]|aka))"
_ASIDE: Final = r"(?: {0,2}[(\[`][^()\[\]]{1,40}[)\]])"
_PERSON: Final = rf"{_NAME}(?:{_MORE}{{1,4}}(?<!\.){_ASIDE}{{0,2}}| ?\([A-Z]{{2,4}}\))"
_PEOPLE: Final = re.compile(rf"{_PERSON}(?:(?:[,;]| and| &|, and|) {_PERSON})*")
_LONGEST: Final = 200
#: So many of the texts behind a label must be people, or of a role's label.
_MOST: Final = 0.6
_COUNT: Final = re.compile(r"\d{1,4}")
_ROW: Final = 3
#: Who asks from here on in court.
_EXAMINER: Final = re.compile(r"BY (?:M[RS]S?|MISS|DR|THE)\b")


def instead(name: str, texts: Sequence[str]) -> str:
    """What the lines with this label are, given all `texts` behind it; "" when it may speak.

    `Presenter: Ann Lee (AL)` is a fact, and `BY MR. LEE:` says whose questions follow.
    """
    if _EXAMINER.match(name):
        return "" if any(texts) else STAGE_DIRECTION
    if not (is_role(name) or texts[0].endswith(")")):
        return ""
    return META_DATA if sum(map(_are_people, texts)) >= _MOST * len(texts) else ""


def tallies(lines: Sequence[str], seen: Iterable[Seen]) -> set[int]:
    """The lines of votes counted: three and more in a row of `For: 12`, `Against: 3`."""
    found: set[int] = set()
    run: list[int] = []
    for each in seen:
        if not _COUNT.fullmatch(each.label.text):
            continue
        if run and any(lines[run[-1] + 1 : each.at]):
            run = []
        run.append(each.at)
        if len(run) >= _ROW:
            found.update(run)
    return found


def _are_people(text: str) -> bool:
    """Whether a text is somebody's full name and nothing else, or the names of several."""
    return 0 < len(text) < _LONGEST and _PEOPLE.fullmatch(text) is not None
