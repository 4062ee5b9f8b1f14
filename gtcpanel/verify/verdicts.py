"""The words of a verdict: what became of a quotation, and why it is altered."""

from __future__ import annotations

from typing import Final, Literal

Verdict = Literal["exact", "variant", "near", "altered", "misattributed", "not-found"]
VERDICTS: Final[tuple[Verdict, ...]] = (
    "exact", "variant", "near", "altered", "misattributed", "not-found",
)  # fmt: skip

#: What makes another thing of what was said: a number, a denial, a name or a quantity that is
#: another; a word that says the opposite; more than a few words added, or left out without a mark;
#: pieces joined from several places.
Kind = Literal["number", "negation", "name", "quantity", "opposite", "added", "left-out", "joined"]
KINDS: Final[tuple[Kind, ...]] = (
    "number", "negation", "name", "quantity", "opposite", "added", "left-out", "joined",
)  # fmt: skip
