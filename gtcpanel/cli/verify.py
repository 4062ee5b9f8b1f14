"""`gtcpanel verify`: whether quotations are what was said, and by whom."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from gtcpanel import render
from gtcpanel.cli import complete, options
from gtcpanel.cli.commands import NO_OPTION
from gtcpanel.cli.opening import cast, opened, piped
from gtcpanel.cli.output import NOTHING_FOUND, Output, note
from gtcpanel.errors import DocumentError, TranscriptError, UsageError, place

if TYPE_CHECKING:
    from gtcpanel.library import Library
    from gtcpanel.verify import Verification

EXAMPLES = (
    ("gtcpanel verify 梯度下降比你更懂这些规则", "said so, and by whom"),
    ("gtcpanel verify -s noam '内燃机更好'", "and by Noam?"),
    ("gtcpanel verify < quotations.txt", "a quotation a line"),
    ("gtcpanel verify --allow variant,near < quotations.txt", "small differences are fine"),
    ("gtcpanel verify --markdown article.md", "all quotations of an article"),
    ("gtcpanel verify --github --markdown docs/*.md", "in CI"),
    ("gtcpanel quote 推理 -n 0 --cite | gtcpanel verify", "what it quotes is exact"),
)


def command(
    texts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXT...]",
            help="Quotations, each an argument; without any, the lines of standard input. "
            "Who said it may stand with it: NAME: TEXT, or “TEXT” — NAME.",
            show_default=False,
        ),
    ] = None,
    speaker: Annotated[
        str | None,
        typer.Option(
            "-s",
            "--speaker",
            metavar="NAME",
            help="Who is said to have said them all.",
            rich_help_panel=options.WHAT,
            autocompletion=complete.speakers,
        ),
    ] = None,
    markdown: Annotated[
        list[str] | None,
        typer.Option(
            "--markdown",
            metavar="FILE",
            help="Verify the block quotes and quotations of a Markdown file, and of those given as "
            "arguments; - is standard input. Repeatable.",
            rich_help_panel=options.WHAT,
            autocompletion=complete.paths,
        ),
    ] = None,
    allow: Annotated[
        str,
        typer.Option(
            "--allow",
            metavar="VERDICTS",
            help="What is good enough beside exact: variant, near, ... with commas between.",
            rich_help_panel=options.WHAT,
        ),
    ] = "",
    within: options.Within = None,
    transcripts: options.Transcripts = None,
    reader: options.Reader = None,
    github: Annotated[
        bool,
        typer.Option(
            "--github",
            help="Print annotations for GitHub Actions of what is not exact.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = False,
    form: options.OutputFormat = None,
    as_json: options.Json = False,
    null: options.Null = False,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
    no_pager: options.NoPager = False,
) -> int:
    """Verify quotations: exact, variant, near, altered, misattributed or not-found.

    exact is verbatim. variant differs only in script, width, case, punctuation and spaces; near in
    a few words. altered changes a number, a negation, a name or a quantity, says the opposite,
    adds or leaves out more than a few words, or joins sentences from several places. misattributed
    was said by somebody else. Ellipses and [insertions] are allowed.

    In a pipe a result is a line: verdict, REF, speaker, quotation, with tabs between, and last what
    is to be noted. The status is 0 if every quotation is exact or allowed, else 1.
    """
    output = Output(
        form=form, as_json=as_json, color=color, quiet=quiet, null=null, no_pager=no_pager
    )
    if github and (as_json or form is not None):
        raise UsageError("--github prints annotations, not a format; leave out one of them")
    good = {"exact", *_verdicts(allow)}
    words = [text.removeprefix(NO_OPTION) for text in texts or ()]
    pages = _pages([*markdown, *words], transcripts) if markdown else []
    lines = [] if markdown else words or _lines(transcripts)
    with opened(transcripts, reader=reader, quiet=quiet) as library:
        from gtcpanel.verify import Attributions, quotations, unlisted, verify

        attributions = Attributions(library)
        claims = [attributions.claim(unlisted(line)) for line in lines]
        for path, text in pages:
            claims += quotations(text, path, attributions)
        results = list(verify(library, claims, speaker=speaker, within=within or ()))
        _refuse_files(words if lines else (), results)
        if not results and not quiet:
            note("there are no quotations to verify")
        if github:
            output.lines(render.verifications.github(results, good))
        elif results or output.form not in ("rich", "md"):
            _answer(output, library, results)
        return 0 if all(result.verdict in good for result in results) else NOTHING_FOUND


def _verdicts(allow: str) -> list[str]:
    from gtcpanel.verify.verdicts import VERDICTS

    named = [word.strip() for word in allow.split(",") if word.strip()]
    for word in named:
        if word not in VERDICTS:
            raise UsageError(f"--allow: {word!r} is no verdict; there is {', '.join(VERDICTS)}")
    return named


def _lines(transcripts: Sequence[str] | None) -> list[str]:
    """The lines of standard input, or what stands between NULs."""
    import sys

    if sys.stdin and sys.stdin.isatty():
        raise UsageError("give quotations as arguments, or on standard input a line each")
    text = _stdin(transcripts)
    return [
        line for line in (text.split("\0") if "\0" in text else text.splitlines()) if line.strip()
    ]


def _pages(paths: Sequence[str], transcripts: Sequence[str] | None) -> list[tuple[str, str]]:
    """Documents by their paths. Raises `DocumentError`."""
    return [(path, _stdin(transcripts) if path == "-" else _read(path)) for path in paths]


def _read(path: str) -> str:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return _decoded(file.read(), path)
    except OSError as error:
        raise DocumentError(path, (error.strerror or str(error)).lower()) from None


def _stdin(transcripts: Sequence[str] | None) -> str:
    return _decoded(piped(transcripts, "quotations"), "standard input")


def _decoded(data: bytes, path: str) -> str:
    """A text in whichever encoding, told as that of a transcript is. Raises `DocumentError`."""
    from codecs import BOM_UTF16_BE, BOM_UTF16_LE

    from gtcpanel.readers.decode import decode
    from gtcpanel.readers.guess import wide_encoding

    if not data.strip():
        return ""
    marked = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    if b"\0" in data and not marked and not wide_encoding(data):
        return "\0".join(_decoded(part, path) for part in data.split(b"\0"))
    try:
        text, _ = decode(data, path=path)
    except TranscriptError as error:
        raise DocumentError(
            place(path, error.line), f"{error.reason}; {error.remedy or 'convert it to UTF-8'}"
        ) from None
    return text.replace("\r\n", "\n")


def _refuse_files(words: Sequence[str], results: "Sequence[Verification]") -> None:
    """Take an argument that nobody said for the file that is called so."""
    import os

    for word, result in zip(words, results, strict=False):
        if result.verdict not in ("exact", "variant") and os.path.isfile(word):  # noqa: PTH113
            raise UsageError(
                f"{word} is a file, and nobody said that; its quotations are verified with "
                f"--markdown {word}, its lines with < {word}"
            )


def _answer(output: Output, library: "Library", results: "Sequence[Verification]") -> None:
    output.answer(
        document=lambda: render.verifications.document(results),
        plain=lambda: render.verifications.plain(
            results, paint=output.paint(lambda: cast(library))
        ),
        markdown=lambda: render.verifications.markdown(results),
        rich=lambda console: render.rich_verify.verifications(
            console, results, speakers=cast(library)
        ),
    )
