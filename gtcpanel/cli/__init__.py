"""The command line: one thin module per command, loaded only when it is called."""

from __future__ import annotations

from gtcpanel.cli.program import main

__all__ = ["main"]
