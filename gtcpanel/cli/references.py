"""References as a command gets them: typed as arguments, or in what another command has printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from gtcpanel.cli.opening import piped
from gtcpanel.errors import UnknownReferenceError
from gtcpanel.references import parse_reference

if TYPE_CHECKING:
    from gtcpanel.references import Reference

#: A reference as it was written, and the line where it stands.
Word = tuple[str, int]


def from_stdin(transcripts: Sequence[str] | None) -> list[Reference]:
    """The references on standard input, in order.

    Raises `UnknownReferenceError`, which names the line, for what is none.
    """
    from gtcpanel.text.excerpt import clip

    found = []
    text = piped(transcripts, "a list of references").decode("utf-8-sig", "replace")
    for word, line in words(text):
        reference = parse_reference(word)
        if reference is None:
            raise UnknownReferenceError(
                f"standard input, line {line}: {clip(word, 60)!r} is not a reference"
            )
        found.append(reference)
    return found


def words(text: str) -> Iterator[Word]:
    """What stands for references in what a command printed, or somebody wrote.

    That is JSON with the member `ref` in each record, a table with a column `ref` (tsv or csv), or
    lines: a reference, or fields with tabs between.
    """
    if re.match(r'\s*(\[\s*)?\{\s*"', text):
        return _in_json(text)
    header = text.partition("\n")[0].rstrip("\r")
    for delimiter in "\t,":
        if "ref" in header.split(delimiter):
            return _in_table(text, delimiter)
    return _in_lines(text)


def _in_lines(text: str) -> Iterator[Word]:
    for number, line in enumerate(text.replace("\0", "\n").splitlines(), 1):
        if line.strip() not in ("", "--"):
            for word in _in_line(line):
                yield word, number


def _in_line(line: str) -> list[str]:
    """What is in the first field, or in the second where that alone names turns.

    A quotation that `verify` did not find has an empty second field.
    """
    first, *others = (field.strip() for field in line.split("\t"))
    for field in (first, *others[:1]):
        if all(map(_names_turns, field.split())):
            return field.split()
    return [first]


def _names_turns(word: str) -> bool:
    reference = parse_reference(word)
    return reference is not None and reference.first is not None


def _in_table(text: str, delimiter: str) -> Iterator[Word]:
    import csv
    import io

    csv.field_size_limit(max(len(text), csv.field_size_limit()))  # a turn may be long
    page = io.StringIO(text, newline="")
    if delimiter == "\t":
        rows = csv.reader(page, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        rows = csv.reader(page)
    try:
        column = next(rows).index("ref")
        for row in rows:
            for word in row[column].split() if column < len(row) else ():
                yield word, rows.line_num
    except csv.Error as error:
        raise UnknownReferenceError(
            f"standard input, line {rows.line_num}: this is no table: {error}"
        ) from None


def _in_json(text: str) -> Iterator[Word]:
    """Of documents, of records a line each, or of a stream of values as jq prints it."""
    import json

    decoder = json.JSONDecoder()
    something = re.compile(r"\S")
    at, line = 0, 1
    while begin := something.search(text, at):
        line += text.count("\n", at, begin.start())
        at = begin.start()
        try:
            value, end = decoder.raw_decode(text, at)
            found = list(_of_value(value, line))
        except (ValueError, RecursionError) as error:  # also a number too long, lists too deep
            where, why = getattr(error, "lineno", line), getattr(error, "msg", error)
            raise UnknownReferenceError(
                f"standard input, line {where}: this is no JSON: {why}"
            ) from None
        for word in found:
            yield word, line
        line += text.count("\n", at, end)
        at = end


def _of_value(value: Any, line: int) -> Iterator[str]:
    if isinstance(value, list):
        for record in value:
            yield from _of_value(record, line)
    elif isinstance(value, dict) and isinstance(ref := value.get("ref", 0), str | None):
        yield from (ref or "").split()  # null: of a quotation that was not found
    elif isinstance(value, dict) and "schema" in value:  # a whole document
        lists = [member for member in value.values() if isinstance(member, list)]
        records = [one for member in lists for one in member]
        named = [one for one in records if isinstance(one, dict) and "ref" in one]
        yield from _of_value(named or records, line)
    else:
        raise UnknownReferenceError(f'standard input, line {line}: a record without "ref"')
