"""`gtcpanel show`: read a transcript, or a turn with its neighbours."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from gtcpanel import render
from gtcpanel.cli import complete, options
from gtcpanel.cli.opening import cast, opened
from gtcpanel.cli.output import NOTHING_FOUND, Output
from gtcpanel.errors import UnknownReferenceError, UsageError

if TYPE_CHECKING:
    from gtcpanel.library import Library
    from gtcpanel.model import Turn
    from gtcpanel.references import Reference

EXAMPLES = (
    ("gtcpanel show", "read the only transcript"),
    ("gtcpanel show gtc2024-transformer-panel:33 -C 2", "a turn and two on either side"),
    ("gtcpanel show gtc2024-transformer-panel:4-9", "some turns"),
    ("gtcpanel show -s noam", "all that one speaker says"),
    ("pbpaste | gtcpanel show -t -", "read the clipboard"),
)


def command(
    which: Annotated[
        str | None,
        typer.Argument(
            metavar="[REF|SLUG]",
            help="A transcript, or turns of it: SLUG:N, SLUG:N-M. Not needed where the library has "
            "one transcript.",
            show_default=False,
            autocompletion=complete.references,
        ),
    ] = None,
    context: options.Context = 0,
    speakers: options.Speakers = None,
    within: options.Within = None,
    transcripts: options.Transcripts = None,
    reader: options.Reader = None,
    limit: options.Limit = None,
    form: options.OutputFormat = None,
    as_json: options.Json = False,
    null: options.Null = False,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    no_pager: options.NoPager = False,
) -> int:
    """Read a transcript, or a turn with its neighbours.

    On a terminal a long transcript is paged. In a pipe a turn is SPEAKER: TEXT, with a blank line
    between turns.
    """
    output = Output(
        form=form, as_json=as_json, color=color, quiet=quiet, null=null, no_pager=no_pager
    )
    with opened(transcripts, reader=reader, quiet=quiet) as library:
        chosen = _reference(library, which, within or ())
        names = {library.person(name).name for name in speakers or ()}
        turns, asked = _turns(library, chosen, context)
        turns = [turn for turn in turns if not names or turn.speaker in names][: limit or None]
        if turns:
            _answer(output, library, chosen, turns, asked)
        return 0 if turns else NOTHING_FOUND


def _reference(library: "Library", which: str | None, within: Sequence[str]) -> "Reference":
    from gtcpanel.references import Reference, parse_reference

    if which is None:
        slugs = [summary.about.slug for summary in library.summaries(within)]
        if len(slugs) > 1:
            listed = ", ".join(slugs[:10]) + (", ..." if len(slugs) > 10 else "")
            raise UsageError(f"which transcript? there are {len(slugs)}: {listed}")
        return Reference(slug=slugs[0])
    chosen = parse_reference(which)
    if chosen and chosen.slug in library.slugs():
        return chosen
    if os.path.exists(which):  # noqa: PTH110
        raise UsageError(f"{which!r} is a file, not a transcript of the library; read it with -t")
    if chosen is None:
        raise UnknownReferenceError(f"{which!r} is neither a transcript nor a reference (SLUG:N)")
    library.summaries([chosen.slug])  # raises the error that lists the slugs
    return chosen


def _turns(
    library: "Library", chosen: "Reference", context: int
) -> tuple[Sequence["Turn"], frozenset[int]]:
    """The turns to be shown, and the numbers of those asked for, where there are others too."""
    if chosen.first is None:
        return tuple(library.turns(within=[chosen.slug])), frozenset()
    first = library.turn(chosen.slug, chosen.first)
    last = chosen.last or chosen.first
    library.turn(chosen.slug, last)
    if last == chosen.first:
        turns: Sequence[Turn] = library.neighbours(first, context)
    else:
        numbers = range(chosen.first - context, last + context + 1)
        turns = [t for t in library.turns(within=[chosen.slug]) if t.number in numbers]
    return turns, frozenset(range(chosen.first, last + 1)) if context else frozenset()


def _answer(
    output: Output,
    library: "Library",
    chosen: "Reference",
    turns: Sequence["Turn"],
    asked: frozenset[int],
) -> None:
    about = library.summaries([chosen.slug])[0].about
    whole = chosen.first is None

    output.answer(
        document=lambda: render.records.show(about, turns),
        plain=lambda: render.plain.show(
            turns,
            paint=output.paint(lambda: cast(library)),
            asked=asked,
            spaced=output.end == "\n",
        ),
        markdown=lambda: render.markdown.show(about, turns, whole=whole),
        rich=lambda console: render.rich_show.show(
            console, about, turns, speakers=cast(library), whole=whole, asked=asked
        ),
    )
