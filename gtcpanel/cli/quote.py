"""`gtcpanel quote`: verbatim quotes that can be cited."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from gtcpanel import render
from gtcpanel.citation import FILES, Style
from gtcpanel.cli import complete, options
from gtcpanel.cli.commands import NO_OPTION
from gtcpanel.cli.opening import cast, opened, say_nothing_found
from gtcpanel.cli.output import NOTHING_FOUND, Output
from gtcpanel.cli.references import from_stdin
from gtcpanel.errors import UsageError
from gtcpanel.references import among, parse_reference

if TYPE_CHECKING:
    from gtcpanel.library import Library
    from gtcpanel.quote import Quote
    from gtcpanel.references import Reference
    from gtcpanel.render.template import Template

EXAMPLES = (
    ("gtcpanel quote 蒸汽机", "the best sentence for it"),
    ("gtcpanel quote 鱼群 --cite", "with its source"),
    ("gtcpanel quote gtc2024-transformer-panel:33", "by reference"),
    ("gtcpanel quote -s noam --random | cowsay", "something Noam said"),
    ("gtcpanel quote 推理 -n 3 -f md", "block quotes"),
    ("gtcpanel quote GPU --template '{speaker}: {text}'", "your layout"),
    ("gtcpanel search GPU | gtcpanel quote -", "quote what was found"),
)


def command(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[QUERY... | REF...]",
            help="What to look for; or references, SLUG:N, SLUG:N-M, SLUG:N.S (a sentence), "
            "SLUG:N.S-T or SLUG:N.S-M.T, without SLUG where there is one transcript; or - for "
            "those in what a command printed, on standard input. Without it, any sentence.",
            show_default=False,
            autocompletion=complete.references,
        ),
    ] = None,
    speakers: options.Speakers = None,
    within: options.Within = None,
    transcripts: options.Transcripts = None,
    reader: options.Reader = None,
    limit: options.Limit = None,
    random: Annotated[
        bool, typer.Option("--random", help="Draw at random.", rich_help_panel=options.WHAT)
    ] = False,
    seed: Annotated[
        int | None,
        typer.Option(
            "--seed", metavar="N", help="Draw the same again.", rich_help_panel=options.WHAT
        ),
    ] = None,
    turn: Annotated[
        bool,
        typer.Option("--turn", help="Whole turns.", rich_help_panel=options.WHAT),
    ] = False,
    max_chars: Annotated[
        int | None,
        typer.Option(
            "--max-chars",
            metavar="N",
            min=1,
            help="Only what is no longer than N characters.",
            rich_help_panel=options.WHAT,
        ),
    ] = None,
    context: options.Context = 0,
    cite: Annotated[
        bool | None,
        typer.Option(
            "--cite/--no-cite",
            help="Say who said it and where (on a terminal and in md, unless refused).",
            rich_help_panel=options.OUTPUT,
            show_default=False,
        ),
    ] = None,
    style: Annotated[
        Style | None,
        typer.Option(
            "--style",
            metavar="STYLE",
            help="How the source is cited: plain, apa, chicago, gbt7714; or bibtex, ris, csl-json, "
            "which print entries for a reference manager instead of the words.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            "--template",
            metavar="TEXT",
            help="Lay each quote out: {text}, {speaker}, {ref}, {time}, {date}, {title}, {event}, "
            "{place}, {publisher}, {url}, {citation}, {transcript}, {turn}, {path}, {line}, "
            "{start}, {end}, {sha256}; \\t and \\n as in printf.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = None,
    form: options.OutputFormat = None,
    as_json: options.Json = False,
    null: options.Null = False,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    no_pager: options.NoPager = False,
) -> int:
    """Quote verbatim: the best sentence for QUERY, by reference, or one at random.

    Without QUERY and REF it draws at random from every sentence of the speakers chosen, or all of
    them in order with -n 0.

    In a pipe a quote is a line with just its words.
    """
    output = Output(
        form=form, as_json=as_json, color=color, quiet=quiet, null=null, no_pager=no_pager
    )
    layout = None
    entries = style in FILES
    if template is not None or entries:
        option = f"--style {style}" if entries else "--template"
        if (form or "plain") != "plain" or as_json:
            raise UsageError(f"{option} goes with --format plain, not with another format")
        if entries and (template is not None or null):
            raise UsageError(f"{option} prints entries, and goes with no --template and no --null")
        output.form = "plain"
    if template is not None:
        from gtcpanel.render.template import Template

        layout = Template(template, render.quotes.FIELDS)
    words = [word.removeprefix(NO_OPTION) for word in what or ()]
    listed = from_stdin(transcripts) if words == ["-"] else None
    with opened(transcripts, reader=reader, quiet=quiet) as library:
        from gtcpanel.quote import USUAL_LIMIT, quotes

        slugs = library.slugs(within or ())
        if listed is None:
            references = _references(words, slugs)
        else:
            references = [among(one, slugs) for one in listed]
        query = " ".join(words) if words and references is None else None
        draws = query is None and references is None
        found: Sequence[Quote] = ()
        if references != []:
            found = quotes(
                library,
                query=query,
                references=references or (),
                speakers=[library.named(name).canonical for name in speakers or ()],
                within=within or (),
                limit=(None if references else USUAL_LIMIT) if limit is None else limit or None,
                random=random or (draws and limit != 0),
                seed=seed,
                whole_turn=turn,
                max_chars=max_chars,
                context=context,
            )
        if style in FILES:
            from gtcpanel.citation.styles import bibliography
            from gtcpanel.render.terminal import harmless

            output.write(harmless(bibliography(found, style)))
        elif found or output.form not in ("rich", "plain", "md"):
            cite = style is not None if cite is None and output.form == "plain" else cite
            _answer(output, library, found, cite=cite, style=style or "plain", layout=layout)
        if not found and query and not quiet:
            say_nothing_found(library, query)
        return 0 if found else NOTHING_FOUND


def _references(words: Sequence[str], slugs: Sequence[str]) -> "list[Reference] | None":
    """The references that the arguments are, or None where they are words to look for.

    `SLUG:N` is a reference also if there is no such transcript, so that a misspelt one is told; but
    `12:30` is a time somebody may look for.
    """
    references = []
    for word in words:
        reference = parse_reference(word)
        if reference is None:
            return None
        if reference.slug not in slugs and (reference.first is None or reference.slug.isdigit()):
            return None
        references.append(among(reference, slugs))
    return references or None


def _answer(
    output: Output,
    library: "Library",
    found: "Sequence[Quote]",
    *,
    cite: bool | None,
    style: Style,
    layout: "Template | None",
) -> None:
    output.answer(
        document=lambda: render.quotes.document(found, style=style),
        plain=lambda: render.quotes.plain(
            found,
            paint=output.paint(lambda: cast(library)),
            cite=bool(cite),
            style=style,
            layout=layout,
        ),
        markdown=lambda: render.quotes.markdown(found, cite=cite is not False, style=style),
        rich=lambda console: render.rich_quotes.quotes(
            console, found, speakers=cast(library), cite=cite is not False, style=style
        ),
    )
