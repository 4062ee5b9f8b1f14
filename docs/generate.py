"""Fills the generated parts of README.md and docs/ from the program itself.

    python docs/generate.py            write what has changed
    python docs/generate.py --check    exit 1, and name what is stale

A generated part stands between two comments, and is replaced whole:

    <!-- run: gtcpanel search 注意力 -->       a shell command and what it prints in a pipe
    <!-- screen 90: gtcpanel speakers -->      the same on a terminal of 90 columns
    <!-- rungs: 注意力, atention -->           how the best hit of each query matched
    <!-- shape: search -->                     the JSON Schema of a command's document, in brief
    <!-- /run -->                              ends each of them (/screen, /rungs, /shape)

The manual page, gtcpanel.1, is made of the program's help and COMMANDS.md (docs/manual.py). The
pictures are screens too; see PICTURES. Of them only the words are checked. Everything runs in
a folder of its own, with the files of docs/examples/ in it, an empty configuration and a cache of
its own. Needs a POSIX system.
"""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
sys.path.insert(0, str(ROOT))

from docs.manual import manual  # noqa: E402
from docs.screenshot import picture, terminal_output, without_colours  # noqa: E402

_PART = re.compile(
    r"^<!-- (?P<kind>run|screen(?: \d+)?|rungs|shape): (?P<what>.+?) -->\n"
    r"(?P<body>.*?)"
    r"^<!-- /(?P<end>\w+) -->$",
    re.MULTILINE | re.DOTALL,
)
_BEGIN = re.compile(r"^<!-- (?:run|screen|rungs|shape)\b.*-->$", re.MULTILINE)
_COLUMNS = 80
_SHELL = "|<>;&$`*(\n"  # a command with one of these needs a shell
_EXPECTED = (0, 1, 2, 3)  # exit statuses of what a page may show

#: Screens that are drawn: the file, the columns, the command.
PICTURES: tuple[tuple[str, int, str], ...] = (
    ("search.svg", 92, "gtcpanel search 注意力 -n 3"),
    ("speakers.svg", 104, "gtcpanel speakers"),
    ("timeline.svg", 92, "gtcpanel timeline 推理"),
    ("show.svg", 92, "gtcpanel show gtc2024-transformer-panel:11-13"),
)
MANUAL = DOCS / "gtcpanel.1"
#: Pictures that the program draws itself.
OWN: tuple[tuple[str, str], ...] = (
    ("lanes.svg", "gtcpanel timeline 推理 --svg -"),
    ("talk.svg", "gtcpanel timeline --svg -"),
    ("compared.svg", "gtcpanel timeline --compare 数据 --compare 模型 --compare 推理 --svg -"),
)


class Stale(Exception):  # noqa: N818 (what it says is shown to people)
    """A page that cannot be generated, and why."""


# --- running the program ------------------------------------------------------------


