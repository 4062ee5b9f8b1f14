"""The sentences of a person that are most worth quoting.

They are chosen as sentences are for a summary: so that together they hold most of the weight of
what should be in it, each word counting once (Gillick and Favre 2009, "A scalable global model for
summarization", ILP for NLP). What should be in it are the person's most distinctive words, each
with its z-score (`gtcpanel.text.keyness`). They are found greedily, with a gain divided by the root
of a sentence's length (Lin and Bilmes 2010, "Multi-document summarization via budgeted maximization
of submodular functions", NAACL), or the longest would always win.

Only what can stand alone is looked at: statements of a length to be taken in at a glance, that end,
and that do not begin with a word which points back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import sqrt
from typing import Final

from gtcpanel.passages import Passage

#: How many of the most distinctive words are looked for.
_LOOKED_FOR: Final = 40
#: How many characters a sentence has that can stand alone and be taken in at a glance.
_LENGTH: Final = range(12, 161)
_QUESTION_MARKS: Final = "?？"
#: Marks after which what ends a sentence still ends it.
_CLOSING: Final = "”’」』】）)\"' "
#: What a sentence begins with that cannot be understood without the one before.
_POINTING_BACK: Final = (
    r"\W*(?:[这這那它他她]|因此|所以|但是?|不[过過]|然[后後]|而且?|其[中他实實它]|此外|同[样樣]|另外"
    r"|比如|例如|于是|於是|否[则則]|[并並]且|如此|接[着著]|[后後][来來]|是的|[对對]|[没沒][错錯]"
    r"|(?i:(?:it|its|this|that|these|those|they|them|their|he|she|his|her|so|but|and|or|because|then"
    r"|which|also|however|therefore|instead|otherwise|there|such|yes|yeah|no|right|well|exactly)\b))"
)


def asks(sentence: str) -> bool:
    """Whether a sentence ends in a question mark."""
    return any(mark in _QUESTION_MARKS for mark in sentence.rstrip(_CLOSING + "!！")[-1:])


def quotable(said: Sequence[Passage], scores: Mapping[str, float], most: int) -> list[Passage]:
    """At most `most` of the sentences `said`, in the order in which they are given.

    `scores` tell how distinctive a person's words are. Each sentence has words that the others
    chosen lack; fewer are given where no others have any.
    """
    best = sorted(scores, key=lambda word: (-scores[word], word))[:_LOOKED_FOR]
    weights = {word.lower(): scores[word] for word in best if scores[word] > 0}
    candidates = {
        at: _held(passage.text, weights)
        for at, passage in enumerate(said)
        if _stands_alone(passage.text)
    }
    chosen: list[int] = []
    covered: frozenset[str] = frozenset()

    def gain(at: int) -> float:
        return sum(weights[word] for word in candidates[at] - covered) / sqrt(len(said[at].text))

    while candidates and len(chosen) < most:
        at = max(candidates, key=gain)
        if not gain(at):
            break
        chosen.append(at)
        covered |= candidates.pop(at)
    return [said[at] for at in sorted(chosen)]


def _held(sentence: str, words: Iterable[str]) -> frozenset[str]:
    """Which of the words a sentence holds: English ones whole, Chinese ones anywhere."""
    text = sentence.lower()
    spaced = f" {' '.join(_word().findall(text))} "
    return frozenset(
        word for word in words if (f" {word} " in spaced if word.isascii() else word in text)
    )


def _stands_alone(sentence: str) -> bool:
    return (
        len(sentence) in _LENGTH
        and sentence.rstrip(_CLOSING)[-1:] in tuple(".。!！")
        and _pointing_back().match(sentence) is None
    )


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z0-9]+(?:['’.&-][a-z0-9]+)*[+#]*")


@cache
def _pointing_back() -> re.Pattern[str]:
    return re.compile(_POINTING_BACK)
