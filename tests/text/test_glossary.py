from __future__ import annotations

from pathlib import Path

import pytest

from gtcpanel.errors import ConfigError
from gtcpanel.text.glossary import SHIPPED, load_pairs


def pairs(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    path = tmp_path / "glossary.toml"
    path.write_text(text, "utf-8")
    return [(pair.left, pair.right) for pair in load_pairs(path)]


def test_all_terms_of_an_entry_mean_the_same(tmp_path: Path) -> None:
    text = '[[terms]]\nzh = ["缩放定律", "缩放法则"]\nen = "scaling law"\n'
    assert pairs(tmp_path, text) == [
        ("缩放定律", "缩放法则"),
        ("缩放定律", "scaling law"),
        ("缩放法则", "scaling law"),
    ]
    assert pairs(tmp_path, "") == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("terms = [", r"glossary\.toml:1: broken TOML: invalid value$"),
        ('words = ["x"]', "not words"),
        ('terms = "x"', "holds"),
        ('[[terms]]\nzh = ["x"]', "not two or more terms"),
        ('[[terms]]\nzh = ["x"]\nen = [1]', "not two or more terms"),
        ('terms = ["x"]', "not two or more terms"),
    ],
)
def test_a_broken_glossary_says_what_is_wrong(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ConfigError, match=reason) as caught:
        pairs(tmp_path, text)
    assert caught.value.status == 2


def test_the_glossary_that_ships_is_whole() -> None:
    found = list(load_pairs(SHIPPED))
    assert len(found) >= 200
    assert len({(pair.left, pair.right) for pair in found}) == len(found)
