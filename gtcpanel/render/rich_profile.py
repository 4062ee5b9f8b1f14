"""One person's page on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from gtcpanel.render import lanes
from gtcpanel.render.axis import axis_of
from gtcpanel.render.bars import bar, lane_of
from gtcpanel.render.clock import clock, spell_duration
from gtcpanel.render.clock import plural as some
from gtcpanel.render.rich_console import DIM, MEASURE, STRONG, Cast, facts, padded, row_of, say
from gtcpanel.render.terminal import name_of, one_line
from gtcpanel.render.wrap import wrap
from gtcpanel.text.excerpt import display_width, excerpt

if TYPE_CHECKING:
    from gtcpanel.model import Turn
    from gtcpanel.passages import Passage
    from gtcpanel.speakers import Profile

_QUESTIONS = 3
_COMPANIONS = 10
#: How many lines of the longest turn are shown, and the cells they leave free at their ends.
_LINES = 3
_RAGGED = 8
#: How many transcripts have a lane, and how wide their slugs are at most.
_TRANSCRIPTS = 12
_WIDEST_SLUG = 30


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
    _lanes(console, profile, cast)
    _topics(console, profile)
    if stats.keywords:
        _heading(console, "In their words")
        _paragraph(console, " · ".join(stats.keywords), dim=False)
    if profile.companions:
        _heading(console, "Takes turns with")
        for other in profile.companions[:_COMPANIONS]:
            say(
                console,
                "  ",
                (name_of(other.speaker), cast.colour(other.speaker)),
                (f"  {_beside(other.before, other.after)}", DIM),
            )
        more = len(profile.companions) - _COMPANIONS
        if more > 0:
            say(console, (f"  and {some(more, 'other')}", DIM))
    _heading(console, "Longest turn")
    width = min(MEASURE, console.width) - 4
    beginning = excerpt(one_line(profile.longest.text), (), _LINES * width - _RAGGED)
    _passage(console, beginning.text, profile.longest, longest, cast)
    _passages(console, "Quotable", profile.quotable, cast)
    _passages(console, "Asks", profile.questions[:_QUESTIONS], cast)
    more = len(profile.questions) - _QUESTIONS
    if more > 0:
        say(console, (f"  and {some(more, 'other question')}", DIM))


def _lanes(console: Console, profile: Profile, cast: Cast) -> None:
    """When they speak: a lane for each transcript, with an axis where there is only one."""
    from gtcpanel.timeline import Lane, Track

    _heading(console, "When")
    several = len(profile.appearances) > 1
    gutter = 2
    if several:
        widest = max(display_width(one.slug) for one in profile.appearances)
        gutter += min(_WIDEST_SLUG, widest) + 2
    width = max(10, min(MEASURE, console.width) - gutter)
    for one in profile.appearances[:_TRANSCRIPTS]:
        lane = Lane(speaker=profile.stats.speaker, spans=one.spans)
        axis = axis_of(
            Track(
                slug=one.slug, title=one.title, duration_ms=one.duration_ms,
                time_estimated=one.time_estimated, lanes=(lane,), parts=(), mentions=(),
            )
        )  # fmt: skip
        name = padded(one_line(one.slug), gutter - 4) + "  " if several else ""
        blocks = lane_of(axis.spans(lane), axis.length, width)
        say(console, "  ", (name, DIM), (blocks, cast.colour(lane.speaker)))
        for line in () if several else axis.ruler(width):
            say(console, "  ", (line, DIM))
    more = len(profile.appearances) - _TRANSCRIPTS
    if more > 0:
        say(console, (f"  and in {some(more, 'other transcript')}", DIM))


def _topics(console: Console, profile: Profile) -> None:
    """The parts of the talk in which they speak longest."""
    if not profile.topics:
        return
    _heading(console, "Speaks of")
    several = len(profile.appearances) > 1
    for topic in profile.topics:
        where = lanes.part_ref(topic.part)
        if not several:
            where = "#" + where.rpartition(":")[2]
        head = f"  {topic.share:>4.0%}  {one_line(where)}  "
        room = max(10, min(MEASURE, console.width) - display_width(head))
        say(console, (head, DIM), row_of(topic.part.keywords, room))


def _beside(before: int, after: int) -> str:
    counts = ((before, "before"), (after, "after"))
    return ", ".join(f"{count}× right {side}" for count, side in counts if count)


def _passages(console: Console, title: str, passages: Sequence[Passage], cast: Cast) -> None:
    if not passages:
        return
    _heading(console, title)
    for passage in passages:
        _passage(console, one_line(passage.text), passage.turn, passage.ref, cast)


def _passage(console: Console, text: str, turn: Turn, ref: str, cast: Cast) -> None:
    edge = ("  ▌ ", cast.colour(turn.speaker))
    for start, end in wrap(text, min(MEASURE, console.width) - 4):
        say(console, edge, text[start:end])
    time = clock(turn.start_ms, estimated=turn.time_estimated)
    say(console, edge, (f"{time}  {ref}", DIM))


def _heading(console: Console, title: str) -> None:
    say(console)
    say(console, (title, STRONG))


def _paragraph(console: Console, text: str, *, dim: bool = True) -> None:
    shown = one_line(text)
    for start, end in wrap(shown, min(MEASURE, console.width) - 2):
        say(console, "  ", (shown[start:end], DIM) if dim else shown[start:end])
