"""Answers as the records that `--json` promises; keys are stable and only ever added to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from gtcpanel.model import About, Hit, Results, Span, Summary, Turn
from gtcpanel.render.clock import seconds
from gtcpanel.render.lanes import Chart
from gtcpanel.render.machine import Document

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
        "speaker": turn.speaker,
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
        "speaker": said.speaker,
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


def show(about: About, turns: Sequence[Turn]) -> Document:
    """`gtcpanel.show/1`."""
    return Document(
        {
            "schema": "gtcpanel.show/1",
            "transcript": {
                "slug": about.slug,
                "title": about.title,
                "date": about.date,
                "language": about.language,
                "source": source(about.path, None),
            },
            "turns": [turn(said) for said in turns],
        },
        "turns",
        columns="ref turn speaker label time time_estimated end text source.path source.line",
    )


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
    }


def timeline(charts: Sequence[Chart], query: str | None) -> Document:
    """`gtcpanel.timeline/1`; as a table, the mentions of the query, else the stretches spoken."""
    columns = "transcript ref speaker time spans" if query else "transcript speaker start end"
    return Document(
        {
            "schema": "gtcpanel.timeline/1",
            "query": query,
            "transcripts": [_chart(chart) for chart in charts],
        },
        "transcripts",
        rows=_mention_rows(charts) if query else _span_rows(charts),
        columns=columns,
    )


def _chart(chart: Chart) -> Record:
    return {
        "transcript": chart.slug,
        "duration": seconds(chart.duration_ms),
        "time_estimated": chart.estimated,
        "speakers": [
            {
                "speaker": lane.speaker,
                "spans": [[seconds(start), seconds(end)] for start, end in lane.spans],
            }
            for lane in chart.lanes
        ],
        "parts": [
            {
                "start": seconds(part.start_ms),
                "end": seconds(part.end_ms),
                "ref": part.ref,
                "keywords": list(part.keywords),
            }
            for part in chart.parts
        ],
        "mentions": [
            {
                "ref": mention.ref,
                "speaker": speaker,
                "time": seconds(mention.at_ms),
                "spans": spans(mention.spans),
            }
            for mention, speaker in chart.mentions()
        ],
    }


def _mention_rows(charts: Sequence[Chart]) -> Iterator[Record]:
    for chart in charts:
        for mention in _chart(chart)["mentions"]:
            yield {"transcript": chart.slug, **mention}


def _span_rows(charts: Sequence[Chart]) -> Iterator[Record]:
    for chart in charts:
        stretches = [(start, end, lane.speaker) for lane in chart.lanes for start, end in lane.spans]
        for start, end, speaker in sorted(stretches):
            yield {
                "transcript": chart.slug,
                "speaker": speaker,
                "start": seconds(start),
                "end": seconds(end),
            }
