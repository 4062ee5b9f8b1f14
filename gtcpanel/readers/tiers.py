"""Tiers of annotation programs: which are what people said, and whose they are.

A tier may be a speaker's utterances, and as well their words, sounds, gestures, glosses or
translations. Names tell that first, as corpora use them; then what is in the tiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from gtcpanel.readers.extracted import left_out
from gtcpanel.readers.lines import BLANK
from gtcpanel.readers.pieces import Piece, reading_of
from gtcpanel.readers.reader import NOBODY, Reading

if TYPE_CHECKING:
    from gtcpanel.readers.facts import Facts
    from gtcpanel.transcript import Omission

#: What parts a tier's name: `Ann - words`, `tx@Ann`, `Ann_orth`.
_PARTS: Final = re.compile(r"[\s@_\-.:/()\[\]\"'“”]+")
#: Kinds of tiers with an entry for each word or sound, ...
_SMALL: Final = frozenset(
    {"word", "words", "wd", "wrd", "phone", "phones", "phoneme", "phonemes", "segment", "segments",
     "syllable", "syllables", "syl", "mau", "kan", "tok", "token", "tokens", "morph", "morphs",
     "morpheme", "morphemes", "mb", "tone", "tones", "词", "音素", "音节"}
)  # fmt: skip
#: ... with something else than what was said, ...
_OTHER: Final = frozenset(
    {"gesture", "gestures", "gaze", "head", "hand", "hands", "lh", "rh", "movement", "posture",
     "translation", "translations", "trans", "ft", "fe", "gloss", "glosses", "gl", "ge", "ps",
     "pos", "note", "notes", "nt", "comment", "comments", "com", "remarks", "annotation", "silence",
     "silences", "pitch", "intensity", "ipa", "phonetic", "phonetics", "laughter", "noise",
     "events", "event", "topic", "topics", "code", "codes", "score", "literal", "lit", "free",
     "翻译", "备注", "注释", "手势"}
)  # fmt: skip
#: ... and with what was said.
_SAID: Final = frozenset(
    {"utterance", "utterances", "utt", "utts", "ut", "transcription", "transcriptions",
     "transcript", "transcripts", "text", "tx", "txt", "orth", "ort", "ortho", "orthography",
     "speech", "sentence", "sentences", "phrase", "phrases", "turn", "turns", "ipu", "default",
     "speaker", "talk", "内容", "文本", "句子", "话轮", "转写"}
)  # fmt: skip
#: Entries for silence, noise and breath, as aligners and phoneticians write them.
_SILENCE: Final = frozenset(
    {"sil", "sp", "spn", "<sil>", "<p:>", "<p>", "<spn>", "<eps>", "#", "silence", "silent",
     "sounding", "pause", "pau", "_", "-", "*", "...", "<unk>", "{sl}", "{ns}", "{lg}", "{br}"}
)  # fmt: skip


class Entry(NamedTuple):
    """Something in a tier."""

    line: int  #: of the source
    text: str
    start_ms: int | None
    end_ms: int | None
    order: float  #: where it comes in time


class Tier(NamedTuple):
    """A tier at the top of its tree."""

    name: str
    entries: tuple[Entry, ...]
    speaker: str = ""  #: whom the file itself says it is of
    kind: str = ""  #: the type that the file gives it


def reading_of_tiers(
    tiers: Sequence[Tier], others: Iterable[tuple[int, str]], facts: Facts | None
) -> Reading:
    """What is said in the tiers, in the order of time; `others` are lines that hold no speech."""
    said, left = _said(tiers)
    pieces: list[tuple[float, Piece]] = []
    gone = [
        *others,
        *((entry.line, f"tier {each.name!r}") for each in left for entry in each.entries),
    ]
    for tier, speaker in said:
        for entry in tier.entries:
            if entry.text.casefold() in _SILENCE:
                gone.append((entry.line, "silence"))
                continue
            piece = Piece(entry.line, entry.text, speaker, entry.start_ms, entry.end_ms)
            pieces.append((entry.order, piece))
    pieces.sort(key=lambda each: each[0])
    reading = reading_of([piece for _, piece in pieces], facts)
    omitted: tuple[Omission, ...] = (*left_out(sorted(set(gone))), *reading.omitted)
    return Reading(stretches=reading.stretches, certain=True, omitted=omitted)


def _said(tiers: Sequence[Tier]) -> tuple[list[tuple[Tier, str]], list[Tier]]:
    """The tiers of speech, each with its speaker, and the others."""
    tiers = [each for each in tiers if each.entries]
    likely = [each for each in tiers if _kind(each) not in {"small", "other"}]
    likely = _without_parts(likely)
    if not likely:  # nothing but words: those are what was said
        likely = _coarsest([each for each in tiers if _kind(each) == "small"])
    if not likely:
        likely = list(tiers)
    chosen: dict[str, Tier] = {}
    for each in likely:
        speaker = _speaker(each)
        rival = chosen.get(speaker)
        if rival is None or (_rank(each) > _rank(rival)):
            chosen[speaker] = each
    said = [(each, speaker) for speaker, each in chosen.items()]
    taken = {id(each) for each, _ in said}
    return said, [each for each in tiers if id(each) not in taken]


def _rank(tier: Tier) -> tuple[bool, int]:
    return _kind(tier) == "said", sum(len(entry.text) for entry in tier.entries)


def _kind(tier: Tier) -> str:
    """What its names make of a tier: small, other or said; "" where they do not tell."""
    for name in (tier.name, tier.kind):
        words = {word.casefold() for word in _PARTS.split(name)}
        for kind, known in (("other", _OTHER), ("small", _SMALL), ("said", _SAID)):
            if words & known:
                return kind
        if any(word.startswith(("phon", "syllab")) for word in words):
            return "small"
    return ""


def _speaker(tier: Tier) -> str:
    """Who speaks in a tier: whom the file says, or its name without its kind."""
    if tier.speaker:
        return tier.speaker
    words = [word for word in _PARTS.split(tier.name) if word]
    kinds = _SAID | _SMALL | {"tier"}
    left = [word for word in words if word.casefold() not in kinds]
    if not left or all(word.isdigit() for word in left):
        # `speaker 1` is a name, `tier 1` and `text` are none.
        return tier.name if words and words[0].casefold() == "speaker" and left else NOBODY
    if len(left) == len(words):
        return tier.name.strip(BLANK)
    if {words[0].casefold(), words[-1].casefold()} & {"speaker"}:
        return tier.name.strip(BLANK)
    return " ".join(left)


def _without_parts(tiers: Sequence[Tier]) -> list[Tier]:
    """Those that do not say the same as another tier of that speaker in smaller pieces."""
    letters = [_letters(each) for each in tiers]
    fewest: dict[tuple[str, str | None], int] = {}
    for said, each in zip(letters, tiers, strict=True):
        for speaker in {each.speaker, None}:
            key = (said, speaker)
            fewest[key] = min(fewest.get(key, len(each.entries)), len(each.entries))
    kept = []
    for said, each in zip(letters, tiers, strict=True):
        rivals = (each.speaker, "") if each.speaker else (None,)
        least = min(fewest.get((said, speaker), len(each.entries)) for speaker in rivals)
        if len(each.entries) <= least:
            kept.append(each)
    return kept


def _letters(tier: Tier) -> str:
    entries = sorted(tier.entries, key=lambda each: each.order)
    said = "".join(each.text for each in entries if each.text.casefold() not in _SILENCE)
    return "".join(filter(str.isalnum, said)).casefold()


def _coarsest(tiers: Sequence[Tier]) -> list[Tier]:
    """Of tiers of words and of sounds those of words: they have the fewest entries."""
    fewest: dict[str, Tier] = {}
    for each in tiers:
        speaker = _speaker(each)
        if speaker not in fewest or len(each.entries) < len(fewest[speaker].entries):
            fewest[speaker] = each
    return list(fewest.values())
