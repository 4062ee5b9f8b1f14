"""What is counted of a transcript when it is indexed: each person's share of it, and its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from itertools import chain, compress
from typing import Final, NamedTuple

from gtcpanel.index.wordbook import Known
from gtcpanel.model import Turn
from gtcpanel.text.keyness import keywords
from gtcpanel.text.parts import divide, openings_of, stem
from gtcpanel.text.terms import Terms, openers, terms_among
from gtcpanel.text.words import Counts
from gtcpanel.transcript import Part, Voice

_KEYWORDS: Final = 6  # of a part


class Wording(NamedTuple):
    """The words of each turn that say something."""

    content: list[list[str]]  #: as the transcript mostly writes them
    topical: list[list[str]]  #: by what they tell of the topic


def wording(cut: Sequence[Sequence[str]], known: Known, terms: Terms, names: Set[str]) -> Wording:
    """What the turns say, which have been cut into words that are `known`.

    `terms` of several words are words, too, and `names` of those who speak say nothing.
    """
    times = Counter(chain.from_iterable(cut))
    instead: dict[str, str] = {}  # of what a word says
    named: set[str] = set()
    for form, words in _akin(known, names).items():
        most = max(words, key=lambda word: (known.has_capitals[word], times[word], word))
        if form in names:
            instead[form] = ""
            named.update(words)
        elif 2 * times[most] > sum(times[word] for word in words):
            instead[form] = most
    first = openers(known.bare, terms)
    content, topical = [], []
    for turn in cut:
        said = list(filter(None, map(known.says.__getitem__, turn)))
        told = turn if named.isdisjoint(turn) else [word for word in turn if word not in named]
        more = [] if first.isdisjoint(turn) else terms_among(turn, first, terms)
        content.append([*filter(None, map(instead.get, said, said)), *more])
        topical.append([*filter(None, map(known.topic.__getitem__, told)), *map(stem, more)])
    return Wording(content, topical)


def _akin(known: Known, names: Set[str]) -> dict[str, list[str]]:
    """The words that say the same, for each thing that is said in capitals or a name.

    Words are written with capitals where a transcript mostly writes them so: RNN is a key word and
    not rnn, while a word that only begins sentences stays small.
    """
    akin: dict[str, list[str]] = {
        form: [] for form in {*compress(known.says.values(), known.has_capitals.values())} | names
    }
    for word, form in known.says.items():
        if form in akin:
            akin[form].append(word)
    return {form: words for form, words in akin.items() if form and words}


def voices(
    turns: Sequence[Turn], counts: Sequence[Counts], content: Sequence[Sequence[str]]
) -> list[Voice]:
    """What each person said, in order of first appearance. The turns have times."""
    own: dict[str, list[int]] = {}
    for at, turn in enumerate(turns):
        own.setdefault(turn.speaker, []).append(at)
    return [
        Voice(
            transcript=turns[0].transcript,
            speaker=speaker,
            turns=len(places),
            characters=sum(counts[at].characters for at in places),
            words=sum(counts[at].words for at in places),
            questions=sum(counts[at].questions for at in places),
            duration_ms=sum((turns[at].end_ms or 0) - (turns[at].start_ms or 0) for at in places),
            first=turns[places[0]].number,
            last=turns[places[-1]].number,
            bag=Counter(chain.from_iterable(content[at] for at in places)),
        )
        for speaker, places in own.items()
    ]


def parts(turns: Sequence[Turn], counts: Sequence[Counts], said: Wording) -> list[Part]:
    """The stretches about one topic each, with the words that tell it. The turns have times."""
    openings = openings_of(
        [turn.speaker for turn in turns],
        [each.questions for each in counts],
        [each.words for each in counts],
    )
    begins = divide(said.topical, openings)
    background = Counter(chain.from_iterable(said.content))
    return [
        Part(
            transcript=turns[begin].transcript,
            first=turns[begin].number,
            last=turns[end - 1].number,
            start_ms=turns[begin].start_ms or 0,
            end_ms=max(turn.end_ms or 0 for turn in turns[begin:end]),
            keywords=keywords(
                Counter(chain.from_iterable(said.content[begin:end])), background, _KEYWORDS
            ),
        )
        for begin, end in zip(begins, (*begins[1:], len(turns)), strict=True)
    ]
