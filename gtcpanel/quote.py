"""Verbatim quotes: the sentences that answer a query, those of a reference, or any at random.

A quote is always a slice of its turn's text. Only when it is printed are line breaks in it closed
and the marks of what was cut off put to it (`gtcpanel.citation`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gtcpanel.answers import answers, is_bare
from gtcpanel.drawing import scattered
from gtcpanel.model import Span, Turn
from gtcpanel.passages import Passage, in_sentences, passages_of, whole
from gtcpanel.text.cutting import cut, ellipsis

if TYPE_CHECKING:
    from gtcpanel.library import Library
    from gtcpanel.references import Reference
    from gtcpanel.transcript import About

#: How many quotes a query or a draw gives unless more are asked for: the best one.
USUAL_LIMIT: Final = 1
#: How many hits are looked at for the best quotes, whatever the limit.
_CONSIDERED: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Passage):
    """A passage with all that is needed to cite it."""

    about: About  #: the transcript
    cut_before: bool = False  #: whether the sentence begins earlier than the quote
    cut_after: bool = False
    before: tuple[Turn, ...] = ()  #: neighbouring turns, if they were asked for
    after: tuple[Turn, ...] = ()

    @property
    def elided(self) -> bool:
        """Whether something of the sentence was left out."""
        return self.cut_before or self.cut_after

    @property
    def path(self) -> str:
        """The source file."""
        return self.turn.path

    @property
    def sha256(self) -> str:
        """Of the source file's bytes, in hexadecimal."""
        return self.about.sha256


def quotes(
    library: Library,
    *,
    query: str | None = None,
    references: Sequence[Reference] = (),
    speakers: Collection[str] = (),
    within: Sequence[str] = (),
    limit: int | None = None,
    random: bool = False,
    seed: int | None = None,
    whole_turn: bool = False,
    max_chars: int | None = None,
    context: int = 0,
) -> tuple[Quote, ...]:
    """Quotes for a query (best first), of references (in the order given), or of any sentences.

    For a query each turn that answers gives one quote, the sentences that hold the most of it
    (`gtcpanel.answers`). A reference gives the turn or the sentences it names, one quote for each
    turn. Without either, every sentence is a quote.

    `limit` None is all of them. With `random` they are drawn at random, each sentence as likely as
    any other, without repetition; the same `seed` draws the same from the same library, with every
    version of Python. Of sentences drawn, those with fewer than eight letters come last.
    `whole_turn` gives whole turns instead of sentences. With `max_chars`, quotes that are longer
    are dropped where others are not; if all are, they are cut at the end of a clause or between
    words, around what was searched for, with room for the marks of an omission. `context` adds so
    many turns on either side.

    Raises `UnknownReferenceError` for a reference past the end, and what `search` raises.
    """
    if query is not None:
        from gtcpanel.search import search

        hits = search(
            library, query, speakers=speakers, within=within,
            limit=None if random or max_chars or limit is None else max(limit, _CONSIDERED),
        ).hits  # fmt: skip
        found: Iterable[_Found] = (
            (best.passage, best.keep)
            for best in answers(
                hits, words=len(query.split()), whole_turn=whole_turn, longest=max_chars
            )
        )
    elif references:
        names = {library.person(name).name for name in speakers}
        found = (
            (whole(passage.turn) if whole_turn else passage, None)
            for reference in references
            for passage in passages_of(library, reference)
            if not names or passage.turn.speaker in names
        )
    else:
        some = None
        if random and limit is not None:
            some = scattered(
                library, limit, lambda passage: _kind(passage, max_chars) == 0, seed,
                speakers=speakers, within=within, whole_turn=whole_turn,
            )  # fmt: skip
        if some is not None:
            found = ((passage, None) for passage in some)
        else:
            found = _everything(library, speakers, within, whole_turn=whole_turn)
    chosen = _draw(found, limit, seed, max_chars) if random else _first(found, limit, max_chars)
    abouts: dict[str, About] = {}
    return tuple(
        _quote(library, passage, keep, max_chars, context, abouts) for passage, keep in chosen
    )


