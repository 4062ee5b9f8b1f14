"""Markup, of HTML and of SVG, in which no text can be taken for markup."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final, Self

from gtcpanel.render.terminal import harmless

#: Elements that are written without an end, as both languages allow.
_EMPTY: Final = frozenset({"meta", "input", "rect", "line", "path"})
#: What XML 1.0 forbids, and `harmless` leaves.
_NO_CHARACTERS: Final = {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}


class Markup(str):
    """Markup, which is not escaped again. Made by `element`; text that is none is escaped."""

    __slots__ = ()

    @classmethod
    def of(cls, pieces: Iterable[str], between: str = "") -> Self:
        """The pieces one after the other, text among them escaped."""
        return cls(between.join(map(_escaped, pieces)))


def element(name: str, /, *children: str, **attributes: str | float | bool | None) -> Markup:
    """An element; its children are `Markup`, or text, which is escaped as attributes are.

    `aria_label` is written aria-label, and `class_` class. An attribute that is None or False is
    left out, one that is True has no value; a number has at most two decimals.
    """
    start = "".join([name, *(_attribute(*each) for each in attributes.items())])
    if name in _EMPTY:
        return Markup(f"<{start}/>")
    return Markup(f"<{start}>{''.join(map(_escaped, children))}</{name}>")


def _attribute(name: str, value: str | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        value = ""
    elif isinstance(value, float):
        value = f"{value:.2f}".rstrip("0").rstrip(".")
    return f' {name.rstrip("_").replace("_", "-")}="{_escaped(str(value))}"'


def _escaped(text: str) -> str:
    """Text as markup holds it, without control characters; newlines stay."""
    if isinstance(text, Markup):
        return text
    return escape(harmless(text).translate(_NO_CHARACTERS))
