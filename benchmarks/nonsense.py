"""Queries that occur nowhere, for which nothing is the right answer."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from corpus import Corpus

_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
#: How often a draw is tried before a class is given up.
_TRIES = 20_000


def invented_word(_: Corpus, rng: random.Random) -> str:
    """Letters that can be said and are no word."""
    return "".join(rng.choice(_CONSONANTS) + rng.choice(_VOWELS) for _ in range(rng.randint(4, 5)))


def invented_characters(corpus: Corpus, rng: random.Random) -> str:
    """Characters that never stand side by side."""
    text = "".join(rng.sample(corpus.characters, rng.randint(3, 5)))
    pairs = [text[n : n + 2] for n in range(len(text) - 1)]
    return "" if any(map(corpus.having, pairs)) else text


def invented_sentence(corpus: Corpus, rng: random.Random) -> str:
    """Words of many turns, never said together."""
    chinese = rng.random() < 0.5
    words = [word for word in corpus.vocabulary if word.isascii() != chinese]
    if len(words) < 10:
        return ""
    return ("" if chinese else " ").join(rng.sample(words, 6))


def words_apart(corpus: Corpus, rng: random.Random) -> str:
    """Two words that no turn has both of, in no form."""
    one, other = rng.sample(corpus.vocabulary, 2)
    having = (corpus.beginning_with(word[:4]) for word in (one, other))
    return "" if set.intersection(*having) else f"{one} {other}"


NONSENSE: dict[str, Callable[[Corpus, random.Random], str]] = {
    "nonsense word": invented_word,
    "nonsense characters": invented_characters,
    "nonsense sentence": invented_sentence,
    "nonsense pair of words": words_apart,
}


def queries(name: str, corpus: Corpus, seed: int) -> Iterator[str]:
    """Queries of a class as many as are wanted, the same for the same seed."""
    rng = random.Random(f"{seed} {name}")
    for _ in range(_TRIES):
        if query := NONSENSE[name](corpus, rng):
            yield query
