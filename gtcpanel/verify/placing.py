"""Where a stretch of a quotation stands in a turn, and how well it agrees with what is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from gtcpanel.model import Span
from gtcpanel.text.fold import Folder
from gtcpanel.text.han import traditional
from gtcpanel.text.tokens import is_unspaced
from gtcpanel.verify.comparison import Change, Edit, align, changes, cover, weight
from gtcpanel.verify.edges import Edges
from gtcpanel.verify.edits import letter_edits, word_edits
from gtcpanel.verify.opposites import opposites
from gtcpanel.verify.overall import other_names, too_much, unsaid
from gtcpanel.verify.quotation import Stretch
from gtcpanel.verify.seeds import Place, closest_span, likely_place
from gtcpanel.verify.stretches import find_pieces, gaps, joints_of, put_in_at, solid_pieces
from gtcpanel.verify.window import is_gloss, passage, whole_words
from gtcpanel.verify.wording import Wording
from gtcpanel.verify.words import Names, Word, words

Grade = Literal["exact", "variant", "near", "altered", "unlike"]
GRADES: Final[tuple[Grade, ...]] = ("exact", "variant", "near", "altered", "unlike")

#: How alike the words must be that are still taken for the same (0..1).
ALIKE: Final = 0.6
#: How much may stand for what was put in in brackets.
_GAP: Final = 12.0
#: How much may be other words, left out or added in one place: at least, at most, and as a share of
#: the quotation. A Chinese character counts 1, another word 2.
_SMALL: Final = (6.0, 10.0, 0.2)
#: So much alike are texts that differ in script only, though they do not fold to the same (0..1).
_WIDE_LIKENESS: Final = 0.8
#: How many letters more on either side are looked at where less than this agrees: a gloss may
#: stand between the words. (In a wider window a word that comes twice is more easily mistaken.)
_AROUND: Final = 12
_ALL_THERE: Final = 0.85
#: How many texts are remembered with their words.
_REMEMBERED: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A stretch, and the part of a turn's text that it agrees with."""

    grade: Grade
    start: int  #: half-open offsets into the text
    end: int
    similarity: float = 1.0  #: share of the letters that agree, 0..1
    edits: tuple[Edit, ...] = ()  #: both texts in turn; () where they are the same
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()  #: what its ends leave off, where it is verbatim


