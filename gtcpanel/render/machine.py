"""Formats for programs: json, jsonl, tsv, csv."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from gtcpanel.render.terminal import harmless

Record = Mapping[str, Any]
MachineFormat = Literal["json", "jsonl", "tsv", "csv"]


class Document:
    """What a command answers, as the JSON document that its schema describes."""

    __slots__ = ("columns", "members", "records", "rows")

    def __init__(
        self, members: Record, records: str, *, rows: Iterable[Record] | None = None, columns: str
    ) -> None:
        self.members = members  #: the whole document
        self.records = records  #: the key of its list
        #: What tsv and csv list, where that is not the list itself, and the names of their columns.
        self.rows = tuple(members[records] if rows is None else rows)
        self.columns = columns.split()


def write(output: MachineFormat, document: Document) -> Iterator[str]:
    """The document as text, in pieces."""
    if output == "json":
        yield as_json(document.members, indent=2) + "\n"
    elif output == "jsonl":
        for record in document.members[document.records]:
            yield as_json(record) + "\n"
    elif output == "tsv":
        yield "\t".join(document.columns) + "\n"
        for row in document.rows:
            yield "\t".join(harmless(tabbed(cell)) for cell in cells(row, document.columns)) + "\n"
    else:
        yield from _csv(document)


def as_json(value: object, *, indent: int | None = None) -> str:
    """JSON without a character that a terminal obeys, or that UTF-8 cannot hold."""
    import json
    import re

    # json.dumps escapes C0 but lets through what else a terminal obeys or UTF-8 cannot hold.
    return re.sub(
        "[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]",
        lambda match: f"\\u{ord(match[0]):04x}",
        json.dumps(value, ensure_ascii=False, indent=indent),
    )


def cells(row: Record, columns: Sequence[str]) -> list[str]:
    """The cells of a row: a column `source.path` is the member `path` of the member `source`."""
    row_cells = []
    for column in columns:
        value: Any = row
        for key in column.split("."):
            value = value[key]
        row_cells.append(_cell(value))
    return row_cells


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    return as_json(value)


def tabbed(cell: str) -> str:
    r"""The cell with what would break the table written as `\t`, `\n`, `\r`, `\\`."""
    return cell.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _csv(document: Document) -> Iterator[str]:
    import csv
    import io

    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(document.columns)
    for row in document.rows:
        writer.writerow([_spreadsheet(cell) for cell in cells(row, document.columns)])
    yield page.getvalue()


def _spreadsheet(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula.

    CSV is what people open in a spreadsheet, and a transcript is somebody else's text: a
    `=HYPERLINK(` must arrive as words. The apostrophe is the spreadsheets' own mark for text
    (OWASP, "CSV Injection"). Programs that want the text untouched read json, jsonl or tsv.
    """
    shown = harmless(cell)
    return f"'{shown}" if shown[:1] in ("=", "+", "-", "@") and shown[1:] else shown
