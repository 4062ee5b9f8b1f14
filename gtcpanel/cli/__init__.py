"""The command line: one thin module per command, loaded only when it is called."""

from __future__ import annotations

from typing import NoReturn


def main() -> NoReturn:
    """The console script."""
    import gc

    # Nearly all that a start allocates stays: to look it over for garbage is 5 % of a search.
    gc.set_threshold(100_000)

    from gtcpanel.cli.program import main as program

    program()
