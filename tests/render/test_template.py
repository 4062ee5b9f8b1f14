from __future__ import annotations

import pytest

from gtcpanel.errors import UsageError
from gtcpanel.render.template import Template

FIELDS = ("text", "speaker")


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("{speaker}: {text}", "Bo: {hi}\\t"),
        ("{{{text}}}", "{{hi}\\t}"),
        (r"\t\n\\t", "\t\n\\t"),
        ("", ""),
    ],
)
def test_fields_are_filled_and_their_values_left_alone(template: str, filled: str) -> None:
    assert Template(template, FIELDS).fill({"text": "{hi}\\t", "speaker": "Bo"}) == filled


@pytest.mark.parametrize(
    "template", ["{nobody}", "{text", "}", "{}", "{0}", "{text.real}", "{text!r}", "{text:>9}"]
)
def test_anything_but_a_plain_field_is_refused(template: str) -> None:
    with pytest.raises(UsageError, match="template"):
        Template(template, FIELDS)
