from __future__ import annotations

from typing import Any

import pytest

from gtcpanel.cli.commands import COMMANDS
from gtcpanel.text.excerpt import display_width

PAGES = [(), *((name,) for name in COMMANDS)]


@pytest.mark.parametrize("command", PAGES)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_page_begins_with_usage_and_examples(
    cli: Any, command: tuple[str, ...], flag: str
) -> None:
    ran = cli(*command, flag)
    assert (ran.status, ran.err) == (0, "")
    usage, examples, *_ = ran.out.split("\n\n")
    assert usage.startswith(" ".join(("Usage: gtcpanel", *command)))
    assert examples.startswith("Examples:\n")
    assert max(display_width(line) for line in ran.out.splitlines()) <= 80
    assert "\x1b" not in ran.out
    assert ran.out == cli(*command, flag, COLUMNS="40").out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(cli: Any, name: str) -> None:
    page = cli(name, "--help").out
    for line in page.splitlines():
        if line.startswith("  -"):
            assert line.count("  ") > 1 or page.split(line + "\n")[1].startswith(" " * 20)
    assert "[x>=0]" not in page


def test_alone_it_shows_its_help(cli: Any) -> None:
    assert cli() == cli("--help")


def test_colour_only_when_forced(cli: Any) -> None:
    assert "\x1b[1mExamples" in cli("--help", FORCE_COLOR="1").out


def test_version(cli: Any) -> None:
    from gtcpanel import __version__

    assert cli("--version") == (0, f"gtcpanel {__version__}\n", "")


def test_a_wrong_command_names_the_right_one(cli: Any) -> None:
    ran = cli("serch", "x")
    assert (ran.status, ran.out) == (2, "")
    assert "'search'" in ran.err
    assert ran.err.endswith("Try 'gtcpanel --help'.\n")


def test_schema(cli: Any) -> None:
    import json

    assert json.loads(cli("schema", "search").out)["title"] == "gtcpanel.search/1"
    assert set(json.loads(cli("schema").out)) >= {"search", "quote", "speakers", "timeline"}
    ran = cli("schema", "nonsense")
    assert (ran.status, ran.out) == (2, "")
    assert "search, quote" in ran.err
