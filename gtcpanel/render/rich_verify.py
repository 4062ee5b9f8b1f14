"""Verdicts on quotations on a terminal: the verdict, what differs, and what was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.style import Style

from gtcpanel.citation import one_line
from gtcpanel.render.colour import MATCH, VERDICT
from gtcpanel.render.rich_console import DIM, MEASURE, STRONG, Cast, say
from gtcpanel.render.terminal import name_of
from gtcpanel.render.terminal import one_line as safe
from gtcpanel.render.verifications import reasons
from gtcpanel.render.wrap import wrap
from gtcpanel.verify.verdicts import VERDICTS

if TYPE_CHECKING:
    from rich.text import Text

    from gtcpanel.verify import Verification

#: A sign for those who see no colour.
_SIGNS = {"exact": "✓", "variant": "≡", "near": "≈"}
_WRONG = "✗"
_SAID = Style(color=f"color({MATCH})", strike=True)
_QUOTED = Style(color="color(35)", bold=True, underline=True)


def verifications(
    console: Console, results: Sequence[Verification], *, speakers: Sequence[str]
) -> None:
    """Draw each result, and a line that sums up."""
    cast = Cast(speakers)
    for result in results:
        _result(console, result, cast)
        say(console)
    say(console, (summary(results), DIM))


def summary(results: Sequence[Verification]) -> str:
    """`12 quotations · 10 exact · 2 altered`."""
    counted = Counter(result.verdict for result in results)
    noun = "quotation" if len(results) == 1 else "quotations"
    parts = [f"{counted[verdict]} {verdict}" for verdict in VERDICTS if counted[verdict]]
    return " · ".join((f"{len(results)} {noun}", *parts))


def _result(console: Console, result: Verification, cast: Cast) -> None:
    colour = Style(color=f"color({VERDICT.get(result.verdict, MATCH)})", bold=True)
    head: list[str | tuple[str, Style]] = [
        (f"{_SIGNS.get(result.verdict, _WRONG)} {result.verdict}", colour)
    ]
    if result.claim.path:
        head.append((f"  {safe(result.claim.path)}:{result.claim.line}", DIM))
    say(console, *head)
    width = min(MEASURE, console.width) - 4
    _wrapped(console, _pieces(result, coloured=console.color_system is not None), width)
    for reason in reasons(result):
        _wrapped(console, [(safe(reason), STRONG)], width)
    for passage in result.passages:
        turn = passage.turn
        edge = ("  ▌ ", cast.colour(turn.speaker))
        nearest = "  nearest" if result.verdict == "not-found" else ""
        say(console, edge, (name_of(turn.speaker), cast.name(turn.speaker)),
            (f"  {passage.ref}{nearest}", DIM))  # fmt: skip
        if result.verdict != "exact":
            text = safe(one_line(passage.text))
            for start, end in wrap(text, width):
                say(console, edge, text[start:end])


def _pieces(result: Verification, *, coloured: bool) -> list[tuple[str, Style]]:
    """The quotation with what was said otherwise; by marks where there is no colour."""
    plain = Style()
    if not result.edits or result.verdict == "not-found":
        return [(safe(one_line(result.claim.text)), plain)]
    pieces = []
    for edit in result.edits:
        said, quoted = safe(edit.said), safe(edit.quoted)
        if edit.same:
            pieces.append((quoted, plain))
            continue
        if said:
            pieces.append((said, _SAID) if coloured else (f"[-{said}-]", plain))
        if quoted:
            pieces.append((quoted, _QUOTED) if coloured else (f"{{+{quoted}+}}", plain))
    return pieces


def _wrapped(console: Console, pieces: Sequence[tuple[str, Style]], width: int) -> None:
    """Print pieces as one text in lines of a width, each in its style."""
    from rich.text import Text

    text: Text = Text.assemble(*pieces)
    for start, end in wrap(text.plain, width):
        say(console, "    ", text[start:end])
