"""Pieces of speech, of which a turn has many: the cues of subtitles, the words of a recogniser.

Consecutive pieces of one speaker are one turn, with the first one's start and the last one's end.
Within a turn they are joined to paragraphs, so that a sentence that goes over several pieces is
whole again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
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
#: Pieces that are shorter than this on average are single words or characters.
_WORD: Final = 3
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
    opens: bool = False  #: whether a turn begins here though nobody new is named
    track: int = 0  #: which of several languages shown together; each has its own paragraphs


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
    is none goes on with the turn before), and a turn begins at each line of `turns`.
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
        stretches=tuple(_stretch(run, breaks) for run in _runs(spoken, breaks)),
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


def _runs(pieces: Sequence[Piece], breaks: Sequence[int]) -> Iterator[list[Piece]]:
    run: list[Piece] = []
    size = 0
    for at, piece in enumerate(pieces):
        if run and (
            piece.opens
            or piece.speaker != run[-1].speaker
            or _break_at(breaks, pieces, at)
            or _is_enough(run, piece, size)
        ):
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
    """The pieces of one turn as paragraphs; its line is that of `breaks` if there is one."""
    said: list[tuple[int, str]] = []
    words = len(run) > 1 and sum(len(piece.text) for piece in run) < _WORD * len(run)
    open_tracks: dict[int, _Paragraph] = {}
    lead = run[0].track
    for at, piece in enumerate(run):
        above = open_tracks.get(piece.track)
        if above is not None and piece.track == lead and above.is_full(piece):
            said += _closed(open_tracks)
            open_tracks, above, lead = {}, None, piece.track
        if above is None:
            line = _break_at(breaks, run, at) if at == 0 else None
            open_tracks[piece.track] = _Paragraph(line or piece.line, piece)
        else:
            above.add(piece, words=words)
    said += _closed(open_tracks)
    ends = [piece.end_ms for piece in run if piece.end_ms is not None]
    return Stretch(
        label=run[0].speaker,
        label_lines=(),
        said=tuple(said),
        start_ms=next((piece.start_ms for piece in run if piece.start_ms is not None), None),
        end_ms=max(ends, default=None),
    )


class _Paragraph:
    """A paragraph that grows; it begins at a line and ends with the last of its pieces."""

    def __init__(self, line: int, piece: Piece) -> None:
        self.line = line
        self.text = [piece.text]
        self.size = len(piece.text)
        self.last = piece

    def add(self, piece: Piece, *, words: bool) -> None:
        if not piece.close:
            self.text.append(glue(self.last.text, piece.text, words=words))
        self.text.append(piece.text)
        self.size += len(piece.text)
        self.last = piece

    def is_full(self, piece: Piece) -> bool:
        """Whether `piece` begins the next paragraph."""
        if self.size >= _BREATHLESS:
            return True
        long = self.size >= _PARAGRAPH or _pause(self.last, piece) >= _PAUSE
        return long and ends_a_sentence(self.last.text)


def _closed(open_tracks: dict[int, _Paragraph]) -> Iterator[tuple[int, str]]:
    for each in open_tracks.values():
        yield each.line, "".join(each.text)


def _break_at(breaks: Sequence[int], pieces: Sequence[Piece], at: int) -> int | None:
    """The line of `breaks` within the piece with index `at`, if there is one."""
    if not breaks:
        return None
    first = pieces[at].line
    below = pieces[at + 1].line if at + 1 < len(pieces) else 0  # which may stand above
    nth = bisect_left(breaks, first)
    return breaks[nth] if nth < len(breaks) and breaks[nth] < max(below, first + 1) else None
