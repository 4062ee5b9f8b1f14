"""Is this what was said, and by whom? One quotation after the other, against a library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from gtcpanel.errors import SpeakerError
from gtcpanel.index.store import Scope
from gtcpanel.model import Span, Turn
from gtcpanel.passages import Passage, passage_at
from gtcpanel.verify.candidates import saying, sharing
from gtcpanel.verify.claims import Claim
from gtcpanel.verify.comparison import Change, Edit
from gtcpanel.verify.placing import GRADES, Grade, Placement, Placer
from gtcpanel.verify.quotation import Quotation, Stretch
from gtcpanel.verify.seeds import likely_place, longest_beginning
from gtcpanel.verify.verdicts import Verdict
from gtcpanel.verify.wording import Wording
from gtcpanel.verify.words import Names

if TYPE_CHECKING:
    from gtcpanel.library import Library

#: How many turns are compared word by word, and how alike the nearest must be to be told (0..1).
_COMPARED: Final = 6
#: The part of the seeds of the best turn that another must have to be compared.
_WORTH_COMPARING: Final = 0.7
_NEAREST: Final = 0.35
#: How many turns are kept in memory.
_REMEMBERED: Final = 2_000
#: How many turns further on a quotation with an ellipsis may go on, by the same speaker.
_NEIGHBOURING: Final = 2
#: How much the speaker named counts where several turns are about as like (0..1).
_CLAIMED_BONUS: Final = 0.05
#: Into how many pieces a quotation may fall that was joined from several places, how long each is
#: (letters: Chinese, others), and how much of the quotation they make up.
_MOST_PIECES: Final = 3
_LEAST_PIECE: Final = (6, 16)
_JOINED_SHARE: Final = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What became of a claim."""

    claim: Claim
    verdict: Verdict
    similarity: float  #: share of the letters that agree with the passages, 0..1
    claimed: str | None  #: the name used throughout of who is said to have said it
    passages: tuple[Passage, ...] = ()  #: what was said, or what is nearest; one for each stretch
    edits: tuple[Edit, ...] = ()  #: said and quoted in turn; () where they are the same
    changes: tuple[Change, ...] = ()  #: why it is altered
    notes: tuple[str, ...] = ()  #: remarks, a line each

    @property
    def speaker(self) -> str | None:
        """Who said it; None where nobody did, or nobody is named."""
        return (self.passages[0].turn.speaker or None) if self.passages else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claimed:
    """Who is said to have said it: the people it may be, by the names used throughout."""

    name: str | None = None
    people: frozenset[str] = frozenset()
    note: str | None = None

    def fits(self, turn: Turn) -> bool:
        """Whether a turn may be theirs; anybody's, where nobody is named on either side."""
        return self.name is None or not turn.speaker or turn.speaker in self.people


@dataclass(frozen=True, slots=True, kw_only=True)
class _Attempt:
    """The stretches of a quotation, placed in a turn and its neighbours or elsewhere."""

    placed: tuple[tuple[Turn, Placement], ...]
    across: tuple[Change, ...] = ()  #: changes between the stretches

    @property
    def changes(self) -> tuple[Change, ...]:
        """All that makes another thing of what was said."""
        return (*(change for _, one in self.placed for change in one.changes), *self.across)

    @property
    def grade(self) -> Grade:
        """That of the stretch that agrees worst.

        Where most of it was said and some not, words were added.
        """
        worst = max((one.grade for _, one in self.placed), key=GRADES.index)
        if worst == "unlike":
            said = sum(one.end - one.start for _, one in self.placed if one.grade != "unlike")
            whole = sum(one.end - one.start for _, one in self.placed)
            return "altered" if 2 * said >= whole else "unlike"
        return "altered" if self.across else worst

    @property
    def similarity(self) -> float:
        """0..1, of all stretches by their length."""
        lengths = [(one.similarity, max(1, one.end - one.start)) for _, one in self.placed]
        return sum(agreed * length for agreed, length in lengths) / sum(n for _, n in lengths)

    @property
    def turn(self) -> Turn:
        """Where it begins."""
        return self.placed[0][0]


def verify(
    library: Library,
    claims: Iterable[Claim],
    *,
    speaker: str | None = None,
    within: Sequence[str] = (),
) -> Iterator[Verification]:
    """What becomes of each claim, in order.

    `speaker` is whose they all are said to be, in place of what each claim says. `within` narrows
    where to look (slugs or patterns). Raises `SpeakerError` where `speaker` is nobody or several,
    `UsageError` for an unknown transcript.
    """
    everybodys = library.person(speaker).name if speaker else None
    verifier = _Verifier(library, within)
    for claim in claims:
        yield verifier.verify(claim, everybodys or claim.speaker)


