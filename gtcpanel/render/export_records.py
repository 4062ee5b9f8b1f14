"""Turns with all their fields, for other programs: json, jsonl, csv, tsv.

The words and the names stay as they are, control characters included: a program is to get what the
source says. Everything is made a turn at a time.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from gtcpanel.render import records
from gtcpanel.render.machine import as_json, cells, tabbed

if TYPE_CHECKING:
    from gtcpanel.export import Exported
    from gtcpanel.model import Turn
    from gtcpanel.transcript import Person, Summary

Record = dict[str, Any]
#: The transcripts; some formats go through them more than once.
Transcripts = Iterable["Exported"]
#: A file in pieces of text.
Pieces = Generator[str, None, None]

#: The columns of csv and tsv.
COLUMNS: Final = (
    "ref", "transcript", "title", "date", "language", "turn", "speaker", "label", "role",
    "affiliation", "time", "time_estimated", "end", "text", "source.path", "source.line", "lines",
)  # fmt: skip


def json(transcripts: Transcripts) -> Pieces:
    """`gtcpanel.export/1`: what is known of the transcripts, then their turns."""
    yield '{\n  "schema": "gtcpanel.export/1",\n  "transcripts": '
    yield from _array(transcript(each.summary) for each in transcripts)
    yield ',\n  "turns": '
    yield from _array(turns(transcripts))
    yield "\n}\n"


def jsonl(transcripts: Transcripts) -> Pieces:
    """A turn a line."""
    for record in turns(transcripts):
        yield as_json(record) + "\n"


def tsv(transcripts: Transcripts) -> Pieces:
    r"""A header and a turn a line; a tab within a cell is `\t`, a line break `\n`."""
    yield "\t".join(COLUMNS) + "\n"
    for record in turns(transcripts):
        yield "\t".join(map(tabbed, cells(record, COLUMNS))) + "\n"


def csv(transcripts: Transcripts) -> Pieces:
    """A header and a turn a row, as RFC 4180 has it."""
    import csv

    writer: Any = csv.writer(_Passing())  # what `write` returns, `writerow` does
    yield writer.writerow(COLUMNS)
    for record in turns(transcripts):
        yield writer.writerow(cells(record, COLUMNS))


class _Passing:
    """A file that gives back what is written to it."""

    @staticmethod
    def write(text: str) -> str:
        return text


def turns(transcripts: Transcripts) -> Iterator[Record]:
    """The records of all turns, in order."""
    for summary, said in transcripts:
        people = {person.name: person for person in summary.people}
        for one in said:
            yield turn(one, summary, people.get(one.speaker))


def turn(said: Turn, summary: Summary, person: Person | None) -> Record:
    """A turn of `gtcpanel show` with what is known of its transcript and its speaker."""
    about = summary.about
    shown = records.turn(said)
    return {
        "ref": shown["ref"],
        "transcript": about.slug,
        "title": about.title,
        "date": about.date,
        "language": about.language,
        "turn": shown["turn"],
        "speaker": shown["speaker"] or None,
        "label": shown["label"] or None,
        "role": person.role if person else None,
        "affiliation": person.affiliation if person else None,
        "time": shown["time"],
        "time_estimated": shown["time_estimated"],
        "end": shown["end"],
        "text": shown["text"],
        "source": shown["source"],
        "lines": list(said.lines),
    }


def transcript(summary: Summary) -> Record:
    """What is known of a transcript, and who speaks in it."""
    about = summary.about
    return {
        "slug": about.slug,
        "title": about.title,
        "date": about.date,
        "language": about.language,
        "event": about.event,
        "place": about.place,
        "publisher": about.publisher,
        "url": about.url,
        "format": about.format,
        "sha256": about.sha256,
        "source": records.source(about.path, None),
        "turns": summary.turns,
        "speakers": [
            {
                "speaker": person.name,
                "aliases": list(person.aliases),
                "role": person.role,
                "affiliation": person.affiliation,
            }
            for person in summary.people
        ],
    }


def _array(items: Iterator[Record]) -> Iterator[str]:
    """A JSON array that is a member of the document, as `json.dumps(..., indent=2)` writes it."""
    lead = "["
    for item in items:
        yield f"{lead}\n    " + as_json(item, indent=2).replace("\n", "\n    ")
        lead = ","
    yield "[]" if lead == "[" else "\n  ]"
