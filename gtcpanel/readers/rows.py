"""Speech in rows: a table of speaker, time and text, a list of names with what they say.

Which column is which is told by the first row, or by what stands in the columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from gtcpanel.readers.clock import stamp_at
from gtcpanel.readers.heeding import merged
from gtcpanel.readers.labels import read_label, tidy
from gtcpanel.readers.lines import BLANK
from gtcpanel.readers.reader import NOBODY, Stretch

#: How the heads of columns call what is in them.
_SPEAKERS: Final = frozenset(
    {
        "speaker",
        "speakers",
        "speaker name",
        "name",
        "participant",
        "who",
        "person",
        "voice",
        "说话人",
        "发言人",
        "讲话人",
        "说话者",
        "发言者",
        "姓名",
        "人物",
        "角色",
        "講者",
        "發言人",
        "說話人",
        "发言人姓名",
        "話者",
    }
)
_TIMES: Final = frozenset(
    {
        "time",
        "timestamp",
        "timecode",
        "time code",
        "start",
        "start time",
        "in",
        "begin",
        "timespan",
        "时间",
        "时间戳",
        "开始时间",
        "起始时间",
        "時間",
        "開始時間",
        "时间码",
        "timestamps",
    }
)
_ENDS: Final = frozenset(("end", "end time", "out", "结束时间", "結束時間", "终止时间"))
_TEXTS: Final = frozenset(
    {
        "text",
        "transcript",
        "transcription",
        "content",
        "words",
        "utterance",
        "speech",
        "dialogue",
        "sentence",
        "内容",
        "发言内容",
        "文本",
        "文字",
        "原文",
        "發言內容",
        "內容",
        "对话",
        "发言",
        "说话内容",
    }
)
#: The longest that a speaker's cell may be.
_NAME: Final = 60
#: Two ends of time in one cell.
_SPAN: Final = re.compile(r"\s*(?:-{1,2}>?|[–—~～至到]|to)\s*")
#: Of the cells in a column of times so many are times.
_MOSTLY: Final = 0.7


class Cell(NamedTuple):
    """What stands in one place of a table."""

    line: int  #: of the source
    paragraphs: tuple[tuple[int, str], ...]  #: line and text

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(text for _, text in self.paragraphs)


class Columns(NamedTuple):
    """Which column has what; columns are counted from 0."""

    speaker: int
    text: int
    time: int | None
    end: int | None
    headed: bool  #: whether the first row names the columns


def stretches_of(
    rows: Sequence[Sequence[Cell]], columns: Columns | None = None
) -> list[Stretch] | None:
    """The turns that the rows are; None when they are no talk.

    A row without a speaker goes on with the turn above. Where `columns` are not given they are
    found out.
    """
    rows = [row for row in rows if any(cell.paragraphs for cell in row)]
    columns = columns or _columns(rows)
    if columns is None:
        return None
    runs: list[list[Stretch]] = []
    for row in rows[1:] if columns.headed else rows:
        if columns.text >= len(row) or not row[columns.text].paragraphs:
            continue
        said = row[columns.text].paragraphs
        speaker = row[columns.speaker] if columns.speaker < len(row) else Cell(said[0][0], ())
        name, role, start = _speaker(speaker.text)
        start_ms, end_ms = _times(row, columns)
        lines = (speaker.line,) if speaker.line not in {line for line, _ in said} else ()
        stretch = Stretch(
            label=name or NOBODY,
            label_lines=lines,
            said=said,
            role=role,
            start_ms=start if start_ms is None else start_ms,
            end_ms=end_ms,
        )
        if name or not runs:
            runs.append([stretch])
        else:
            runs[-1].append(stretch)
    return merged(runs) or None


def _columns(rows: Sequence[Sequence[Cell]]) -> Columns | None:
    width = max(map(len, rows), default=0)
    if width < 2 or width > 8 or len(rows) < 2:
        return None
    return _headed(rows) or _bare(rows, width)


def _headed(rows: Sequence[Sequence[Cell]]) -> Columns | None:
    """The columns as the first row calls them."""
    heads = [cell.text.strip(BLANK + ":：()*#").casefold() for cell in rows[0]]

    def column(names: frozenset[str]) -> int | None:
        return next((at for at, head in enumerate(heads) if head in names), None)

    speaker, text = column(_SPEAKERS), column(_TEXTS)
    if speaker is None or text is None:
        return None
    return Columns(speaker, text, column(_TIMES), column(_ENDS), headed=True)


def _bare(rows: Sequence[Sequence[Cell]], width: int) -> Columns | None:
    """The columns as what is in them shows: times, names that come back, and long text."""
    cells = [[row[at].text for row in rows if at < len(row)] for at in range(width)]
    times = [at for at in range(width) if _share(map(_is_time, filter(None, cells[at]))) > _MOSTLY]
    others = [at for at in range(width) if at not in times and any(cells[at])]
    if len(others) != 2:
        return None
    speaker, text = others if _size(cells[others[0]]) <= _size(cells[others[1]]) else others[::-1]
    names = [name for cell in cells[speaker] if cell for name in [_speaker(cell)[0]]]
    if not names or max(map(len, cells[speaker])) > _NAME or not all(names):
        return None
    back = len(names) - len(set(names))
    colons = _share(cell.endswith((":", "：")) for cell in cells[speaker] if cell)
    if back < max(1, len(names) // 3) and colons < _MOSTLY and not times:
        return None
    if any(len(name) > 1 and name.isdigit() for name in names):
        return None  # numbers, as in a list of contents
    end = times[1] if len(times) > 1 else None
    return Columns(speaker, text, times[0] if times else None, end, headed=False)


def _size(cells: Iterable[str]) -> int:
    return sum(map(len, cells))


def _share(facts: Iterable[bool]) -> float:
    every = list(facts)
    return sum(every) / len(every) if every else 0.0


def _is_time(text: str) -> bool:
    stamp = stamp_at(text.strip("[]()（）【】 "))
    return stamp is not None and len(text) <= 40


def _times(row: Sequence[Cell], columns: Columns) -> tuple[int | None, int | None]:
    start = end = None
    if columns.time is not None and columns.time < len(row):
        start, end = span_of(row[columns.time].text)
    if columns.end is not None and columns.end < len(row):
        end = span_of(row[columns.end].text)[0] or end
    return start, end


def span_of(text: str) -> tuple[int | None, int | None]:
    """The time, or the two, in `00:12`, `[00:01:02]`, `00:12 - 00:15`, in milliseconds."""
    bare = text.strip("[]()（）【】 " + BLANK)
    stamp = stamp_at(bare)
    if stamp is None:
        return None, None
    to = _SPAN.match(bare, stamp[1])
    end = stamp_at(bare, to.end()) if to is not None else None
    return stamp[0], end[0] if end is not None else None


def _speaker(text: str) -> tuple[str, str | None, int | None]:
    """The name in a speaker's cell, with a role and a time where it has them."""
    bare = text.strip(BLANK)
    if bare[:1] == "<" and bare[-1:] == ">":
        bare = bare[1:-1]  # as chat programs write it
    if not bare:
        return "", None, None
    label = read_label(bare) or read_label(f"{bare}:")
    if label is not None and not label.text:
        return label.name, label.role, label.start_ms
    return tidy(bare.rstrip(":： ")), None, None
