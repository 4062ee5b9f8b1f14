"""How a quote is printed with its source: on one line, or as a style of citing has it.

`plain` is the usual way, `styles` all others.
"""

from __future__ import annotations

from typing import Literal

from gtcpanel.citation.plain import citation, one_line, shown

__all__ = ["FILES", "Style", "citation", "one_line", "shown"]

Style = Literal["plain", "apa", "chicago", "gbt7714", "bibtex", "ris", "csl-json"]
#: The styles that are files of entries rather than a line beside a quote.
FILES: tuple[Style, ...] = ("bibtex", "ris", "csl-json")
