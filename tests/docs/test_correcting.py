"""The TOML that CORRECTING.md shows can be used."""

from __future__ import annotations

import pytest

from gtcpanel.errors import TranscriptError
from gtcpanel.readers import load_facts
from gtcpanel.readers.checking import _KNOWN
from gtcpanel.readers.facts import load_folder_facts
from tests.docs import pages


def test_the_examples_hold_every_key() -> None:
    page = pages.ROOT / "docs" / "CORRECTING.md"
    told, wrong, folder = (block.code.encode() for block in pages.blocks(page, "toml"))
    keys = load_facts(told, path="a.toml").keys | load_facts(wrong, path="a.toml").keys
    assert keys == set(_KNOWN)
    facts = load_folder_facts(folder, path="gtcpanel.toml")
    assert list(facts.files) == ["2024/may.txt"]
    assert facts.files["2024/may.txt"].turns == ((77, "Ann Lee"),)


def test_the_mistake_is_what_the_program_says() -> None:
    with pytest.raises(TranscriptError) as caught:
        load_facts(b'titel = "x"', path="talks/panel.toml")
    assert f"\n{caught.value}\n" in pages.read("CORRECTING.md")
