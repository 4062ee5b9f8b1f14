"""How Chinese is typed by its sound: `zhuyili`, `zhu yi li`, `zhu4 yi4 li4`, `zhu意li`, `zyl`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import Final

#: The syllables of Standard Mandarin without tones, ü written u, as `initial: finals`.
_FINALS: Final = {
    "": "a ai an ang ao e ei en eng er o ou yo",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan ue uo",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan ue un uo",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing o ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
}
#: What many who speak Mandarin with an accent do not tell apart: initials, and -ng from -n.
_CONFUSED: Final = {
    "zh": "z",
    "ch": "c",
    "sh": "s",
    "l": "n",
    "z": "zh",
    "c": "ch",
    "s": "sh",
    "n": "l",
}
_LONGEST: Final = 6  # zhuang
#: How many ways of splitting one string are followed (xian is xian or xi an).
_WAYS: Final = 8


@cache
def syllables() -> frozenset[str]:
    """All syllables (about 400)."""
    return frozenset(
        initial + final for initial, finals in _FINALS.items() for final in finals.split()
    )


def split(letters: str) -> tuple[tuple[str, ...], ...]:
    """Every way to read a row of ASCII letters as whole syllables, fewest syllables first.

    `zhuyili` -> (("zhu", "yi", "li"),); () where there is none. v is read as ü. What only an accent
    makes of a syllable (din of ding) is one where nothing else is. At most eight ways are given;
    the work is linear in the length.
    """
    letters = letters.replace("v", "u")
    return _split(letters, syllables()) or _split(letters, _with_accent())


def _split(letters: str, known: Set[str]) -> tuple[tuple[str, ...], ...]:
    ways: list[list[tuple[str, ...]]] = [[()]]  # ways[n]: of the first n letters
    for end in range(1, len(letters) + 1):
        found = [
            (*way, letters[start:end])
            for start in range(max(0, end - _LONGEST), end)
            if letters[start:end] in known
            for way in ways[start]
        ]
        ways.append(sorted(found, key=len)[:_WAYS])
    return tuple(way for way in ways[-1] if way)


@cache
def confused(syllable: str) -> tuple[str, ...]:
    """The syllables that an accent may have made this of: shan -> shan, shang, san, sang.

    zh and z, ch and c, sh and s, n and l, -ng and -n are not told apart.
    """
    return tuple(sound for sound in _alike(syllable) if sound in syllables())


def _alike(syllable: str) -> Iterator[str]:
    initial = syllable[: 2 if syllable[1:2] == "h" else 1]
    final = syllable[len(initial) :]
    for one in (initial, _CONFUSED.get(initial, initial)):
        yield one + final
        if final.endswith("ng"):
            yield one + final[:-1]
        elif final.endswith("n"):
            yield one + final + "g"


@cache
def _with_accent() -> frozenset[str]:
    return frozenset(other for syllable in syllables() for other in _alike(syllable))


def rows(parts: Sequence[Sequence[tuple[str, ...]]]) -> list[tuple[str, ...]]:
    """All combinations of the ways to read successive parts, at most eight."""
    combined: list[tuple[str, ...]] = [()]
    for part in parts:
        combined = [(*row, *way) for row in combined for way in part][:_WAYS]
    return combined
