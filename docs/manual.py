"""The manual page, gtcpanel(1), from what the program's help and COMMANDS.md say.

The commands come from Typer, as `--help` does; what they all share comes from the sections of
COMMANDS.md, of which the page needs headings, paragraphs, lists and tables.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from typing import Any

from gtcpanel import __version__
from gtcpanel.cli.commands import COMMANDS, root
from gtcpanel.cli.help import described

#: What all commands share, in the order of the page: the heading in COMMANDS.md, and ours.
_SHARED = (
    ("Where transcripts come from", "FILES AND ENVIRONMENT"),
    ("References", "REFERENCES"),
    ("Names of people", "NAMES OF PEOPLE"),
    ("Output", "OUTPUT"),
    ("Exit status", "EXIT STATUS"),
    ("Completion", "COMPLETION"),
)
_GENERATED = re.compile(
    r"^<!-- (?:run|screen|rungs|shape)\b.*?^<!-- /\w+ -->\n", re.MULTILINE | re.DOTALL
)
_CODE = re.compile(r"^```.*?^```\n", re.MULTILINE | re.DOTALL)


def manual(commands_page: str) -> str:
    """The page as roff for the macros of man(7); `commands_page` is the text of COMMANDS.md."""
    return "\n".join([*_head(), *_commands(), *_shared(commands_page), *_foot()]) + "\n"


def _head() -> Iterator[str]:
    command = root()
    yield '.\\" Made by docs/generate.py.'
    yield f'.TH GTCPANEL 1 "" "gtcpanel {__version__}" "User Commands"'
    yield ".nh"  # words and options are copied from here
    yield ".ad l"
    yield ".SH NAME"
    yield "gtcpanel \\- explore transcripts: who said what, found however it was typed"
    yield ".SH SYNOPSIS"
    yield "\\fBgtcpanel\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]"
    yield ".SH DESCRIPTION"
    yield from _paragraphs(command.help)
    yield from _examples(command.examples)
    yield ".PP"
    yield "The commands:"
    for name, what in COMMANDS.items():
        yield from _item(f"\\fB{_plain(name)}\\fR", _plain(what))
    with command.make_context("gtcpanel", [], resilient_parsing=True) as context:
        _, options = described(command, context)
    yield ".SH OPTIONS"
    yield from _records(record for records in options.values() for record in records)


def _commands() -> Iterator[str]:
    yield ".SH COMMANDS"
    for name in COMMANDS:
        command: Any = root().commands[name]
        with command.make_context(f"gtcpanel {name}", [], resilient_parsing=True) as context:
            arguments, options = described(command, context)
        shown = " ".join(f"\\fI{_plain(argument)}\\fR" for argument, _ in arguments)
        yield f'.SS "gtcpanel {name}"'
        yield f"\\fBgtcpanel {name}\\fR [\\fIOPTIONS\\fR] {shown}".rstrip()
        yield from _paragraphs(command.help)
        yield from _examples(command.examples)
        yield from _records(arguments)
        for panel, records in options.items():
            yield ".PP"
            yield f"{_plain(panel)}:"
            yield from _records(records)


def _shared(page: str) -> Iterator[str]:
    page = _CODE.sub("", _GENERATED.sub("", page))
    for heading, title in _SHARED:
        _, _, rest = page.partition(f"\n### {heading}\n")
        yield f".SH {title}"
        section = re.split(r"^##", rest, maxsplit=1, flags=re.MULTILINE)[0].strip()
        for block in re.split(r"\n\n+", section.removesuffix(":")):  # an example stood there
            yield from _block(block)


def _foot() -> Iterator[str]:
    yield ".SH SEE ALSO"
    yield "\\fBrg\\fR(1), \\fBjq\\fR(1), \\fBfzf\\fR(1)"


def _block(block: str) -> Iterator[str]:
    """A paragraph, a list or a table of Markdown."""
    lines = block.splitlines()
    if lines[0].startswith("|"):
        for line in lines[2:]:
            first, *others = (cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip(" |")))
            yield from _item(_text(first), _text(". ".join(filter(None, others))))
    elif re.match(r"\d+\. |- ", block):
        for line in lines:
            mark, _, text = line.partition(" ")
            yield f'.IP "{_plain(mark) if mark != "-" else chr(92) + "(bu"}" 4'
            yield _text(text)
    else:
        yield ".PP"
        yield _text(" ".join(lines))


def _records(records: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, what in records:
        yield from _item(f"\\fB{_plain(name)}\\fR", _plain(what))


def _item(tag: str, text: str) -> Iterator[str]:
    yield ".TP"
    yield tag
    yield text or "\\&"


def _examples(examples: Iterable[tuple[str, str]]) -> Iterator[str]:
    for command, what in examples:
        yield ".PP"
        yield f"{_plain(what)}:"
        yield ".RS 4"
        yield f"\\fB{_plain(command)}\\fR"
        yield ".RE"


def _paragraphs(text: str | None) -> Iterator[str]:
    for paragraph in inspect.cleandoc(text or "").split("\n\n"):
        yield ".PP"
        yield _plain(" ".join(paragraph.split()))


def _text(markdown: str) -> str:
    """A line of Markdown: what is code or strong in bold, links as their words."""
    words = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", markdown.replace("\\|", "|"))
    parts = re.split(r"(`[^`]+`|\*\*[^*]+\*\*)", words)
    return _guard(words) + "".join(
        f"\\fB{_inner(part.strip('`*'))}\\fR" if part[:1] in ("`", "*") else _inner(part)
        for part in parts
    )


def _plain(text: str) -> str:
    return _guard(text) + _inner(text)


def _inner(text: str) -> str:
    """Letters that roff does not take for its own."""
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("~", "\\(ti")


def _guard(text: str) -> str:
    """What keeps a line that begins with a dot from being a request."""
    return "\\&" if text[:1] in (".", "'") else ""