class _Verifier:
    """Verifies claims against a library, and remembers the turns it has read."""

    def __init__(self, library: Library, within: Sequence[str]) -> None:
        self._library = library
        self._store = library.store
        self._within = within
        self._scope = library.scope(within)
        self._placer = Placer(self._store.folder, Names(library))
        self._read: dict[int, tuple[Turn, Wording]] = {}
        self._claims: dict[str, _Claimed] = {}

    def verify(self, claim: Claim, speaker: str | None) -> Verification:
        """What becomes of one claim."""
        claimed = self._claimed(speaker)
        quotation = Quotation(claim.text)
        best = self._verbatim(quotation, claimed)
        if best is None or best.grade == "altered":
            likely = sharing(quotation.words, self._scope, self._store)
            found = [best, self._alike(quotation, claimed, likely)]
            best = max(
                (attempt for attempt in found if attempt),
                key=lambda attempt: self._worth(attempt, claimed),
                default=None,
            )
            if best is None or best.grade == "unlike" or _has_added(best):
                best = self._joined(quotation, likely) or best
        return _judged(claim, claimed, best)

    # --- who is meant ----------------------------------------------------------------------

    def _claimed(self, name: str | None) -> _Claimed:
        if name is None:
            return _Claimed()
        if name not in self._claims:
            try:
                known = self._library.person(name).name
                claimed = _Claimed(name=known, people=frozenset([known]))
            except SpeakerError as error:
                people = frozenset(error.likely) if error.ambiguous else frozenset()
                claimed = _Claimed(name=name, people=people, note=str(error))
            self._claims[name] = claimed
        return self._claims[name]

    def _theirs(self, claimed: _Claimed) -> list[Scope]:
        """What the claimed speaker said, if anybody of the library is meant."""
        if not claimed.people:
            return []
        return [self._library.scope(self._within, sorted(claimed.people))]

    # --- turns -----------------------------------------------------------------------------

    def _turns(self, ids: Iterable[int]) -> Iterator[tuple[Turn, Wording]]:
        wanted = list(dict.fromkeys(ids))
        if len(self._read) > _REMEMBERED:
            self._read.clear()
        missing = [number for number in wanted if number not in self._read]
        for number, turn in self._store.turns_by_id(missing).items():
            self._read[number] = (turn, self._placer.wording(turn.text))
        return (self._read[number] for number in wanted if number in self._read)

    def _around(self, turn: Turn, wording: Wording) -> list[tuple[Turn, Wording]]:
        """A turn, and the neighbouring ones of its speaker, before and after."""
        return [
            (other, wording if other.number == turn.number else self._placer.wording(other.text))
            for other in self._library.neighbours(turn, _NEIGHBOURING)
            if other.speaker == turn.speaker
        ]

    # --- ways to find a quotation ----------------------------------------------------------

    def _verbatim(self, quotation: Quotation, claimed: _Claimed) -> _Attempt | None:
        """Where it stands as it is, or but for script, width, case, marks and spaces."""
        plain = (Stretch(pieces=(quotation.text,), insertions=()),)
        forms = [plain, quotation.stretches] if quotation.is_marked else [plain]
        found: list[_Attempt] = []
        for form in forms:
            longest = max((piece for one in form for piece in one.pieces), key=len)
            for scope in (*self._theirs(claimed), self._scope):
                for turn, wording in self._turns(saying(longest, scope, self._store)):
                    if attempt := self._placed(form, turn, wording, self._placer.verbatim):
                        found.append(attempt)
            if any(attempt.grade == "exact" for attempt in found):
                break
        return min(found, key=lambda attempt: _order(attempt, claimed), default=None)

    def _alike(
        self, quotation: Quotation, claimed: _Claimed, likely: Sequence[int]
    ) -> _Attempt | None:
        """What is most like it, whether or not it is like enough."""
        form = quotation.stretches
        longest = self._placer.wording(max((one.words for one in form), key=len)).letters
        theirs = (sharing(quotation.words, scope, self._store) for scope in self._theirs(claimed))
        shares = []
        for turn, wording in self._turns([*chain.from_iterable(theirs), *likely]):
            place = likely_place(longest, wording.letters) if longest else None
            if place:
                shares.append((place.share, turn, wording))
        shares.sort(key=lambda found: (-found[0], found[1].transcript, found[1].number))
        floor = _WORTH_COMPARING * shares[0][0] if shares else 0.0
        attempts = [
            attempt
            for share, turn, wording in shares[:_COMPARED]
            if share >= floor
            and (attempt := self._placed(form, turn, wording, self._placer.closest))
        ]
        return max(attempts, key=lambda one: self._worth(one, claimed), default=None)

    def _joined(self, quotation: Quotation, likely: Sequence[int]) -> _Attempt | None:
        """The few places from which a quotation was joined, if it was, verbatim."""
        whole = self._placer.wording(quotation.words)
        rest = whole.letters
        least = _LEAST_PIECE[2 * sum(char > "\u2e80" for char in rest) < len(rest)]
        if len(rest) < 2 * least:
            return None
        turns = list(self._turns(likely))
        placed: list[tuple[Turn, Placement]] = []
        length = len(rest)
        while len(rest) >= least and len(placed) < _MOST_PIECES:
            best = _goes_furthest(rest, least, turns)
            if best is None:
                first, last = whole.span_of_letters(length - len(rest), length - len(rest) + least)
                said = saying(whole.text[first:last], self._scope, self._store)
                best = _goes_furthest(rest, least, self._turns(said))
            if best is None:
                break
            (start, end), turn, wording = best
            first, last = wording.span_of_letters(start, end)
            placed.append((turn, Placement(grade="variant", start=first, end=last)))
            rest = rest[end - start :]
        if len(placed) < 2 or len(rest) > (1 - _JOINED_SHARE) * length:
            return None
        pieces = " … ".join(turn.text[one.start : one.end] for turn, one in placed)
        return _Attempt(placed=tuple(placed), across=(Change("joined", pieces, whole.text),))

    # --- placing ---------------------------------------------------------------------------

    def _placed(
        self,
        form: Sequence[Stretch],
        turn: Turn,
        wording: Wording,
        place: Callable[[Stretch, Wording, int], Placement | None],
    ) -> _Attempt | None:
        """The stretches one after the other, in a turn and its neighbours."""
        if len(form) == 1:
            placement = place(form[0], wording, 0)
            return _Attempt(placed=((turn, placement),)) if placement else None
        around = self._around(turn, wording)
        attempts = (self._in_order(form, around[at:], place) for at in range(len(around)))
        return max(
            (attempt for attempt in attempts if attempt),
            key=lambda attempt: (-GRADES.index(attempt.grade), attempt.similarity),
            default=None,
        )

    def _in_order(
        self,
        form: Sequence[Stretch],
        turns: Sequence[tuple[Turn, Wording]],
        place: Callable[[Stretch, Wording, int], Placement | None],
    ) -> _Attempt | None:
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
        return _Attempt(placed=tuple(placed), across=tuple(across))

    def _worth(self, attempt: _Attempt, claimed: _Claimed) -> tuple[bool, float, bool, int]:
        fits = claimed.fits(attempt.turn)
        return (
            attempt.grade != "unlike",
            attempt.similarity + (_CLAIMED_BONUS if fits else 0),
            fits,
            -attempt.turn.number,
        )


