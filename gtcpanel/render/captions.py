"""What a picture shows, in words: for its title, the line below that, and those who hear it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gtcpanel.render import lanes
from gtcpanel.render.clock import plural, spell_duration
from gtcpanel.render.terminal import name_of, one_line

if TYPE_CHECKING:
    from gtcpanel.timeline import Mention, Timeline, Track


def subject(timeline: Timeline) -> str:
    """What the picture shows."""
    if timeline.compared:
        return f"Where {', '.join(timeline.compared)} come up"
    return f"Where {timeline.query} comes up" if timeline.query else "Who talks when"


def facts(track: Track, timeline: Timeline) -> str:
    """The line below the title."""
    length = spell_duration(track.duration_ms, estimated=track.time_estimated)
    if timeline.query is None:
        return f"{length} · {plural(len(track.lanes), 'speaker')}"
    people = plural(len(track.by_speaker), "speaker")
    said = plural(len(track.mentions), "sentence")
    told = [f"│ {one_line(timeline.query)}", f"{said} by {people}"]
    ends = track.mentions[:1] + track.mentions[1:][-1:]
    told += [
        f"{word} {lanes.at(track, mention.start_ms)} {name_of(mention.speaker)}"
        for word, mention in zip(("first", "last"), ends, strict=False)
    ]
    return " · ".join(told)


def in_words(track: Track, timeline: Timeline) -> str:
    """A track for those who hear it: how long, and who speaks how much or mentions it when."""
    length = spell_duration(track.duration_ms, estimated=track.time_estimated)
    told = [f"{track.title}, {length}."]
    if not timeline.asked:
        shares = (f"{name_of(lane.speaker)} {lanes.share(track, lane):.0%}" for lane in track.lanes)
        told.append(f"Shares: {', '.join(shares)}.")
    if timeline.query is not None:
        told.append(_mentioned(timeline.query, track.mentions, track))
    told += [_mentioned(one.query, one.mentions, track) for one in track.series]
    if track.parts:
        parts = (
            f"from {lanes.at(track, part.start_ms)} {', '.join(part.keywords)}"
            for part in track.parts
        )
        told.append(f"Parts: {'; '.join(parts)}.")
    return " ".join(told)


def _mentioned(query: str, mentions: Sequence[Mention], track: Track) -> str:
    if not mentions:
        return f"{query} does not come up."
    said = Counter(name_of(mention.speaker) for mention in mentions).most_common()
    people = ", ".join(f"{name} {number}" for name, number in said)
    first, last = lanes.at(track, mentions[0].start_ms), lanes.at(track, mentions[-1].start_ms)
    return f"Sentences with {query}: {people}; first at {first}, last at {last}."
