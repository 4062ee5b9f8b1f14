"""What was said and what was quoted, side by side: pieces that agree, and pieces that do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gtcpanel.verify.comparison import Edit, Hunk
from gtcpanel.verify.words import Word


def word_edits(
    said: str, quoted: str, ours: Sequence[Word], theirs: Sequence[Word], hunks: Sequence[Hunk]
) -> Iterator[Edit]:
    """Both texts whole, in pieces that agree and pieces that do not."""
    for one, other, same in _pieces(said, quoted, ours, theirs, hunks):
        if same and one != other:
            yield from letter_edits(one, other)
        else:
            yield Edit(one, other, same)


def _pieces(
    said: str, quoted: str, ours: Sequence[Word], theirs: Sequence[Word], hunks: Sequence[Hunk]
) -> Iterator[tuple[str, str, bool]]:
    def cut(text: str, row: Sequence[Word], end_of_text: int, first: int, last: int) -> str:
        start = row[first].start if first < len(row) else end_of_text
        end = row[last].start if last < len(row) else end_of_text
        return text[start:end]

    lead = quoted[: theirs[0].start] if theirs else ""
    if lead.strip():
        yield "", lead, False
    for hunk in hunks:
        yield (
            cut(said, ours, ours[-1].end, *hunk.said),
            cut(quoted, theirs, len(quoted), *hunk.quoted),
            hunk.same,
        )


def letter_edits(said: str, quoted: str) -> tuple[Edit, ...]:
    """Two texts of the same words, letter by letter."""
    from rapidfuzz.distance import Indel

    edits: list[Edit] = []
    for step in Indel.opcodes(said, quoted):
        same = step.tag == "equal"
        edit = Edit(
            said[step.src_start : step.src_end], quoted[step.dest_start : step.dest_end], same
        )
        if edits and edits[-1].same == same:
            last = edits.pop()
            edit = Edit(last.said + edit.said, last.quoted + edit.quoted, same)
        edits.append(edit)
    return tuple(edits)
