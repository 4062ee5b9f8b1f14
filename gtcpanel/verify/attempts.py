"""A quotation placed somewhere, as well as it can be; and of several places, which is the best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gtcpanel.model import Turn
from gtcpanel.verify.claims import Claimed
from gtcpanel.verify.comparison import Change
from gtcpanel.verify.placing import GRADES, Grade, Placement

#: How much the speaker named counts where several turns are about as like (0..1).
_CLAIMED_BONUS: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """The stretches of a quotation, placed in a turn and its neighbours or elsewhere."""

    placed: tuple[tuple[Turn, Placement], ...]
    across: tuple[Change, ...] = ()  #: changes between the stretches

    @property
    def changes(self) -> tuple[Change, ...]:
        """All that makes another thing of what was said."""
        return (*(change for _, one in self.placed for change in one.changes), *self.across)

    @property
    def has_added(self) -> bool:
        """Whether more than a few words were added."""
        return any(change.kind == "added" for change in self.changes)

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

    def order(self, claimed: Claimed) -> tuple[bool, bool, int, str, int]:
        """By this the best of several verbatim ones is the first."""
        return (
            self.grade == "altered",
            not claimed.fits(self.turn),
            GRADES.index(self.grade),
            self.turn.transcript,
            self.turn.number,
        )

    def worth(self, claimed: Claimed) -> tuple[bool, float, bool, int]:
        """By this the best of several that may differ is the greatest."""
        fits = claimed.fits(self.turn)
        return (
            self.grade != "unlike",
            self.similarity + (_CLAIMED_BONUS if fits else 0),
            fits,
            -self.turn.number,
        )
