"""What the shell may complete: slugs, references, speakers. Fast, and silent on any error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

import typer

from gtcpanel.errors import UsageError

if TYPE_CHECKING:
    from gtcpanel.library import Library

Completion = tuple[str, str]


def paths(incomplete: str) -> list[Completion]:  # noqa: ARG001
    """Nothing: the shell completes file names by itself."""
    return []


def slugs(ctx: typer.Context, incomplete: str) -> list[Completion]:
    """The library's slugs, each with its title."""
    return _asked(ctx, lambda library: _slugs(library, incomplete))


def references(ctx: typer.Context, incomplete: str) -> list[Completion]:
    """Slugs; after a colon, the turns of that transcript; after a point, the turn's sentences."""
    return _asked(ctx, lambda library: _references(library, _typed(incomplete), incomplete))


def slugs_and_files(ctx: typer.Context, incomplete: str) -> list[Completion]:
    """The library's slugs; the shell adds file names."""
    return slugs(ctx, incomplete)


def speakers(ctx: typer.Context, incomplete: str) -> list[Completion]:
    """Names in one word each, so that no shell has to quote them.

    A part of a name that two people share is left out. Of `Illia Polosukhin` both words are
    offered; `-s` understands either.
    """
    return _asked(ctx, lambda library: list(_names(library, incomplete)))


def schemas(incomplete: str) -> list[Completion]:
    """The documents that have a schema."""
    from gtcpanel.render.schema import DOCUMENTS

    return [(name, "") for name in DOCUMENTS if name.startswith(incomplete)]


def readers(incomplete: str) -> list[Completion]:
    """The formats that can be read."""
    from gtcpanel.readers import READERS

    return [(name, "") for name in READERS if name.startswith(incomplete)]


def for_shell(option: str, *named: str) -> int:
    """Install or show completion for the shell named, or this one; Typer's way, with its checks.

    Typer's own options take no name, and do not mind one. Raises `UsageError` for a shell that has
    no completion.
    """
    from typer import _completion_shared as shared

    known = [shell.value for shell in shared.Shells]
    shell = " ".join(named) or shared._get_shell_name()
    if shell not in known:
        what = f"no completion for {shell!r}" if shell else "which shell?"
        raise UsageError(f"{option}: {what}; there is {', '.join(known)}")
    # zsh runs the file of a function when it is first called, and Typer's file does nothing then
    # but define the function that would complete: the first TAB of a shell would do nothing.
    at_once = '[[ $funcstack[1] = _%(prog_name)s ]] && %(complete_func)s "$@"'
    script = shared._completion_scripts["zsh"]
    if at_once not in script:
        shared._completion_scripts["zsh"] = f"{script.rstrip()}\n{at_once}\n"
    names = {"prog_name": "gtcpanel", "complete_var": "_GTCPANEL_COMPLETE", "shell": shell}
    if option == "--show-completion":
        typer.echo(shared.get_completion_script(**names))
    else:
        _, path = shared.install(**names)
        typer.echo(f"{shell} completion installed in {path}; new shells have it")
    return 0


def _asked(ctx: Any, question: Callable[[Library], list[Completion]]) -> list[Completion]:
    try:
        from gtcpanel.cli.opening import library_at
        from gtcpanel.cli.roots import roots

        given = roots(ctx.params.get("transcripts"))
        if "-" in given:
            return []
        with library_at(given) as library:
            return question(library)
    except Exception:  # a traceback in the middle of a line being typed helps nobody
        return []


def _slugs(library: Library, incomplete: str) -> list[Completion]:
    return [
        (summary.about.slug, _remark(summary.about.title))
        for summary in library.summaries()
        if summary.about.slug.startswith(incomplete)
    ]


def _remark(text: str) -> str:
    """`text` as the remark beside a completion; Typer takes square brackets in it for markup."""
    from gtcpanel.render.terminal import one_line

    return one_line(text).replace("[", "(").replace("]", ")")


def _typed(incomplete: str) -> str:
    """The word before the cursor; bash has cut it at its colon."""
    import os

    words = os.environ.get("COMP_WORDS", "").split()
    if _is_number(incomplete) and words[-2:] == [":", incomplete]:
        return "".join(words[-3:])
    return incomplete


def _is_number(text: str) -> bool:
    return text.replace(".", "").isdigit()


#: How much of what was said stands beside a reference.
_SHOWN: Final = 56


def _references(library: Library, typed: str, incomplete: str) -> list[Completion]:
    slug, colon, number = typed.partition(":")
    if not colon:
        return _slugs(library, typed)
    lead = "" if _is_number(incomplete) else f"{slug}:"
    number_of_turn, point, _ = number.partition(".")
    if point:
        from gtcpanel.passages import in_sentences

        said = [
            (passage.ref, passage.text)
            for passage in in_sentences(library.turn(slug, int(number_of_turn)))
        ]
    else:
        said = [(turn.ref, f"{turn.speaker}: {turn.text}") for turn in library.turns(within=[slug])]
    return [
        (lead + ref.removeprefix(f"{slug}:"), _remark(text[:_SHOWN].removeprefix(": ")))
        for ref, text in said
        if ref.removeprefix(f"{slug}:").startswith(number)
    ]


def _names(library: Library, incomplete: str) -> Iterator[Completion]:
    owners: dict[str, set[str]] = {}
    for person in library.people():
        for name in (person.name, *person.aliases):
            for word in name.split():
                owners.setdefault(word, set()).add(person.name)
    for word, people in owners.items():
        if len(people) == 1 and word.casefold().startswith(incomplete.casefold()):
            # Shells compare letter by letter: keep the letters that are typed.
            yield incomplete + word[len(incomplete) :], next(iter(people))
