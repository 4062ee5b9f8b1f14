"""Distinctive words: what one speaker, or one part of a talk, says more than the rest.

The measure is the log-odds ratio with an informative Dirichlet prior of Monroe, Colaresi and Quinn
(2008), "Fightin' Words", Political Analysis 16(4), as a z-score: how often a word is used against
how often the rest uses it, both smoothed by how common it is altogether, divided by how uncertain
that is. Plain frequency gives common words and plain ratios give accidents; this gives neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log, sqrt
from typing import Final

#: The weight of the prior, in words: what one knows of a vocabulary before hearing the speaker.
#: Monroe et al. set it to what a day of speech has; a talk is shorter.
_PRIOR: Final = 200.0
#: A word said less often, once in a stretch with this many content words, may be chance.
_TWICE_FROM: Final = 30


def keywords(
    counts: Mapping[str, int],
    background: Mapping[str, int],
    limit: int,
    *,
    whole: int | None = None,
) -> tuple[str, ...]:
    """The most distinctive words of `counts` against the rest of `background`, the best first.

    Both are bags of content words; `background` is everything, `counts` included. At most `limit`
    words are given; fewer where fewer are said more often than elsewhere, and none for an empty
    bag. Words said once come only after those said twice. Of a word and a longer one that holds it
    (`学习` and `机器学习`) only one is given: the longer, unless it is less than half as frequent.
    The same bags always give the same words. `whole` is the sum of the background: give it where
    many are asked for against the same one, which may be large.
    """
    whole = sum(background.values()) if whole is None else whole
    chosen: list[str] = []
    for word in _ranked(counts, background, whole):
        akin = [other for other in chosen if _contains(other, word) or _contains(word, other)]
        if not akin:
            chosen.append(word)
        elif all(_contains(word, other) and 2 * counts[word] >= counts[other] for other in akin):
            chosen[chosen.index(akin[0])] = word
            chosen = [other for other in chosen if other not in akin]
        if len(chosen) == limit:
            break
    return tuple(chosen)


def keyness(counts: Mapping[str, int], background: Mapping[str, int]) -> dict[str, float]:
    """The z-score of each word of `counts` against the rest of `background`, which includes it."""
    return _scores(counts, background, sum(counts.values()), sum(background.values()))


def _scores(
    counts: Mapping[str, int], background: Mapping[str, int], own_size: int, whole: int
) -> dict[str, float]:
    """The same of some words; the sizes are those of whole bags."""
    whole = max(1, whole)
    rest_size = max(0, whole - own_size)
    prior = min(_PRIOR, float(whole))
    scores = {}
    for word, own in counts.items():
        everywhere = max(own, background.get(word, 0))
        rest = everywhere - own
        expected = prior * everywhere / whole
        odds = (own + expected) / max(own_size + prior - own - expected, 0.5)
        rest_odds = (rest + expected) / max(rest_size + prior - rest - expected, 0.5)
        scores[word] = log(odds / rest_odds) / sqrt(1 / (own + expected) + 1 / (rest + expected))
    return scores


def _ranked(counts: Mapping[str, int], background: Mapping[str, int], whole: int) -> Iterator[str]:
    size = sum(counts.values())
    alone = size >= whole  # there is no rest to compare with
    once_is_enough = size < _TWICE_FROM
    often: dict[str, int] = {}
    seldom: dict[str, int] = {}
    for word, times in counts.items():
        if alone or times * whole > background.get(word, 0) * size:  # its score is above zero
            (often if times > 1 or once_is_enough else seldom)[word] = times
    for group in (often, seldom):
        scores = {} if alone else _scores(group, background, size, whole)
        ranks = [
            (-scores.get(word, 0.0), -times, -len(word), word) for word, times in group.items()
        ]
        yield from (word for *_, word in sorted(ranks))


def _contains(longer: str, shorter: str) -> bool:
    """Whether `shorter` is part of `longer`: characters of Chinese, whole words of English."""
    if longer.isascii():
        return f" {shorter} " in f" {longer} " and shorter != longer
    return shorter in longer and shorter != longer
