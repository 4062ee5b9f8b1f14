"""Who speaks: how much, how, in which words, and after whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final

from gtcpanel.model import Turn
from gtcpanel.passages import Passage, in_sentences
from gtcpanel.text.keyness import keyness, keywords

if TYPE_CHECKING:
    from gtcpanel.library import Library
    from gtcpanel.transcript import Person, Voice

_KEYWORDS: Final = 8
#: Of a profile: how many sentences are quoted, how many distinctive words are looked for in them.
_QUOTED: Final = 3
_LOOKED_FOR: Final = 40
#: How many characters a sentence has that can stand alone and be taken in at a glance.
_QUOTABLE: Final = range(12, 161)
_QUESTION_MARKS: Final = "?？"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerStats:
    """One person, added up over transcripts."""

    speaker: str  #: canonical name
    aliases: tuple[str, ...]
    role: str | None
    affiliation: str | None
    transcripts: int
    turns: int
    characters: int  #: letters and digits; see `gtcpanel.text.words.Counts`
    words: int
    share: float  #: of the speaking time of everybody, 0..1
    duration_ms: int
    questions: int
    first: str  #: references of the first and last turn
    last: str
    keywords: tuple[str, ...]  #: distinctive against all others, the best first


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """Somebody whose turns stand next to a person's."""

    speaker: str
    before: int  #: how often this speaker's turn came right before
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What there is to know of one person."""

    stats: SpeakerStats
    longest: Turn
    companions: tuple[Companion, ...]  #: the most frequent first
    turns: tuple[str, ...]  #: references, in order
    quotable: tuple[Passage, ...]  #: at most three sentences, in order
    questions: tuple[Passage, ...]  #: all sentences that end in a question mark, in order


def speaker_stats(
    library: Library, *, names: Sequence[str] = (), within: Sequence[str] = ()
) -> tuple[SpeakerStats, ...]:
    """Everybody who speaks, or those of `names`, in order of first appearance.

    Shares are of the speaking time of all, whoever is shown; in a library where no time is known
    they are of the characters. Raises `SpeakerError` for a name that is nobody's.
    """
    chosen = {library.person(name).name for name in names}
    people = {person.name: person for person in library.people(within)}
    voices: dict[str, list[Voice]] = {}
    everything = library.voices(within)
    for voice in everything:
        voices.setdefault(voice.speaker, []).append(voice)
    forms = _forms(everything)
    background = _bag(everything, forms)
    lengths = {who: sum(voice.duration_ms for voice in row) for who, row in voices.items()}
    if not any(lengths.values()):
        lengths = {who: sum(voice.characters for voice in row) for who, row in voices.items()}
    total = sum(lengths.values()) or 1
    return tuple(
        _stats(
            people[who],
            row,
            share=lengths[who] / total,
            keywords=keywords(_bag(row, forms), background, _KEYWORDS),
        )
        for who, row in voices.items()
        if not chosen or who in chosen
    )


def profile(library: Library, person: str, within: Sequence[str] = ()) -> Profile | None:
    """What there is to know of a person, or None if they say nothing within `within`.

    The quotable sentences are those with the most of the person's distinctive words for their
    length, each with words that the ones before lack. Raises `SpeakerError`.
    """
    name = library.person(person).name
    found = speaker_stats(library, names=[name], within=within)
    if not found:
        return None
    voices = library.voices(within)
    forms = _forms(voices)
    own = _bag((voice for voice in voices if voice.speaker == name), forms)
    slugs = [voice.transcript for voice in voices if voice.speaker == name]
    turns: list[Turn] = []
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    previous: Turn | None = None
    for turn in library.turns(within=slugs):
        if turn.speaker == name:
            turns.append(turn)
        if previous and previous.transcript == turn.transcript:
            if turn.speaker == name != previous.speaker:
                before[previous.speaker] += 1
            elif previous.speaker == name != turn.speaker:
                after[turn.speaker] += 1
        previous = turn
    said = [passage for turn in turns for passage in in_sentences(turn)]
    return Profile(
        stats=found[0],
        longest=max(turns, key=lambda turn: len(turn.text)),
        companions=_companions(before, after),
        turns=tuple(turn.ref for turn in turns),
        quotable=_quotable(said, keyness(own, _bag(voices, forms))),
        questions=tuple(one for one in said if _asks(one.text)),
    )


def _stats(
    person: Person, voices: Sequence[Voice], *, share: float, keywords: tuple[str, ...]
) -> SpeakerStats:
    return SpeakerStats(
        speaker=person.name,
        aliases=person.aliases,
        role=person.role,
        affiliation=person.affiliation,
        transcripts=len({voice.transcript for voice in voices}),
        turns=sum(voice.turns for voice in voices),
        characters=sum(voice.characters for voice in voices),
        words=sum(voice.words for voice in voices),
        share=share,
        duration_ms=sum(voice.duration_ms for voice in voices),
        questions=sum(voice.questions for voice in voices),
        first=f"{voices[0].transcript}:{voices[0].first}",
        last=f"{voices[-1].transcript}:{voices[-1].last}",
        keywords=keywords,
    )


def _bag(voices: Iterable[Voice], forms: Mapping[str, str]) -> Counter[str]:
    """All words of some voices, however each transcript writes them, in one form."""
    bag: Counter[str] = Counter()
    for voice in voices:
        for word, times in voice.bag.items():
            bag[forms[word.lower()]] += times
    return bag


def _forms(voices: Iterable[Voice]) -> dict[str, str]:
    """Each word in small letters, and the form in which it is written most often."""
    times: Counter[str] = Counter()
    for voice in voices:
        times.update(voice.bag)
    return {form.lower(): form for form in sorted(times, key=lambda form: (times[form], form))}


def _companions(before: Counter[str], after: Counter[str]) -> tuple[Companion, ...]:
    companions = [
        Companion(speaker=name, before=before[name], after=after[name])
        for name in dict.fromkeys((*before, *after))
    ]
    return tuple(sorted(companions, key=lambda one: (-one.before - one.after, one.speaker)))


def _asks(sentence: str) -> bool:
    return any(mark in _QUESTION_MARKS for mark in sentence.rstrip("”’」』】）)\"' !！")[-1:])


def _quotable(said: Sequence[Passage], scores: Mapping[str, float]) -> tuple[Passage, ...]:
    """The sentences that cover most of the weight of the most distinctive words, greedily."""
    best = sorted(scores, key=lambda word: (-scores[word], word))[:_LOOKED_FOR]
    weights = {word: scores[word] for word in best if scores[word] > 0}
    candidates = [
        (passage, frozenset(word for word in weights if word.lower() in passage.text.lower()))
        for passage in said
        if len(passage.text) in _QUOTABLE and not _asks(passage.text)
    ]
    chosen: list[Passage] = []
    covered: frozenset[str] = frozenset()

    def gain(candidate: tuple[Passage, frozenset[str]]) -> float:
        passage, words = candidate
        return sum(weights[word] for word in words - covered) / sqrt(len(passage.text))

    while candidates and len(chosen) < _QUOTED:
        passage, words = max(candidates, key=gain)
        if not gain((passage, words)):
            break
        chosen.append(passage)
        covered |= words
        candidates.remove((passage, words))
    order = {id(passage): at for at, passage in enumerate(said)}
    return tuple(sorted(chosen, key=lambda passage: order[id(passage)]))
