"""Pieces of speech, of which a turn has many: the cues of subtitles, the words of a recogniser.

Consecutive pieces of one speaker are one turn, with the first one's start and the last one's end.
Within a turn they are joined to paragraphs, so that a sentence that goes over several pieces is
whole again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from gtcpanel.readers.lines import ends_a_sentence
from gtcpanel.readers.reader import NOBODY, Reading, Stretch
from gtcpanel.text.tokens import is_unspaced
from gtcpanel.transcript import Omission

if TYPE_CHECKING:
    from gtcpanel.readers.facts import Facts

#: A paragraph ends with a sentence before a pause of so many milliseconds ...
_PAUSE: Final = 2000
#: ... or with the first sentence after so many characters ...
_PARAGRAPH: Final = 500
#: ... or anywhere after so many, where nothing ends a sentence (automatic captions).
_BREATHLESS: Final = 1000
#: Words that are given to nobody are cut into turns of about so many characters, or a long talk
#: without names would be a single one. It is three minutes of speech.
_NOBODY_SAYS: Final = 3000

#: Marks that stand close to the word before them.
_CLOSE: Final = frozenset(",.!?;:%)]}，。！？；：、）】」』”’…")


class Piece(NamedTuple):
    """Something said without a break: a cue, a segment, a word."""

    line: int  #: of the source
    text: str  #: never empty, no white space around it
    speaker: str = NOBODY
    start_ms: int | None = None
    end_ms: int | None = None
    close: bool = False  #: whether it follows the piece before without a space


def reading_of(
    pieces: Sequence[Piece],
    facts: Facts | None,
    *,
    title: str | None = None,
    date: str | None = None,
    language: str | None = None,
    certain: bool = True,
) -> Reading:
    """What `pieces` say, in their order, corrected by the facts.

    Of the facts `start`, `end` and `not_speakers` are heeded here (what is said under a label that
    is none goes on with the turn before), and a turn can be parted at the lines of `turns`.
    """
    start = (facts and facts.start) or 0
    end = facts.end if facts is not None else None
    never = frozenset(facts.not_speakers if facts is not None else ())
    breaks = sorted(line for line, _ in facts.turns) if facts is not None else []
    spoken: list[Piece] = []
    omitted: list[Omission] = []
    for piece in pieces:
        outside = "before the talk" if piece.line < start else "after the talk"
        if piece.line < start or (end is not None and piece.line > end):
            omitted.append(Omission(first_line=piece.line, last_line=piece.line, reason=outside))
            continue
        if piece.speaker in never:
            piece = piece._replace(speaker=spoken[-1].speaker if spoken else NOBODY)
        spoken.append(piece)
    return Reading(
        stretches=tuple(_stretch(run, breaks) for run in _runs(spoken)),
        title=title,
        date=date,
        language=language,
        certain=certain,
        omitted=tuple(omitted),
    )


def glue(left: str, right: str, *, words: bool = False) -> str:
    """What stands between two pieces: a space, or nothing where the script has none.

    `words` are single words or characters, between which Chinese never has a space; between
    longer pieces without punctuation it tells them apart.
    """
    if not left or not right or right in _CLOSE:
        return ""
    last = left[-1]
    if is_unspaced(right[0]) and (is_unspaced(last) or last in _CLOSE or last in "“‘「『（《【"):
        wide = not last.isascii() and not is_unspaced(last)
        return "" if words or wide else " "
    return "" if last in "“‘「『（《【([" else " "


def _runs(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    run: list[Piece] = []
    size = 0
    for piece in pieces:
        if run and (piece.speaker != run[-1].speaker or _is_enough(run, piece, size)):
            yield run
            run, size = [], 0
        run.append(piece)
        size += len(piece.text)
    if run:
        yield run


def _is_enough(run: list[Piece], piece: Piece, size: int) -> bool:
    """Whether nobody's turn is long enough to end before `piece`."""
    if piece.speaker != NOBODY or size < _NOBODY_SAYS:
        return False
    last = run[-1]
    return ends_a_sentence(last.text) or _pause(last, piece) > 0 or size > 2 * _NOBODY_SAYS


def _pause(one: Piece, other: Piece) -> int:
    before, after = one.end_ms, other.start_ms
    return after - before if before is not None and after is not None else 0


def _stretch(run: Sequence[Piece], breaks: Sequence[int]) -> Stretch:
    """The pieces of one turn as paragraphs; one also begins at each line of `breaks`."""
    said: list[tuple[int, str]] = []
    words = len(run) > 1 and sum(len(piece.text) for piece in run) < 6 * len(run)
    text, line, size = [run[0].text], run[0].line, len(run[0].text)
    for at, (before, piece) in enumerate(pairwise(run), 2):
        parted = _break_in(breaks, piece.line, run[at].line if at < len(run) else piece.line + 1)
        ended = ends_a_sentence(before.text)
        rest = _pause(before, piece) >= _PAUSE or size >= _PARAGRAPH
        if parted or (ended and rest) or size >= _BREATHLESS:
            said.append((line, "".join(text)))
            text, line, size = [piece.text], parted or piece.line, len(piece.text)
            continue
        text += ("" if piece.close else glue(before.text, piece.text, words=words), piece.text)
        size += len(piece.text)
    said.append((line, "".join(text)))
    ends = [piece.end_ms for piece in run if piece.end_ms is not None]
    return Stretch(
        label=run[0].speaker,
        label_lines=(),
        said=tuple(said),
        start_ms=next((piece.start_ms for piece in run if piece.start_ms is not None), None),
        end_ms=max(ends, default=None),
    )


def _break_in(breaks: Sequence[int], first: int, end: int) -> int | None:
    """The line of `breaks` from `first` to before `end`, if there is one."""
    at = bisect_left(breaks, first)
    return breaks[at] if at < len(breaks) and breaks[at] < end else None
