"""Terminal output as an SVG picture that is right for Chinese and needs no font of ours.

rich can export SVG too, but it gives a Chinese character the width of a Latin letter, and leaves
bars to whatever glyphs the reader's font has. Here every stretch of text stands in its own cells
and is told how wide it is, and bars are drawn. Nothing is loaded from anywhere.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

_CELL: Final = 8.4  # px: 0.6 of the font's size, as most fonts of fixed width have it
_LINE: Final = 20.0
_SIZE: Final = 14
#: Wide characters are made a little larger, and set a little apart, to fill their two cells also
#: where `textLength` is not obeyed.
_WIDE: Final = 'font-size="16" letter-spacing="0.8" '
_MARGIN: Final = 18.0
_TITLE: Final = 30.0  # the height of the bar with the three dots
_FONTS: Final = (
    "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', "
    "'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace"
)
#: Of the window: it is dark on light and on dark pages.
_GROUND, _EDGE, _INK, _PROMPT = "#161b22", "#3d444d", "#e6edf3", "#7ee787"
_LOWER: Final = "▁▂▃▄▅▆▇█"
_LEFT: Final = "▏▎▍▌▋▊▉"
#: Lines, as rectangles in a cell: x, y, width, height, each a share of the cell.
_RULES: Final = {
    "─": ((0, 0.47, 1, 0.06),),
    "┬": ((0, 0.47, 1, 0.06), (0.44, 0.5, 0.12, 0.5)),
    "│": ((0.44, 0, 0.12, 1),),
    "┃": ((0.36, 0, 0.28, 1),),
}
_DRAWN: Final = frozenset(_LOWER + _LEFT) | _RULES.keys()
_SGR: Final = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Stretch(NamedTuple):
    """Characters of one kind and style in a row of cells."""

    text: str
    row: int
    column: int
    cells: int
    style: str  #: attributes of SVG
    fill: str


def terminal_output(
    command: Sequence[str], columns: int, environment: Mapping[str, str], folder: Path
) -> tuple[int, str]:
    """A command's status and what it prints to a terminal so wide, with its escape sequences.

    For POSIX systems only.
    """
    import fcntl
    import pty
    import struct
    import subprocess
    import termios

    ours, theirs = pty.openpty()
    # The size is set before anything starts, so the program can never see another.
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 500, columns, 0, 0))
    child = subprocess.Popen(  # noqa: S603 (our own pages)
        list(command), stdin=theirs, stdout=theirs, stderr=theirs, env=dict(environment), cwd=folder
    )
    os.close(theirs)
    printed = b""
    while piece := _read(ours):
        printed += piece
    os.close(ours)
    return child.wait(60), printed.decode("utf-8").replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other end was closed
        return b""


def without_colours(printed: str) -> str:
    """The text alone."""
    return _SGR.sub("", printed)


def picture(command: str, printed: str, columns: int) -> str:
    """An SVG of a terminal window in which `command` printed `printed`."""
    stretches = [*_prompt(command), *_stretches(printed.rstrip("\n"), first_row=1)]
    rows = 1 + max(stretch.row for stretch in stretches)
    width = columns * _CELL + 2 * _MARGIN
    height = rows * _LINE + _TITLE + _MARGIN
    text = f"$ {command}\n{without_colours(printed).rstrip()}"
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    dots = "".join(
        f'<circle cx="{20 + 16 * n}" cy="17" r="5" fill="{colour}"/>'
        for n, colour in enumerate(("#ff5f57", "#febc2e", "#28c840"))
    )
    body = "\n".join(_drawn(stretch) for stretch in stretches if stretch.text.strip())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" role="img">\n'
        f"<title>{escape(command)}</title>\n"
        f"<desc>{escape(lines)}</desc>\n"
        f'<rect x="0.5" y="0.5" width="{width - 1:.0f}" height="{height - 1:.0f}" rx="8" '
        f'fill="{_GROUND}" stroke="{_EDGE}"/>\n{dots}\n'
        f'<g font-family="{_FONTS}" font-size="{_SIZE}" aria-hidden="true" '
        f'shape-rendering="crispEdges">\n'
        f"{body}\n</g>\n</svg>\n"
    )


def _prompt(command: str) -> Iterator[Stretch]:
    yield Stretch("$", 0, 0, 1, ' font-weight="bold"', _PROMPT)
    column = 2
    for text, cells in _alike(command):
        yield Stretch(text, 0, column, cells, "", _INK)
        column += cells


def _stretches(printed: str, first_row: int) -> Iterator[Stretch]:
    from rich.console import Console
    from rich.text import Text

    console = Console(width=1000, color_system="truecolor", force_terminal=True)
    for row, line in enumerate(Text.from_ansi(printed).split("\n", allow_blank=True), first_row):
        column = 0
        for segment in line.render(console):
            style, fill = _look(segment.style)
            for text, cells in _alike(segment.text):
                yield Stretch(text, row, column, cells, style, fill)
                column += cells


def _look(style: object) -> tuple[str, str]:
    """A style of rich as attributes, and the colour."""
    from rich.style import Style
    from rich.terminal_theme import DIMMED_MONOKAI

    if not isinstance(style, Style):
        return "", _INK
    fill = _INK
    if style.color and not style.color.is_default:
        fill = style.color.get_truecolor(DIMMED_MONOKAI).hex
    attributes = ' font-weight="bold"' if style.bold else ""
    attributes += ' text-decoration="underline"' if style.underline else ""
    attributes += ' opacity="0.65"' if style.dim else ""
    return attributes, fill


def _alike(text: str) -> Iterator[tuple[str, int]]:
    """Stretches of characters that are drawn alike, with their cells.

    Space is a stretch of its own, and never drawn: programs do not agree on how SVG treats it.
    """
    from rich.cells import cell_len

    def kind(char: str) -> object:
        return char if char in _DRAWN else " " if char.isspace() else cell_len(char)

    begin = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or kind(text[at]) != kind(text[begin]):
            yield text[begin:at], sum(cell_len(char) for char in text[begin:at])
            begin = at


def _drawn(stretch: Stretch) -> str:
    x = _MARGIN + stretch.column * _CELL
    y = _TITLE + stretch.row * _LINE
    width = stretch.cells * _CELL
    sign = stretch.text[0]
    if sign in _DRAWN:
        return "".join(
            f'<rect x="{_short(x + left)}" y="{_short(y + top)}" width="{_short(wide)}" '
            f'height="{_short(high)}" fill="{stretch.fill}"{stretch.style}/>'
            for left, top, wide, high in _bars(sign, stretch.cells)
        )
    wide = _WIDE if stretch.cells == 2 * len(stretch.text) else ""
    return (
        f'<text x="{_short(x)}" y="{_short(y + 15)}" textLength="{_short(width)}" '
        f'{wide}fill="{stretch.fill}"{stretch.style}>{escape(stretch.text)}</text>'
    )


def _bars(sign: str, count: int) -> Iterator[tuple[float, float, float, float]]:
    """The rectangles of `count` equal characters in a row, in px from the first one's corner."""
    if sign in _LOWER:
        high = _LINE * (_LOWER.index(sign) + 1) / 8
        yield 0, _LINE - high, count * _CELL, high
    elif sign in _LEFT:
        for n in range(count):
            yield n * _CELL, 0, _CELL * (_LEFT.index(sign) + 1) / 8, _LINE
    else:
        for n in range(count):
            for left, top, wide, high in _RULES[sign]:
                yield (n + left) * _CELL, top * _LINE, wide * _CELL, high * _LINE


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


if __name__ == "__main__":
    sys.exit("this is a part of docs/generate.py")
