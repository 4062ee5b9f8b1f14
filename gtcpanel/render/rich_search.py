"""Search results on a terminal: a block for each hit, and a line that sums up."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from gtcpanel.model import Hit, Results, Turn
from gtcpanel.render.clock import clock, plural
from gtcpanel.render.rich_console import DIM, MEASURE, STRONG, Cast, marked, say
from gtcpanel.render.terminal import harmless, name_of, one_line
from gtcpanel.render.wrap import wrap
from gtcpanel.text.excerpt import clip, display_width, excerpt

#: What a hit that is not exact says of itself; a sign for those who see no colour.
RUNG_SIGNS = {
    "variant": "≡ variant",
    "stem": "≈ stem",
    "alias": "= alias",
    "glossary": "= glossary",
    "typo": "≈ typo",
    "sound": "♪ sound",
    "near": "≈ near",
    "meaning": "≈ meaning",
}
_LINES = 3
_RAGGED = 8  # cells that lines leave free at their ends

Neighbours = tuple[Sequence[Turn], Sequence[Turn]]


def search(
    console: Console,
    results: Results,
    *,
    speakers: Sequence[str],
    neighbours: Sequence[Neighbours] = (),
) -> None:
    """Draw the hits; with `neighbours`, the turns before and after each."""
    cast = Cast(speakers)
    around: Sequence[Neighbours] = neighbours or [((), ())] * len(results.hits)
    for hit, (before, after) in zip(results.hits, around, strict=True):
        for turn in before:
            aside(console, turn, cast)
        _hit(console, hit, cast)
        for turn in after:
            aside(console, turn, cast)
        say(console)
    say(console, (summary(results), DIM))


def summary(results: Results) -> str:
    """`5 turns by 4 speakers · exact`, and how many more there are."""
    shown = len(results.hits)
    people = len({hit.turn.speaker for hit in results.hits})
    rungs = list(dict.fromkeys(hit.match for hit in results.hits))
    turns = f"{shown} of {plural(results.total, 'turn')}"
    if results.total == shown:
        turns = plural(shown, "turn")
    line = f"{turns} by {plural(people, 'speaker')} · {', '.join(rungs)}"
    return line if results.total == shown else f"{line} · -n 0 shows all"


def _hit(console: Console, hit: Hit, cast: Cast) -> None:
    turn = hit.turn
    edge = ("▌ ", cast.colour(turn.speaker))
    name = name_of(turn.speaker)
    time = clock(turn.start_ms, estimated=turn.time_estimated)
    sign = f"  {RUNG_SIGNS[hit.match]}" if hit.match in RUNG_SIGNS else ""
    room = console.width - display_width(f"▌ {name}  {time}  {sign}")
    fits = display_width(turn.ref) <= room
    when = f"  {time}  {turn.ref}" if fits else f"  {time}"
    say(console, edge, (name, cast.name(turn.speaker)), (when, DIM), (sign, STRONG))
    if not fits:
        say(console, edge, (turn.ref, DIM))
    width = min(MEASURE, console.width - 4)
    shown = excerpt(harmless(turn.text), hit.spans, _LINES * width - _RAGGED)
    for line in wrap(shown.text, width):
        say(console, edge, marked(shown.text, line, shown.spans))


def aside(console: Console, turn: Turn, cast: Cast) -> None:
    """A neighbouring turn, in one dimmed line."""
    name = name_of(turn.speaker)
    head = f"  #{turn.number} "
    room = console.width - display_width(head) - display_width(name) - 4
    say(
        console,
        (head, DIM),
        (name, cast.colour(turn.speaker)),
        (f"  {clip(one_line(turn.text), max(10, room))}", DIM),
    )