#: A passage, and what of it must be kept if it is cut.
_Found = tuple[Passage, Span | None]


def _everything(
    library: Library, speakers: Collection[str], within: Sequence[str], *, whole_turn: bool
) -> Iterator[_Found]:
    for turn in library.turns(within=within, speakers=speakers):
        if whole_turn:
            yield whole(turn), None
        else:
            for passage in in_sentences(turn):
                yield passage, None


def _first(found: Iterable[_Found], limit: int | None, max_chars: int | None) -> list[_Found]:
    """The first `limit` that are short enough, or simply the first."""
    chosen: list[_Found] = []
    longer: list[_Found] = []
    for one in found:
        row = chosen if _is_short(one, max_chars) else longer
        if limit is None or len(row) < limit:
            row.append(one)
        if len(chosen) == limit:
            break
    return chosen or longer


def _draw(
    found: Iterable[_Found], limit: int | None, seed: int | None, max_chars: int | None
) -> list[_Found]:
    """`limit` of them at random (Vitter 1985, algorithm R), in random order; the best kind first.

    Of `Random` only `random()` is used, which alone is promised to stay the same.
    """
    from random import Random

    source = Random(seed)  # noqa: S311 - nothing is kept secret
    kinds: tuple[list[_Found], ...] = ([], [], [])  # short enough, short enough but bare, too long
    seen = [0, 0, 0]
    for one in found:
        kind = _kind(one[0], max_chars)
        drawn = kinds[kind]
        seen[kind] += 1
        if limit is None or len(drawn) < limit:
            drawn.append(one)
        else:
            place = int(source.random() * seen[kind])
            if place < limit:
                drawn[place] = one
    for drawn in kinds:
        _shuffle(drawn, source.random)
    good = [*kinds[0], *kinds[1]]
    return (good or kinds[2])[:limit]


def _shuffle(row: list[_Found], draw: Callable[[], float]) -> None:
    for at in range(len(row) - 1, 0, -1):  # Fisher and Yates
        other = int(draw() * (at + 1))
        row[at], row[other] = row[other], row[at]


def _kind(passage: Passage, max_chars: int | None) -> int:
    """0 for what is short enough, 1 if it is bare too, 2 for what is too long."""
    return 2 if not _is_short((passage, None), max_chars) else int(is_bare(passage.text))


def _is_short(found: _Found, max_chars: int | None) -> bool:
    return max_chars is None or found[0].end - found[0].start <= max_chars


def _cut(text: str, passage: Span, longest: int, keep: Span | None) -> Span:
    """A piece that is no longer than `longest` with the ellipses that will mark what is missing."""
    mark = len(ellipsis(text[slice(*passage)]))
    for marks in (1, 2):
        start, end = cut(text, passage, max(1, longest - marks * mark), keep)
        if (start > passage[0]) + (end < passage[1]) <= marks:
            break
    return start, end


def _quote(
    library: Library,
    passage: Passage,
    keep: Span | None,
    max_chars: int | None,
    context: int,
    abouts: dict[str, About],
) -> Quote:
    turn = passage.turn
    if turn.transcript not in abouts:
        abouts[turn.transcript] = library.about(turn.transcript)
    start, end = passage.start, passage.end
    if max_chars is not None and end - start > max_chars:
        start, end = _cut(turn.text, (start, end), max_chars, keep)
    around = library.neighbours(turn, context) if context else ()
    return Quote(
        turn=turn,
        start=start,
        end=end,
        ref=passage.ref,
        about=abouts[turn.transcript],
        cut_before=start > passage.start,
        cut_after=end < passage.end,
        before=tuple(other for other in around if other.number < turn.number),
        after=tuple(other for other in around if other.number > turn.number),
    )
