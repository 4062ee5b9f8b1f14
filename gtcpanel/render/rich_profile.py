"""One person's page on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from gtcpanel.render.bars import bar
from gtcpanel.render.clock import clock, spell_duration
from gtcpanel.render.clock import plural as some
from gtcpanel.render.rich_console import DIM, MEASURE, STRONG, Cast, facts, say
from gtcpanel.render.terminal import name_of, one_line
from gtcpanel.render.wrap import wrap

if TYPE_CHECKING:
    from gtcpanel.passages import Passage
    from gtcpanel.speakers import Profile

_QUESTIONS = 3


def profiles(console: Console, found: Sequence[Profile], *, everybody: Sequence[str]) -> None:
    """Draw a page for each."""
    cast = Cast(everybody)
    for n, profile in enumerate(found):
        if n:
            say(console)
        _profile(console, profile, cast)


def _profile(console: Console, profile: Profile, cast: Cast) -> None:
    stats = profile.stats
    who = " · ".join(filter(None, (stats.role, stats.affiliation)))
    say(
        console,
        (name_of(stats.speaker), cast.name(stats.speaker)),
        (f"  {one_line(who)}" if who else "", DIM),
    )
    if stats.aliases:
        _paragraph(console, "also " + ", ".join(stats.aliases))
    say(console)
    say(
        console,
        "  ",
        (bar(stats.share, 24), cast.colour(stats.speaker)),
        f" {stats.share:.0%} of the talk",
    )
    facts(
        console,
        (
            some(stats.turns, "turn"),
            some(stats.characters, "character"),
            some(stats.words, "word"),
            spell_duration(stats.duration_ms, estimated=profile.longest.time_estimated),
            some(stats.questions, "question"),
        ),
    )
    ends: tuple[str, ...] = (stats.first, stats.last, profile.longest.ref)
    if len({ref.rpartition(":")[0] for ref in ends}) == 1:
        ends = tuple("#" + ref.rpartition(":")[2] for ref in ends)
    first, last, longest = ends
    facts(console, (f"first {first}", f"last {last}", f"longest {longest}"))
    if stats.keywords:
        _heading(console, "In their words")
        _paragraph(console, " · ".join(stats.keywords), dim=False)
    if profile.companions:
        _heading(console, "Takes turns with")
        for other in profile.companions:
            say(
                console,
                "  ",
                (name_of(other.speaker), cast.colour(other.speaker)),
                (f"  {_beside(other.before, other.after)}", DIM),
            )
    _passages(console, "Quotable", profile.quotable, cast)
    _passages(console, "Asks", profile.questions[:_QUESTIONS], cast)
    more = len(profile.questions) - _QUESTIONS
    if more > 0:
        say(console, (f"  and {some(more, 'other question')}", DIM))


def _beside(before: int, after: int) -> str:
    counts = ((before, "before"), (after, "after"))
    return ", ".join(f"{count}× right {side}" for count, side in counts if count)


def _passages(console: Console, title: str, passages: Sequence[Passage], cast: Cast) -> None:
    if not passages:
        return
    _heading(console, title)
    for passage in passages:
        turn = passage.turn
        time = clock(turn.start_ms, estimated=turn.time_estimated)
        edge = ("  ▌ ", cast.colour(turn.speaker))
        text = one_line(passage.text)
        for start, end in wrap(text, min(MEASURE, console.width) - 4):
            say(console, edge, text[start:end])
        say(console, edge, (f"{time}  {passage.ref}", DIM))


def _heading(console: Console, title: str) -> None:
    say(console)
    say(console, (title, STRONG))


def _paragraph(console: Console, text: str, *, dim: bool = True) -> None:
    shown = one_line(text)
    for start, end in wrap(shown, min(MEASURE, console.width) - 2):
        say(console, "  ", (shown[start:end], DIM) if dim else shown[start:end])
