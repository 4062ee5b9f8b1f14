"""Passages drawn at random from a large library without reading it.

The index knows of each turn how many sentences it has at most. So a number drawn from the sum of
these is a turn and a place in it; where the turn has no sentence at that place, another number is
drawn, and what remains is each sentence with the same chance.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from gtcpanel.passages import Passage, of_sentences, whole
from gtcpanel.text.sentences import sentences

if TYPE_CHECKING:
    from gtcpanel.library import Library

#: With fewer passages to draw from, for each that is wanted, all of them are as quickly read.
_MANY: Final = 5_000
#: How often a place is drawn for each passage that is wanted, before it is given up.
_TRIES: Final = 100


def scattered(
    library: Library,
    wanted: int,
    is_good: Callable[[Passage], bool],
    seed: int | None,
    *,
    speakers: Collection[str] = (),
    within: Sequence[str] = (),
    whole_turn: bool = False,
) -> list[Passage] | None:
    """So many different good passages from all over the library: sentences, or whole turns.

    None where there are few to draw from, or few good ones: then all of them must be looked at.
    """
    from random import Random

    lots = library.lots(within=within, speakers=speakers)
    ends = list(accumulate(lot.turns if whole_turn else lot.sentences for lot in lots))
    if not ends or ends[-1] < _MANY * wanted:
        return None
    source = Random(seed)  # noqa: S311 - nothing is kept secret
    found: dict[str, Passage] = {}
    for _ in range(wanted * _TRIES):
        if len(found) == wanted:
            return list(found.values())
        place = int(source.random() * ends[-1])
        at = bisect_right(ends, place)
        place -= ends[at - 1] if at else 0
        if whole_turn:
            passage = whole(library.turn_of(lots[at], place))
        else:
            turn, number = library.sentence_of(lots[at], place)
            bounds = sentences(turn.text)
            if number >= len(bounds):
                continue
            passage = of_sentences(turn, bounds, number, number)
        if is_good(passage):
            found[passage.ref] = passage
    return None
