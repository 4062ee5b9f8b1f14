"""`gtcpanel timeline`: who talks when, and where something comes up."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from gtcpanel.cli import options
from gtcpanel.cli.commands import NO_OPTION
from gtcpanel.cli.opening import cast, opened
from gtcpanel.cli.output import NOTHING_FOUND, Output, note

if TYPE_CHECKING:
    from gtcpanel.library import Library
    from gtcpanel.render.lanes import Chart

EXAMPLES = (
    ("gtcpanel timeline", "who talks when, and the parts of the talk"),
    ("gtcpanel timeline 注意力", "where a word comes up, by speaker"),
    ("gtcpanel timeline GPU --svg gpu.svg", "the same as a picture"),
    ("gtcpanel timeline 推理 -f tsv", "its mentions as a table"),
)


def command(
    query: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[QUERY...]",
            help="Show where this comes up, as 'gtcpanel search' would find it.",
            show_default=False,
        ),
    ] = None,
    svg: Annotated[
        str | None,
        typer.Option(
            "--svg",
            metavar="FILE",
            help="Write a picture to FILE; - is standard output.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = None,
    speakers: options.Speakers = None,
    within: options.Within = None,
    transcripts: options.Transcripts = None,
    form: options.OutputFormat = None,
    as_json: options.Json = False,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    no_pager: options.NoPager = False,
) -> int:
    """Show who talks when, as lanes along the talk, and its parts with their key words.

    With QUERY: where it comes up, by speaker, first and last. Times with a ~ are estimated from how
    long the words take to say.

    In a pipe a lane is a line: lane, share, speaker; with QUERY: marks, count, speaker, first, last.
    """
    output = Output(form=form, as_json=as_json, color=color, quiet=quiet, no_pager=no_pager)
    text = " ".join(word.removeprefix(NO_OPTION) for word in query) if query else None
    with opened(transcripts, quiet=quiet) as library:
        names = [library.person(name).name for name in speakers or ()]
        charts = _charts(library, text, within or (), names)
        if text and not any(lane.mentions for chart in charts for lane in chart.lanes):
            if output.form not in ("rich", "plain", "md"):
                _answer(output, library, charts, text)
            return NOTHING_FOUND
        if svg:
            _picture(output, library, charts, text, svg)
        else:
            _answer(output, library, charts, text)
    return 0
