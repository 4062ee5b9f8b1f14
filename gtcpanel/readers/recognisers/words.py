"""Words with their speakers, put together to what was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from gtcpanel.readers.lines import ends_a_sentence
from gtcpanel.readers.pieces import Piece, glue
from gtcpanel.readers.reader import NOBODY

#: On a channel of one's own an utterance ends with a pause of so many milliseconds ...
_PAUSE: Final = 1000
#: ... or with a sentence before one of so many.
_BREATH: Final = 300
#: The part of a segment's letters that its words must have to be cut by them.
_COVERED: Final = 0.8


def neighbourly(words: Sequence[Piece]) -> list[Piece]:
    """The words, those of nobody given to whom the word before belongs, or the first one known.

    Numerals and punctuation often have no speaker of their own.
    """
    last = next((word.speaker for word in words if word.speaker != NOBODY), NOBODY)
    known = []
    for word in words:
        if word.speaker == NOBODY:
            word = word._replace(speaker=last)
        last = word.speaker
        known.append(word)
    return known


def segment(whole: Piece, words: Sequence[Piece]) -> list[Piece]:
    """A segment as what its speakers said of it: its own text, cut where the words change hands.

    `whole` has the segment's text, line, times and perhaps a speaker; `words` may be none.
    """
    words = neighbourly(words)
    speakers = Counter(word.speaker for word in words)
    if NOBODY in speakers:
        words, speakers = [], Counter()
    if not whole.text:
        return list(words)
    timed = whole._replace(
        start_ms=whole.start_ms if whole.start_ms is not None else _start(words),
        end_ms=whole.end_ms if whole.end_ms is not None else _end(words),
    )
    if len(speakers) < 2:
        return [timed._replace(speaker=next(iter(speakers), whole.speaker))]
    parts = cut(whole.text, [word.text for word in words])
    if parts is None:
        letters = sum(map(str.isalnum, whole.text))
        covered = sum(sum(map(str.isalnum, word.text)) for word in words) >= _COVERED * letters
        return words if covered else [timed._replace(speaker=speakers.most_common(1)[0][0])]
    pieces = []
    close = whole.close
    for speaker, group in groupby(zip(words, parts, strict=True), key=lambda pair: pair[0].speaker):
        pairs = list(group)
        text = "".join(part for _, part in pairs)
        run = [word for word, _ in pairs]
        pieces.append(Piece(run[0].line, text.strip(), speaker, _start(run), _end(run), close))
        close = not text[-1:].isspace()
    return [piece for piece in pieces if piece.text]


def cut(whole: str, words: Sequence[str]) -> list[str] | None:
    """The text in as many parts as it has words, each with what follows it; joined they are it.

    None where the words are not in the text one after the other with only marks between them.
    """
    begins = [0]
    end = 0
    lower = whole.lower()  # a transcript has capitals that its words may lack
    plain = lower if len(lower) == len(whole) else whole
    for number, word in enumerate(words):
        found = whole.find(word, end) if plain is whole else plain.find(word.lower(), end)
        if found < 0 or not word or any(map(str.isalnum, whole[end:found])):
            return None
        if number:
            # An opening quote after a space goes with the word that it opens.
            gap = whole[end:found]
            begins.append(end + len(gap) - len(gap.split(" ")[-1]) if " " in gap else found)
        end = found + len(word)
    if any(map(str.isalnum, whole[end:])):
        return None
    begins.append(len(whole))
    return [whole[a:b] for a, b in pairwise(begins)]


def spaced(words: Sequence[Piece], whole: str) -> list[Piece]:
    """The words with the spaces that the whole text has between them, if it is of these words."""
    parts = cut(whole, [word.text for word in words])
    if parts is None:
        return list(words)
    before = [True, *(part[-1:].isspace() for part in parts)]
    return [
        word._replace(text=part.strip(), close=not space)
        for word, part, space in zip(words, parts, before, strict=False)
    ]


def interleaved(channels: Iterable[Sequence[Piece]]) -> list[Piece]:
    """The words of several channels as a conversation: utterance by utterance, by their starts."""
    utterances = [each for words in channels for each in _utterances(words)]
    utterances.sort(key=lambda each: _start(each) or 0)
    return [word for each in utterances for word in each]


def by_start(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces in the order of their starts; one without a time stays after the one before."""
    last = 0
    keyed = []
    for piece in pieces:
        last = piece.start_ms if piece.start_ms is not None else last
        keyed.append((last, piece))
    keyed.sort(key=lambda pair: pair[0])
    return [piece for _, piece in keyed]


def joined(words: Iterable[Piece]) -> str:
    """The words as one text."""
    text = ""
    before = ""
    for word in words:
        text += ("" if word.close else glue(before, word.text, words=True)) + word.text
        before = word.text
    return text


def _utterances(words: Sequence[Piece]) -> Iterator[list[Piece]]:
    run: list[Piece] = []
    before: int | None = None  # the last end known; punctuation has none
    for word in words:
        if run and not word.close:
            after = word.start_ms
            pause = after - before if before is not None and after is not None else 0
            if pause >= _PAUSE or (pause >= _BREATH and ends_a_sentence(run[-1].text)):
                yield run
                run = []
        run.append(word)
        before = word.end_ms if word.end_ms is not None else before
    if run:
        yield run


def _start(words: Sequence[Piece]) -> int | None:
    return next((word.start_ms for word in words if word.start_ms is not None), None)


def _end(words: Sequence[Piece]) -> int | None:
    return max((word.end_ms for word in words if word.end_ms is not None), default=None)
