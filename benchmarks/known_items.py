"""Known items: pieces of turns, damaged as people damage what they remember and type.

Every item is drawn so that the undamaged piece tells its turn: no other turn of the library has it
(of the same speaker, for a word beside a name). What would not be fair to any program is left out:
a piece whose sound other turns have, where only its sound is given; a damaged word that is another
word of the library.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from corpus import Corpus, Speech, pinyin
from nonsense import NONSENSE, queries

_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
#: How often a draw is tried before a class is given up.
_TRIES = 400


class Item(NamedTuple):
    """A query, what it was made from, and the turn that it was drawn from."""

    query: str
    piece: str  #: undamaged
    turn: int  #: place among the turns; -1 where nothing is to be found


Drawn = tuple[str, str] | None  # the query and the piece
Maker = Callable[[Corpus, int, random.Random], Drawn]


def draw(name: str, corpus: Corpus, size: int, seed: int) -> list[Item]:
    """Up to `size` items of a class, no two of one turn; the same for the same seed."""
    rng = random.Random(f"{seed} {name}")
    items: dict[int, Item] = {}
    for _ in range(_TRIES * size):
        if len(items) == size:
            break
        at = rng.randrange(len(corpus.speech))
        if at not in items and (drawn := CLASSES[name](corpus, at, rng)):
            items[at] = Item(*drawn, at)
    return list(items.values())


# --- drawing -------------------------------------------------------------------------------------


def _slice(corpus: Corpus, at: int, rng: random.Random, shortest: int, longest: int) -> str | None:
    """A row of characters that only this turn has."""
    size = rng.randint(shortest, longest)
    runs = [run for run in corpus.speech[at].runs if len(run) >= size]
    if not runs:
        return None
    run = rng.choice(runs)
    start = rng.randrange(len(run) - size + 1)
    piece = run[start : start + size]
    return piece if corpus.told_by(piece) else None


def _word(corpus: Corpus, at: int, rng: random.Random, sizes: range) -> str | None:
    """A Chinese word that only this turn has."""
    words = sorted({word for word in corpus.speech[at].words if len(word) in sizes})
    word = rng.choice(words) if words else None
    return word if word and corpus.told_by(word) else None


def _latin(corpus: Corpus, at: int, rng: random.Random, shortest: int) -> str | None:
    """A Latin word that only this turn has."""
    words = sorted({word for word in corpus.speech[at].latin if len(word) >= shortest})
    word = rng.choice(words) if words else None
    return word if word and corpus.told_by(word) else None


def _two(words: list[str], corpus: Corpus, rng: random.Random) -> tuple[str, str] | None:
    """Two words that stand together in this turn alone, though others have either."""
    some = sorted({word for word in words if 1 < len(corpus.having(word)) < 200})
    if len(some) < 2:
        return None
    one, other = rng.sample(some, 2)
    return (one, other) if len(corpus.having(one) & corpus.having(other)) == 1 else None


def _original(corpus: Corpus, at: int, piece: str) -> str:
    """A folded piece as the turn writes it (characters are folded one to one)."""
    start = corpus.speech[at].text.find(piece)
    return corpus.turns[at].text[start : start + len(piece)]


# --- damage --------------------------------------------------------------------------------------


def _misspelt(word: str, rng: random.Random) -> str:
    """One letter wrong, missing, added, or two swapped, but for the first, which mostly stands."""
    at = rng.randrange(1, len(word) - 1)
    letter = rng.choice(_VOWELS if word[at] in _VOWELS else _CONSONANTS)
    return rng.choice(
        [
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )


def _without_a_fifth(parts: Sequence[str], rng: random.Random) -> list[str]:
    gone = set(rng.sample(range(1, len(parts) - 1), max(1, len(parts) // 5)))
    return [part for at, part in enumerate(parts) if at not in gone]


def exact_zh(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
    piece = _slice(corpus, at, rng, 4, 9)
    return (_original(corpus, at, piece), piece) if piece else None


def word_zh(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
    piece = _word(corpus, at, rng, range(2, 3))
    return (_original(corpus, at, piece), piece) if piece else None


def two_words_zh(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
    two = _two(corpus.speech[at].words, corpus, rng)
    return (" ".join(_original(corpus, at, word) for word in two), " ".join(two)) if two else None


def script_zh(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
    """Traditional where the turn is simplified, simplified where it is traditional."""
    import opencc

    piece = _slice(corpus, at, rng, 3, 6)
    if not piece:
        return None
    written = _original(corpus, at, piece)
    other = piece if written != piece else opencc.OpenCC("s2t").convert(piece)
    return (other, piece) if other != written else None


def wrong_character(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
    piece = _slice(corpus, at, rng, 4, 6)
    if not piece:
        return None
    place = rng.randrange(len(piece))
    query = piece[:place] + rng.choice(corpus.characters) + piece[place + 1 :]
    return (query, piece) if not corpus.having(query) else None


def lost_character(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
    piece = _slice(corpus, at, rng, 5, 7)
    if not piece:
        return None
    place = rng.randrange(1, len(piece) - 1)
    query = piece[:place] + piece[place + 1 :]
    return (query, piece) if not corpus.having(query) else None


def swapped_characters(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
    piece = _slice(corpus, at, rng, 4, 6)
    if not piece:
        return None
    place = rng.randrange(len(piece) - 1)
    query = piece[:place] + piece[place + 1] + piece[place] + piece[place + 2 :]
    return (query, piece) if not corpus.having(query) else None


def same_sound(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
    """Half of the characters, at least one, replaced by others that sound the same."""
    piece = _word(corpus, at, rng, range(2, 5)) or _slice(corpus, at, rng, 3, 5)
    if not piece or not corpus.heard_once(piece):
        return None
    query = list(piece)
    for place in rng.sample(range(len(piece)), max(1, len(piece) // 2)):
        others = [char for char in corpus.alike[pinyin(piece[place])[0]] if char != piece[place]]
        query[place] = rng.choice(others) if others else piece[place]
    typed = "".join(query)
    return (typed, piece) if typed != piece and not corpus.having(typed) else None


def _sounded(typed: Callable[[Sequence[str], str, random.Random], str]) -> Maker:
    def draw(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
        piece = _word(corpus, at, rng, range(2, 5)) or _slice(corpus, at, rng, 3, 5)
        if not piece or not corpus.heard_once(piece):
            return None
        query = typed(pinyin(piece), piece, rng)
        return (query, piece) if not corpus.knows(query) else None

    return draw


def _with_tones(_: Sequence[str], piece: str, __: random.Random) -> str:
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(piece, style=Style.TONE3, neutral_tone_with_five=True))


def _mixed(sounds: Sequence[str], piece: str, rng: random.Random) -> str:
    place = rng.randrange(len(piece))
    return "".join(piece[n] if n == place else sound for n, sound in enumerate(sounds))


def accent(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
    """Pinyin as it is typed where zh and z, n and l, -ng and -n sound the same."""
    piece = _word(corpus, at, rng, range(3, 5)) or _slice(corpus, at, rng, 4, 5)
    if not piece or not corpus.heard_once(piece):
        return None
    sounds = pinyin(piece)
    swap = {"zh": "z", "sh": "s", "ch": "c", "z": "zh", "s": "sh", "c": "ch", "n": "l", "l": "n"}
    other = list(sounds)
    for n in rng.sample(range(len(sounds)), 2):
        head = re.match(r"[zcs]h?|[nl]", sounds[n])
        if sounds[n][-3:] in ("ang", "eng", "ing"):
            other[n] = sounds[n][:-1]
        elif head:
            other[n] = swap[head[0]] + sounds[n][head.end() :]
    query = "".join(other)
    return (query, piece) if other != sounds and not corpus.knows(query) else None


def misquote_zh(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
    piece = _slice(corpus, at, rng, 10, 16)
    return ("".join(_without_a_fifth(piece, rng)), piece) if piece else None


def word_and_speaker(words: Callable[[Speech], list[str]]) -> Maker:
    def draw(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
        speech = corpus.speech[at]
        some = sorted(set(words(speech)))
        if not speech.speaker or not some or len(speech.speaker) < 2:
            return None
        word = rng.choice(some)
        having = corpus.having(word)
        theirs = [n for n in having if corpus.speech[n].speaker == speech.speaker]
        if len(having) < 2 or len(theirs) > 1:
            return None
        return f"{word} {speech.speaker.split()[0]}", word

    return draw


def word_and_typo(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
    """One word as it is and another misspelt, in one query."""
    two = _two([word for word in corpus.speech[at].latin if len(word) > 5], corpus, rng)
    if not two:
        return None
    other = _misspelt(two[1], rng)
    return (f"{two[0]} {other}", " ".join(two)) if not corpus.knows(other) else None


def exact_en(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
    piece = _words_in_a_row(corpus, at, rng, rng.randint(2, 5))
    return (piece, piece) if piece else None


def word_en(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
    piece = _latin(corpus, at, rng, 5)
    return (piece, piece) if piece else None


def one_typo(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
    piece = _latin(corpus, at, rng, 5)
    query = _misspelt(piece, rng) if piece else ""
    return (query, piece) if piece and not corpus.knows(query) else None


def two_typos(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
    piece = _latin(corpus, at, rng, 9)
    query = _misspelt(_misspelt(piece, rng), rng) if piece else ""
    return (query, piece) if piece and query != piece and not corpus.knows(query) else None


def two_words_en(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
    two = _two([word for word in corpus.speech[at].latin if len(word) > 4], corpus, rng)
    return (" ".join(two), " ".join(two)) if two else None


def misquote_en(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
    """A fifth of the words missing, and one of the others another word."""
    piece = _words_in_a_row(corpus, at, rng, rng.randint(8, 14))
    if not piece:
        return None
    words = _without_a_fifth(piece.split(), rng)
    words[rng.randrange(len(words))] = rng.choice(corpus.vocabulary)
    return " ".join(words), piece


def joined_en(corpus: Corpus, at: int, rng: random.Random) -> Drawn:
    """Two words written as one."""
    piece = _words_in_a_row(corpus, at, rng, 2)
    if not piece or min(map(len, piece.split())) < 4:
        return None
    query = piece.replace(" ", "")
    return (query, piece) if not corpus.knows(query) else None


def _words_in_a_row(corpus: Corpus, at: int, rng: random.Random, size: int) -> str | None:
    """Neighbouring Latin words of one sentence that only this turn has."""
    text = corpus.turns[at].text.lower()
    rows = [
        row.strip("'’")
        for row in re.findall(r"[a-z'’]+(?: [a-z'’]+)+", text)
        if row.count(" ") >= size - 1
    ]
    if not rows:
        return None
    words = rng.choice(rows).split()
    start = rng.randrange(len(words) - size + 1)
    piece = " ".join(words[start : start + size])
    return piece if corpus.told_by(piece) else None


CLASSES: dict[str, Maker] = {
    "zh exact": exact_zh,
    "zh two-character word": word_zh,
    "zh two words": two_words_zh,
    "zh other script": script_zh,
    "zh one wrong character": wrong_character,
    "zh one missing character": lost_character,
    "zh two swapped characters": swapped_characters,
    "zh same sound": same_sound,
    "zh pinyin": _sounded(lambda sounds, _, __: "".join(sounds)),
    "zh pinyin, spaced": _sounded(lambda sounds, _, __: " ".join(sounds)),
    "zh pinyin with tones": _sounded(_with_tones),
    "zh pinyin, mixed": _sounded(_mixed),
    "zh pinyin with an accent": accent,
    "zh sentence, a fifth missing": misquote_zh,
    "zh word and speaker": word_and_speaker(lambda speech: speech.words),
    "en exact": exact_en,
    "en word": word_en,
    "en one typo": one_typo,
    "en two typos": two_typos,
    "en word and a typo": word_and_typo,
    "en two words": two_words_en,
    "en written as one": joined_en,
    "en misquote": misquote_en,
    "en word and speaker": word_and_speaker(
        lambda speech: [word for word in speech.latin if len(word) > 4]
    ),
}


def all_items(corpus: Corpus, size: int, seed: int) -> Iterator[tuple[str, list[Item]]]:
    """Every class with its items."""
    for name in CLASSES:
        yield name, draw(name, corpus, size, seed)
    for name in NONSENSE:
        yield name, [Item(query, "", -1) for query in islice(queries(name, corpus, seed), size)]
