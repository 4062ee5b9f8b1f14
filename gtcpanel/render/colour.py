"""Colour: when there is any, and which colour is whose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

Choice = Literal["auto", "always", "never"]

#: Colours of the 256-colour table that keep a contrast of about 3:1 or better on black and on
#: white, neighbours far apart in hue. The n-th person to speak in a library has the n-th.
PALETTE = (32, 166, 35, 133, 136, 30, 161, 63, 64, 203, 67, 96)
MATCH = 196
#: Verdicts on quotations: as it was said, nearly so; all others are as striking as a match.
VERDICT = {"exact": 35, "variant": 30, "near": 136}
#: The same colours for pictures, two of them a little darker: each has a contrast of 3:1 or better
#: on white and on the dark ground of a screen, as WCAG 2.2 (1.4.11) asks of graphics.
PALETTE_HEX = (
    "#0087d7", "#d75f00", "#009b54", "#af5faf", "#af8700", "#008787",
    "#d7005f", "#5f5fff", "#5f8700", "#f04848", "#5f87af", "#875f87",
)  # fmt: skip


def wants_colour(choice: Choice, environ: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether to colour. A flag beats NO_COLOR, which beats FORCE_COLOR, which beats TERM=dumb."""
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "") not in ("", "0", "false"):
        return True
    return terminal and environ.get("TERM") != "dumb"


class Paint:
    """Wraps words in SGR sequences, or leaves them alone.

    For output that is not drawn by rich: loading rich takes longer than a whole search.
    """

    __slots__ = ("_index", "on")

    def __init__(self, on: bool, speakers: Sequence[str] = ()) -> None:
        self.on = on
        self._index = {name: n for n, name in enumerate(speakers)}

    def _sgr(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text else text

    def speaker(self, name: str, text: str | None = None) -> str:
        """`text` (or the name) in that speaker's colour."""
        return self._sgr(
            f"1;38;5;{speaker_colour(self._index, name)}", name if text is None else text
        )

    def match(self, text: str) -> str:
        """A matched stretch."""
        return self._sgr(f"1;38;5;{MATCH}", text)

    def verdict(self, verdict: str, text: str) -> str:
        """`text` in the colour of a verdict of `gtcpanel verify`."""
        return self._sgr(f"1;38;5;{VERDICT.get(verdict, MATCH)}", text)

    def ref(self, text: str) -> str:
        """A reference or a path."""
        return self._sgr("35", text)

    def dim(self, text: str) -> str:
        """What matters less."""
        return self._sgr("2", text)

    def strong(self, text: str) -> str:
        """A heading."""
        return self._sgr("1", text)


def speaker_colour(index: Mapping[str, int], name: str) -> int:
    """The colour of `name`, by the order of first appearance in the library."""
    return PALETTE[index.get(name, len(index)) % len(PALETTE)]


def outside(spans: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of `start` to `end` that are in none of the spans, which are in order."""
    for first, last in spans:
        if start < min(first, end):
            yield start, min(first, end)
        start = max(start, last)
    if start < end:
        yield start, end


def mark(text: str, spans: Sequence[tuple[int, int]], paint: Paint) -> str:
    """`text` with its `spans` painted as matches."""
    if not paint.on:
        return text
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], paint.match(text[start:end])]
        at = end
    return "".join([*parts, text[at:]])