class Placer:
    """Places stretches in texts. Holds what is needed to read both."""

    def __init__(self, folder: Folder, names: Names) -> None:
        """Read with `folder`, and know people by `names`."""
        self.folder = folder
        self._names = names
        self.words = lru_cache(maxsize=_REMEMBERED)(self._words)
        self._edges = Edges(folder, self.words)

    def wording(self, text: str) -> Wording:
        """A text as it is compared."""
        return Wording(text, self.folder)

    def _words(self, text: str) -> list[Word]:
        return words(text, self.folder, self._names)

    def verbatim(self, stretch: Stretch, said: Wording, begin: int = 0) -> Placement | None:
        """Where a stretch stands as it is, or but for script, width, case, marks and spaces.

        `begin` is where in the text to begin.
        """
        pieces = [self.wording(piece) for piece in stretch.pieces]
        if not any(piece.letters for piece in pieces):
            return None
        lines = [piece.line for piece in pieces]
        spans = find_pieces(lines, said.line, said.line_before(begin))
        if spans:
            places = [said.span_of_line(*span) if span else None for span in spans]
            return self._graded("exact", stretch, said, places)
        letters = [piece.letters for piece in pieces]
        spans = find_pieces(letters, said.letters, said.letters_before(begin))
        if spans:
            places = [said.span_of_letters(*span) if span else None for span in spans]
            return self._graded("variant", stretch, said, places)
        return None

    def nearby(self, stretch: Stretch, said: Wording, begin: int = 0) -> Placement | None:
        """The part of a text that a stretch is most like; None where they have nothing in common.

        The grade is "unlike" where it is not like enough to be a quotation of it.
        """
        quoted = self.wording(stretch.words)
        skipped = said.letters_before(begin)
        place = likely_place(quoted.letters, said.letters[skipped:]) if quoted.letters else None
        if place is None:
            return None
        best: Placement | None = None
        for first, last in self._windows(quoted.letters, said.letters, skipped, place):
            start, end = said.span_of_letters(first, last)
            found = self._within(stretch, said.text, *whole_words(said.text, start, end))
            if found and (best is None or found.similarity > best.similarity):
                best = found
            if best and best.similarity > _ALL_THERE:
                break
        return best

    def _windows(self, quoted: str, said: str, skipped: int, place: Place) -> Iterator[Span]:
        """Spans of the letters said to look at, the likeliest first."""
        for around in (0, _AROUND):
            first = skipped + max(0, place.start - around)
            yield first, min(len(said), skipped + place.end + around)
        # A window holds more than what it is for: of two 内燃机 the first is not the one meant.
        if closest := closest_span(quoted, said[skipped:]):
            around = len(quoted) // 2
            first = skipped + max(0, closest[0] - around)
            yield first, min(len(said), skipped + closest[1] + around)

    def _within(self, stretch: Stretch, text: str, start: int, end: int) -> Placement | None:
        """The part of a window that a stretch is most like."""
        window = text[start:end]
        ours, theirs = self.words(window), self.words(stretch.words)
        first, last = passage(window, ours, theirs)
        ours = ours[first:last]
        return self._compared(stretch, text, start, ours, theirs) if ours else None

    def closest(self, stretch: Stretch, said: Wording, begin: int = 0) -> Placement | None:
        """Where a stretch stands, verbatim or nearly so."""
        return self.verbatim(stretch, said, begin) or self.nearby(stretch, said, begin)

    def hidden(self, gap: str) -> Iterator[Change]:
        """A denial that an ellipsis leaves out, with hardly another word."""
        row = self.words(gap)
        if weight(row) <= _SMALL[0]:
            for change in changes(row, (), (gap, "")):
                if change.kind == "negation":
                    yield change

    def _graded(
        self, grade: Grade, stretch: Stretch, said: Wording, places: Sequence[Span | None]
    ) -> Placement:
        """The placement of pieces found verbatim; altered where a bracket or a mark hides much.

        `places` are those of the pieces; None of a piece without letters.
        """
        solid = [place for place in places if place]
        found: list[Change] = []
        edits: tuple[Edit, ...] = ()
        if grade == "variant":
            for piece, (first, last) in zip(solid_pieces(stretch), solid, strict=True):
                ours, theirs = said.text[first:last], piece
                edits += letter_edits(ours, theirs)
                if not theirs[-1].isalnum():
                    ours = said.text[first : said.after_marks(last)]  # 1% may end so
                found += (
                    change
                    for change in changes(self.words(ours), self.words(theirs), (ours, theirs))
                    if change.kind == "number"  # 3.5 has the letters of 35
                )
        for gap, put_in in gaps(stretch, said.text, places):
            found += self.covert(gap, put_in)
        return Placement(
            grade="altered" if found else grade,
            start=solid[0][0],
            end=solid[-1][1],
            edits=edits,
            changes=tuple(found),
            notes=tuple(
                self._edges.of(
                    said.text,
                    solid[0][0] if places[0] else None,  # what was put in stands for the rest
                    solid[-1][1] if places[-1] else None,
                )
            ),
        )

    def covert(self, gap: str, put_in: str) -> Iterator[Change]:
        """What is another thing where `put_in` stands for `gap`: a denial, number or opposite."""
        ours, theirs = self.words(gap), self.words(put_in)
        counted = any(word.kind == "number" for word in ours)
        for change in changes(ours, theirs, (gap, put_in)):
            if change.kind == "negation" or (change.kind == "number" and counted):
                yield change
        yield from opposites(gap, (0, len(gap)), put_in, (0, len(put_in)), self.folder)

    def _compared(
        self, stretch: Stretch, text: str, offset: int, ours: Sequence[Word], theirs: Sequence[Word]
    ) -> Placement:
        here = text[offset:]
        hunks = align(ours, theirs)
        joints = joints_of(stretch)
        agreed = weight(ours) and sum(
            weight(ours[hunk.said[0] : hunk.said[1]]) for hunk in hunks if hunk.same
        )
        whole = weight(ours) + weight(theirs)
        found: list[Change] = []
        limit = min(_SMALL[1], max(_SMALL[0], _SMALL[2] * weight(theirs)))
        for hunk in hunks:
            if hunk.same:
                continue
            said, quoted = ours[slice(*hunk.said)], theirs[slice(*hunk.quoted)]
            put_in = put_in_at(hunk, theirs, joints)
            if put_in is not None and not quoted and weight(said) <= _GAP:
                whole -= weight(said)
                found += self.covert(cover(here, said), put_in)
                continue
            if not quoted and is_gloss(here, said):
                continue
            found += changes(said, quoted, (here, stretch.words))
            if said and quoted:
                found += opposites(here, _span(said), stretch.words, _span(quoted), self.folder)
            found += too_much(said, quoted, (here, stretch.words), limit)
        found += unsaid(hunks, theirs, stretch.words)
        found += other_names(here, stretch.words, ours, theirs, hunks)
        found += self._cut_denial(here, ours)
        start, end = offset + ours[0].start, offset + ours[-1].end
        letters = self._likeness(text[start:end], stretch.words)
        if _WIDE_LIKENESS < letters < 1 and self._is_other_script(text[start:end], stretch.words):
            return Placement(
                grade="variant", start=start, end=end,
                edits=letter_edits(text[start:end], stretch.words),
            )  # fmt: skip
        alike = max(2 * agreed / whole if whole else 0.0, letters)
        grade: Grade = "unlike"
        if alike >= ALIKE:
            grade = "altered" if found else "near"
            if grade == "near" and _same_words(ours, theirs):
                grade = "variant" if _only_numerals(here, stretch.words, ours, theirs) else "near"
        return Placement(
            grade=grade,
            start=start,
            end=end,
            similarity=letters,
            edits=tuple(word_edits(here, stretch.words, ours, theirs, hunks)),
            changes=tuple(dict.fromkeys(found)),
        )

    def _likeness(self, said: str, quoted: str) -> float:
        from rapidfuzz.distance import Indel

        ours, theirs = self.wording(said).letters, self.wording(quoted).letters
        return float(Indel.normalized_similarity(ours, theirs))

    def _is_other_script(self, said: str, quoted: str) -> bool:
        """Whether two texts are the same in another script, phrase by phrase (想象, 想像)."""
        if not any(map(is_unspaced, quoted)):
            return False
        ours, theirs = (self.wording(traditional(text)).letters for text in (said, quoted))
        return ours == theirs

    def _cut_denial(self, text: str, ours: Sequence[Word]) -> Iterator[Change]:
        """A 不 right before the passage, where the passage is not even verbatim."""
        before = text[max(0, ours[0].start - 8) : ours[0].start] if ours[0].start else ""
        row = self.words(before)
        if row and row[-1].kind == "negation" and row[-1].end == len(before.rstrip()):
            yield Change("negation", cover(before, row[-1:]) + cover(text, ours[:1]),
                         cover(text, ours[:1]))  # fmt: skip


def _span(row: Sequence[Word]) -> Span:
    return row[0].start, row[-1].end


def _same_words(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    return [word.key for word in ours] == [word.key for word in theirs]


def _only_numerals(said: str, quoted: str, ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether words that are the same are also written the same, but for numbers."""
    return all(
        one.kind in ("number", "one")
        or said[one.start : one.end].casefold() == quoted[other.start : other.end].casefold()
        for one, other in zip(ours, theirs, strict=True)
    )
