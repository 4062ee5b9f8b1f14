"""Help pages: usage, examples, what it does, options by theme.

Typer's own pages need rich, which costs as much as a search, and have no place for examples at the
top. A page has at most 80 columns, or as many as the terminal where that is less, and no escapes
unless it goes to a terminal.
"""

from __future__ import annotations

import inspect
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gtcpanel.cli.options import PANELS
from gtcpanel.render.colour import Paint, wants_colour
from gtcpanel.text.excerpt import display_width

_WIDTH = 80
_INDENT = "  "
#: What click adds to the help of a number that has a least value; a negative one is an error that
#: explains itself.
_RANGE = re.compile(r"\s*\[(?:default: 0; )?x>=[01]\]")
_OTHERS = "Options"


Records = list[tuple[str, str]]


def described(command: Any, context: Any) -> tuple[Records, dict[str, Records]]:
    """The arguments of a command, and its options by theme, each with what it does."""
    arguments: Records = []
    options: dict[str, Records] = {}
    for parameter in command.get_params(context):
        if parameter.param_type_name == "argument":
            arguments.append((parameter.metavar, parameter.help or ""))
        elif record := parameter.get_help_record(context):
            panel = getattr(parameter, "rich_help_panel", None) or _OTHERS
            options.setdefault(panel, []).append((record[0], _RANGE.sub("", record[1])))
    return arguments, {panel: options[panel] for panel in (*PANELS, _OTHERS) if panel in options}


def command_help(command: Any, context: Any) -> str:
    """The page of one command."""
    arguments, options = described(command, context)
    page = _Page(context)
    page.usage(" ".join((context.command_path, "[OPTIONS]", *(name for name, _ in arguments))))
    page.examples(command.examples)
    page.text(command.help)
    if arguments:
        page.table("Arguments", arguments)
    for panel, records in options.items():
        page.table(panel, records)
    return page.finish()


def root_help(command: Any, context: Any, commands: Mapping[str, str]) -> str:
    """The page of `gtcpanel` itself."""
    page = _Page(context)
    page.usage("gtcpanel COMMAND [OPTIONS] [ARGUMENTS]")
    page.examples(command.examples)
    page.text(command.help)
    page.table("Commands", commands.items())
    records = (parameter.get_help_record(context) for parameter in command.get_params(context))
    page.table("Options", [record for record in records if record])
    page.text(
        "Transcripts come from -t PATH, else GTCPANEL_TRANSCRIPTS, else config.toml, else the one "
        "that ships. 'gtcpanel COMMAND --help' tells the rest."
    )
    return page.finish()


class _Page:
    """A help page as it grows."""

    def __init__(self, context: Any) -> None:
        terminal = sys.stdout.isatty()
        self._paint = Paint(wants_colour("auto", os.environ, terminal=terminal))
        context.color = self._paint.on  # else Typer takes the colours out again
        self._width = _WIDTH
        if terminal:
            import shutil

            self._width = max(40, min(_WIDTH, shutil.get_terminal_size().columns))
        self._blocks: list[str] = []

    def usage(self, usage: str) -> None:
        self._blocks.append(f"{self._paint.strong('Usage:')} {usage}")

    def examples(self, examples: Sequence[tuple[str, str]]) -> None:
        lines = [self._paint.strong("Examples:")]
        column = max(display_width(command) for command, _ in examples) + 4
        beside = column + max(display_width(what) for _, what in examples) <= self._width
        for command, what in examples:
            shown = self._paint.ref(command)
            if beside:
                gap = " " * (column - len(_INDENT) - display_width(command))
                lines.append(f"{_INDENT}{shown}{gap}{self._paint.dim(what)}")
            else:
                lines += [f"{_INDENT}{self._paint.dim('# ' + what)}", f"{_INDENT}{shown}"]
        self._blocks.append("\n".join(lines))

    def text(self, text: str | None) -> None:
        for paragraph in inspect.cleandoc(text or "").split("\n\n"):
            if paragraph.startswith((" ", "-")):
                self._blocks.append(paragraph)
            else:
                self._blocks.append("\n".join(_fill(paragraph, self._width)))

    def table(self, title: str, records: Iterable[tuple[str, str]]) -> None:
        rows = list(records)
        if not rows:
            return
        column = min(26, max(display_width(name) for name, _ in rows) + 4)
        lines = [self._paint.strong(f"{title}:")]
        for name, what in rows:
            lead = _INDENT + self._paint.ref(name)
            room = column - len(_INDENT) - display_width(name)
            filled = _fill(what, self._width - column)
            if room < 2:
                lines.append(lead)
                lines += [" " * column + line for line in filled]
            else:
                lines.append((lead + " " * room + filled[0]).rstrip() if filled else lead)
                lines += [" " * column + line for line in filled[1:]]
        self._blocks.append("\n".join(lines))

    def finish(self) -> str:
        return "\n\n".join(block for block in self._blocks if block)


def _fill(text: str, width: int) -> list[str]:
    """The words of `text` in lines of at most `width` cells."""
    lines: list[str] = []
    for word in re.split(r"\s+", text.strip()):
        if lines and display_width(lines[-1]) + 1 + display_width(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines
