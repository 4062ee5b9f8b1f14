"""What is counted of a transcript when it is indexed: each person's share of it, and its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain
from typing import Final, NamedTuple

from gtcpanel.model import Turn
from gtcpanel.text.keyness import keywords
from gtcpanel.text.parts import divide, openings_of, topical
from gtcpanel.text.words import Counts, content, count
from gtcpanel.transcript import Part, Voice

_KEYWORDS: Final = 6  # of a part


class Tally(NamedTuple):
    """What a turn holds: how much, and which words that say something."""

    counts: Counts
    content: list[str]  #: in small letters
    topical: list[str]  #: what tells the topic: stems, and numbers


def tally(text: str, words: Sequence[str], names: Set[str]) -> Tally:
    """Count a text that has been cut into words; `names` of those who speak say nothing."""
    telling = content(words)
    if not names.isdisjoint(telling):
        telling = [word for word in telling if word not in names]
    return Tally(count(text, words), telling, topical(telling, words))


def spellings(cut: Iterable[Sequence[str]], tallies: Iterable[Tally]) -> dict[str, str]:
    """How words that are mostly written with capitals in a transcript are written.

    So that RNN is a key word and not rnn, while a word that only begins sentences stays small.
    `cut` are the words of each turn.
    """
    total = _together(tallies)
    capitals = [
        (times, form, small)
        for form, times in Counter(chain.from_iterable(cut)).items()
        if (small := form.lower()) != form and 2 * times > total[small]
    ]
    return {small: form for _, form, small in sorted(capitals)}


def voices(
    turns: Sequence[Turn], tallies: Sequence[Tally], written: Mapping[str, str]
) -> list[Voice]:
    """What each person said, in order of first appearance. The turns have times.

    `written` are the `spellings` of the transcript.
    """
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
                bag=_as_written(_together(each for _, each in own), written),
            )
        )
    return found


def parts(
    turns: Sequence[Turn], tallies: Sequence[Tally], written: Mapping[str, str]
) -> list[Part]:
    """The stretches about one topic each, with the words that tell it. The turns have times."""
    openings = openings_of(
        [turn.speaker for turn in turns],
        [each.counts.questions for each in tallies],
        [each.counts.words for each in tallies],
    )
    begins = divide([each.topical for each in tallies], openings)
    background = _as_written(_together(tallies), written)
    return [
        Part(
            transcript=turns[begin].transcript,
            first=turns[begin].number,
            last=turns[end - 1].number,
            start_ms=turns[begin].start_ms or 0,
            end_ms=max(turn.end_ms or 0 for turn in turns[begin:end]),
            keywords=keywords(
                _as_written(_together(tallies[begin:end]), written), background, _KEYWORDS
            ),
        )
        for begin, end in zip(begins, (*begins[1:], len(turns)), strict=True)
    ]


def _as_written(bag: Mapping[str, int], written: Mapping[str, str]) -> dict[str, int]:
    return {written.get(word, word): times for word, times in bag.items()}


def _together(tallies: Iterable[Tally]) -> Counter[str]:
    return Counter(chain.from_iterable(each.content for each in tallies))
