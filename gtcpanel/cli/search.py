"""`gtcpanel search`: the turns that match, best first."""

from itertools import chain, islice, tee
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from gtcpanel import render
from gtcpanel.cli import options
from gtcpanel.cli.commands import NO_OPTION
from gtcpanel.cli.opening import cast, opened, say_nothing_found
from gtcpanel.cli.output import NOTHING_FOUND, Output, note
from gtcpanel.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gtcpanel.library import Library
    from gtcpanel.model import Hit, Results, Turn

EXAMPLES = (
    ("gtcpanel search 注意力", "who speaks of attention, and where"),
    ("gtcpanel search zhuyili", "the same, typed as pinyin"),
    ("gtcpanel search Transfromer -s noam", "a typo, in what Noam says"),
    ("gtcpanel search '\"推理\" -GPU'", "a phrase, without turns that say GPU"),
    ("gtcpanel search -e 蒸汽机 OR 鱼群", "either word, as it is written"),
    ("gtcpanel search 'speaker:noam (推理 OR 数据) near/9 模型'", "what else a query can say"),
    ("gtcpanel search -E '20\\d\\d年'", "a regular expression"),
    ("gtcpanel search GPU | gtcpanel quote -", "quote what was found"),
)

#: How many hits a terminal gets unless -n says otherwise, and how many a pipe: as many as are
#: ranked. Of a word that is everywhere the rest would be thousands of lines in no useful order. A
#: regular expression ranks nothing, and gives a pipe all.
_SCREENFUL = 10
_PIPED = 300


def command(
    query: Annotated[
        list[str],
        typer.Argument(
            help='Words that must all be in the turn. "a phrase" keeps words together, -word '
            "excludes, OR gives a choice, ( ) group, word* is a beginning, near/5 asks for "
            "nearness, speaker:NAME for who says it. Case, width, simplified or traditional and "
            "accents never matter.",
            metavar="QUERY...",
            show_default=False,
        ),
    ],
    exact: Annotated[
        bool,
        typer.Option(
            "-e",
            "--exact",
            help="As typed, but for case, width, script and accents.",
            rich_help_panel=options.WHAT,
        ),
    ] = False,
    regex: Annotated[
        bool,
        typer.Option(
            "-E",
            "--regex",
            help="QUERY is a regular expression (RE2: no look-around, no back-references).",
            rich_help_panel=options.WHAT,
        ),
    ] = False,
    speakers: options.Speakers = None,
    within: options.Within = None,
    transcripts: options.Transcripts = None,
    reader: options.Reader = None,
    limit: options.Limit = None,
    sort: Annotated[
        Literal["score", "time"],
        typer.Option(
            "--sort",
            metavar="BY",
            help="score (best first) or time (as it was said).",
            rich_help_panel=options.OUTPUT,
            show_default=False,
        ),
    ] = "score",
    context: options.Context = 0,
    count: Annotated[
        bool,
        typer.Option(
            "-c", "--count", help="Print only how many turns match.", rich_help_panel=options.OUTPUT
        ),
    ] = False,
    refs: Annotated[
        bool,
        typer.Option(
            "--refs", help="Print only the references, SLUG:N.", rich_help_panel=options.OUTPUT
        ),
    ] = False,
    form: options.OutputFormat = None,
    as_json: options.Json = False,
    null: options.Null = False,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    no_pager: options.NoPager = False,
) -> int:
    """List the turns that match QUERY, best first.

    Found are the words as typed, in the other script, in other forms, by other names and in
    translation. Where nobody says that: by typos, by sound (also typed as pinyin), and as a
    sentence misremembered. On a terminal and in JSON each hit says how it matched.

    In a pipe a hit is a line: REF, speaker, time, excerpt, with tabs between. A query that begins
    with a dash goes after --.
    """
    if exact and regex:
        raise UsageError("--exact and --regex contradict each other; give one of them")
    if (count or refs) and (as_json or form is not None):
        raise UsageError(
            f"{'--count' if count else '--refs'} prints lines, not a format; leave out one of them"
        )
    output = Output(
        form=form, as_json=as_json, color=color, quiet=quiet, null=null, no_pager=no_pager
    )
    usual = limit is None
    if limit is None:
        limit = _SCREENFUL if output.form == "rich" else None if regex else _PIPED
    text = " ".join(word.removeprefix(NO_OPTION) for word in query)
    with opened(transcripts, reader=reader, quiet=quiet) as library:
        from gtcpanel.search import scan, search

        people = [library.named(name).canonical for name in speakers or ()]
        if regex and (quiet or count or output.form == "plain"):
            hits = scan(library, text, speakers=people, within=within or ())
            if count and not quiet:
                found = sum(1 for _ in hits)
                output.lines([str(found)])
            else:
                found = _written(output, library, hits, limit or None, refs=refs, context=context)
            if not found and not quiet:
                say_nothing_found(library, text, narrow=True)
            return 0 if found else NOTHING_FOUND
        results = search(
            library,
            text,
            mode="exact" if exact else "regex" if regex else "fuzzy",
            speakers=people,
            within=within or (),
            limit=limit or None,
            sort=sort,
        )
        if count:
            output.lines([str(results.total)])
        elif refs:
            output.lines(hit.turn.ref for hit in results.hits)
        elif results.hits or output.form not in ("rich", "md"):
            _answer(output, library, results, context)
        if usual and output.form != "rich" and not count and not quiet:
            _mention_more(results)
        if not results.total and not quiet:
            say_nothing_found(library, text, narrow=exact or regex)
    return 0 if results.total else NOTHING_FOUND


def _mention_more(results: "Results") -> None:
    shown = len(results.hits)
    if shown < results.total:
        note(f"the first {shown} of {results.total} turns; -n 0 gives all")


def _written(
    output: Output,
    library: "Library",
    hits: "Iterator[Hit]",
    limit: int | None,
    *,
    refs: bool,
    context: int,
) -> bool:
    """Write hits as they are found; whether there were any."""
    first = next(hits, None)
    if first is None:
        return False
    wanted = islice(chain((first,), hits), limit)
    if refs:
        output.lines(hit.turn.ref for hit in wanted)
    else:
        output.lines(_lines(output, library, wanted, context))
    return True


def _lines(
    output: Output, library: "Library", hits: "Iterable[Hit]", context: int
) -> "Iterator[str]":
    """Hits as plain output, each when it is asked for."""
    paint = output.paint(lambda: cast(library))
    if not context:
        return render.plain.search(hits, paint=paint)
    hits, again = tee(hits)
    around = (_around(library, hit, context) for hit in again)
    return render.plain.search(hits, around, paint=paint)


def _around(library: "Library", hit: "Hit", context: int) -> "tuple[list[Turn], list[Turn]]":
    """The turns before and after a hit."""
    turns = library.neighbours(hit.turn, context)
    return (
        [turn for turn in turns if turn.number < hit.turn.number],
        [turn for turn in turns if turn.number > hit.turn.number],
    )


def _answer(output: Output, library: "Library", results: "Results", context: int) -> None:
    neighbours = [_around(library, hit, context) for hit in results.hits if context]
    output.answer(
        document=lambda: render.records.search(results, neighbours),
        plain=lambda: _lines(output, library, results.hits, context),
        markdown=lambda: render.markdown.search(results),
        rich=lambda console: render.rich_search.search(
            console, results, speakers=cast(library), neighbours=neighbours
        ),
    )
