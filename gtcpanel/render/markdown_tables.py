"""Markdown tables: the library, parse reports, speakers, timelines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from gtcpanel.render import lanes
from gtcpanel.render.clock import clock, spell_years
from gtcpanel.render.markdown import block_quote, escaped
from gtcpanel.render.plain_speakers import facts
from gtcpanel.render.terminal import UNKNOWN, one_line

if TYPE_CHECKING:
    from gtcpanel.speakers import Profile, SpeakerStats
    from gtcpanel.timeline import Timeline, Track
    from gtcpanel.transcript import Summary
    from gtcpanel.years import SpokenYear


def transcripts(summaries: Sequence[Summary]) -> Iterator[str]:
    """The library as a table."""
    yield table(
        ("Transcript", "Title", "Turns", "Speakers", "Duration"),
        (
            (
                f"`{one_line(summary.about.slug)}`",
                escaped(summary.about.title),
                str(summary.turns),
                str(len(summary.people)),
                escaped(clock(summary.duration_ms, estimated=summary.time_estimated)),
            )
            for summary in summaries
        ),
    )


def reports(summaries: Sequence[Summary]) -> Iterator[str]:
    """How files were understood, as tables."""
    for summary in summaries:
        yield f"# {escaped(summary.about.title)}"
        yield from transcripts([summary])
        if summary.omitted:
            yield "## Left out"
            yield table(
                ("Lines", "Why"),
                ((f"{o.first_line}-{o.last_line}", escaped(o.reason)) for o in summary.omitted),
            )
        if summary.repairs:
            yield "## Repaired"
            yield table(
                ("Line", "What", "From", "To", "Confidence"),
                (
                    (
                        str(r.line),
                        r.kind,
                        escaped(r.before),
                        escaped(r.after),
                        f"{r.confidence:.2f}",
                    )
                    for r in summary.repairs
                ),
            )
        if summary.problems:
            yield "## Doubted"
            yield table(
                ("Line", "Why"), ((str(p.line), escaped(p.message)) for p in summary.problems)
            )
        if summary.pairs:
            yield "## Terms that mean the same"
            yield table(
                ("Line", "Term", "Term"),
                ((str(p.line), escaped(p.left), escaped(p.right)) for p in summary.pairs),
            )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_in_table(cell) for cell in line)} |" for line in lines)


def _in_table(cell: str) -> str:
    return cell.replace("|", "\\|")


def speakers(stats: Sequence[SpeakerStats]) -> Iterator[str]:
    """Who speaks, as a table."""
    yield table(
        ("Speaker", "Turns", "Characters", "Words", "Share", "Questions", "First", "Last", "Words"),
        (
            (
                escaped(one.speaker or UNKNOWN),
                str(one.turns),
                str(one.characters),
                str(one.words),
                f"{one.share:.1%}",
                str(one.questions),
                f"`{one_line(one.first)}`",
                f"`{one_line(one.last)}`",
                escaped(", ".join(one.keywords)),
            )
            for one in stats
        ),
    )


def profiles(found: Sequence[Profile]) -> Iterator[str]:
    """What there is to know of each person: a list, and sentences of theirs as block quotes."""
    for profile in found:
        yield f"# {escaped(profile.stats.speaker or UNKNOWN)}"
        told = ((what, which) for what, which in facts(profile) if what not in _ELSEWHERE)
        yield "\n".join(f"- {what}: {escaped(which)}" for what, which in told)
        for passage in profile.quotable:
            yield block_quote(passage.text, passage.ref)


_ELSEWHERE = ("speaker", "quotable")


def timeline(found: Timeline) -> Iterator[str]:
    """Parts of each talk, or where the query comes up, as tables under the talk's title."""
    for track in found.tracks:
        yield f"# {escaped(track.title)}"
        yield _shares(track) if found.query is None else _mentions(track)
        if found.query is None and track.parts:
            yield table(
                ("Part", "Turns", "Key words"),
                (
                    (
                        escaped(lanes.during(track, part)),
                        f"`{one_line(lanes.part_ref(part))}`",
                        escaped(", ".join(part.keywords)),
                    )
                    for part in track.parts
                ),
            )


def _shares(track: Track) -> str:
    return table(
        ("Speaker", "Turns", "Share", "First", "Last"),
        (
            (
                escaped(lane.speaker or UNKNOWN),
                str(len(lane.spans)),
                f"{lanes.share(track, lane):.0%}",
                escaped(lanes.at(track, lane.spans[0][0])),
                escaped(lanes.at(track, lane.spans[-1][0])),
            )
            for lane in track.lanes
        ),
    )


def _mentions(track: Track) -> str:
    return table(
        ("Time", "Speaker", "Where"),
        (
            (
                escaped(lanes.at(track, mention.start_ms)),
                escaped(mention.speaker or UNKNOWN),
                f"`{one_line(mention.ref)}`",
            )
            for mention in track.mentions
        ),
    )


def years(found: Sequence[SpokenYear]) -> Iterator[str]:
    """The years that people speak of, as a table."""
    yield table(
        ("Year", "Speaker", "Sentence", "Where"),
        (
            (
                escaped(spell_years(one.years, one.offset)),
                escaped(one.passage.turn.speaker or UNKNOWN),
                escaped(one.passage.text),
                f"`{one_line(one.passage.ref)}`",
            )
            for one in found
        ),
    )
