"""Where a quotation stands in a library: verbatim, nearly so, or joined from several places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, TypeAlias

from gtcpanel.index.store import Scope
from gtcpanel.model import Span, Turn
from gtcpanel.verify.attempts import Attempt
from gtcpanel.verify.candidates import saying, sharing
from gtcpanel.verify.claims import Claimed
from gtcpanel.verify.comparison import Change
from gtcpanel.verify.placing import GRADES, Placement, Placer
from gtcpanel.verify.quotation import Quotation, Stretch
from gtcpanel.verify.seeds import likely_place, longest_beginning
from gtcpanel.verify.wording import Wording
from gtcpanel.verify.words import Names

if TYPE_CHECKING:
    from gtcpanel.library import Library

#: How many turns that have the words are read at once.
_AT_ONCE: Final = 50
#: How many turns are compared word by word, and the part of the seeds of the best of them that
#: another must have to be compared (0..1).
_COMPARED: Final = 6
_WORTH_COMPARING: Final = 0.7
#: How many turns are kept in memory.
_REMEMBERED: Final = 2_000
#: How many turns further on a quotation with an ellipsis may go on, by the same speaker.
_NEIGHBOURING: Final = 2
#: Into how many pieces a quotation may fall that was joined from several places, how long each is
#: (letters: Chinese, others), and how much of the quotation they make up.
_MOST_PIECES: Final = 3
_LEAST_PIECE: Final = (6, 16)
_JOINED_SHARE: Final = 0.9

#: A turn that was read, and its text as it is compared.
_Read: TypeAlias = tuple[Turn, Wording]
#: Places a stretch in a text from an offset on.
_Place: TypeAlias = Callable[[Stretch, Wording, int], Placement | None]


class Finder:
    """Finds where quotations stand, and remembers the turns it has read."""

    def __init__(self, library: Library, within: Sequence[str]) -> None:
        """Look in `library`, in all of it or `within` some transcripts (slugs or patterns)."""
        self._library = library
        self._store = library.store
        self._within = within
        self._everywhere = library.scope(within)
        self._placer = Placer(self._store.folder, Names(library))
        self._read: dict[int, _Read] = {}

    def best(self, quotation: Quotation, claimed: Claimed) -> Attempt | None:
        """Where it was said, as far as it was; None where there is nothing like it."""
        verbatim = self._verbatim(quotation, claimed)
        if verbatim and verbatim.grade != "altered":
            return verbatim
        likely = sharing(quotation.words, self._everywhere, self._store)
        found = [one for one in (verbatim, self._alike(quotation, claimed, likely)) if one]
        best = max(found, key=lambda one: one.worth(claimed), default=None)
        if best is None or best.grade == "unlike" or best.has_added:
            return self._joined(quotation, likely) or best
        return best

    def verbatim(self, quotation: Quotation) -> Attempt | None:
        """Where it was said as it is, but for script, width, case, marks and spaces."""
        found = self._verbatim(quotation, Claimed())
        return found if found and found.grade != "altered" else None

    # --- ways to find it -------------------------------------------------------------------

    def _verbatim(self, quotation: Quotation, claimed: Claimed) -> Attempt | None:
        """Where it stands as it is, or but for script, width, case, marks and spaces."""
        plain = (Stretch(pieces=(quotation.text,), insertions=()),)
        forms = [plain, quotation.stretches] if quotation.is_marked else [plain]
        found: list[Attempt] = []
        for form in forms:
            longest = max((piece for one in form for piece in one.pieces), key=len)
            for scope in (*self._theirs(claimed), self._everywhere):
                ids = saying(longest, scope, self._store, patient=True)
                while not _is_settled(found, claimed) and (some := tuple(islice(ids, _AT_ONCE))):
                    read = self._turns(some)
                    placed = (self._placed(form, one, self._placer.verbatim) for one in read)
                    found += filter(None, placed)
            if any(attempt.grade == "exact" for attempt in found):
                break
        return min(found, key=lambda attempt: attempt.order(claimed), default=None)

    def _alike(
        self, quotation: Quotation, claimed: Claimed, likely: Sequence[int]
    ) -> Attempt | None:
        """What is most like it, whether or not it is like enough."""
        form = quotation.stretches
        longest = self._placer.wording(max((one.words for one in form), key=len)).letters
        if not longest:
            return None
        theirs = (sharing(quotation.words, scope, self._store) for scope in self._theirs(claimed))
        places = (
            (likely_place(longest, one[1].letters), one)
            for one in self._turns([*chain.from_iterable(theirs), *likely])
        )
        shares = [(place.share, one) for place, one in places if place]
        shares.sort(key=lambda found: (-found[0], found[1][0].transcript, found[1][0].number))
        attempts = (
            self._placed(form, one, self._placer.closest)
            for share, one in shares[:_COMPARED]
            if share >= _WORTH_COMPARING * shares[0][0]
        )
        return max(filter(None, attempts), key=lambda one: one.worth(claimed), default=None)

    def _joined(self, quotation: Quotation, likely: Sequence[int]) -> Attempt | None:
        """The few places from which it was joined, if it was, verbatim."""
        whole = self._placer.wording(quotation.words)
        letters = whole.letters
        least = _LEAST_PIECE[2 * sum(char > "\u2e80" for char in letters) < len(letters)]
        turns = list(self._turns(likely))
        placed: list[tuple[Turn, Placement]] = []
        at = 0
        while at + least <= len(letters) and len(placed) < _MOST_PIECES:
            begins = whole.span_of_letters(at, at + least)
            said = saying(whole.text[slice(*begins)], self._everywhere, self._store)
            best = _goes_furthest(letters[at:], least, turns) or _goes_furthest(
                letters[at:], least, self._turns(islice(said, _AT_ONCE))
            )
            if best is None:
                break
            (start, end), (turn, wording) = best
            first, last = wording.span_of_letters(start, end)
            placed.append((turn, Placement(grade="variant", start=first, end=last)))
            at += end - start
        if len(placed) < 2 or at < _JOINED_SHARE * len(letters):
            return None
        pieces = " … ".join(turn.text[one.start : one.end] for turn, one in placed)
        return Attempt(placed=tuple(placed), across=(Change("joined", pieces, whole.text),))

    # --- turns -----------------------------------------------------------------------------

    def _theirs(self, claimed: Claimed) -> list[Scope]:
        """What the claimed speaker said, if anybody of the library is meant."""
        if not claimed.people:
            return []
        return [self._library.scope(self._within, sorted(claimed.people))]

    def _turns(self, ids: Iterable[int]) -> Iterator[_Read]:
        wanted = list(dict.fromkeys(ids))
        if len(self._read) > _REMEMBERED:
            self._read.clear()
        missing = [number for number in wanted if number not in self._read]
        for number, turn in self._store.turns_by_id(missing).items():
            self._read[number] = (turn, self._placer.wording(turn.text))
        return (self._read[number] for number in wanted if number in self._read)

    def _around(self, turn: Turn, wording: Wording) -> list[_Read]:
        """A turn, and the neighbouring ones of its speaker, before and after."""
        return [
            (other, wording if other.number == turn.number else self._placer.wording(other.text))
            for other in self._library.neighbours(turn, _NEIGHBOURING)
            if other.speaker == turn.speaker
        ]

    # --- placing ---------------------------------------------------------------------------

    def _placed(self, form: Sequence[Stretch], one: _Read, place: _Place) -> Attempt | None:
        """The stretches one after the other, in a turn and its neighbours."""
        turn, wording = one
        if len(form) == 1:
            placement = place(form[0], wording, 0)
            return Attempt(placed=((turn, placement),)) if placement else None
        around = self._around(turn, wording)
        attempts = (self._in_order(form, around[at:], place) for at in range(len(around)))
        return max(
            filter(None, attempts),
            key=lambda attempt: (-GRADES.index(attempt.grade), attempt.similarity),
            default=None,
        )

    def _in_order(
        self, form: Sequence[Stretch], turns: Sequence[_Read], place: _Place
    ) -> Attempt | None:
        placed: list[tuple[Turn, Placement]] = []
        across: list[Change] = []
        at, begin = 0, 0
        for stretch in form:
            placement = None
            while placement is None and at < len(turns):
                turn, wording = turns[at]
                placement = place(stretch, wording, begin)
                if placement is None or (placement.grade == "unlike" and at + 1 < len(turns)):
                    placement = None
                    if not placed:
                        return None
                    at, begin = at + 1, 0
            if placement is None:
                return None
            if placed and placed[-1][0] is turn:
                gap = turn.text[placed[-1][1].end : placement.start]
                across += self._placer.hidden(gap)
            placed.append((turn, placement))
            begin = placement.end
        return Attempt(placed=tuple(placed), across=tuple(across))


def _is_settled(found: Iterable[Attempt], claimed: Claimed) -> bool:
    """Whether it was said exactly so, and by whom it is said to be."""
    return any(attempt.grade == "exact" and claimed.fits(attempt.turn) for attempt in found)


def _goes_furthest(letters: str, least: int, turns: Iterable[_Read]) -> tuple[Span, _Read] | None:
    """The turn with as much as possible of the beginning of some letters, and where it is there."""
    found = (
        (span, one) for one in turns if (span := longest_beginning(letters, one[1].letters, least))
    )
    return max(found, key=lambda found: found[0][1] - found[0][0], default=None)
