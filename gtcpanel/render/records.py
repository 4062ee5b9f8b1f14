"""Answers as the records that `--json` promises; keys are stable and only ever added to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from gtcpanel.model import Hit, Results, Span, Turn
from gtcpanel.render.clock import seconds
from gtcpanel.render.lanes import part_ref
from gtcpanel.render.machine import Document

if TYPE_CHECKING:
    from gtcpanel.speakers import Profile, SpeakerStats
    from gtcpanel.timeline import Mention, Timeline, Track
    from gtcpanel.transcript import About, Summary

Record = dict[str, Any]


def source(path: str, line: int | None) -> Record:
    """Where something stands in the user's files."""
    return {"path": path, "line": line}


def spans(pairs: Sequence[Span]) -> list[list[int]]:
    """Spans as JSON has them."""
    return [[start, end] for start, end in pairs]


def hit(found: Hit) -> Record:
    """A hit of `gtcpanel search`."""
    turn = found.turn
    return {
        "ref": turn.ref,
        "transcript": turn.transcript,
        "turn": turn.number,
        "speaker": turn.speaker or None,
        "time": seconds(turn.start_ms),
        "time_estimated": turn.time_estimated,
        "score": round(found.score, 2),
        "match": found.match,
        "spans": spans(found.spans),
        "text": turn.text,
        "source": source(turn.path, turn.line),
    }


def turn(said: Turn) -> Record:
    """A turn of `gtcpanel show`."""
    return {
        "ref": said.ref,
        "turn": said.number,
        "speaker": said.speaker or None,
        "label": said.label,
        "time": seconds(said.start_ms),
        "time_estimated": said.time_estimated,
        "end": seconds(said.end_ms),
        "text": said.text,
        "source": source(said.path, said.line),
    }


def search(
    results: Results, neighbours: Sequence[tuple[Sequence[Turn], Sequence[Turn]]] = ()
) -> Document:
    """`gtcpanel.search/1`; hits have `before` and `after` where neighbours were asked for."""
    hits = [hit(found) for found in results.hits]
    for record, (before, after) in zip(hits, neighbours, strict=False):
        record["before"] = [turn(said) for said in before]
        record["after"] = [turn(said) for said in after]
    return Document(
        {
            "schema": "gtcpanel.search/1",
            "query": results.query,
            "total": results.total,
            "hits": hits,
        },
        "hits",
        columns="ref transcript turn speaker time time_estimated score match spans text"
        " source.path source.line",
    )


def show(abouts: Sequence[About], turns: Sequence[Turn]) -> Document:
    """`gtcpanel.show/1` of turns of one transcript or several; `transcript` is the first."""
    shown = [_transcript(about) for about in abouts]
    return Document(
        {
            "schema": "gtcpanel.show/1",
            "transcript": shown[0],
            "transcripts": shown,
            "turns": [turn(said) for said in turns],
        },
        "turns",
        columns="ref turn speaker label time time_estimated end text source.path source.line",
    )


def _transcript(about: About) -> Record:
    return {
        "slug": about.slug,
        "title": about.title,
        "date": about.date,
        "language": about.language,
        "source": source(about.path, None),
    }


def transcripts(summaries: Sequence[Summary]) -> Document:
    """`gtcpanel.transcripts/1`."""
    return Document(
        {
            "schema": "gtcpanel.transcripts/1",
            "transcripts": [transcript(summary) for summary in summaries],
        },
        "transcripts",
        columns="slug title path format encoding language turns speakers characters duration"
        " omitted repairs problems",
    )


def transcript(summary: Summary) -> Record:
    """A transcript and how it was understood."""
    about = summary.about
    return {
        "slug": about.slug,
        "title": about.title,
        "path": about.path,
        "format": about.format,
        "encoding": about.encoding,
        "language": about.language,
        "turns": summary.turns,
        "speakers": len(summary.people),
        "characters": summary.characters,
        "duration": seconds(summary.duration_ms),
        "time_estimated": summary.time_estimated,
        "omitted": [
            {"first_line": o.first_line, "last_line": o.last_line, "reason": o.reason}
            for o in summary.omitted
        ],
        "repairs": [
            {
                "line": r.line,
                "kind": r.kind,
                "from": r.before,
                "to": r.after,
                "confidence": round(r.confidence, 3),
            }
            for r in summary.repairs
        ],
        "problems": [{"line": p.line, "message": p.message} for p in summary.problems],
        "terms": [{"line": p.line, "left": p.left, "right": p.right} for p in summary.pairs],
    }


