"""Layouts of one's own: `{speaker} ({time}): {text}`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import Formatter

from gtcpanel.errors import UsageError

_ESCAPES = {"\\t": "\t", "\\n": "\n", "\\\\": "\\"}


class Template:
    r"""A layout with fields in braces; `{{` and `}}` are braces, `\t` and `\n` as in printf."""

    __slots__ = ("_pieces",)

    def __init__(self, text: str, fields: Sequence[str]) -> None:
        """Read the layout. UsageError names the fields when one is unknown, or a brace is lost."""
        self._pieces: list[tuple[str, str | None]] = []
        try:
            parsed = list(Formatter().parse(text))
        except ValueError as error:
            raise UsageError(f"the template {text!r} cannot be read: {error}") from None
        for literal, field, layout, conversion in parsed:
            # Only plain fields: `{text.real}` or `{text:>99999}` would run what is in the braces.
            if field is not None and (field not in fields or layout or conversion):
                shown = f"{field}{'!' + conversion if conversion else ''}{layout and ':' + layout}"
                raise UsageError(
                    f"the template has no field {shown!r}; there is {', '.join(fields)}"
                )
            self._pieces.append((_unescape(literal), field))

    def fill(self, values: Mapping[str, str]) -> str:
        """The layout with `values` in place of its fields."""
        return "".join(
            literal + ("" if field is None else values[field]) for literal, field in self._pieces
        )


def _unescape(text: str) -> str:
    import re

    return re.sub(r"\\[tn\\]", lambda found: _ESCAPES[found[0]], text)
