"""The commands by name, each imported and built when it is called and not before.

Building a command costs Typer a few milliseconds for its options; a search pays for one, not for
eight.

The command modules do without `from __future__ import annotations`: Typer would have to compile
every annotation again, twice, and a search would start 3 ms later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Annotated, Any

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

#: What `gtcpanel --help` lists: a module of this folder for each, with `command` and `EXAMPLES`.
COMMANDS: dict[str, str] = {
    "speakers": "Who speaks, how much, and in which words.",
    "search": "The turns that match a query, best first.",
    "quote": "Verbatim quotes that can be cited.",
    "verify": "Whether quotations are what was said, and by whom.",
    "timeline": "Who talks when, and where a word comes up.",
    "show": "Read a transcript, or a turn and its neighbours.",
    "transcripts": "The library, and how each file was understood.",
    "export": "All turns as csv, Parquet, subtitles, ... for other programs.",
    "schema": "The JSON Schema of each command's --json.",
}

EXAMPLES = (
    ("gtcpanel search 注意力", "who speaks of attention, and where"),
    ("gtcpanel speakers", "who talks, and how much"),
    ("gtcpanel quote -s noam --random", "a quotation of Noam's"),
    ("gtcpanel timeline Transformer", "when a word comes up"),
    ("gtcpanel show -t talk.txt", "read a transcript of your own"),
)

#: Stands before an argument that begins with a dash and is no option. No argument of a process can
#: hold this character.
NO_OPTION = "\0"

#: What Typer's own options do, told in full.
_COMPLETION = {
    "install_completion": "Install completion for the shell that is named after it (bash, zsh, "
    "fish, powershell, pwsh), or for this one: lines in its start-up file; for fish a file.",
    "show_completion": "Show what that would install.",
}

_SETTINGS = {"help_option_names": ["-h", "--help"]}


class Command(TyperCommand):
    """A command whose help begins with examples, and whose query words may begin with a dash."""

    examples: tuple[tuple[str, str], ...] = ()

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take `-注意力` and `-(a OR b)` for what is excluded: no option begins so."""
        if ctx.resilient_parsing and args[-1:] == [":"]:
            del args[-2:]  # bash cuts `SLUG:4`, which is being typed, at its colon
        options_end = args.index("--") if "--" in args else len(args)
        args[:options_end] = [
            NO_OPTION + arg if _is_left_out(arg) else arg for arg in args[:options_end]
        ]
        return super().parse_args(ctx, args)

    def get_help(self, ctx: Any) -> str:
        """The help page; see `gtcpanel.cli.help`."""
        from gtcpanel.cli.help import command_help

        return command_help(self, ctx)


def _is_left_out(argument: str) -> bool:
    """Whether an argument that begins with a dash can only be part of a query."""
    if argument.startswith("-speaker:"):  # and not -s with the value "peaker:..."
        return True
    letter = argument[1:2]
    return argument[:1] == "-" and not (
        letter in ("", "-") or (letter.isascii() and letter.isalnum())
    )


class _Lazy(Mapping[str, Any]):
    """COMMANDS as Typer wants them, each built when it is asked for."""

    def __getitem__(self, name: str) -> Any:
        if name not in COMMANDS:
            raise KeyError(name)
        module = import_module(f"gtcpanel.cli.{name}")
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(name, cls=Command, context_settings=_SETTINGS, short_help=COMMANDS[name])(
            module.command
        )
        command: Any = typer.main.get_command(app)
        command.examples = module.EXAMPLES
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class Root(TyperGroup):
    """`gtcpanel` itself."""

    examples = EXAMPLES

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands: Any = _Lazy()

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """The names, without building what they name."""
        return list(COMMANDS)

    def get_help(self, ctx: Any) -> str:
        """The help page; see `gtcpanel.cli.help`."""
        from gtcpanel.cli.help import root_help

        return root_help(self, ctx, COMMANDS)


def _version(wanted: bool) -> None:
    if wanted:
        from gtcpanel import __version__

        typer.echo(f"gtcpanel {__version__}")
        raise typer.Exit


def _callback(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Explore transcripts of panels, interviews and podcasts: who said what, found however it was typed, quoted verbatim."""  # noqa: E501
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), color=context.color)


def root() -> Any:
    """The whole command line as Typer's own command object."""
    app = typer.Typer(
        name="gtcpanel",
        cls=Root,
        callback=_callback,
        invoke_without_command=True,
        rich_markup_mode=None,
        context_settings=_SETTINGS,
        subcommand_metavar="COMMAND [ARGS]...",
    )
    command: Any = typer.main.get_command(app)
    for parameter in command.params:
        parameter.help = _COMPLETION.get(parameter.name, parameter.help)
    return command
