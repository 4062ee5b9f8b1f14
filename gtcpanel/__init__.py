"""Explore transcripts: who said what, found however it was typed, quoted verbatim.

    import gtcpanel

    with gtcpanel.open_library() as library:
        for hit in library.search("注意力").hits:
            print(hit.turn.ref, hit.turn.speaker, hit.match)

The command line is made of nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gtcpanel.api import Library, open_library
    from gtcpanel.errors import GtcpanelError
    from gtcpanel.model import Hit, Results, Turn
    from gtcpanel.transcript import Part, Person, Summary

__version__ = "0.1.0"

__all__ = [
    "GtcpanelError",
    "Hit",
    "Library",
    "Part",
    "Person",
    "Results",
    "Summary",
    "Turn",
    "open_library",
]

_HOMES = {
    "GtcpanelError": "errors",
    "Library": "api",
    "Part": "transcript",
    "Person": "transcript",
    "Summary": "transcript",
    "open_library": "api",
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: the command line must start fast."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"gtcpanel.{_HOMES.get(name, 'model')}"), name)
