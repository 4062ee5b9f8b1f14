"""What the facts say of turns that a reader has made already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from gtcpanel.readers.reader import NOBODY, Stretch
from gtcpanel.transcript import Omission

if TYPE_CHECKING:
    from gtcpanel.readers.facts import Facts


def merged(runs: Iterable[Sequence[Stretch]]) -> list[Stretch]:
    """Each run of stretches as one: who and when it began is the first one's."""
    return [
        run[0]._replace(
            said=tuple(chain.from_iterable(each.said for each in run)),
            end_ms=next((each.end_ms for each in reversed(run) if each.end_ms is not None), None),
        )
        for run in runs
    ]


def heeding(
    stretches: Iterable[Stretch], facts: Facts | None
) -> tuple[tuple[Stretch, ...], list[Omission]]:
    """The speeches as the facts' `start`, `end` and `not_speakers` have them, and what goes out."""
    if facts is None:
        return tuple(stretches), []
    start, end = facts.start or 0, facts.end
    kept: list[list[Stretch]] = []
    omitted: list[Omission] = []
    for each in stretches:
        said = []
        for line, text in each.said:
            if line >= start and (end is None or line <= end):
                said.append((line, text))
                continue
            reason = "before the talk" if line < start else "after the talk"
            omitted.append(Omission(first_line=line, last_line=line, reason=reason))
        if not said:
            continue
        if each.label in facts.not_speakers and kept:
            kept[-1].append(each._replace(said=tuple(said)))
        elif each.label in facts.not_speakers:
            kept.append([each._replace(said=tuple(said), label=NOBODY, role=None)])
        else:
            kept.append([each._replace(said=tuple(said))])
    return tuple(merged(kept)), omitted
