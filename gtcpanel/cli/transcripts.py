"""`gtcpanel transcripts`: the library, and how each file was understood."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from gtcpanel import render
from gtcpanel.cli import complete, options
from gtcpanel.cli.opening import opened, read_stdin
from gtcpanel.cli.output import Output, note
from gtcpanel.errors import UsageError

if TYPE_CHECKING:
    from gtcpanel.library import Library
    from gtcpanel.transcript import Summary

EXAMPLES = (
    ("gtcpanel transcripts", "the library"),
    ("gtcpanel transcripts gtc2024-transformer-panel", "left out or repaired"),
    ("gtcpanel transcripts talk.txt", "the same of any file"),
    ("gtcpanel transcripts talk.txt --toml > talk.toml", "to correct it"),
    ("gtcpanel transcripts --json | jq '.transcripts[].slug'", "every slug"),
)


def command(
    which: Annotated[
        str | None,
        typer.Argument(
            metavar="[SLUG|FILE]",
            help="A transcript of the library, or any file: how it was understood.",
            show_default=False,
            autocompletion=complete.slugs,
        ),
    ] = None,
    toml: Annotated[
        bool,
        typer.Option(
            "--toml",
            help="Print what was found as the TOML that can be put beside the file, to correct it.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = False,
    within: options.Within = None,
    transcripts: options.Transcripts = None,
    reader: options.Reader = None,
    limit: options.Limit = None,
    form: options.OutputFormat = None,
    as_json: options.Json = False,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    no_pager: options.NoPager = False,
) -> int:
    """List the library; with SLUG or FILE, report how that file was understood.

    The report has the lines left out and why, labels repaired, names merged, and lines doubted. A
    FILE need not be in the library.

    In a pipe the list is a line for each transcript: slug, turns, speakers, characters, duration,
    language, title, path, with tabs between. A report has a fact a line: what, where, which.
    """
    output = Output(form=form, as_json=as_json, color=color, quiet=quiet, no_pager=no_pager)
    if toml:
        if form or as_json:
            raise UsageError("--toml is a format; give it without --format and --json")
        output.write(_as_toml(which, transcripts, reader=reader, quiet=quiet))
        return 0
    if which is None:
        with opened(transcripts, reader=reader, quiet=quiet) as library:
            summaries = library.summaries(within or ())[: limit or None]
            _list(output, summaries)
            for reason in () if quiet else library.failures.values():
                note(f"passed over: {reason}")
        return 0
    if _is_file(which) and not transcripts:
        with opened([which], reader=reader, quiet=quiet) as library:
            _report(output, library.summaries())
        return 0
    with opened(transcripts, reader=reader, quiet=quiet) as library:
        _report(output, (_find(library, which),))
    return 0


def _is_file(which: str) -> bool:
    return which == "-" or os.path.exists(which)  # noqa: PTH110


def _find(library: "Library", which: str) -> "Summary":
    summaries = library.summaries()
    path = os.path.abspath(which)  # noqa: PTH100
    for summary in summaries:
        if which == summary.about.slug or path == os.path.abspath(summary.about.path):  # noqa: PTH100
            return summary
    slugs = ", ".join(summary.about.slug for summary in summaries[:10])
    raise UsageError(f"{which!r} is neither a transcript of the library ({slugs}) nor a file")


def _as_toml(
    which: str | None, transcripts: Sequence[str] | None, *, reader: str | None, quiet: bool
) -> str:
    """The TOML with which the transcript is understood as it is without."""
    from gtcpanel.readers import load_facts
    from gtcpanel.sources import STDIN, facts_about, read_file

    if which is None and transcripts and len(transcripts) == 1:
        (which,) = transcripts
        transcripts = None
    if which is None:
        raise UsageError("--toml is of one transcript; give SLUG or FILE")
    if which == STDIN:
        path, stdin = STDIN, read_stdin()
    elif os.path.isfile(which) and not transcripts:  # noqa: PTH113
        path, stdin = os.path.abspath(which), b""  # noqa: PTH100
    else:
        with opened(transcripts, reader=reader, quiet=quiet) as library:
            path, stdin = _find(library, which).about.path, b""
        if path == STDIN:
            raise UsageError("of standard input, give - as the FILE: gtcpanel transcripts - --toml")
    found = read_file(path, stdin, reader=reader, named=[path])
    facts = facts_about(path)
    write = render.facts_toml.facts_toml
    for parts in render.facts_toml.CANDIDATES:
        text = write(found, facts, parts)
        again = read_file(path, stdin, own=load_facts(text.encode(), path=path))
        if (again.turns, again.people) == (found.turns, found.people):
            return text
    return text


def _list(output: Output, summaries: Sequence["Summary"]) -> None:
    output.answer(
        document=lambda: render.records.transcripts(summaries),
        plain=lambda: render.plain.transcripts(summaries, output.paint()),
        markdown=lambda: render.markdown_tables.transcripts(summaries),
        rich=lambda console: render.rich_transcripts.transcripts(console, summaries),
    )


def _report(output: Output, summaries: Sequence["Summary"]) -> None:
    output.answer(
        document=lambda: render.records.transcripts(summaries),
        plain=lambda: render.plain.reports(summaries, output.paint()),
        markdown=lambda: render.markdown_tables.reports(summaries),
        rich=lambda console: render.rich_transcripts.reports(console, summaries),
    )
