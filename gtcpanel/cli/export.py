"""`gtcpanel export`: turns with all their fields, for other programs."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from typing import IO, TYPE_CHECKING, Annotated, Literal, get_args

import typer

from gtcpanel import render
from gtcpanel.cli import complete, options
from gtcpanel.cli.files import refuse_to_overwrite, replacing
from gtcpanel.cli.opening import opened
from gtcpanel.cli.output import NOTHING_FOUND
from gtcpanel.errors import UsageError

if TYPE_CHECKING:
    from gtcpanel.export import Exported, Selection
    from gtcpanel.library import Library
    from gtcpanel.render.export_records import Pieces
    from gtcpanel.transcript import Summary

EXAMPLES = (
    ("gtcpanel export --to csv -o panel.csv", "a table of all turns"),
    ("gtcpanel export -o panel.parquet", "for DuckDB, pandas or Spark"),
    ("gtcpanel export --to jsonl | jq .text", "a turn a line"),
    ("gtcpanel export -t talk.txt --to vtt --estimated", "subtitles without a clock"),
    ("gtcpanel export 'gtc*' --to md -o talks/", "a file for each transcript"),
)

To = Literal["json", "jsonl", "csv", "tsv", "md", "txt", "srt", "vtt", "parquet"]


def command(
    slugs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SLUG...]",
            help="The transcripts (slugs or globs); without any, the whole library.",
            show_default=False,
            autocompletion=complete.slugs,
        ),
    ] = None,
    to: Annotated[
        To | None,
        typer.Option(
            "--to",
            "-f",
            "--format",
            metavar="FORMAT",
            help="json, jsonl, csv, tsv, md, txt, srt, vtt or parquet. Not needed where FILE "
            "ends in one of them.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = None,
    as_json: options.Json = False,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write to FILE; where it is a folder, or ends in /, a file for each transcript.",
            rich_help_panel=options.OUTPUT,
            autocompletion=complete.paths,
        ),
    ] = None,
    estimated: Annotated[
        bool,
        typer.Option(
            "--estimated",
            help="In srt, vtt and md: estimated times where the source has no clock.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = False,
    speakers: options.Speakers = None,
    within: options.Within = None,
    transcripts: options.Transcripts = None,
    reader: options.Reader = None,
    quiet: options.Quiet = False,
) -> int:
    """Write turns with all their fields, for other programs.

    json has the transcripts and their turns, jsonl, csv, tsv and parquet a turn a record. md and
    txt can be read in again. srt and vtt are of one transcript, in cues that can be read.

    Words and names stay as they are, also where a spreadsheet or a terminal would obey them; on a
    terminal itself they are made harmless.
    """
    form = _form(to, output, as_json=as_json)
    with opened(transcripts, reader=reader, quiet=quiet) as library:
        from gtcpanel.export import select

        names = {library.person(name).name for name in speakers or ()}
        patterns = [_slug(library, slug) for slug in slugs or ()] + list(within or ())
        selection = select(library, within=patterns, speakers=names)
        found = any(True for _ in selection)
        if output is None or output == "-":
            if not quiet:
                _print(form, selection, estimated=estimated)
        elif _is_folder(output):
            _fill_folder(output, form, selection, estimated=estimated)
        else:
            refuse_to_overwrite(library, [output])
            _check(form, selection, estimated=estimated)
            with replacing(output) as file:
                _write(file, form, selection, estimated=estimated)
    return 0 if found else NOTHING_FOUND


def _form(to: To | None, output: str | None, *, as_json: bool) -> To:
    """The format asked for, or told by the name of the file."""
    if as_json and to not in (None, "json"):
        raise UsageError(f"--json and --to {to} contradict each other; give one of them")
    asked = "json" if as_json else to
    if asked is None and output:
        suffix = os.path.splitext(output)[1][1:].lower()  # noqa: PTH122
        asked = next((form for form in get_args(To) if form == suffix), None)
    if asked is None:
        formats = ", ".join(get_args(To))
        raise UsageError(f"which format? give --to FORMAT, one of {formats}")
    return asked


def _slug(library: "Library", slug: str) -> str:
    """The slug or pattern, which must fit a transcript."""
    try:
        library.scope([slug])
    except UsageError:
        if os.path.exists(slug):  # noqa: PTH110
            raise UsageError(
                f"{slug!r} is a file, not a transcript of the library; read it with -t"
            ) from None
        raise
    return slug


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or os.path.isdir(output)  # noqa: PTH112


def _check(form: To, selection: "Selection", *, estimated: bool) -> None:
    """Refuse several transcripts in one file of subtitles, and times that nobody measured."""
    if form not in ("srt", "vtt"):
        return
    summaries = [summary for summary, _ in selection]
    if len(summaries) > 1:
        raise UsageError(
            f"{form} is of one transcript, and here are {len(summaries)}: {_listed(summaries)}; "
            "name one, or give -o FOLDER/ for a file each"
        )
    _check_clock(form, summaries, estimated=estimated)


def _check_clock(form: To, summaries: Sequence["Summary"], *, estimated: bool) -> None:
    silent = [summary for summary in summaries if summary.time_estimated]
    if form in ("srt", "vtt") and silent and not estimated:
        raise UsageError(
            f"{_listed(silent)}: the source has no clock; --estimated writes {form} with estimated "
            "times"
        )


def _listed(summaries: Sequence["Summary"]) -> str:
    slugs = ", ".join(summary.about.slug for summary in summaries[:10])
    return slugs + (", ..." if len(summaries) > 10 else "")


def _fill_folder(folder: str, form: To, selection: "Selection", *, estimated: bool) -> None:
    """Write `SLUG.FORMAT` for each transcript; nothing at all where one of them may not be."""
    slugs = []
    for summary, _ in selection:
        _check_clock(form, [summary], estimated=estimated)
        slugs.append(summary.about.slug)
    paths = {slug: os.path.join(folder, f"{slug}.{form}") for slug in slugs}  # noqa: PTH118
    refuse_to_overwrite(selection.library, paths.values())
    try:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    except (FileExistsError, NotADirectoryError):
        raise UsageError(f"{folder} is a file, not a folder") from None
    for summary, one in selection.apart():
        with replacing(paths[summary.about.slug]) as file:
            _write(file, form, one, estimated=estimated)


def _print(form: To, selection: "Selection", *, estimated: bool) -> None:
    terminal = sys.stdout.isatty()
    if form == "parquet":
        if terminal:
            raise UsageError("parquet is not for a terminal; give -o FILE")
        sys.stdout.flush()
        _write(sys.stdout.buffer, form, selection, estimated=estimated)
        return
    _check(form, selection, estimated=estimated)
    # Closed while the index is open, also when nobody reads on.
    with closing(_pieces(form, selection, estimated=estimated)) as pieces:
        if terminal:
            from gtcpanel.render.terminal import harmless

            sys.stdout.writelines(harmless(piece.replace("\r\n", "\n")) for piece in pieces)
        else:
            sys.stdout.writelines(pieces)


def _write(file: IO[bytes], form: To, selection: "Selection", *, estimated: bool) -> None:
    if form == "parquet":
        render.parquet.write(selection, file)
        return
    with closing(_pieces(form, selection, estimated=estimated)) as pieces:
        file.writelines(piece.encode("utf-8", "backslashreplace") for piece in pieces)


def _pieces(form: To, selection: "Selection", *, estimated: bool) -> "Pieces":
    if form in ("srt", "vtt"):
        turns = [turn for each in selection for turn in each.turns]
        if form == "srt":
            return render.subtitles.srt(turns)
        guessed = bool(turns) and all(turn.time_estimated for turn in turns)
        return render.subtitles.vtt(turns, estimated=guessed)
    if form == "md":
        return render.export_text.md(selection, estimated=estimated)
    if form == "txt":
        return render.export_text.txt(selection)
    writer: Callable[[Iterable[Exported]], Pieces] = getattr(render.export_records, form)
    return writer(selection)