class Program:
    """Runs commands where nothing of this machine or its user can be seen."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "talks"
        shutil.copytree(DOCS / "examples", self._folder)
        self._environment = {
            "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
            "HOME": str(folder / "home"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "GTCPANEL_CACHE_DIR": str(folder / "cache"),
            "LANG": "C.UTF-8",
            "COLUMNS": str(_COLUMNS),
            "TERM": "xterm-256color",
        }
        self._printed: dict[str, str] = {}

    def run(self, command: str) -> str:
        """What a shell command prints to a pipe, both streams."""
        if command not in self._printed:
            alone = command.startswith("gtcpanel ") and not set(command) & set(_SHELL)
            status, text = (self._call if alone else self._ask_shell)(command)
            if status not in _EXPECTED or "this is a bug" in text:
                raise Stale(f"{command!r} ended with {status}: {text.strip()}")
            self._printed[command] = self._anywhere(text)
        return self._printed[command]

    def screen(self, command: str, columns: int) -> str:
        """What a command without pipes prints to a terminal, with its escape sequences."""
        self.run("gtcpanel transcripts")  # the index is there, and no status line tells of it
        environment = {**self._environment, "COLUMNS": str(columns), "LINES": "500"}
        status, text = terminal_output(shlex.split(command), columns, environment, self._folder)
        if status not in _EXPECTED or "this is a bug" in text:
            raise Stale(f"{command!r} ended with {status} on a terminal: {text.strip()}")
        return self._anywhere(text)

    def _call(self, command: str) -> tuple[int, str]:
        """Status and output, in this process: ten times as fast as in a process of its own."""
        from gtcpanel.cli.program import run

        page = io.StringIO(newline="")
        before = dict(os.environ)
        os.environ.clear()
        os.environ.update(self._environment)
        try:
            with chdir(self._folder), redirect_stdout(page), redirect_stderr(page):
                status = run(shlex.split(command)[1:])
        finally:
            os.environ.clear()
            os.environ.update(before)
        return status, page.getvalue()

    def _ask_shell(self, command: str) -> tuple[int, str]:
        done = subprocess.run(  # noqa: S602 (our own pages are the input, and pipes are the point)
            command,
            shell=True,
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout.decode("utf-8")

    def _anywhere(self, text: str) -> str:
        """The text without the folders of this machine."""
        for folder in (self._folder, ROOT):
            text = text.replace(f"{folder}{os.sep}", "…/")
        return text


# --- the kinds of parts ------------------------------------------------------------


def run(program: Program, command: str, _: int) -> str:
    """A command and what it prints in a pipe."""
    return _block("console", f"$ {command}\n{program.run(command)}")


def screen(program: Program, command: str, columns: int) -> str:
    """A command and what it shows on a terminal, without its colours."""
    shown = without_colours(program.screen(command, columns))
    lines = (line.rstrip() for line in shown.splitlines())
    return _block("console", f"$ {command}\n" + "\n".join(lines))


def rungs(program: Program, queries: str, _: int) -> str:
    """A table: what was typed, how the best hit matched, what was found, who said it."""
    rows = ["| typed | match | found | where |", "| --- | --- | --- | --- |"]
    for query in queries.split(", "):
        found = json.loads(program.run(f"gtcpanel search -n 1 --json -- {shlex.quote(query)}"))
        if not found["hits"]:
            rows.append(f"| `{query}` | nothing | | |")
            continue
        hit = found["hits"][0]
        said = dict.fromkeys(hit["text"][start:end] for start, end in hit["spans"])
        shown = " … ".join(f"`{_flat(text)}`" for text in said) or "(who speaks)"
        where = f"{hit['speaker']}, `:{hit['turn']}`"
        rows.append(f"| `{query}` | {hit['match']} | {shown} | {where} |")
    return "\n".join(rows) + "\n"


def shape(program: Program, command: str, _: int) -> str:
    """A document with the type of each member in place of its value."""
    schema = json.loads(program.run(f"gtcpanel schema {command}"))
    return _block("text", _drawn(schema, "", "", {}))


KINDS: Mapping[str, Callable[[Program, str, int], str]] = {
    "run": run,
    "screen": screen,
    "rungs": rungs,
    "shape": shape,
}


def _block(language: str, text: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text.rstrip()}\n{fence}\n"


def _flat(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _drawn(schema: Mapping[str, Any], indent: str, key: str, known: dict[str, str]) -> str:
    """A JSON Schema as a sketch of the document it describes; `?` after a key that may lack.

    What stands at `key` is kept in `known`, and referred to where it comes again.
    """
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if types == ["array"]:
        items = schema["items"]
        if items.get("maxItems") == 2:
            each = _drawn(items["items"], "", key, known)
            return f"[[{each}, {each}], ...]"
        return f"[{_drawn(items, indent, key, known)}, ...]"
    if types != ["object"]:
        return " | ".join(types)
    first = known.setdefault(json.dumps(schema), key)
    if first != key:
        return f'{{ as in "{first}" }}'
    inner = indent + "  "
    members = [
        f'{inner}"{name}"{"" if name in schema["required"] else " ?"}: '
        f"{_drawn(value, inner, name, known)}"
        for name, value in schema["properties"].items()
    ]
    return "{\n" + ",\n".join(members) + f"\n{indent}}}"


# --- pages and pictures ------------------------------------------------------------


def pages() -> Iterator[Path]:
    """The pages that may hold generated parts."""
    yield ROOT / "README.md"
    yield from sorted(DOCS.glob("*.md"))


def filled(page: str, program: Program) -> str:
    """A page with its generated parts made anew."""
    if len(_BEGIN.findall(page)) != len(_PART.findall(page)):
        raise Stale("a generated part is not closed, or not on lines of its own")

    def made(part: re.Match[str]) -> str:
        kind, _, columns = part["kind"].partition(" ")
        if part["end"] != kind:
            raise Stale(f"the part {part['what']!r} is closed by /{part['end']}, not by /{kind}")
        body = KINDS[kind](program, part["what"], int(columns or _COLUMNS))
        return f"<!-- {part['kind']}: {part['what']} -->\n{body}<!-- /{kind} -->"

    return _PART.sub(made, page)


def drawn(program: Program) -> Iterator[tuple[Path, str]]:
    """The pictures: where each belongs, and what it is."""
    for name, columns, command in PICTURES:
        yield DOCS / "pictures" / name, picture(command, program.screen(command, columns), columns)
    for name, command in OWN:
        yield DOCS / "pictures" / name, program.run(command)


def said_by(svg: str) -> str:
    """The words of a picture, which is all of it that must agree.

    A drawn screen says them in its description; how they are cut up below that is rich's affair.
    """
    parts = [
        part
        for part in ElementTree.fromstring(svg)  # noqa: S314 (we wrote it)
        if part.get("aria-hidden") != "true"
    ]
    return "\n".join(text.strip() for part in parts for text in part.itertext())


def main(arguments: Sequence[str]) -> int:
    """Write or check everything; the exit status."""
    if set(arguments) - {"--check"}:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    stale: list[tuple[Path, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        program = Program(Path(folder))
        texts = {path: path.read_text("utf-8") for path in pages()}
        for path, text in texts.items():
            try:
                new = filled(text, program)
            except Stale as reason:
                raise Stale(f"{path.relative_to(ROOT)}: {reason}") from None
            if new != text:
                stale.append((path, new))
        page = dict(stale).get(DOCS / "COMMANDS.md", texts[DOCS / "COMMANDS.md"])
        if MANUAL.read_text("utf-8") != (new := manual(page)):
            stale.append((MANUAL, new))
        for path, svg in drawn(program):
            old = path.read_text("utf-8") if path.exists() else "<svg/>"
            if said_by(old) != said_by(svg) or (old != svg and not arguments):
                stale.append((path, svg))
    for path, text in stale:
        name = path.relative_to(ROOT)
        if arguments:
            sys.stderr.write(f"docs: {name} is not what the program says; run 'make docs'\n")
        else:
            path.write_text(text, "utf-8", newline="\n")
            sys.stderr.write(f"docs: wrote {name}\n")
    return 1 if stale and arguments else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stale as reason:
        sys.exit(f"docs: {reason}")
