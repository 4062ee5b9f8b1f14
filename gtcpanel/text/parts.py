"""The parts of a talk: stretches of turns that keep to one topic.

The method is that of Eisenstein and Barzilay (2008), "Bayesian unsupervised topic segmentation",
EMNLP: of all ways to divide a text, the most probable, if each part draws its words from a
distribution of its own that is integrated out (Dirichlet compound multinomial). The search is the
dynamic programme of Utiyama and Isahara (2001), "A statistical model for domain-independent text
segmentation", ACL, and so is the cost of a border: log n for n words. It was chosen because it
finds the number of parts by itself and looks at the whole. C99 (Choi 2000) needs a threshold,
TextTiling (Hearst 1997) a window, and Utiyama and Isahara's own cost, which takes the likeliest
distribution instead of integrating, finds borders in long texts of random words.

One thing is added. In an interview a new topic mostly begins with a question of the host, which is
used as Eisenstein and Barzilay use cue phrases: a border at such an opening is taken to be more
likely than elsewhere, and one that lies a turn beside an opening is moved there, because questions
are short and have few words to tell their topic by.

The prior and the odds of openings were fitted to nine talks in Chinese and English that people had
divided: the panel and eight published transcripts with headings. docs/COUNTING.md has the figures.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate, chain, count, islice
from math import inf, log
from operator import add, sub
from typing import Final

#: Turns are put together to at most so many blocks, so that time is bounded for long talks.
_BLOCKS: Final = 160
#: How many words are looked at; only a long talk has more.
_VOCABULARY: Final = 1000
#: No part has less than this share of the words.
_SHORTEST: Final = 1 / 40
#: How many times as likely a border is at an opening as elsewhere.
_OPENS: Final = 4.0
#: How often each word is taken to have been said before anything is: less than once in all, because
#: a part uses few of the words of the talk, and those often.
_PRIOR: Final = 0.1
#: Of a host's turns so many have questions, or it is no host.
_HOSTS: Final = 3


def divide(turns: Sequence[Sequence[str]], openings: Collection[int] = ()) -> tuple[int, ...]:
    """The indexes of the turns with which a part begins; the first is 0, and () for no turns.

    `turns` are the words of each turn that tell its topic (see `topic`), `openings` the indexes
    of turns that are likely to begin a part (see `openings_of`).
    """
    if not turns:
        return ()
    blocks = _blocks(turns)
    opening_blocks = {
        block
        for block, (start, end) in enumerate(zip(blocks, (*blocks[1:], len(turns)), strict=True))
        if any(turn in openings for turn in range(start, end))
    }
    ends = (*blocks[1:], len(turns))
    merged = [
        Counter(chain.from_iterable(turns[start:end]))
        for start, end in zip(blocks, ends, strict=True)
    ]
    borders = [blocks[at] for at in _cheapest(merged, opening_blocks)]
    return _moved_to_openings(borders, frozenset(openings), len(turns))


def topic(word: str, says: str) -> str:
    """What a word tells of the topic, '' if nothing: the stem of what it `says`, or a number.

    A number that comes back (`2+2`, `737`) is as good as a name.
    """
    return stem(says) if says or word[0] not in _DIGITS else word


_DIGITS: Final = frozenset("0123456789")


def stem(word: str) -> str:
    """An English word without the s of the plural.

    The three rules are those of Harman (1991), "How effective is suffixing?", JASIS 42(1).
    """
    if not word.endswith("s") or len(word) < 4:
        return word
    if word.endswith("ies"):
        return word if word[-4] in "ae" else f"{word[:-3]}y"
    if word.endswith("es"):
        return word if word[-3] in "aeo" else word[:-1]
    return word if word[-2] in "us" else word[:-1]


def openings_of(
    speakers: Sequence[str], questions: Sequence[int], words: Sequence[int]
) -> frozenset[int]:
    """The indexes of the turns in which a host asks something.

    `speakers`, `questions` and `words` say of each turn who speaks, how many questions it holds and
    how long it is. Hosts are those who ask more, for how much they say, than is asked on the whole,
    and do so in three turns or more: who answers at length may ask as often without meaning to.
    """
    asked: Counter[str] = Counter()
    said: Counter[str] = Counter()
    asking: Counter[str] = Counter()
    for speaker, number, length in zip(speakers, questions, words, strict=True):
        asked[speaker] += number
        said[speaker] += length
        asking[speaker] += number > 0
    everything, every_question = said.total(), asked.total()
    hosts = {
        speaker
        for speaker, turns in asking.items()
        if turns >= _HOSTS and asked[speaker] * everything > every_question * said[speaker]
    }
    return frozenset(
        at
        for at, (speaker, number) in enumerate(zip(speakers, questions, strict=True))
        if number and speaker in hosts
    )


def _blocks(turns: Sequence[Sequence[str]]) -> list[int]:
    """Where blocks of turns begin that have about as many words each; few turns are all blocks."""
    if len(turns) <= _BLOCKS:
        return list(range(len(turns)))
    sizes = list(map(len, turns))
    enough = sum(sizes) / _BLOCKS
    begins = [0]
    size = 0.0
    for at, own in enumerate(sizes):
        if size and size >= enough:
            begins.append(at)
            size = 0.0
        size += own
    return begins


def _cheapest(blocks: Sequence[Counter[str]], openings: Collection[int]) -> list[int]:
    """The blocks with which the parts of the cheapest division begin.

    A part with the counts f of its n words, of a vocabulary of k, costs the negative logarithm of
    G(k p) / G(n + k p) * product(G(f + p) / G(p)), G being the gamma function and p the prior.
    """
    telling = _telling(blocks)
    told = [[(word, n) for word, n in block.items() if word in telling] for block in blocks]
    words = [0, *accumulate(sum(number for _, number in block) for block in told)]
    size = [0, *accumulate(sum(block.values()) for block in blocks)]
    shortest = size[-1] * _SHORTEST
    opening, elsewhere = _borders(words[-1], len(openings) / max(1, len(blocks)))
    prior = len(telling) * _PRIOR or 1.0
    likely = _likelihoods(words[-1])
    # log(G(n + k p) / G(k p)) for every n.
    unlikely = [0.0, *accumulate(map(log, islice(count(prior), words[-1])))]

    best = [0.0]  # best[n]: the cost of the first n blocks
    begin_of_last = [0]
    until: list[float] = []  # the cost up to each block and a border at it, less what a part saves
    met: dict[str, list[tuple[int, int]]] = {word: [] for word in telling}
    for at, block in enumerate(told):
        until.append(best[at] + (opening if at in openings else elsewhere))
        until = list(map(sub, until, _savings(block, at, met, likely)))
        end = at + 1
        last = bisect_right(size, size[end] - shortest, 0, end)  # begins of parts long enough
        lengths = map(words[end].__sub__, words[:last])
        costs = list(map(add, until[:last], map(unlikely.__getitem__, lengths)))
        best.append(min(costs, default=inf))
        begin_of_last.append(costs.index(best[-1]) if costs else 0)
    begins = []
    at = len(blocks)
    while at:
        at = begin_of_last[at]
        begins.append(at)
    return begins[::-1]


def _borders(words: int, openings: float) -> tuple[float, float]:
    """What a border costs at an opening and elsewhere, if that share of all places are openings.

    On the whole a border is as likely as Utiyama and Isahara take it to be, 1 / n for n words.
    """
    whole = openings * _OPENS + 1 - openings
    elsewhere = log(max(2, words)) + log(whole)
    return elsewhere - log(_OPENS), elsewhere


def _savings(
    block: Iterable[tuple[str, int]],
    at: int,
    met: Mapping[str, list[tuple[int, int]]],
    likely: Sequence[float],
) -> list[float]:
    """How much cheaper the words of block `at` make a part that begins at each block up to it.

    A word is the cheaper the more often the part has had it. That changes only where it was `met`
    (blocks and counts, to which this adds), so nothing is looked at but these.
    """
    whole = 0.0  # in a part that begins here
    steps = [0.0] * (at + 1)  # what a part gains that begins a block earlier
    for word, number in block:
        places = met[word]
        gained = likely[number]
        whole += gained
        count = 0
        for place, before in reversed(places):
            count += before
            better = likely[count + number] - likely[count]
            steps[place] += better - gained
            gained = better
        places.append((at, number))
    steps[-1] = whole
    return list(accumulate(reversed(steps)))[::-1]


_LIKELIHOODS: Final = [0.0]


def _likelihoods(most: int) -> Sequence[float]:
    """log(G(n + p) / G(p)) for a word said n times, n up to `most` at least."""
    for number in range(len(_LIKELIHOODS), most + 1):
        _LIKELIHOODS.append(_LIKELIHOODS[-1] + log(number - 1 + _PRIOR))
    return _LIKELIHOODS


def _telling(blocks: Sequence[Counter[str]]) -> frozenset[str]:
    """The words by which parts are told: the commonest of those in more than one block."""
    spread = Counter(chain.from_iterable(blocks))
    shared = [word for word, number in spread.items() if number > 1]
    if len(shared) > _VOCABULARY:
        total = dict.fromkeys(shared, 0)
        for block in blocks:
            for word in total.keys() & block.keys():
                total[word] += block[word]
        shared = sorted(shared, key=lambda word: (-total[word], word))[:_VOCABULARY]
    return frozenset(shared)


def _moved_to_openings(
    borders: Sequence[int], openings: frozenset[int], turns: int
) -> tuple[int, ...]:
    """The borders, each on the opening that is its neighbour if it is none itself."""
    moved = [0]
    for at, border in enumerate(borders[1:], 1):
        following = borders[at + 1] if at + 1 < len(borders) else turns
        places = (border, border + 1, border - 1)
        near = [n for n in places if n in openings and moved[-1] < n < following]
        moved.append(near[0] if near else border)
    return tuple(moved)
