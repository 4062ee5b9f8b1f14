"""Lines on two logarithmic axes, as an SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor, log10

_WIDTH, _HEIGHT = 760, 440
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 236, 28, 48
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#555555", "#999999")


def plot(
    title: str, x_name: str, y_name: str, lines: Mapping[str, Sequence[tuple[float, float]]]
) -> str:
    """A picture of lines, each a row of points above 0; a name in brackets makes a dashed one.

    The colours are those of Okabe and Ito, which the colour-blind can tell apart.
    """
    xs = [x for points in lines.values() for x, _ in points]
    ys = [y for points in lines.values() for _, y in points]
    x_from, x_to = log10(min(xs)), log10(max(xs))
    y_from, y_to = floor(log10(min(ys))), ceil(log10(max(ys)))

    def place(x: float, y: float) -> tuple[float, float]:
        across = (log10(x) - x_from) / (x_to - x_from or 1)
        up = (log10(y) - y_from) / (y_to - y_from or 1)
        return (
            _LEFT + across * (_WIDTH - _LEFT - _RIGHT),
            _HEIGHT - _BOTTOM - up * (_HEIGHT - _TOP - _BOTTOM),
        )

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        ' font-family="sans-serif" font-size="12">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="18" font-size="14">{escape(title)}</text>',
        f'<text x="{_LEFT}" y="{_HEIGHT - 8}">{escape(x_name)}</text>',
        f'<text x="14" y="{_HEIGHT - _BOTTOM}" transform="rotate(-90 14 {_HEIGHT - _BOTTOM})">'
        f"{escape(y_name)}</text>",
    ]
    for power in range(y_from, y_to + 1):
        _, y = place(min(xs), 10**power)
        parts.append(f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="#ddd"/>')
        parts.append(
            f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{10**power:g}</text>'
        )
    for x in sorted(set(xs)):
        across, _ = place(x, 10**y_from)
        below = _HEIGHT - _BOTTOM + 16
        parts.append(f'<text x="{across:.1f}" y="{below}" text-anchor="middle">{x:,.0f}</text>')
    last = float("inf")
    ends = sorted(lines, key=lambda name: lines[name][-1][1])
    for name in ends:
        colour = _COLOURS[list(lines).index(name) % len(_COLOURS)]
        places = [place(x, y) for x, y in lines[name]]
        dashes = ' stroke-dasharray="5 4"' if name.startswith("(") else ""
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>')
        x, y = places[-1]
        last = min(y + 4, last - 14)
        parts.append(f'<text x="{x + 8:.1f}" y="{last:.1f}" fill="{colour}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>", ""])
