"""The transcript that ships, opened once for all tests that ask it something."""

from __future__ import annotations

from functools import cache

from gtcpanel.library import Library, open_library
from gtcpanel.sources import shipped

SLUG = "gtc2024-transformer-panel"


@cache
def panel() -> Library:
    """The panel, in memory."""
    return open_library([shipped()])
