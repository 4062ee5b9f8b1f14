"""Which words of a wide window of a turn stand for the words quoted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gtcpanel.verify.comparison import Hunk, align, weight
from gtcpanel.verify.words import Word

#: How much a word that is passed over weighs beside one that agrees.
_SKIPPED: Final = 0.7
_SENTENCE_ENDS: Final = frozenset("。！？!?.…\n；;")


def passage(text: str, ours: Sequence[Word], theirs: Sequence[Word]) -> tuple[int, int]:
    """The words of a wide window (a half-open range) that stand for all the words quoted.

    Words at its ends that agree with nothing are left out, and so are words that agree by chance,
    far from the others. Where the quotation begins or ends with other words, so does the passage,
    within its sentence.
    """
    hunks = align(ours, theirs)
    same = _densest([hunk for hunk in hunks if hunk.same], text, ours)
    if not same:
        return 0, 0
    first, last = same[0].said[0], same[-1].said[1]
    lead = weight(theirs[: same[0].quoted[0]])
    trail = weight(theirs[same[-1].quoted[1] :])
    while first and lead > 0 and not _is_break(text, ours[first - 1], ours[first]):
        first -= 1
        lead -= ours[first].weight
    while last < len(ours) and trail > 0 and not _is_break(text, ours[last - 1], ours[last]):
        trail -= ours[last].weight
        last += 1
    return first, last


def _densest(same: Sequence[Hunk], text: str, ours: Sequence[Word]) -> Sequence[Hunk]:
    """The hunks in a row that agree most for the words between them (Kadane's algorithm).

    A gloss between them counts for nothing: 所以你们(当时做这方面的研究)要解决什么问题.
    """
    best, chosen = 0.0, (0, 0)
    score, first = 0.0, 0
    for at, hunk in enumerate(same):
        gap = ours[same[at - 1].said[1] : hunk.said[0]] if at else []
        if gap and not is_gloss(text, gap):
            score -= _SKIPPED * weight(gap)
        if score <= 0:
            score, first = 0.0, at
        score += weight(ours[slice(*hunk.said)])
        if score > best:
            best, chosen = score, (first, at + 1)
    return same[slice(*chosen)]


def _is_break(text: str, word: Word, following: Word) -> bool:
    return not _SENTENCE_ENDS.isdisjoint(text[word.end : following.start])


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without a word in an alphabet cut at its ends."""
    while start and text[start].isalnum() and text[start - 1].isalnum() and text[start] < "\u2e80":
        start -= 1
    while (
        end < len(text) and text[end - 1].isalnum() and text[end].isalnum() and text[end] < "\u2e80"
    ):
        end += 1
    return start, end


def is_gloss(text: str, row: Sequence[Word]) -> bool:
    """Whether words are all that a pair of round brackets holds: 循环神经网络(RNN)."""
    before, after = text[: row[0].start].rstrip()[-1:], text[row[-1].end :].lstrip()[:1]
    return (
        before in ("(", "（")
        and after in (")", "）")
        and not any(word.kind == "negation" for word in row)
    )
