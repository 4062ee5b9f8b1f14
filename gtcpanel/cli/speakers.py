"""`gtcpanel speakers`: who speaks, how much, and in which words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from gtcpanel import render
from gtcpanel.cli import complete, options
from gtcpanel.cli.opening import cast, opened
from gtcpanel.cli.output import NOTHING_FOUND, Output

if TYPE_CHECKING:
    from gtcpanel.library import Library
    from gtcpanel.speakers import Profile, SpeakerStats

EXAMPLES = (
    ("gtcpanel speakers", "who talks, and how much"),
    ("gtcpanel speakers noam", "one person's profile"),
    ("gtcpanel speakers 黄仁勋 huangrenxun 'Jensen Huang'", "any name will do"),
    ("gtcpanel speakers --matrix", "who answers whom"),
    ("gtcpanel speakers --sort share -n 3", "the three who speak most"),
    ("gtcpanel speakers | sort -t $'\\t' -k3nr", "by the number of characters"),
)


def command(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME...]",
            help="Somebody: any alias, either script, part of the name, pinyin.",
            show_default=False,
            autocompletion=complete.speakers,
        ),
    ] = None,
    matrix: Annotated[
        bool,
        typer.Option(
            "--matrix",
            help="Count who answers whom: each row's turns right after each column's.",
            rich_help_panel=options.WHAT,
        ),
    ] = False,
    sort: Annotated[
        Literal["first", "share", "turns", "words", "questions"],
        typer.Option(
            "--sort",
            metavar="BY",
            help="Who comes first: who speaks first, or with share, turns, words or questions"
            " who has most.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = "first",
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
    """List who speaks: turns, length, share of the talk, questions, and distinctive words.

    With NAME, that person's profile: names, when they speak and of what, whom they answer, their
    longest turn, and sentences worth quoting.

    In a pipe a speaker is a line: name, turns, characters, words, share, questions, first, last,
    key words, with tabs between. A profile has a fact a line: what, then which. --matrix is a line
    of names, then a line for each speaker.
    """
    output = Output(form=form, as_json=as_json, color=color, quiet=quiet, no_pager=no_pager)
    wanted = [*(names or ()), *(speakers or ())]
    if sort != "first":
        options.alone("--sort", ("--matrix", matrix), ("NAME", names))
    with opened(transcripts, reader=reader, quiet=quiet) as library:
        if matrix:
            return _answer_matrix(output, library, wanted, within or (), limit)
        if names:
            from gtcpanel.speakers import profile

            each = dict.fromkeys(library.person(name).name for name in wanted)
            found = (profile(library, name, within or ()) for name in each)
            profiles = [one for one in found if one][: limit or None]
            _answer_profiles(output, library, profiles)
            return 0 if profiles else NOTHING_FOUND
        from gtcpanel.speakers import speaker_stats

        stats = speaker_stats(
            library, names=wanted, within=within or (), order=sort, limit=limit or None
        )
        if stats:
            _answer(output, library, stats)
        return 0 if stats else NOTHING_FOUND


def _answer(output: Output, library: "Library", stats: "Sequence[SpeakerStats]") -> None:
    output.answer(
        document=lambda: render.records.speakers(stats),
        plain=lambda: render.plain_speakers.speakers(
            stats, paint=output.paint(lambda: cast(library))
        ),
        markdown=lambda: render.markdown_tables.speakers(stats),
        rich=lambda console: render.rich_speakers.speakers(console, stats, everybody=cast(library)),
    )


def _answer_profiles(output: Output, library: "Library", profiles: "Sequence[Profile]") -> None:
    output.answer(
        document=lambda: render.records.profiles(profiles),
        plain=lambda: render.plain_speakers.profiles(
            profiles, paint=output.paint(lambda: cast(library))
        ),
        markdown=lambda: render.markdown_tables.profiles(profiles),
        rich=lambda console: render.rich_profile.profiles(
            console, profiles, everybody=cast(library)
        ),
    )


def _answer_matrix(
    output: Output,
    library: "Library",
    wanted: Sequence[str],
    within: Sequence[str],
    limit: int | None,
) -> int:
    """Who answers whom; with names, the exchanges of these people."""
    chosen = {library.person(name).name for name in wanted}
    exchanges = [
        one
        for one in library.exchanges(within)
        if not chosen or not chosen.isdisjoint((one.speaker, one.answers))
    ]
    if not exchanges:
        return NOTHING_FOUND
    from gtcpanel.speakers import speaker_stats

    most = limit or None
    everybody = library.speakers()
    output.answer(
        document=lambda: render.matrix.document(
            render.records.speakers(speaker_stats(library, names=wanted, within=within)), exchanges
        ),
        plain=lambda: render.matrix.plain(
            render.matrix.grid(exchanges, everybody, most), paint=output.paint(lambda: everybody)
        ),
        markdown=lambda: render.matrix.markdown(render.matrix.grid(exchanges, everybody, most)),
        rich=lambda console: render.rich_matrix.matrix(
            console, exchanges, everybody=everybody, most=most
        ),
    )
    return 0
