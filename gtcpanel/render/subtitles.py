"""A transcript as subtitles: SubRip and WebVTT.

https://www.w3.org/TR/webvtt1/ for what WebVTT must escape. SubRip has no escapes.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from gtcpanel.cues import cues

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gtcpanel.cues import Cue
    from gtcpanel.model import Turn
    from gtcpanel.render.export_records import Pieces


def srt(turns: Iterable[Turn]) -> Pieces:
    """SubRip: numbered cues of `Name: text`."""
    for number, (cue, speaker) in enumerate(_by_time(turns), start=1):
        name = f"{_flat(speaker)}: " if speaker else ""
        times = f"{_stamp(cue.start_ms, ',')} --> {_stamp(cue.end_ms, ',')}"
        yield ("\n" if number > 1 else "") + f"{number}\n{times}\n{name}{cue.text}\n"


def vtt(turns: Iterable[Turn], *, estimated: bool = False) -> Pieces:
    """WebVTT: cues of `<v Name>text</v>`; a note where the times are `estimated`."""
    yield "WEBVTT\n"
    if estimated:
        yield "\nNOTE The times are estimated: the source has no clock.\n"
    for cue, speaker in _by_time(turns):
        text = escape(cue.text, quote=False)
        if speaker:
            name = escape(_flat(speaker), quote=False)
            if name.endswith("--"):  # with what closes the tag it would be the arrow of the times
                name = f"{name[:-1]}&#45;"
            text = f"<v {name}>{text}</v>"
        yield f"\n{_stamp(cue.start_ms, '.')} --> {_stamp(cue.end_ms, '.')}\n{text}\n"


def _by_time(turns: Iterable[Turn]) -> list[tuple[Cue, str]]:
    """The cues with their speakers. Players want them in order of time, which turns need not be."""
    every = [(cue, turn.speaker) for turn in turns for cue in cues(turn)]
    return sorted(every, key=lambda each: each[0].start_ms)


def _stamp(ms: int, mark: str) -> str:
    seconds, ms = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}{mark}{ms:03}"


def _flat(name: str) -> str:
    return " ".join(name.split())
