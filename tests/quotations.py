"""One quotation verified, as the tests of `verify` ask for it."""

from __future__ import annotations

from gtcpanel.library import Library
from gtcpanel.verify import Claim, Verification, verify


def judged(library: Library, text: str, speaker: str | None = None) -> Verification:
    """What `verify` says of a quotation."""
    (result,) = verify(library, [Claim(text=text, speaker=speaker)])
    return result
