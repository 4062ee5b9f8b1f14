"""What was asked of the output, and the one way an answer reaches standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from gtcpanel.errors import UsageError
from gtcpanel.render.colour import Choice, Paint, wants_colour

if TYPE_CHECKING:
    from gtcpanel.render.machine import Document

Format = Literal["rich", "plain", "json", "jsonl", "tsv", "csv", "md"]

NOTHING_FOUND = 1


class Output:
    """The options about output, resolved: which format, whether coloured, whether any at all."""

    __slots__ = ("coloured", "end", "form", "paged", "quiet", "terminal")

    def __init__(
        self,
        *,
        form: Format | None = None,
        as_json: bool = False,
        color: Choice = "auto",
        quiet: bool = False,
        null: bool = False,
        no_pager: bool = False,
    ) -> None:
        if as_json and form not in (None, "json"):
            raise UsageError(f"--json and --format {form} contradict each other; give one of them")
        self.terminal = sys.stdout.isatty()
        asked = "json" if as_json else form
        if null and asked not in (None, "plain"):
            raise UsageError(f"--null goes with --format plain, not with {asked}")
        self.form: Format = asked or ("rich" if self.terminal and not null else "plain")
        self.coloured = wants_colour(color, os.environ, terminal=self.terminal)
        self.quiet = quiet
        self.end = "\0" if null else "\n"
        self.paged = self.terminal and not no_pager and self.form == "rich"

    def paint(self, speakers: Callable[[], Sequence[str]] = tuple) -> Paint:
        """Colours for plain output; `speakers` tells whose they are, in order, if there are any."""
        return Paint(self.coloured, speakers() if self.coloured else ())

    def answer(
        self,
        *,
        document: Callable[[], Document],
        plain: Callable[[], Iterable[str]],
        markdown: Callable[[], Iterable[str]],
        rich: Callable[[Any], None],
    ) -> None:
        """Write the answer in the format asked for; only that one's function is called.

        `plain` gives records without their line ends, `markdown` blocks, and `rich` draws on the
        console it is given.
        """
        if self.quiet:
            return
        if self.form == "plain":
            self.lines(plain())
        elif self.form == "rich":
            self._draw(rich)
        elif self.form == "md":
            self.write("\n\n".join(block.rstrip("\n") for block in markdown()), end="\n")
        else:
            from gtcpanel.render.machine import write

            for piece in write(self.form, document()):
                sys.stdout.write(piece)

    def lines(self, records: Iterable[str]) -> None:
        """Write each record with its end, a newline or NUL."""
        if not self.quiet:
            end = self.end
            sys.stdout.writelines(record + end for record in records)

    def write(self, text: str, end: str = "") -> None:
        """Write `text` if there is any."""
        if text and not self.quiet:
            sys.stdout.write(text + end)

    def _draw(self, rich: Callable[[Any], None]) -> None:
        from gtcpanel.render.rich_console import open_console

        style: Literal["colour", "bold", "none"] = "none"
        if self.coloured:
            style = "colour"
        elif self.terminal and os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb":
            style = "bold"  # no-color.org is about colour; bold and underline help
        console = open_console(sys.stdout, style=style, terminal=self.terminal)
        if not self.paged:
            rich(console)
            return
        with console.capture() as captured:
            rich(console)
        text = captured.get()
        if text.count("\n") < console.height or not _page(text):
            self.write(text)


def _page(text: str) -> bool:
    """Show `text` in PAGER, or less, and wait until it is left; False where there is no pager."""
    import shlex
    import shutil
    import subprocess

    words = shlex.split(os.environ.get("PAGER", "less"))
    program = shutil.which(words[0]) if words else None
    if not program or words == ["cat"]:
        return False
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    try:
        pager = subprocess.Popen(  # noqa: S603 (the user's own choice of program)
            [program, *words[1:]], stdin=subprocess.PIPE, env=environment
        )
    except OSError:
        return False
    assert pager.stdin is not None
    try:
        pager.stdin.write(text.encode("utf-8", "backslashreplace"))
        pager.stdin.close()
    except OSError:
        pass  # left before the end
    while True:
        try:
            pager.wait()
        except KeyboardInterrupt:
            continue  # in a pager Ctrl-C is the pager's
        return True


def note(message: str) -> None:
    """A remark for the person at the terminal, on standard error."""
    from gtcpanel.render.terminal import one_line

    print(f"gtcpanel: {one_line(message)}", file=sys.stderr)  # noqa: T201
