"""`gtcpanel show`: read a transcript, or a turn with its neighbours."""

import os
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from gtcpanel import render
from gtcpanel.cli import complete, options
from gtcpanel.cli.commands import NO_OPTION
from gtcpanel.cli.opening import cast, opened
from gtcpanel.cli.output import NOTHING_FOUND, Output
from gtcpanel.cli.references import from_stdin
from gtcpanel.errors import SlugError, UnknownReferenceError, UsageError
from gtcpanel.references import Reference, among, parse_reference

if TYPE_CHECKING:
    from gtcpanel.library import Library
    from gtcpanel.model import Span, Turn
EXAMPLES = (
    ("gtcpanel show", "read the only transcript"),
    ("gtcpanel show 33 -C 2", "a turn and two on either side"),
    ("gtcpanel show gtc2024-transformer-panel:4-9", "some turns"),
    ("gtcpanel search GPU | gtcpanel show -", "what was found"),
    ("gtcpanel show -s noam", "all that one speaker says"),
    ("pbpaste | gtcpanel show -t -", "read the clipboard"),
)


def command(
    which: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REF|SLUG]...",
            help="Transcripts, or turns: SLUG:N, SLUG:N-M, SLUG:N.S (the turn of a sentence), N "
            "where the library has one transcript; or - for references in what a command printed, "
            "on standard input. Without it, the only transcript.",
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
    """Read transcripts, or turns with their neighbours.

    On a terminal a long transcript is paged. In a pipe a turn is SPEAKER: TEXT, with a blank line
    between turns.
    """
    output = Output(
        form=form, as_json=as_json, color=color, quiet=quiet, null=null, no_pager=no_pager
    )
    words = [word.removeprefix(NO_OPTION) for word in which or ()]
    listed = from_stdin(transcripts) if words == ["-"] else None
    with opened(transcripts, reader=reader, quiet=quiet) as library:
        names = {library.person(name).name for name in speakers or ()}
        slugs = library.slugs(within or ())
        if listed is not None:
            chosen = [among(one, slugs) for one in listed]
        elif words:
            chosen = [_reference(word, slugs) for word in words]
        else:
            chosen = [_only(library, names, within or ())]
        turns, partly = _turns(library, chosen, context)
        turns = [turn for turn in turns if not names or turn.speaker in names][: limit or None]
        if turns or (chosen and output.form not in ("rich", "plain", "md")):
            _answer(output, library, chosen, turns, partly)
        return 0 if turns else NOTHING_FOUND


def _only(library: "Library", names: Collection[str], within: Sequence[str]) -> Reference:
    """The only transcript that there is, or the only one in which one of these people speaks."""
    summaries = library.summaries(within)
    slugs = [
        summary.about.slug
        for summary in summaries
        if any(person.name in names for person in summary.people)
    ] or [summary.about.slug for summary in summaries]
    if len(slugs) > 1:
        raise SlugError("*", slugs, ambiguous=True)
    return Reference(slug=slugs[0])


def _reference(word: str, slugs: Sequence[str]) -> Reference:
    """What an argument names; a number is a turn of the only transcript."""
    if word in slugs:
        return Reference(slug=word)
    reference = parse_reference(f":{word}") or parse_reference(word)
    if (reference is None or reference.first is None) and os.path.exists(word):  # noqa: PTH110
        raise UsageError(f"{word!r} is a file, not a transcript of the library; read it with -t")
    if reference is None:
        raise UnknownReferenceError(f"{word!r} is neither a transcript nor a reference (SLUG:N)")
    return among(reference, slugs)


def _turns(
    library: "Library", chosen: Sequence[Reference], context: int
) -> "tuple[list[Turn], dict[str, Sequence[Span]]]":
    """The turns to be shown, each once, and of those not asked for as a whole what was asked."""
    from gtcpanel.passages import passages_of

    shown: dict[str, Turn] = {}
    asked: dict[str, list[Span]] = {}
    for reference in chosen:
        for passage in passages_of(library, reference):
            turn = passage.turn
            asked.setdefault(turn.ref, []).append((passage.start, passage.end))
            around = library.neighbours(turn, context) if context and reference.first else (turn,)
            shown.update((one.ref, one) for one in around if one.ref not in shown)
    partly: dict[str, Sequence[Span]] = {
        ref: sorted(asked.get(ref, ()))
        for ref, turn in shown.items()
        if (0, len(turn.text)) not in asked.get(ref, ())
    }
    return list(shown.values()), partly


def _answer(
    output: Output,
    library: "Library",
    chosen: Sequence[Reference],
    turns: "Sequence[Turn]",
    partly: "Mapping[str, Sequence[Span]]",
) -> None:
    slugs = dict.fromkeys(reference.slug for reference in chosen)
    abouts = {slug: library.about(slug) for slug in slugs}
    whole = [abouts[reference.slug] for reference in chosen if reference.first is None]

    output.answer(
        document=lambda: render.records.show(tuple(abouts.values()), turns),
        plain=lambda: render.plain.show(
            turns,
            paint=output.paint(lambda: cast(library)),
            partly=partly,
            spaced=output.end == "\n",
        ),
        markdown=lambda: render.markdown.show(turns, whole=whole),
        rich=lambda console: render.rich_show.show(
            console, turns, speakers=cast(library), whole=whole, partly=partly
        ),
    )
