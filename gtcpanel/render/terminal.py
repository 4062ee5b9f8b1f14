"""Text of a transcript made harmless: no control character or escape sequence gets through."""

from __future__ import annotations

from typing import Final

#: Who said what the source gives to nobody.
UNKNOWN: Final = "(unknown)"

#: Characters that steer a terminal, each with one harmless character in its place. One for one, so
#: that spans into the original text stay right in the text that is shown.
_VISIBLE = {
    **{code: 0x2400 + code for code in range(0x20)},  # C0: the control pictures, "␛" for ESC
    0x09: 0x20,
    0x0A: 0x0A,
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),  # C1: a lone U+009B begins an escape sequence too
    0x85: 0x20,
    0x2028: 0x20,
    0x2029: 0x20,
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD),  # bidi overrides
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),  # lone surrogates cannot be encoded
}
_ONE_LINE = {**_VISIBLE, 0x0A: 0x20, 0x0D: 0x20}


def harmless(text: str) -> str:
    """`text` without control characters, of the same length; newlines stay."""
    return text.translate(_VISIBLE)


def one_line(text: str) -> str:
    """`text` without control characters and on one line, of the same length."""
    return text.translate(_ONE_LINE)


def name_of(speaker: str) -> str:
    """A speaker's name without control characters, or that it is not known."""
    return one_line(speaker) if speaker else UNKNOWN


def pointer(text: str, column: int, width: int) -> tuple[str, ...]:
    """A text and, below it, a caret under its `column` (1-based, in code points).

    () where they need more than `width` cells.
    """
    from gtcpanel.text.excerpt import display_width

    shown = one_line(text)
    caret = "  " + " " * display_width(shown[: column - 1]) + "^"
    return (f"  {shown}", caret) if max(display_width(shown) + 2, len(caret)) < width else ()
