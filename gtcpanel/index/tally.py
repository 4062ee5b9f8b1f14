"""What is counted of a transcript when it is indexed: each person's share of it, and its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import chain
from typing import Final, NamedTuple

from gtcpanel.index.wordbook import Entry
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


def wording(
    cut: Sequence[Sequence[str]],
    times: Mapping[str, int],
    book: Mapping[str, Entry],
    terms: Terms,
    names: Set[str],
) -> Wording:
    """What the turns say, which have been cut into words.

    `times` is how often each word is used in all of them together, and `book` what is known of it.
    `terms` of several words are words, too, and `names` of those who speak say nothing.
    """
    written = {word: entry.says for word, entry in book.items()}
    told = {word: entry.topic for word, entry in book.items()}
    for form, words in _akin(book, names).items():
        most = max(words, key=lambda word: (book[word].has_capitals, times[word], word))
        if form in names:
            written |= dict.fromkeys(words, "")
            told |= dict.fromkeys(words, "")
        elif 2 * times[most] > sum(times[word] for word in words):
            written |= dict.fromkeys(words, most)
    first = openers({word: entry.bare for word, entry in book.items()}, terms)
    matters = {word for word, topic in told.items() if topic} | first
    content, topical = [], []
    for turn in cut:
        telling = [word for word in turn if word in matters]
        more = [] if first.isdisjoint(telling) else terms_among(turn, first, terms)
        content.append([*filter(None, map(written.__getitem__, telling)), *more])
        topical.append([*filter(None, map(told.__getitem__, telling)), *map(stem, more)])
    return Wording(content, topical)


def _akin(book: Mapping[str, Entry], names: Set[str]) -> dict[str, list[str]]:
    """The words that say the same, for each thing that is said in capitals or a name.

    Words are written with capitals where a transcript mostly writes them so: RNN is a key word and
    not rnn, while a word that only begins sentences stays small.
    """
    akin: dict[str, list[str]] = {
        form: [] for form in {entry.says for entry in book.values() if entry.has_capitals} | names
    }
    for word, entry in book.items():
        if entry.says in akin:
            akin[entry.says].append(word)
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
