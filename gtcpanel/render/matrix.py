"""Who answers whom: a row for each speaker, a column for each whose turns they follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from gtcpanel.render.machine import Document
from gtcpanel.render.markdown import escaped
from gtcpanel.render.markdown_tables import table
from gtcpanel.render.terminal import name_of

if TYPE_CHECKING:
    from gtcpanel.render.colour import Paint
    from gtcpanel.transcript import Exchange


class Grid(NamedTuple):
    """Exchanges as a square table."""

    speakers: tuple[str | None, ...]  #: of rows and of columns; None for those folded together
    others: int  #: how many are
    counts: tuple[tuple[int, ...], ...]  #: by row: how often its speaker answers each column's

    @property
    def names(self) -> list[str]:
        """What the rows are called, harmless and on one line."""
        return [
            f"{self.others} others" if name is None else name_of(name) for name in self.speakers
        ]

    @property
    def most(self) -> int:
        """The greatest count."""
        return max((count for row in self.counts for count in row), default=0)


def grid(exchanges: Sequence[Exchange], everybody: Sequence[str], most: int | None) -> Grid:
    """The exchanges of those who have any, in the order of `everybody`.

    Of more than `most` speakers those with most exchanges have rows of their own, and the last row
    and column are all others; None is no limit.
    """
    taking_part: Counter[str] = Counter()
    for one in exchanges:
        taking_part[one.speaker] += one.turns
        taking_part[one.answers] += one.turns
    kept = [name for name in everybody if name in taking_part]
    others = 0
    if most is not None and len(kept) > most:
        shown = {name for name, _ in taking_part.most_common(max(0, most - 1))}
        others = len(kept) - len(shown)
        kept = [name for name in kept if name in shown]
    places = {name: at for at, name in enumerate(kept)}
    size = len(kept) + bool(others)
    counts = [[0] * size for _ in range(size)]
    for one in exchanges:
        row = places.get(one.speaker, size - 1)
        column = places.get(one.answers, size - 1)
        counts[row][column] += one.turns
    return Grid(
        speakers=(*kept, None) if others else tuple(kept),
        others=others,
        counts=tuple(map(tuple, counts)),
    )


def plain(found: Grid, *, paint: Paint) -> Iterator[str]:
    """A line of names after an empty field, then a line for each speaker: name, counts."""
    yield "\t".join(("", *found.names))
    for speaker, name, row in zip(found.speakers, found.names, found.counts, strict=True):
        shown = name if speaker is None else paint.speaker(speaker, name)
        yield "\t".join((shown, *map(str, row)))


def markdown(found: Grid) -> Iterator[str]:
    """A table; who speaks stands at the left, whom they answer above."""
    yield table(
        ("", *map(escaped, found.names)),
        (
            (escaped(name), *(str(count or "") for count in row))
            for name, row in zip(found.names, found.counts, strict=True)
        ),
    )


def document(speakers: Document, exchanges: Sequence[Exchange]) -> Document:
    """`gtcpanel.speakers/1` with its `matrix`; as a table, a line for each pair."""
    matrix = [
        {"speaker": one.speaker or None, "answers": one.answers or None, "turns": one.turns}
        for one in exchanges
    ]
    return Document(
        {**speakers.members, "matrix": matrix}, "matrix", columns="speaker answers turns"
    )
