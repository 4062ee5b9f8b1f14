"""Completion in the shells themselves, set up as `--install-completion` does it."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

pexpect = pytest.importorskip("pexpect")
if sys.platform == "win32":
    pytest.skip("needs a POSIX terminal", allow_module_level=True)

SLUG = "gtc2024-transformer-panel"
SHELLS = {"bash": ["-i"], "zsh": ["-i"], "fish": ["-i"]}
ESCAPES = re.compile(r"\x1b(?:\[[\d;?>=]*[A-Za-z]|\][^\x07]*\x07|[=>]|\(B)|\r|.\x08")
CLEAR = "\x15"  # Ctrl-U
#: What is typed, and what then stands on the screen.
TYPED = (
    ("gtcpanel quo\t", "gtcpanel quote "),
    ("gtcpanel quote -s noa\t", "-s noam "),
    ("gtcpanel quote --style gb\t", "--style gbt7714 "),
    ("gtcpanel show gtc2\t", f"show {SLUG}"),
    (f"gtcpanel show {SLUG}:3\t\t", "3[0-9].*39"),
    (f"gtcpanel quote {SLUG}:33.1\t\t", r"1\.?.*33?\.?1[0-9]"),
    ("gtcpanel show -t tal\t", "-t talk.txt "),
)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes(shell: str, places: dict[str, str], tmp_path: Path) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "talk.txt").write_text("Ann: Tea.\n", "utf-8")
    bin_folder = Path(sys.executable).parent
    environment = {
        **places, "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local"), "LANG": "C.UTF-8", "PS1": "$ ",
        "PATH": f"{bin_folder}:{places['PATH']}",
    }  # fmt: skip
    output, status = pexpect.run(
        f"gtcpanel --install-completion {shell}", env=environment, cwd=str(tmp_path),
        withexitstatus=True, timeout=30,
    )  # fmt: skip
    assert (status, b"completion installed" in output) == (0, True), output
    pexpect.run("gtcpanel transcripts", env=environment, timeout=60)  # makes the index
    terminal = pexpect.spawn(
        program, SHELLS[shell], env=environment, cwd=str(tmp_path), encoding="utf-8",
        dimensions=(50, 160), timeout=20,
    )  # fmt: skip
    try:
        terminal.sendline("echo re''ady")
        terminal.expect("ready")
        for typed, seen in TYPED:
            terminal.send(typed)
            assert _is_shown(terminal, seen), (typed, terminal.before)
            terminal.send(CLEAR)
    finally:
        terminal.close(force=True)


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_a_shell_without_completion_is_told(cli: Any, tmp_path: Path, option: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    ran = cli(option, "nosuch", HOME=str(home))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"gtcpanel: {option}: no completion for 'nosuch'; there is"
        " bash, zsh, fish, powershell, pwsh\n"
    )
    assert list(home.iterdir()) == []


def _is_shown(terminal: Any, seen: str) -> bool:
    """Whether a pattern comes to stand on the screen, whatever else the shell writes between."""
    terminal.before = ""
    while not re.search(seen, ESCAPES.sub("", terminal.before), re.DOTALL):
        try:
            terminal.before += terminal.read_nonblocking(4096, timeout=15)
        except pexpect.TIMEOUT:
            return False
    return True
