"""The options that mean the same in every command, each spelt once."""

from __future__ import annotations

from typing import Annotated

import typer

from gtcpanel.cli import complete
from gtcpanel.cli.output import Format
from gtcpanel.errors import UsageError
from gtcpanel.render.colour import Choice

WHERE = "Where to look"
WHAT = "What to find"
OUTPUT = "Output"
#: The themes of options, in the order of a help page.
PANELS = (WHAT, WHERE, OUTPUT)

Transcripts = Annotated[
    list[str] | None,
    typer.Option(
        "-t",
        "--transcripts",
        metavar="PATH",
        help="Read this file or folder instead of the library; - is standard input. Repeatable.",
        rich_help_panel=WHERE,
        autocompletion=complete.paths,
    ),
]
Reader = Annotated[
    str | None,
    typer.Option(
        "--reader",
        metavar="NAME",
        help="The format of the files given, where it should not be guessed: srt, html, ...",
        rich_help_panel=WHERE,
        autocompletion=complete.readers,
    ),
]
Within = Annotated[
    list[str] | None,
    typer.Option(
        "--in",
        metavar="SLUG",
        help="Stay within this transcript (a slug or a glob). Repeatable.",
        rich_help_panel=WHERE,
        autocompletion=complete.slugs,
    ),
]
Speakers = Annotated[
    list[str] | None,
    typer.Option(
        "-s",
        "--speaker",
        metavar="NAME",
        help="Only this speaker: any alias, either script, part of the name, pinyin. Repeatable.",
        rich_help_panel=WHERE,
        autocompletion=complete.speakers,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "-n",
        "--limit",
        metavar="N",
        min=0,
        help="At most N of them; 0 = all.",
        rich_help_panel=OUTPUT,
    ),
]
Context = Annotated[
    int,
    typer.Option(
        "-C",
        "--context",
        metavar="N",
        min=0,
        help="Show N turns before and after, too.",
        rich_help_panel=OUTPUT,
    ),
]
OutputFormat = Annotated[
    Format | None,
    typer.Option(
        "-f",
        "--format",
        metavar="FORMAT",
        help="rich (on a terminal), plain (in a pipe), json, jsonl, tsv, csv or md.",
        rich_help_panel=OUTPUT,
    ),
]
Json = Annotated[
    bool, typer.Option("--json", help="The same as --format json.", rich_help_panel=OUTPUT)
]
Null = Annotated[
    bool,
    typer.Option(
        "-0",
        "--null",
        help="End each record with NUL instead of a newline.",
        rich_help_panel=OUTPUT,
    ),
]
Color = Annotated[
    Choice,
    typer.Option(
        "--color",
        metavar="WHEN",
        help="auto, always (in a pipe too) or never.",
        rich_help_panel=OUTPUT,
        show_default=False,
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "-q",
        "--quiet",
        help="Print nothing; the exit status tells.",
        rich_help_panel=OUTPUT,
    ),
]
NoPager = Annotated[
    bool,
    typer.Option(
        "--no-pager",
        help="Never page what is longer than the screen.",
        rich_help_panel=OUTPUT,
    ),
]


def alone(option: str, *others: tuple[str, object]) -> None:
    """Raise `UsageError` where one of the others was given, to which the option gives no sense."""
    for other, given in others:
        if given:
            raise UsageError(f"{option} goes without {other}")
