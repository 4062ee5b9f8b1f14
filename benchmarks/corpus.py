"""The turns of a library, with what it takes to know that a piece of one tells which it is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from gtcpanel.model import Turn

HAN = re.compile(r"[\u4e00-\u9fff]+")
LATIN = re.compile(r"[a-z]+(?:['’][a-z]+)*")


class Speech(NamedTuple):
    """A turn, folded by OpenCC and lower case, and what it is made of."""

    speaker: str
    text: str
    runs: list[str]  #: Chinese characters in a row
    words: list[str]  #: Chinese words of two and more characters
    latin: list[str]


class Corpus:
    """The turns of a library, with what it takes to know that a piece tells its turn."""

    def __init__(self, turns: Sequence[Turn]) -> None:
        import opencc
        import rjieba

        simplify = opencc.OpenCC("t2s").convert
        self.turns = turns
        self.speech = []
        for turn in turns:
            text = simplify(turn.text).lower()
            runs = HAN.findall(text)
            words = [word for run in runs for word in rjieba.cut(run, False) if len(word) > 1]
            self.speech.append(Speech(turn.speaker, text, runs, words, LATIN.findall(text)))
        self._held: dict[str, set[int]] = defaultdict(set)  # who has a word, or pair of characters
        for at, one in enumerate(self.speech):
            for term in (
                *one.latin,
                *(run[n : n + 2] for run in one.runs for n in range(len(run))),
            ):
                self._held[term].add(at)

    def having(self, piece: str) -> set[int]:
        """The turns that have a piece of Chinese or a Latin word or words, whole."""
        if LATIN.match(piece):
            found = set.intersection(*(self._held.get(word, set()) for word in piece.split()))
            pattern = re.compile(rf"(?<![a-z'’]){piece}(?![a-z'’])".replace(" ", r"[^a-z]+"))
            return {at for at in found if pattern.search(self.speech[at].text)}
        pairs = (piece[n : n + 2] for n in range(len(piece) - 1))
        found = set.intersection(*(self._held.get(pair, set()) for pair in pairs))
        return {at for at in found if any(piece in run for run in self.speech[at].runs)}

    def told_by(self, piece: str) -> bool:
        """Whether exactly one turn has this piece."""
        return len(self.having(piece)) == 1

    def beginning_with(self, letters: str) -> set[int]:
        """The turns that have a word, or pair of characters, that begins so."""
        some = (turns for term, turns in self._held.items() if term.startswith(letters))
        return set().union(*some)

    def knows(self, word: str) -> bool:
        """Whether any turn has a Latin word."""
        return word in self._held

    @cached_property
    def characters(self) -> list[str]:
        """The characters of the library that are not rare."""
        counts = Counter(char for one in self.speech for run in one.runs for char in run)
        return sorted(char for char, times in counts.items() if times > 20)

    @cached_property
    def alike(self) -> dict[str, list[str]]:
        """Those characters by sound."""
        groups: dict[str, list[str]] = defaultdict(list)
        for char in self.characters:
            groups[pinyin(char)[0]].append(char)
        return groups

    @cached_property
    def sounds(self) -> list[str]:
        """How each turn sounds, syllables between spaces."""
        return [" ".join((" ", *pinyin("，".join(one.runs)), " ")) for one in self.speech]

    def heard_once(self, piece: str) -> bool:
        """Whether exactly one turn has something that sounds like this piece."""
        sound = f" {' '.join(pinyin(piece))} "
        return sum(sound in each for each in self.sounds) == 1

    @cached_property
    def vocabulary(self) -> list[str]:
        """Words (Chinese and Latin) that several turns have, but few."""
        words = {word for one in self.speech for word in one.words if len(word) == 2}
        words |= {word for one in self.speech for word in one.latin if len(word) > 4}
        return sorted(word for word in words if 4 <= len(self._held[word]) <= 60)


def pinyin(text: str) -> list[str]:
    from pypinyin import lazy_pinyin

    return [sound.replace("ü", "v") for sound in lazy_pinyin(text)]
