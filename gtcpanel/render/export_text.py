"""Transcripts as text that people read, and that can be read in again: md, txt.

The words are not touched: a mark of Markdown in them stays one, and what a reader makes of the text
are the same turns.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gtcpanel.render.clock import clock

if TYPE_CHECKING:
    from gtcpanel.export import Exported
    from gtcpanel.model import Turn
    from gtcpanel.render.export_records import Pieces, Transcripts


def md(transcripts: Transcripts, *, estimated: bool = False) -> Pieces:
    """A heading for each transcript, then `**Name** [12:34]: text` for each turn.

    The time is left out where it is only estimated, unless `estimated`.
    """
    between = ""
    for summary, turns in transcripts:
        yield f"{between}# {_flat(summary.about.title)}\n"
        between = "\n"
        for turn in turns:
            time = "" if turn.time_estimated and not estimated else _stamp(turn)
            label = f"**{_flat(turn.speaker)}**{time}: " if turn.speaker else ""
            yield "\n" + label + turn.text.replace("\n", "\n\n") + "\n"


def txt(transcripts: Transcripts) -> Pieces:
    """`Name: text` for each turn, with a heading before each transcript where there are several."""
    every = iter(transcripts)
    first, second = next(every, None), next(every, None)
    if first is None:
        return
    if second is None:
        yield from _blocks(first, "")
        return
    yield f"# {_flat(first.summary.about.title)}\n"
    yield from _blocks(first, "\n")
    yield from _headed(second)
    for each in every:
        yield from _headed(each)


def _headed(transcript: Exported) -> Iterator[str]:
    yield f"\n# {_flat(transcript.summary.about.title)}\n"
    yield from _blocks(transcript, "\n")


def _blocks(transcript: Exported, between: str) -> Iterator[str]:
    for turn in transcript.turns:
        label = f"{_flat(turn.speaker)}: " if turn.speaker else ""
        yield f"{between}{label}{turn.text}\n"
        between = "\n"


def _stamp(turn: Turn) -> str:
    """` [12:34]` or ` [1:02:03.450]`; "" without a time."""
    if turn.start_ms is None:
        return ""
    fraction = turn.start_ms % 1000
    return f" [{clock(turn.start_ms)}{f'.{fraction:03}' if fraction else ''}]"


def _flat(name: str) -> str:
    return " ".join(name.split())
