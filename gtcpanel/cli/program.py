"""From an argument list to an exit status: the one place that turns errors into messages."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NoReturn

import typer

from gtcpanel.errors import GtcpanelError, QueryError, StorageError, UsageError

OK, BUG, INTERRUPTED = 0, 70, 130

#: The commands that take a query, in which `-word` could be meant to be left out.
_ASKED = ("search", "quote", "timeline")

#: The base of the errors Typer raises for a wrong command line. Typer 0.24 takes it from click and
#: later ones from a copy of their own, so it is reached through what both export.
_WRONG_COMMAND_LINE: Any = typer.BadParameter.__mro__[1]


def main() -> NoReturn:
    """The console script."""
    _speak_utf8()
    if os.environ.get("_GTCPANEL_COMPLETE"):
        from gtcpanel.cli.commands import root

        root().main(prog_name="gtcpanel")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line and return its exit status; nothing is raised."""
    try:
        status = _attempt(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _complain("interrupted", INTERRUPTED)
    except OSError as error:
        if _reader_is_gone(error):
            _forget_stdout()
            return OK
        return _complain(_spell(error), StorageError.status)
    return status


def _attempt(arguments: Sequence[str]) -> int:
    try:
        return _invoke(arguments)
    except (KeyboardInterrupt, OSError):
        raise
    except GtcpanelError as error:
        status = _complain(str(error), error.status)
        if isinstance(error, QueryError) and error.column and sys.stderr.isatty():
            _point_at(error.query, error.column)
        return status
    except _WRONG_COMMAND_LINE as error:
        where = getattr(error, "ctx", None)
        command = where.command_path if where else "gtcpanel"
        message = error.format_message().strip()
        status = _complain(message, UsageError.status)
        hint = f"Try '{command} --help'.{_about_option(message, command)}"
        print(hint, file=sys.stderr)  # noqa: T201
        return status
    except typer.Abort:
        raise KeyboardInterrupt from None
    except Exception as error:
        if os.environ.get("GTCPANEL_DEBUG"):
            raise
        return _complain(_record(error, arguments), BUG)


def _invoke(arguments: Sequence[str]) -> int:
    from gtcpanel.cli.commands import root

    if arguments and arguments[0] in ("--install-completion", "--show-completion"):
        from gtcpanel.cli.complete import for_shell

        return for_shell(*arguments)
    command = root()
    try:
        with command.make_context("gtcpanel", list(arguments)) as context:
            status = command.invoke(context)
    except typer.Exit as finished:
        return finished.exit_code
    return status if isinstance(status, int) else OK


def _complain(message: str, status: int) -> int:
    from gtcpanel.render.terminal import one_line

    with suppress(OSError):  # nobody may listen; the status says it too
        print(f"gtcpanel: {one_line(message)}", file=sys.stderr)  # noqa: T201
    return status


def _about_option(message: str, command: str) -> str:
    """What may have been meant by an option that there is not."""
    if not message.startswith("No such option: -"):
        return ""
    if command == "gtcpanel":
        return " Options go after the command, as in: gtcpanel search QUERY -t FILE"
    if command.rpartition(" ")[2] in _ASKED and not message.startswith("No such option: --"):
        return f" A word to leave out goes after --, as in: {command} -- AI -GPU"
    return ""


def _point_at(query: str, column: int) -> None:
    """Show somebody at a terminal which place of a query is to blame, if it fits on a line."""
    import shutil

    from gtcpanel.render.terminal import pointer

    shown = pointer(query, column, shutil.get_terminal_size().columns)
    print(*shown, sep="\n", end="\n" if shown else "", file=sys.stderr)  # noqa: T201


def _spell(error: OSError) -> str:
    reason = error.strerror or str(error) or type(error).__name__
    return f"{error.filename}: {reason}" if error.filename else reason


def _record(error: Exception, arguments: Sequence[str]) -> str:
    """Write the traceback to a log and return the one line that says where it is."""
    import platform
    import tempfile
    import time
    import traceback
    from pathlib import Path

    from gtcpanel import __version__
    from gtcpanel.cli.roots import cache_folder

    log = (
        f"gtcpanel {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"arguments: {list(arguments)!r}\n\n{''.join(traceback.format_exception(error))}"
    )
    name = time.strftime("gtcpanel-error-%Y%m%d-%H%M%S.log")
    brief = f"this is a bug: {type(error).__name__}: {error}"
    for folder in (cache_folder(), tempfile.gettempdir()):
        path = Path(folder, name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(log, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return f"{brief}; the details are in {path}"
    return brief


def _speak_utf8() -> None:
    """UTF-8 on every stream, in the arguments and in file names, whatever the locale says."""
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode and sys.executable:
        # A locale such as C with PYTHONUTF8=0. Arguments and file names were decoded as ASCII; only
        # a fresh interpreter decodes them again. Windows never gets here: its names are Unicode.
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606
    # A stream that the caller closed (`>&-`) is None.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _reader_is_gone(error: OSError) -> bool:
    """A closed pipe; Windows reports one as EINVAL of an unnamed file."""
    return isinstance(error, BrokenPipeError) or (
        sys.platform == "win32" and error.errno == errno.EINVAL and error.filename is None
    )


def _forget_stdout() -> None:
    """Let the interpreter's last flush, at shutdown, go nowhere."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        sys.stdout = None  # what Python itself does for a closed one
