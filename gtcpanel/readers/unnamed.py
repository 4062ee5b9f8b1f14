"""Text with times and without speakers: a talk of one person whom nobody names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from gtcpanel.readers import lexicon
from gtcpanel.readers.clock import lone_stamp, span_at
from gtcpanel.readers.furniture import is_silent
from gtcpanel.readers.labels import Label, late_stamp
from gtcpanel.readers.likeness import speech
from gtcpanel.readers.lines import ends_a_sentence, is_bold
from gtcpanel.readers.reader import NOBODY

#: So many times make a transcript.
_FEWEST: Final = 3
#: The share of a file's characters that stand below its first time, if it is a transcript.
_SHARE: Final = 0.6
#: The largest share that may stand below its last one: a list of chapters has the article there.
_LAST: Final = 0.6
#: Words below a time, in characters on average. A list of chapters has fewer.
_WORDS: Final = 14
#: The longest caption of a speech, and how many paragraphs such a speech has at least.
_CAPTION: Final = 16
_PARAGRAPHS: Final = 8
#: How much they must look like something said, on average.
_SPOKEN: Final = 0.2
#: A new turn begins at the next time when one has so many characters.
_TURN: Final = 3000


class _Timed(NamedTuple):
    """A line that begins with a time."""

    at: int
    time_ms: int
    text: str  #: what follows on the line


def time_of(line: str) -> tuple[int, str] | None:
    """The time in milliseconds that a line begins with, and what follows it."""
    alone = lone_stamp(line)
    if alone is not None:
        return alone, ""
    bracketed = late_stamp(line)
    if bracketed is not None:
        return bracketed[0], line[bracketed[1] :].strip()
    plain = span_at(line) if line[:1].isdigit() else None
    if plain is None or not line[plain[1] : plain[1] + 1].isspace():
        return None
    return plain[0], line[plain[1] :].strip()


def unnamed(lines: Sequence[str], within: range) -> dict[int, Label]:
    """The times that begin a turn in a text where nobody is named; none in any other text."""
    timed = []
    for at in within:
        found = time_of(lines[at]) if lines[at] else None
        if found is not None:
            timed.append(_Timed(at, *found))
    times = [each.time_ms for each in timed]
    if len(timed) < _FEWEST or times != sorted(times):
        return {}
    ends = [each.at for each in timed[1:]] + [within.stop]
    sizes = [
        len(each.text) + sum(len(line) for line in lines[each.at + 1 : end] if not is_silent(line))
        for each, end in zip(timed, ends, strict=True)
    ]
    whole = sum(sizes)
    front = sum(len(lines[at]) for at in range(within.start, timed[0].at))
    if whole < max(_WORDS * len(sizes), _SHARE * (whole + front)) or sizes[-1] > _LAST * whole:
        return {}
    labels = {}
    size = _TURN
    for each, own in zip(timed, sizes, strict=True):
        if size >= _TURN and own:
            labels[each.at] = nobody(each.time_ms, each.text)
            size = 0
        size += own
    return labels


def before_the_first(lines: Sequence[str], front: range, start_ms: int) -> dict[int, Label]:
    """A time from which somebody speaks before the first name (`start_ms`).

    It is alone on its line, or all lines there begin with one; in a list of chapters there are
    times that come later.
    """
    timed = [_Timed(at, *found) for at in front if (found := time_of(lines[at])) is not None]
    if not timed:
        return {}
    first, last = timed[0], timed[-1]
    rows = [first.text, *(line for line in lines[first.at + 1 : front.stop] if line)]
    said = [line for line in rows if line]
    if not said or any(map(is_silent, said)) or sum(map(len, said)) < _WORDS * len(said):
        return {}
    times = [each.time_ms for each in timed]
    led = len(timed) >= _FEWEST and times == sorted(times) and last.time_ms <= start_ms
    if led or (not first.text and first.time_ms < start_ms):
        return {first.at: nobody(first.time_ms, first.text)}
    return {}


def speech_before(lines: Sequence[str], front: range) -> dict[int, Label]:
    """A long speech of nobody's between a caption such as 演讲全文 and the first question.

    It is cut like any talk of one whom nobody names.
    """
    captions = [at for at in front if _is_caption(lines[at])]
    if not captions:
        return {}
    said = [
        at
        for at in range(captions[0] + 1, front.stop)
        if lines[at] and not is_silent(lines[at]) and not is_bold(lines[at])
    ]
    spoken = [lines[at] for at in said]
    if len(said) < _PARAGRAPHS or sum(map(len, spoken)) < _TURN:
        return {}
    if sum(map(speech, spoken)) < _SPOKEN * len(spoken):
        return {}
    labels = {}
    size = _TURN
    for at in said:
        if size >= _TURN and (ends_a_sentence(lines[at - 1]) or not lines[at - 1]):
            labels[at] = Label(name=NOBODY, mark="plain", text=lines[at], colon=False)
            size = 0
        size += len(lines[at])
    return labels


def _is_caption(line: str) -> bool:
    bare = line.strip("*#【】[]:：_ ").casefold()
    return len(bare) <= _CAPTION and bare.endswith(lexicon.CAPTIONS)


def nobody(time_ms: int, text: str) -> Label:
    """A label of nobody, at a time."""
    return Label(name=NOBODY, mark="plain", text=text, start_ms=time_ms, colon=False)
