"""Who is meant by a name, however it was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import TYPE_CHECKING, Final

from gtcpanel.errors import SpeakerError

if TYPE_CHECKING:
    from gtcpanel.transcript import Name

#: How alike (Jaro-Winkler, 0..1) a word must be to a word of a name to be a misspelling of it.
_MISSPELT: Final = 0.82
#: How many names a message lists at most.
_LISTED: Final = 10


def resolve(
    typed: str,
    names: Sequence[Name],
    key: Callable[[str], str],
    readings: Callable[[str], Sequence[str]],
) -> Name:
    """The one person meant by `typed`: an alias, words of a name, a part, its sound, or a typo.

    `key` folds a text, `readings` gives the toneless readings of a character. Each way is tried in
    turn, and the first by which anybody answers decides. Raises `SpeakerError` when nobody does, or
    several do.
    """
    for name in names:
        if name.canonical == typed:
            return name
    wanted = key(typed)
    ways: tuple[Callable[[], list[Name]], ...] = (
        lambda: [name for name in names if _same(name.key, wanted)],
        lambda: [name for name in names if name.sound and name.sound == wanted.replace(" ", "")],
        lambda: [name for name in names if set(wanted.split()) <= set(name.key.split())],
        lambda: [name for name in names if _is_part(wanted, name.key)],
        lambda: _same_sound(wanted, names, readings),
        lambda: [name for name in names if _is_misspelt(wanted, name.key)],
    )
    for way in ways if wanted else ():
        found = {name.person: name for name in way()}
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            raise SpeakerError(typed, list(map(_shown, found.values())), ambiguous=True)
    raise SpeakerError(typed, likely(wanted, names), ambiguous=False)


def likely(wanted: str, names: Sequence[Name]) -> list[str]:
    """The people that may have been meant: everybody if they are few, else the most alike."""
    everybody = list(dict.fromkeys(map(_shown, names)))
    if len(everybody) <= _LISTED:
        return everybody
    from rapidfuzz import fuzz, process

    alike = process.extract(
        wanted, [name.key for name in names], scorer=fuzz.WRatio, limit=_LISTED, score_cutoff=50
    )
    return list(dict.fromkeys(_shown(names[at]) for _, _, at in alike)) or everybody[:_LISTED]


def _shown(name: Name) -> str:
    return name.canonical or name.name  # nobody's words are those of "(unknown)"


def _same(key: str, wanted: str) -> bool:
    return key == wanted or key.replace(" ", "") == wanted.replace(" ", "")


def _is_part(wanted: str, key: str) -> bool:
    """Whether each word typed begins a word of the name, or Chinese characters occur in it."""
    words = key.split()
    return all(
        any(word.startswith(part) or (not part.isascii() and part in word) for word in words)
        for part in wanted.split()
    )


def _same_sound(
    wanted: str, names: Iterable[Name], readings: Callable[[str], Sequence[str]]
) -> list[Name]:
    """Names that sound like the Chinese characters typed (黄任勋 for 黄仁勋)."""
    ways = [readings(char)[:3] for char in wanted]
    if not all(ways) or len(ways) > 6:
        return []
    sounds = {"".join(way) for way in product(*ways)}
    return [name for name in names if name.sound in sounds]


def _is_misspelt(wanted: str, key: str) -> bool:
    from rapidfuzz.distance import JaroWinkler

    words = key.split()
    return all(
        any(
            part[0] == word[0]
            and len(part) > 2
            and JaroWinkler.similarity(part, word, score_cutoff=_MISSPELT)
            for word in words
        )
        for part in wanted.split()
    )
