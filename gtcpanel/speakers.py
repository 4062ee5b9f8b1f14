"""Who speaks: how much, how, in which words, and after whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from gtcpanel.model import Span, Turn
from gtcpanel.passages import Passage, in_sentences
from gtcpanel.quotable import asks, quotable
from gtcpanel.text.keyness import keyness, keywords

if TYPE_CHECKING:
    from gtcpanel.library import Library
    from gtcpanel.transcript import Exchange, Part, Person, Summary, Voice

#: Who comes first: who speaks first, or who has the most of something.
Order = Literal["first", "share", "turns", "words", "questions"]

_KEYWORDS: Final = 8
#: Of a profile: how many sentences are quoted, and of how many parts of the talk it tells.
_QUOTED: Final = 3
_PARTS: Final = 5


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
class Appearance:
    """When a person speaks in one transcript."""

    slug: str
    title: str
    duration_ms: int  #: of the transcript
    time_estimated: bool
    spans: tuple[Span, ...]  #: start and end of each of their turns in milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A part of a talk in which a person speaks."""

    part: Part
    spoken_ms: int  #: by this person
    share: float  #: of the part, 0..1


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What there is to know of one person."""

    stats: SpeakerStats
    longest: Turn
    companions: tuple[Companion, ...]  #: the most frequent first
    turns: tuple[str, ...]  #: references, in order
    quotable: tuple[Passage, ...]  #: at most three sentences, in order
    questions: tuple[Passage, ...]  #: all sentences that end in a question mark, in order
    appearances: tuple[Appearance, ...] = ()  #: by transcript
    topics: tuple[Topic, ...] = ()  #: the parts in which they speak longest, in order


def speaker_stats(
    library: Library,
    *,
    names: Sequence[str] = (),
    within: Sequence[str] = (),
    order: Order = "first",
    limit: int | None = None,
) -> tuple[SpeakerStats, ...]:
    """Everybody who speaks, or those of `names`; the first `limit` of them in an order.

    Shares are of the speaking time of all, whoever is shown; in a library where no time is known
    they are of the characters. Raises `SpeakerError` for a name that is nobody's.
    """
    chosen = {library.person(name).name for name in names}
    return _counted(library, chosen, within, _spoken(library, within), order, limit)


def profile(library: Library, person: str, within: Sequence[str] = ()) -> Profile | None:
    """What there is to know of a person, or None if they say nothing within `within`.

    Raises `SpeakerError`.
    """
    name = library.person(person).name
    spoken = _spoken(library, within)
    found = _counted(library, {name}, within, spoken)
    if not found:
        return None
    own = _bag(spoken.voices[name], spoken.forms)
    slugs = [voice.transcript for voice in spoken.voices[name]]
    turns = list(library.turns(within=slugs, speakers=[name]))
    said = [passage for turn in turns for passage in in_sentences(turn)]
    return Profile(
        stats=found[0],
        longest=max(turns, key=lambda turn: len(turn.text)),
        companions=_companions(library.exchanges(slugs), name),
        turns=tuple(turn.ref for turn in turns),
        quotable=tuple(quotable(said, keyness(own, spoken.words), _QUOTED)),
        questions=tuple(one for one in said if asks(one.text)),
        appearances=_appearances(library.summaries(slugs), turns),
        topics=_topics([part for slug in slugs for part in library.parts(slug)], turns),
    )


class _Spoken(NamedTuple):
    """What everybody says together."""

    voices: Mapping[str, Sequence[Voice]]  #: of each speaker, by first appearance
    forms: Mapping[str, str]  #: each word with the form in which it is written most often
    words: Counter[str]  #: all of them, in that form


def _spoken(library: Library, within: Sequence[str]) -> _Spoken:
    voices: dict[str, list[Voice]] = {}
    times: Counter[str] = Counter()
    for voice in library.voices(within):
        voices.setdefault(voice.speaker, []).append(voice)
        times.update(voice.bag)
    usual = {word.lower(): word for word in sorted(times, key=lambda word: (times[word], word))}
    forms = {word: usual[word.lower()] for word in times}
    words: Counter[str] = Counter()
    for word, number in times.items():
        words[forms[word]] += number
    return _Spoken(voices, forms, words)


def _counted(
    library: Library,
    chosen: Collection[str],
    within: Sequence[str],
    spoken: _Spoken,
    order: Order = "first",
    limit: int | None = None,
) -> tuple[SpeakerStats, ...]:
    """The first `limit` of the `chosen` people in an order; of everybody, if none is chosen."""
    people = {person.name: person for person in library.people(within)}
    voices, forms, background = spoken
    whole = background.total()
    lengths = {who: sum(voice.duration_ms for voice in row) for who, row in voices.items()}
    if not any(lengths.values()):
        lengths = {who: sum(voice.characters for voice in row) for who, row in voices.items()}
    total = sum(lengths.values()) or 1

    def most_first(who: str) -> int:
        if order == "first":
            return 0
        own = lengths[who] if order == "share" else sum(getattr(v, order) for v in voices[who])
        return -own

    shown = sorted((who for who in voices if not chosen or who in chosen), key=most_first)
    return tuple(
        _stats(
            people[who],
            voices[who],
            share=lengths[who] / total,
            keywords=keywords(_bag(voices[who], forms), background, _KEYWORDS, whole=whole),
        )
        for who in shown[:limit]
    )


def _appearances(summaries: Sequence[Summary], turns: Sequence[Turn]) -> tuple[Appearance, ...]:
    spans: dict[str, list[Span]] = {}
    for turn in turns:
        spans.setdefault(turn.transcript, []).append((turn.start_ms or 0, turn.end_ms or 0))
    return tuple(
        Appearance(
            slug=summary.about.slug,
            title=summary.about.title,
            duration_ms=summary.duration_ms,
            time_estimated=summary.time_estimated,
            spans=tuple(spans[summary.about.slug]),
        )
        for summary in summaries
    )


def _topics(parts: Sequence[Part], turns: Sequence[Turn]) -> tuple[Topic, ...]:
    """The parts in which the turns last longest."""
    lasting = {turn.ref: (turn.end_ms or 0) - (turn.start_ms or 0) for turn in turns}
    spoken = [
        sum(
            lasting.get(f"{part.transcript}:{number}", 0)
            for number in range(part.first, part.last + 1)
        )
        for part in parts
    ]
    most = sorted(range(len(parts)), key=lambda at: (-spoken[at], at))[:_PARTS]
    return tuple(
        Topic(
            part=parts[at],
            spoken_ms=spoken[at],
            share=min(1.0, spoken[at] / max(1, parts[at].end_ms - parts[at].start_ms)),
        )
        for at in sorted(most)
        if spoken[at]
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
            bag[forms[word]] += times
    return bag


def _companions(exchanges: Sequence[Exchange], name: str) -> tuple[Companion, ...]:
    before = {one.answers: one.turns for one in exchanges if one.speaker == name}
    after = {one.speaker: one.turns for one in exchanges if one.answers == name}
    companions = [
        Companion(speaker=who, before=before.get(who, 0), after=after.get(who, 0))
        for who in {**before, **after}
    ]
    return tuple(sorted(companions, key=lambda one: (-one.before - one.after, one.speaker)))
