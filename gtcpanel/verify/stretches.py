"""The pieces of a stretch in a text, verbatim, and what was put in between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from gtcpanel.model import Span
from gtcpanel.verify.comparison import Hunk
from gtcpanel.verify.quotation import Stretch
from gtcpanel.verify.words import Word

#: How many letters may stand for what was put in, where the pieces around it are verbatim.
_WIDEST_GAP: Final = 40


def find_pieces(pieces: Sequence[str], text: str, begin: int) -> list[tuple[int, int] | None]:
    """Where the pieces stand one after the other, with little between them; [] if they do not.

    None stands for a piece without letters.
    """
    alone = len(pieces) == 1
    wanted = [piece if alone else piece.strip() for piece in pieces]
    solid = [any(map(str.isalnum, piece)) for piece in wanted]
    first = solid.index(True)
    best: list[tuple[int, int] | None] = []
    start = text.find(wanted[first], begin)
    while start >= 0:
        spans: list[tuple[int, int] | None] = [None] * first
        end = start + len(wanted[first])
        spans.append((start, end))
        for piece, has_letters in zip(wanted[first + 1 :], solid[first + 1 :], strict=True):
            if not has_letters:
                spans.append(None)
                continue
            at = text.find(piece, end, end + _WIDEST_GAP + len(piece))
            if at < 0:
                break
            end = at + len(piece)
            spans.append((at, end))
        else:
            if len(pieces) == 1:
                return spans
            if not best or _length(spans) < _length(best):
                best = spans
        start = text.find(wanted[first], start + 1)
    return best


def gaps(stretch: Stretch, text: str, places: Sequence[Span | None]) -> Iterator[tuple[str, str]]:
    """What stands in the text where brackets put something in, and what they put in.

    At the ends that is a bracket of the transcript's own: [laughter].
    """
    put_in: list[str] = []
    before: Span | None = None
    for place, following in zip(places, (*stretch.insertions, ""), strict=True):
        if place:
            if put_in:
                start = before[1] if before else _bracket_before(text, place[0])
                yield text[start : place[0]], " ".join(put_in)
            before, put_in = place, []
        put_in.append(following)
    if before and any(put_in):
        yield text[before[1] : _bracket_after(text, before[1])], " ".join(put_in)


def _bracket_before(text: str, end: int) -> int:
    """Where a bracket begins that ends before an offset; the offset itself if none does."""
    found = re.search(r"[\[［【〔][^\[\]［］【】〔〕]*[\]］】〕]\s*$", text[:end])
    return found.start() if found else end


def _bracket_after(text: str, start: int) -> int:
    """Where a bracket ends that begins at an offset; the offset itself if none does."""
    found = re.match(r"\s*\\?[\[［【〔][^\[\]［］【】〔〕]*[\]］】〕]", text[start:])
    return start + found.end() if found else start


def _length(spans: Sequence[tuple[int, int] | None]) -> int:
    solid = [span for span in spans if span]
    return solid[-1][1] - solid[0][0]


def solid_pieces(stretch: Stretch) -> list[str]:
    """The pieces with letters in them."""
    return [piece for piece in stretch.pieces if any(map(str.isalnum, piece))]


def joints_of(stretch: Stretch) -> dict[int, str]:
    """What was put in at which offset of the stretch's words."""
    joints, at = {}, 0
    for piece, put_in in zip(stretch.pieces, stretch.insertions, strict=False):
        at += len(piece)
        joints[at] = put_in
    return joints


def put_in_at(hunk: Hunk, theirs: Sequence[Word], joints: dict[int, str]) -> str | None:
    """What was put in where a hunk of words left out stands, if anything was."""
    at = hunk.quoted[0]
    before = theirs[at - 1].end if at else 0
    after = theirs[at].start if at < len(theirs) else before
    return next((text for place, text in joints.items() if before <= place <= after), None)
