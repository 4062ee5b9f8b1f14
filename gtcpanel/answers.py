"""Which sentences of a turn answer a query, and which of several answers is quoted first.

The best has most of what was searched for, in as few sentences as can be, and can stand alone: a
statement rather than a question or an interjection, and long enough to say something.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from gtcpanel.model import Hit, Span
from gtcpanel.passages import Passage, of_sentences, whole
from gtcpanel.text.excerpt import display_width
from gtcpanel.text.sentences import sentences

#: How many sentences an answer has at most, unless one match straddles more.
_MOST_SENTENCES: Final = 3
#: A sentence with fewer letters ("谢谢。") says little.
_BARE: Final = 8
#: The cells of a sentence that reads well: sixty Chinese characters, some twenty English words.
_FULL: Final = 120
#: The hits on the best rung that are looked at for the one to be quoted first.
_PEERS: Final = 20


class Answer(NamedTuple):
    """The passage of a hit that answers best."""

    passage: Passage
    keep: Span | None  #: what of it must stay if it is cut
    worth: tuple[int, ...]  #: to be compared with that of others: the greatest is best


def answers(
    hits: Iterable[Hit], *, words: int, whole_turn: bool = False, longest: int | None = None
) -> Iterator[Answer]:
    """The answer of each hit, best first, to a query of so many words.

    That is the order of the hits, except for those at the top: the first twenty, as far as they
    stand on one rung, in the order of their answers' worth. Of what has as much of the query, that
    with at most `longest` characters is better.
    """
    rest = iter(hits)
    peers: list[Hit] = []
    other: list[Hit] = []
    for hit in islice(rest, _PEERS):
        (peers if not other and (not peers or hit.match == peers[0].match) else other).append(hit)
    best = [_answer(hit, words, whole_turn, longest) for hit in peers]
    yield from sorted(best, key=lambda one: one.worth, reverse=True)
    for hit in (*other, *rest):
        yield _answer(hit, words, whole_turn, longest)


def _answer(hit: Hit, words: int, whole_turn: bool, longest: int | None) -> Answer:
    """What of a turn answers: at most three sentences in a row, unless a match straddles more.

    A turn that was found by its speaker's name alone gives its first sentence.
    """
    turn = hit.turn
    if whole_turn:
        return Answer(whole(turn), hit.spans[0] if hit.spans else None, ())
    bounds = sentences(turn.text)
    if not hit.spans:
        return Answer(of_sentences(turn, bounds, 0, 0), None, ())
    ends = [end for _, end in bounds]
    # For each match the sentences from its first to its last character, and what it says.
    first_of = [bisect_right(ends, start) for start, _ in hit.spans]
    last_of = [bisect_left(ends, end) for _, end in hit.spans]
    said = [turn.text[start:end].casefold() for start, end in hit.spans]
    # `test` and `testing` are one word of the query; of a sentence the matches are its pieces.
    most = len(said) if hit.match in ("near", "meaning") else words

    def worth(window: Span) -> tuple[int, ...]:
        first, last = window
        inside = range(bisect_left(first_of, first), bisect_right(first_of, last))
        held = [said[at] for at in inside if last_of[at] <= last]
        text = turn.text[bounds[first][0] : bounds[last][1]]
        return (
            min(len(set(held)), most), longest is None or len(text) <= longest, first - last,
            _stands_alone(text), len(held), _fullness(text), -first,
        )  # fmt: skip

    windows = {
        (first, max(last, first + more))
        for first, last in zip(first_of, last_of, strict=True)
        for more in range(_MOST_SENTENCES)
        if first + more < len(bounds)
    }
    first, last = best = max(windows, key=worth)
    keep = hit.spans[bisect_left(first_of, first)]
    return Answer(of_sentences(turn, bounds, first, last), keep, worth(best)[:-1])


def is_bare(text: str) -> bool:
    """Whether a sentence says too little to be quoted where there are others."""
    return sum(map(str.isalnum, text)) < _BARE


def _stands_alone(text: str) -> int:
    """2 for a statement, 1 for a question, 0 for a few words."""
    if is_bare(text):
        return 0
    return 1 if text.rstrip("”’」』\"'»)）]】 ")[-1:] in "?？" else 2


def _fullness(text: str) -> int:
    width = display_width(text)
    return min(width, 2 * _FULL - width)
