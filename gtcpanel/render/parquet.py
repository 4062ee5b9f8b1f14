"""Turns as a Parquet file, for DuckDB, pandas, Polars and Spark. The only pyarrow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any, Final

from gtcpanel.errors import UsageError
from gtcpanel.render.export_records import turns

if TYPE_CHECKING:
    from gtcpanel.render.export_records import Transcripts

#: The most turns of a row group, and the characters after which it ends: so much is in memory.
GROUP: Final = 20_000
_CHARACTERS: Final = 8_000_000


def write(transcripts: Transcripts, file: IO[bytes]) -> None:
    """Write all turns to `file`, which need not be able to seek.

    Raises `UsageError` where pyarrow is not installed.
    """
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError:
        raise UsageError("parquet needs pyarrow: pip install 'gtcpanel[parquet]'") from None

    schema = _schema(arrow)
    with parquet.ParquetWriter(_Counted(file), schema, compression="zstd") as writer:
        for group in _groups(turns(transcripts)):
            writer.write_table(arrow.Table.from_pylist(group, schema=schema))


def _schema(arrow: Any) -> Any:
    """The members of a turn's JSON record with their types."""
    text, number = arrow.string(), arrow.int32()
    source = arrow.struct([("path", text), ("line", number)])
    fields = {
        "ref": text, "transcript": text, "title": text, "date": text, "language": text,
        "turn": number, "speaker": text, "label": text, "role": text, "affiliation": text,
        "time": arrow.float64(), "time_estimated": arrow.bool_(), "end": arrow.float64(),
        "text": text, "source": source, "lines": arrow.list_(number),
    }  # fmt: skip
    return arrow.schema(list(fields.items()), metadata={"schema": "gtcpanel.export/1"})


def _groups(records: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    group: list[dict[str, Any]] = []
    characters = 0
    for record in records:
        group.append(record)
        characters += len(record["text"])
        if len(group) == GROUP or characters > _CHARACTERS:
            yield group
            group, characters = [], 0
    if group:
        yield group


class _Counted:
    """A file that knows how much was written to it, as a pipe does not."""

    closed = False

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._at = 0

    def write(self, data: Any) -> int:
        self._file.write(data)
        self._at += len(data)
        return len(data)

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        self._file.flush()

    def close(self) -> None:
        """The file is its owner's to close."""
