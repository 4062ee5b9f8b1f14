"""Nothing of the program is missing from its pages."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from typing import Any

import pytest

from gtcpanel.cli.commands import COMMANDS, root
from gtcpanel.cli.program import run
from gtcpanel.model import RUNGS
from gtcpanel.render.quotes import FIELDS
from gtcpanel.render.schema import DOCUMENTS
from gtcpanel.verify import VERDICTS
from tests.docs import pages

ANSWERS = (
    ("search", "search 推理 -C 1 --json"),
    ("quote", "quote 蒸汽机 -C 1 --json"),
    ("verify", "verify 内燃机更好了 --allow near --json"),
    ("speakers", "speakers --json"),
    ("speakers", "speakers noam --json"),
    ("speakers", "speakers --matrix --json"),
    ("timeline", "timeline 推理 --json"),
    ("timeline", "timeline --compare 推理 --json"),
    ("timeline", "timeline --years --json"),
    ("show", "show --json"),
    ("transcripts", "transcripts --json"),
    ("export", "export --json"),
)


def _options(command: Any) -> Iterator[str]:
    with command.make_context(command.name, [], resilient_parsing=True) as context:
        for parameter in command.get_params(context):
            if parameter.param_type_name == "option":
                yield from (*parameter.opts, *parameter.secondary_opts)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_a_section_with_all_its_options(name: str) -> None:
    section = pages.section(pages.read("COMMANDS.md"), f"## {name}")
    options = set(_options(root().commands[name]))
    assert {"-h", "--help"} <= options
    missing = {one for one in options if not re.search(rf"(?<![\w-]){one}(?![\w-])", section)}
    assert not missing


def test_options_of_all_commands_are_told_in_words() -> None:
    shared = pages.section(pages.read("COMMANDS.md"), "## What all commands share")
    options = [set(_options(root().commands[name])) for name in COMMANDS if name != "schema"]
    everywhere = set.intersection(*options) | set(_options(root()))
    assert len(everywhere) > 8
    assert not everywhere - pages.coded(shared)


def test_the_index_of_commands_is_whole() -> None:
    assert {f"[{name}](#{name})" for name in COMMANDS} == set(
        re.findall(r"\[\w+\]\(#\w+\)", pages.read("COMMANDS.md").split("\n\n")[1])
    )


def test_fields_of_templates_are_documented() -> None:
    section = pages.section(pages.read("COMMANDS.md"), "## quote")
    assert not {field for field in FIELDS if f"{{{field}}}" not in section}


def test_rungs_are_documented() -> None:
    section = pages.section(pages.read("SEARCH.md"), "## The ladder")
    assert not {rung for rung in RUNGS if f"`{rung}`" not in section}


def test_verdicts_and_changes_are_documented() -> None:
    page = pages.read("VERIFY.md")
    verdicts = pages.section(page, "## The verdicts")
    assert not {verdict for verdict in VERDICTS if f"`{verdict}`" not in verdicts}


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


@pytest.mark.parametrize(("command", "line"), ANSWERS)
def test_each_key_of_a_real_document_is_documented(
    command: str, line: str, shell: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in shell.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("GTCPANEL_TRANSCRIPTS", raising=False)
    page = io.StringIO()
    with redirect_stdout(page):
        assert run(line.split()) == 0
    keys = set(_keys(json.loads(page.getvalue())))
    text = pages.read("JSON.md")
    section = pages.section(text, f"### {command}")
    assert len(keys) > 8
    assert not {key for key in keys if f'"{key}"' not in section}, "not in the sketch"
    assert not keys - pages.coded(text), "not told what it means"


def test_each_document_has_a_section() -> None:
    text = pages.read("JSON.md")
    assert {command for command, _ in ANSWERS} == set(DOCUMENTS)
    for command in DOCUMENTS:
        assert f'"gtcpanel.{command}/1"' in pages.section(text, f"### {command}")
