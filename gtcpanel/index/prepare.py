"""From a transcript to the rows of an index: all the work on its words, and no database.

So it can be done in other processes, which is where the time goes when an index is made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from gtcpanel.index.codec import dumps, encode, pack
from gtcpanel.index.tally import parts, spellings, tally, voices
from gtcpanel.index.times import timed
from gtcpanel.text.fold import Folder
from gtcpanel.text.han import simplified_forms
from gtcpanel.text.sentences import at_most
from gtcpanel.text.tokens import frequent_in, is_unspaced, terms_of
from gtcpanel.text.words import segment
from gtcpanel.transcript import Pair, Person, Transcript

#: Number, place of the speaker among the people, label, start, end, estimated, how many sentences
#: at most, lines, text.
TurnRow = tuple[int, int, str, int | None, int | None, bool, int, str, str]


class Prepared(NamedTuple):
    """What an index holds of a transcript; speakers are places among `people`."""

    path: str
    report: tuple[str, str, str]  #: as `codec.encode` gives it
    people: tuple[Person, ...]
    pairs: tuple[Pair, ...]
    turns: list[TurnRow]
    terms: list[str]  #: of each turn, spaces between
    frequent: list[str]  #: the commonest characters of each turn, spaces between
    voices: list[tuple[int, tuple[int, ...], bytes]]  #: speaker, what is counted, bag of words
    parts: list[tuple[object, ...]]
    words: frozenset[str]  #: folded words of two or more characters without spaces
    characters: int
    duration_ms: int
    estimated: bool


class Preparer:
    """Makes rows. Holds the table of variants, and what it has folded so far."""

    def __init__(self, variants: Mapping[str, str]) -> None:
        """Make a preparer; `variants` maps a character to the one that it is searched as."""
        self._folder = Folder(variants)
        # Not the variants: jieba knows 著名, and no 着名.
        self._simplified = str.maketrans(dict(simplified_forms()))

    def prepare(self, transcript: Transcript) -> Prepared:
        """The rows of a transcript. Turns get estimated times where the source has no clock."""
        turns = timed(transcript.turns)
        at = {person.name: place for place, person in enumerate(transcript.people)}
        cut = [segment(turn.text, simplified=self._simplified) for turn in turns]
        names = self._names(transcript)
        tallies = [tally(turn.text, words, names) for turn, words in zip(turns, cut, strict=True)]
        written = spellings(cut, tallies)
        folded = [self._folder.key(turn.text) for turn in turns]
        spoken = voices(turns, tallies, written)
        sentences = [at_most(turn.text) for turn in turns]
        said: Counter[str] = Counter()
        for turn, number in zip(turns, sentences, strict=True):
            said[turn.speaker] += number
        return Prepared(
            path=transcript.about.path,
            report=encode(transcript),
            people=transcript.people,
            pairs=transcript.pairs,
            turns=[
                (
                    turn.number,
                    at[turn.speaker],
                    turn.label,
                    turn.start_ms,
                    turn.end_ms,
                    turn.time_estimated,
                    number,
                    " ".join(map(str, turn.lines)),
                    turn.text,
                )
                for turn, number in zip(turns, sentences, strict=True)
            ],
            terms=list(map(terms_of, folded)),
            frequent=list(map(frequent_in, folded)),
            voices=[
                (
                    at[voice.speaker],
                    (
                        voice.turns,
                        voice.characters,
                        voice.words,
                        voice.questions,
                        voice.duration_ms,
                        voice.first,
                        voice.last,
                        said[voice.speaker],
                    ),
                    pack(voice.bag),
                )
                for voice in spoken
            ],
            parts=[
                (part.first, part.last, part.start_ms, part.end_ms, dumps(part.keywords))
                for part in parts(turns, tallies, written)
            ],
            words=self._unspaced_words(cut),
            characters=sum(voice.characters for voice in spoken),
            duration_ms=max((turn.end_ms or 0 for turn in turns), default=0),
            estimated=all(turn.time_estimated for turn in turns),
        )

    def _names(self, transcript: Transcript) -> frozenset[str]:
        return frozenset(
            word
            for person in transcript.people
            for name in (person.name, *person.aliases)
            for word in segment(name.lower())
        )

    def _unspaced_words(self, cut: list[list[str]]) -> frozenset[str]:
        words = set(chain.from_iterable(cut))
        folded = [self._folder.key(word) for word in words if not word.isascii()]
        return frozenset(word for word in folded if len(word) > 1 and all(map(is_unspaced, word)))
