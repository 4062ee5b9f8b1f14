"""The years that people speak of, as the records that `--json` promises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gtcpanel.render.clock import seconds
from gtcpanel.render.machine import Document
from gtcpanel.render.records import Record, source, spans

if TYPE_CHECKING:
    from gtcpanel.text.year_rules import Years
    from gtcpanel.years import SpokenYear


def years(query: str | None, found: Sequence[SpokenYear]) -> Document:
    """`gtcpanel.timeline/1` with a list of years in place of the courses of transcripts."""
    return Document(
        {
            "schema": "gtcpanel.timeline/1",
            "query": query,
            "transcripts": [],
            "years": [_year(one) for one in found],
        },
        "years",
        columns="year until expression relative ref speaker time time_estimated text"
        " source.path source.line",
    )


def _year(one: SpokenYear) -> Record:
    passage = one.passage
    turn = passage.turn
    first, last = one.years or (None, None)
    return {
        "year": first,
        "until": last,
        "relative": one.relative,
        "offset": _pair(one.offset),
        "expression": one.expression,
        "ref": passage.ref,
        "transcript": turn.transcript,
        "turn": turn.number,
        "speaker": turn.speaker or None,
        "time": seconds(one.start_ms),
        "time_estimated": turn.time_estimated,
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "spans": spans([one.span]),
        "source": source(turn.path, passage.line),
    }


def _pair(years: Years) -> list[int] | None:
    return None if years is None else list(years)
