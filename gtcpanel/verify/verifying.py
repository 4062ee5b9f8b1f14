"""Is this what was said, and by whom? One quotation after the other, against a library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from gtcpanel.errors import SpeakerError
from gtcpanel.passages import Passage, passage_at
from gtcpanel.verify.attempts import Attempt
from gtcpanel.verify.claims import Claim, Claimed
from gtcpanel.verify.comparison import Change, Edit
from gtcpanel.verify.finding import Finder
from gtcpanel.verify.quotation import Quotation
from gtcpanel.verify.verdicts import Verdict

if TYPE_CHECKING:
    from gtcpanel.library import Library

#: How alike the nearest must be to be told (0..1).
_NEAREST: Final = 0.35


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
    everybodys = library.named(speaker).canonical if speaker else None
    finder = Finder(library, within)
    known: dict[str | None, Claimed] = {}
    for claim in claims:
        name = everybodys or claim.speaker
        if name not in known:
            known[name] = _claimed(name, library)
        if claim.whole and (said := finder.verbatim(Quotation(claim.whole))):
            yield _judged(replace(claim, text=claim.whole, speaker=None), Claimed(), said)
        else:
            yield _judged(claim, known[name], finder.best(Quotation(claim.text), known[name]))


def _claimed(name: str | None, library: Library) -> Claimed:
    """Who is meant by a name, as far as a library knows."""
    if name is None:
        return Claimed()
    try:
        canonical = library.named(name).canonical
    except SpeakerError as error:
        if error.ambiguous:
            return Claimed(name=name, people=frozenset(error.likely), note=str(error))
        return Claimed(name=name, note=f"nobody here is called {name!r}")
    return Claimed(name=canonical, people=frozenset([canonical]))


def _judged(claim: Claim, claimed: Claimed, best: Attempt | None) -> Verification:
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
    notes += (note for _, one in best.placed for note in one.notes)
    return Verification(
        claim=claim,
        verdict=verdict,
        similarity=round(best.similarity, 4),
        claimed=claimed.name,
        passages=tuple(passage_at(turn, one.start, one.end) for turn, one in best.placed),
        edits=tuple(edit for _, one in best.placed for edit in one.edits),
        changes=best.changes if verdict == "altered" else (),
        notes=tuple(dict.fromkeys(notes)),
    )
