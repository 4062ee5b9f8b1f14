"""From a transcript to the rows of an index: all the work on its words, and no database.

So it can be done in other processes, which is where the time goes when an index is made.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from gtcpanel.index.codec import dumps, encode, pack
from gtcpanel.index.groundwork import Groundwork
from gtcpanel.index.tally import parts, voices, wording
from gtcpanel.index.times import timed
from gtcpanel.index.wordbook import Wordbook
from gtcpanel.text.fold import Folder
from gtcpanel.text.sentences import at_most
from gtcpanel.text.tokens import frequent_in, terms_of
from gtcpanel.text.words import count, segment
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
    estimated: bool  #: at least one of its times


class Preparer:
    """Makes rows. Holds what it has folded and the words it has met so far."""

    def __init__(self, groundwork: Groundwork) -> None:
        """Make a preparer."""
        self._folder = Folder(groundwork.variants)
        self._book = Wordbook(self._folder.key)
        self._simplified = str.maketrans(dict(groundwork.simplified))
        self._terms = groundwork.terms

    def prepare(self, transcript: Transcript) -> Prepared:
        """The rows of a transcript. Turns get estimated times where the source has no clock."""
        texts = [turn.text for turn in transcript.turns]
        # Each word is kept once, however often it is said: what goes over all words goes faster the
        # less memory they are spread over.
        same: dict[str, str] = {}
        cut = [
            list(map(same.setdefault, words, words))
            for words in (segment(text, simplified=self._simplified) for text in texts)
        ]
        known = self._book.known(same)
        turns = timed(transcript.turns, cut, known.seconds)
        counts = list(map(count, texts, cut))
        said = wording(cut, known, self._terms, self._names(transcript))
        spoken = voices(turns, counts, said.content)
        folded = list(map(self._folder.key, texts))
        sentences = list(map(at_most, texts))
        sentences_of: Counter[str] = Counter()
        for turn, number in zip(turns, sentences, strict=True):
            sentences_of[turn.speaker] += number
        at = {person.name: place for place, person in enumerate(transcript.people)}
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
            terms=[
                " ".join(map(known.terms.__getitem__, words)) if text.isascii() else terms_of(key)
                for text, key, words in zip(texts, folded, cut, strict=True)
            ],
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
                        sentences_of[voice.speaker],
                    ),
                    pack(voice.bag),
                )
                for voice in spoken
            ],
            parts=[
                (part.first, part.last, part.start_ms, part.end_ms, dumps(part.keywords))
                for part in parts(turns, counts, said)
            ],
            words=frozenset(filter(None, known.characters.values())),
            characters=sum(voice.characters for voice in spoken),
            duration_ms=max((turn.end_ms or 0 for turn in turns), default=0),
            estimated=any(turn.time_estimated for turn in turns),
        )

    def _names(self, transcript: Transcript) -> frozenset[str]:
        return frozenset(
            word
            for person in transcript.people
            for name in (person.name, *person.aliases)
            for word in segment(name.lower())
        )
