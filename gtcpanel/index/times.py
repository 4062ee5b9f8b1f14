"""When a turn was spoken, where the source does not say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gtcpanel.model import Turn
from gtcpanel.text.pace import speaking_ms


def timed(
    turns: Sequence[Turn], cut: Sequence[Sequence[str]], seconds: Mapping[str, float]
) -> list[Turn]:
    """The turns with a start and an end each.

    `cut` are the words of each turn, and `seconds` how long each of them takes to say.

    A turn without a clock begins where the one before it ends and lasts as long as its words take
    to say; it is marked as estimated. A turn that the source gives only a start lasts until the
    next start.
    """
    filled: list[Turn] = []
    now = 0
    for turn, following, words in zip(turns, (*turns[1:], None), cut, strict=True):
        start, end = turn.start_ms, turn.end_ms
        if start is None:
            start = now
        if end is None and following is not None and following.start_ms is not None:
            end = following.start_ms
        if end is None:
            end = start + speaking_ms(turn.text, sum(map(seconds.__getitem__, words)))
        end = max(start, end)
        filled.append(
            turn._replace(start_ms=start, end_ms=end, time_estimated=turn.start_ms is None)
        )
        now = end
    return filled