def timeline(found: Timeline) -> Document:
    """`gtcpanel.timeline/1`; as a table, the mentions of the queries, else the stretches spoken."""
    columns = "transcript speaker start end time_estimated"
    if found.asked:
        columns = "transcript ref speaker time time_estimated spans"
    if found.compared:
        columns = f"query {columns}"
    return Document(
        {
            "schema": "gtcpanel.timeline/1",
            "query": found.query,
            "transcripts": [track(one) for one in found.tracks],
        },
        "transcripts",
        rows=[row for one in found.tracks for row in _rows(one, asked=found.asked)],
        columns=columns,
    )


def track(course: Track) -> Record:
    """The course of one transcript; `compared` is there where queries are compared."""
    record: Record = {
        "transcript": course.slug,
        "duration": seconds(course.duration_ms),
        "time_estimated": course.time_estimated,
        "speakers": [
            {
                "speaker": lane.speaker or None,
                "spans": [[seconds(start), seconds(end)] for start, end in lane.spans],
            }
            for lane in course.lanes
        ],
        "parts": [
            {
                "start": seconds(part.start_ms),
                "end": seconds(part.end_ms),
                "ref": part_ref(part),
                "keywords": list(part.keywords),
            }
            for part in course.parts
        ],
        "mentions": _mentions(course.mentions),
    }
    if course.series:
        record["compared"] = [
            {"query": one.query, "mentions": _mentions(one.mentions)} for one in course.series
        ]
    return record


def _mentions(found: Sequence[Mention]) -> list[Record]:
    return [
        {
            "ref": mention.ref,
            "speaker": mention.speaker or None,
            "time": seconds(mention.start_ms),
            "time_estimated": mention.turn.time_estimated,
            "spans": spans(mention.spans),
        }
        for mention in found
    ]


def _rows(course: Track, *, asked: bool) -> Iterator[Record]:
    if asked:
        for mention in _mentions(course.mentions):
            yield {"transcript": course.slug, **mention}
        for one in course.series:
            for mention in _mentions(one.mentions):
                yield {"query": one.query, "transcript": course.slug, **mention}
        return
    stretches = sorted((*span, lane.speaker) for lane in course.lanes for span in lane.spans)
    for start, end, speaker in stretches:
        yield {
            "transcript": course.slug,
            "speaker": speaker or None,
            "start": seconds(start),
            "end": seconds(end),
            "time_estimated": course.time_estimated,
        }


def speakers(stats: Sequence[SpeakerStats]) -> Document:
    """`gtcpanel.speakers/1`."""
    members = (
        "speaker aliases role affiliation transcripts turns characters words share seconds"
        " questions first last keywords"
    )
    return Document(
        {"schema": "gtcpanel.speakers/1", "speakers": [_speaker(one) for one in stats]},
        "speakers",
        columns=members,
    )


def _speaker(stats: SpeakerStats) -> Record:
    return {
        "speaker": stats.speaker or None,
        "aliases": list(stats.aliases),
        "role": stats.role,
        "affiliation": stats.affiliation,
        "transcripts": stats.transcripts,
        "turns": stats.turns,
        "characters": stats.characters,
        "words": stats.words,
        "share": round(stats.share, 4),
        "seconds": seconds(stats.duration_ms),
        "questions": stats.questions,
        "first": stats.first,
        "last": stats.last,
        "keywords": list(stats.keywords),
    }


def profiles(found: Sequence[Profile]) -> Document:
    """`gtcpanel.speakers/1` of people asked for by name, each with what their profile adds."""
    document = speakers([profile.stats for profile in found])
    for record, profile in zip(document.members["speakers"], found, strict=True):
        record["longest"] = profile.longest.ref
        record["companions"] = [
            {"speaker": one.speaker or None, "before": one.before, "after": one.after}
            for one in profile.companions
        ]
        record["quotable"] = [{"ref": one.ref, "text": one.text} for one in profile.quotable]
        record["asked"] = [{"ref": one.ref, "text": one.text} for one in profile.questions]
        record["appearances"] = [
            {
                "transcript": one.slug,
                "duration": seconds(one.duration_ms),
                "time_estimated": one.time_estimated,
                "spans": [[seconds(start), seconds(end)] for start, end in one.spans],
            }
            for one in profile.appearances
        ]
        record["topics"] = [
            {
                "ref": part_ref(one.part),
                "keywords": list(one.part.keywords),
                "seconds": seconds(one.spoken_ms),
                "share": round(one.share, 4),
            }
            for one in profile.topics
        ]
    return document
