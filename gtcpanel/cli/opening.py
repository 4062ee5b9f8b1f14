"""Opening the library a command is about."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from gtcpanel.cli.output import note
from gtcpanel.cli.roots import cache_folder, config_folder, roots
from gtcpanel.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from gtcpanel.index.source import Step
    from gtcpanel.library import Library

#: The rest of the work, which is writing, keeps one processor busy when eight are reading.
_MOST_PROCESSES = 8
#: Control sequences (ECMA-48: colours among them) and strings (OSC: links).
_ESCAPES = rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\))"


@contextmanager
def opened(
    transcripts: Sequence[str] | None, *, reader: str | None = None, quiet: bool = False
) -> Iterator[Library]:
    """The library of `-t` or of the environment, its remarks on standard error.

    While an index is built, a status line says so, if standard error is a terminal.
    """
    paths = roots(transcripts)
    stdin = read_stdin() if "-" in paths else None
    if sys.stderr.isatty():
        from gtcpanel.render.progress import Bar

        with Bar() as bar:
            library = library_at(
                paths, stdin=stdin, reader=reader, progress=lambda step: bar.show(*step)
            )
    else:
        library = library_at(paths, stdin=stdin, reader=reader)
    with library:
        _refuse_unread(paths, library.failures)
        if not quiet:
            for remark in library.notices:
                note(remark)
            if library.failures and sys.stderr.isatty():
                _mention_unread(library.failures)
        yield library


def _refuse_unread(paths: Sequence[str], failures: Mapping[str, str]) -> None:
    """Stop where a file that was named, and not just found in a folder, could not be read."""
    for path in paths:
        reason = failures.get(os.path.abspath(path))  # noqa: PTH100
        if reason:
            raise UnreadableError(reason)


def _mention_unread(failures: Mapping[str, str]) -> None:
    """Say that files were passed over; a folder may hold much that is no transcript."""
    if len(failures) > 1:
        note(f"{len(failures)} files passed over ('gtcpanel transcripts' tells why)")
    else:
        note(f"passed over: {next(iter(failures.values()))}")


def read_stdin() -> bytes:
    """All of standard input; nothing where the caller closed it."""
    return sys.stdin.buffer.read() if sys.stdin else b""


def piped(transcripts: Sequence[str] | None, what: str) -> bytes:
    """Standard input where it is `what` a command goes by (quotations, ...), and no transcript.

    The colours are taken off that a command puts into a pipe with FORCE_COLOR or --color always.
    """
    import re

    if "-" in (transcripts or ()):
        raise UsageError(f"standard input cannot be both a transcript and {what}")
    return re.sub(_ESCAPES, b"", read_stdin())


def library_at(
    paths: Sequence[str],
    *,
    stdin: bytes | None = None,
    reader: str | None = None,
    progress: Callable[[Step], None] | None = None,
) -> Library:
    """The library of these files and folders, with the user's cache and glossary."""
    from gtcpanel.library import open_library

    return open_library(
        paths,
        cache=Path(cache_folder()),
        glossaries=[Path(config_folder(), "glossary.toml")],
        stdin=stdin,
        progress=progress,
        processes=_processors(),
        reader=reader,
    )


def _processors() -> int:
    """How many processes may work side by side."""
    allowed = getattr(os, "sched_getaffinity", None)
    return min(_MOST_PROCESSES, len(allowed(0)) if allowed else os.cpu_count() or 1)


def cast(library: Library) -> tuple[str, ...]:
    """Everybody, in the order that gives each their colour."""
    return library.speakers()


def say_nothing_found(library: Library, text: str, *, narrow: bool = False) -> None:
    """Tell somebody at a terminal, with what may have been meant; `narrow` after -e or -E."""
    if not sys.stderr.isatty():
        return
    if hint := _misread(text.split()):
        note(f"nothing found; {hint}")
        return
    from gtcpanel.search import suggest

    guess = suggest(library, text)
    if guess:
        note(f"nothing found; did you mean {guess!r}?")
    elif narrow:
        note("nothing found; without --exact or --regex, what is like it is found too")
    else:
        note("nothing found")


def _misread(words: Sequence[str]) -> str:
    """What to do about words that mean something to other programs; "" where there are none."""
    if len(words) > 1 and os.path.exists(words[-1]):  # noqa: PTH110
        return f"to look in {words[-1]}, say -t {words[-1]}"
    if "AND" in words[1:-1]:
        return "all words are looked for as it is; leave out AND"
    if "or" in words[1:-1]:
        return "OR is written in capitals"
    return ""
