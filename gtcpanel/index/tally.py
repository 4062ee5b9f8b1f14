"""What is counted of a transcript when it is indexed: each person's share of it, and its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from typing import Final, NamedTuple

from gtcpanel.model import Turn
from gtcpanel.text.keyness import keywords
from gtcpanel.text.parts import divide, openings_of
from gtcpanel.text.words import Counts, content, count
from gtcpanel.transcript import Part, Voice

_KEYWORDS: Final = 6  # of a part


class Tally(NamedTuple):
    """What a turn holds: how much, and which words that say something."""

    counts: Counts
    bag: Counter[str]  #: in small letters
    forms: Counter[str]  #: words with capitals as they are written, also if they say nothing


def tally(text: str, words: Sequence[str], names: Container[str]) -> Tally:
    """Count a text that has been cut into words; `names` of those who speak say nothing."""
    small = [word.lower() for word in words]
    telling = (word for word in content(small) if word not in names)
    capitals = (word for word, low in zip(words, small, strict=True) if word != low)
    return Tally(count(text, words), Counter(telling), Counter(capitals))


def as_written(tallies: Sequence[Tally]) -> list[Tally]:
    """The tallies of a transcript with each word in its bags as it is mostly written there.

    So that RNN is a key word and not rnn, while a word that only begins sentences stays small.
    """
    forms: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for each in tallies:
        forms.update(each.forms)
        total.update(each.bag)
    best = {
        form.lower(): form
        for form, times in sorted(forms.items(), key=lambda item: (item[1], item[0]))
        if 2 * times > total[form.lower()]
    }
    return [
        each._replace(bag=Counter({best.get(word, word): n for word, n in each.bag.items()}))
        for each in tallies
    ]


def voices(turns: Sequence[Turn], tallies: Sequence[Tally]) -> list[Voice]:
    """What each person said, in order of first appearance. The turns have times."""
    found = []
    for speaker in dict.fromkeys(turn.speaker for turn in turns):
        own = [
            (turn, each)
            for turn, each in zip(turns, tallies, strict=True)
            if turn.speaker == speaker
        ]
        found.append(
            Voice(
                transcript=turns[0].transcript,
                speaker=speaker,
                turns=len(own),
                characters=sum(each.counts.characters for _, each in own),
                words=sum(each.counts.words for _, each in own),
                questions=sum(each.counts.questions for _, each in own),
                duration_ms=sum((turn.end_ms or 0) - (turn.start_ms or 0) for turn, _ in own),
                first=own[0][0].number,
                last=own[-1][0].number,
                bag=_together(each for _, each in own),
            )
        )
    return found


def parts(turns: Sequence[Turn], tallies: Sequence[Tally]) -> list[Part]:
    """The stretches about one topic each, with the words that tell it. The turns have times."""
    begins = divide(
        [each.bag for each in tallies],
        openings_of([turn.speaker for turn in turns], [each.counts.questions for each in tallies]),
    )
    background = _together(tallies)
    return [
        Part(
            transcript=turns[begin].transcript,
            first=turns[begin].number,
            last=turns[end - 1].number,
            start_ms=turns[begin].start_ms or 0,
            end_ms=max(turn.end_ms or 0 for turn in turns[begin:end]),
            keywords=keywords(_together(tallies[begin:end]), background, _KEYWORDS),
        )
        for begin, end in zip(begins, (*begins[1:], len(turns)), strict=True)
    ]


def _together(tallies: Iterable[Tally]) -> Counter[str]:
    whole: Counter[str] = Counter()
    for each in tallies:
        whole.update(each.bag)
    return whole