def _order(attempt: _Attempt, claimed: _Claimed) -> tuple[bool, bool, int, str, int]:
    turn = attempt.turn
    return (
        attempt.grade == "altered",
        not claimed.fits(turn),
        GRADES.index(attempt.grade),
        turn.transcript,
        turn.number,
    )


def _goes_furthest(
    letters: str, least: int, turns: Iterable[tuple[Turn, Wording]]
) -> tuple[Span, Turn, Wording] | None:
    """The turn with as much as possible of the beginning of some letters, and where it is there."""
    found = (
        (span, turn, wording)
        for turn, wording in turns
        if (span := longest_beginning(letters, wording.letters, least))
    )
    return max(found, key=lambda one: one[0][1] - one[0][0], default=None)


def _has_added(attempt: _Attempt) -> bool:
    return any(change.kind == "added" for change in attempt.changes)


def _judged(claim: Claim, claimed: _Claimed, best: _Attempt | None) -> Verification:
    """The verdict, by precedence: not found, altered, misattributed, then how well it agrees."""
    notes = [claimed.note] if claimed.note else []
    if best is None or (best.grade == "unlike" and best.similarity < _NEAREST):
        return Verification(
            claim=claim, verdict="not-found", similarity=0.0, claimed=claimed.name,
            notes=tuple(notes),
        )  # fmt: skip
    others = [turn for turn, _ in best.placed if not claimed.fits(turn)]
    verdict: Verdict
    if best.grade == "unlike":
        verdict = "not-found"
    elif best.grade == "altered":
        verdict = "altered"
        if others:
            notes.append(f"said by {others[0].speaker}, not by {claimed.name}")
    elif others:
        verdict = "misattributed"
    else:
        verdict = best.grade
    if claimed.name and not best.turn.speaker:
        notes.append("the transcript does not say who says this")
    return Verification(
        claim=claim,
        verdict=verdict,
        similarity=round(best.similarity, 4),
        claimed=claimed.name,
        passages=tuple(passage_at(turn, one.start, one.end) for turn, one in best.placed),
        edits=tuple(edit for _, one in best.placed for edit in one.edits),
        changes=best.changes if verdict == "altered" else (),
        notes=tuple(notes),
    )
