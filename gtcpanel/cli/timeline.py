"""`gtcpanel timeline`: who talks when, and where something comes up."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from gtcpanel import render
from gtcpanel.cli import complete, options, pictures
from gtcpanel.cli.commands import NO_OPTION
from gtcpanel.cli.opening import cast, opened, say_nothing_found
from gtcpanel.cli.output import NOTHING_FOUND, Output
from gtcpanel.errors import UsageError
from gtcpanel.render.axis import Unit

if TYPE_CHECKING:
    from gtcpanel.library import Library
    from gtcpanel.timeline import Timeline

EXAMPLES = (
    ("gtcpanel timeline", "who talks when, and the parts of the talk"),
    ("gtcpanel timeline 注意力", "where a word comes up, by speaker"),
    ("gtcpanel timeline GPU --by transcript", "in which of many talks, and where in them"),
    ("gtcpanel timeline --years", "the times that people speak of, in order"),
    ("gtcpanel timeline --compare 数据 --compare 模型", "several words side by side"),
    ("gtcpanel timeline GPU --svg gpu.svg", "a picture of it"),
    ("gtcpanel timeline --html panel.html", "a page to read and share"),
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
    compare: Annotated[
        list[str] | None,
        typer.Option(
            "--compare",
            metavar="QUERY",
            help="A lane for this query, to compare several. Repeatable.",
            rich_help_panel=options.WHAT,
        ),
    ] = None,
    years: Annotated[
        bool,
        typer.Option(
            "--years",
            help="List the times that people speak of: 1964, ten years ago, 90年代.",
            rich_help_panel=options.WHAT,
        ),
    ] = False,
    by: Annotated[
        Literal["speaker", "transcript"],
        typer.Option(
            "--by",
            metavar="WHAT",
            help="A lane for each speaker, or with QUERY for each transcript, all on one axis.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = "speaker",
    axis: Annotated[
        Unit,
        typer.Option(
            "--axis",
            metavar="UNIT",
            help="Draw along time, turns (each as wide as another) or percent.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = "time",
    svg: Annotated[
        str | None,
        typer.Option(
            "--svg",
            metavar="FILE",
            help="Write a picture to FILE; - is standard output.",
            rich_help_panel=options.OUTPUT,
            autocompletion=complete.paths,
        ),
    ] = None,
    html: Annotated[
        str | None,
        typer.Option(
            "--html",
            metavar="FILE",
            help="Write a page to FILE, to read, find and share; - is standard output.",
            rich_help_panel=options.OUTPUT,
            autocompletion=complete.paths,
        ),
    ] = None,
    speakers: options.Speakers = None,
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
    """Show who talks when, as lanes along the talk, and its parts with their key words.

    With QUERY: where it comes up, by speaker, first and last; with --compare a lane for each query.
    Times with a ~ are estimated from how long the words take to say.

    At most -n speakers have a lane (12 on a terminal); the others share one. In a pipe a lane is a
    line: lane, share, speaker; with QUERY marks, count, speaker, first, last; with --compare the
    query instead of the speaker, and who says it most.

    With --years, years instead, the earliest first: year, reference, speaker, sentence. A ~ marks
    those that are counted from the date of the talk; where it is not known, -5y is five years ago.
    """
    output = Output(form=form, as_json=as_json, color=color, quiet=quiet, no_pager=no_pager)
    pictures.check(output, svg, html)
    text = " ".join(word.removeprefix(NO_OPTION) for word in query) if query else None
    by_transcript, along = by == "transcript", axis != "time"
    if by_transcript and not text:
        raise UsageError("--by transcript is about a QUERY: say what to look for")
    if by_transcript:
        options.alone("--by transcript", ("--compare", compare), ("--html", html))
    if years:
        others = (("--by transcript", by_transcript), ("--axis", along))
        options.alone("--years", ("--compare", compare), ("--svg", svg), ("--html", html), *others)
    if html and not svg:  # a page has its own axis, and room for everybody
        options.alone("--html", ("--axis", along), ("-n", limit is not None))
    with opened(transcripts, reader=reader, quiet=quiet) as library:
        if years:
            return _years(output, library, text, within or (), speakers or (), limit)
        from gtcpanel.timeline import timeline

        names = [library.person(name).name for name in speakers or ()]
        compared = [text, *compare] if text and compare else compare or ()
        found = timeline(
            library,
            None if compare else text,
            compared=compared,
            within=within or (),
            speakers=names,
        )
        nothing = found.asked and not found.total
        if (svg or html) and not nothing:
            pictures.draw(
                output,
                library,
                found,
                unit=axis,
                limit=limit,
                together=by == "transcript",
                svg=svg,
                html=html,
            )
        elif not nothing or output.form not in ("rich", "plain", "md"):
            _answer(output, library, found, axis, limit, by)
        if nothing and not quiet:
            say_nothing_found(library, " ".join(compared) or text or "")
        return NOTHING_FOUND if nothing else 0


def _answer(
    output: Output,
    library: "Library",
    found: "Timeline",
    unit: Unit,
    limit: int | None,
    by: str,
) -> None:
    everybody = limit or None
    together = by == "transcript"
    output.answer(
        document=lambda: render.records.timeline(found),
        plain=lambda: (
            render.plain_timeline.dispersion(
                found, paint=output.paint(lambda: cast(library)), unit=unit
            )
            if together
            else render.plain_timeline.timeline(
                found, paint=output.paint(lambda: cast(library)), unit=unit, most=everybody
            )
        ),
        markdown=lambda: render.markdown_tables.timeline(found),
        rich=lambda console: (
            render.rich_dispersion.dispersion(console, found, speakers=cast(library), unit=unit)
            if together
            else render.rich_timeline.timeline(
                console,
                found,
                speakers=cast(library),
                unit=unit,
                most=render.lanes.MOST_LANES if limit is None else everybody,
            )
        ),
    )


def _years(
    output: Output,
    library: "Library",
    query: str | None,
    within: Sequence[str],
    speakers: Sequence[str],
    limit: int | None,
) -> int:
    from gtcpanel.years import years

    names = [library.person(name).name for name in speakers]
    found = years(library, query, within=within, speakers=names)[: limit or None]
    if found or output.form not in ("rich", "plain", "md"):
        output.answer(
            document=lambda: render.years_records.years(query, found),
            plain=lambda: render.plain_timeline.years(
                found, paint=output.paint(lambda: cast(library))
            ),
            markdown=lambda: render.markdown_tables.years(found),
            rich=lambda console: render.rich_years.years(console, found, speakers=cast(library)),
        )
    if not found and query and not output.quiet:
        say_nothing_found(library, query)
    return 0 if found else NOTHING_FOUND
