"""What pictures are drawn on: a sheet as wide as a slide, and frames of lanes on it.

It is as wide as a slide of 16 to 9, in points (960), so what is 15 here is 15 points on a slide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gtcpanel.render.colour import PALETTE_HEX
from gtcpanel.render.markup import Markup, element
from gtcpanel.render.terminal import one_line
from gtcpanel.text.excerpt import clip

if TYPE_CHECKING:
    from gtcpanel.render.axis import Axis

WIDTH: Final = 960
MARGIN: Final = 28
LANE: Final = 30
CELL: Final = 8.5  # about how wide a digit is
NOBODY: Final = "#7d8590"  # the colour of several speakers together
_BAR: Final = 18
_COUNTS: Final = 66  # the column right of the lanes
#: Bars that are nearer than this run together.
_GAP: Final = 0.5

#: Every colour is said twice, plainly and for dark screens: programs other than browsers know no
#: variables of CSS.
_STYLE: Final = """
  svg { font-family: system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC",
          "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC",
          "WenQuanYi Micro Hei", sans-serif; }
  text { fill: #1f2328; font-size: 16px; } .soft { fill: #59636e; font-size: 15px; }
  .title { font-size: 22px; font-weight: 600; } .ground { fill: #ffffff; }
  .band { fill: #f3f5f8; } .line { stroke: #d0d7de; } .mention { stroke: #1f2328; }
  .end { text-anchor: end; } .middle { text-anchor: middle; }
  @media (prefers-color-scheme: dark) {
    svg { background: #0d1117; } .ground { fill: #0d1117; }
    text { fill: #e6edf3; } .soft { fill: #9198a1; } .band { fill: #161b22; }
    .line { stroke: #3d444d; } .mention { stroke: #ffffff; } }
"""


def sheet(title: str, description: str, body: Iterable[Markup], height: int) -> str:
    """The whole picture; title and description are for those who do not see it."""
    picture = element(
        "svg",
        Markup.of(
            [
                "",
                element("title", one_line(title), id="title"),
                element("desc", one_line(description), id="desc"),
                element("style", Markup(_STYLE)),
                element("rect", class_="ground", width=WIDTH, height=height),
                *body,
                "",
            ],
            "\n",
        ),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {height}",
        width=WIDTH,
        height=height,
        role="img",
        aria_labelledby="title desc",
    )
    return f"{picture}\n"


def text(x: float, y: float, words: str, style: str | None = None) -> Markup:
    """Words on one line that begin at `x`, or as the style says."""
    return element("text", one_line(words), x=float(x), y=y, class_=style)


def heading(top: int, title: str, facts: str) -> Iterator[Markup]:
    """A title and the line below it."""
    yield text(MARGIN, top + 16, clip(one_line(title), 76), "title")
    yield text(MARGIN, top + 42, clip(facts, 118), "soft")


def colour(number: int | None) -> str:
    """The colour of a speaker by number, or of several."""
    return NOBODY if number is None else PALETTE_HEX[number % len(PALETTE_HEX)]


@dataclass(frozen=True, slots=True)
class Frame:
    """A column of lanes between names and numbers; `length` is what it is wide, in ms or turns."""

    gutter: int  #: the width of the column of names
    length: int

    @property
    def left(self) -> int:
        """Where lanes begin."""
        return MARGIN + self.gutter

    @property
    def right(self) -> int:
        """Where they end."""
        return WIDTH - MARGIN - _COUNTS

    def x(self, place: float) -> float:
        """Where a place of the talk lies on the sheet."""
        share = min(1.0, place / max(1, self.length))
        return self.left + (self.right - self.left) * share

    def row(self, top: int, name: str, margin: str) -> Iterator[Markup]:
        """A lane that is empty yet: its name, a line, and what stands at its end."""
        middle = top + LANE // 2
        yield text(self.left - 10, middle + 6, clip(name, int(self.gutter / 9.3)), "end")
        yield element("line", class_="line", x1=self.left, x2=self.right, y1=middle, y2=middle)
        yield text(self.right + 10, middle + 6, margin, "soft")

    def bars(self, top: int, spans: Sequence[tuple[float, float]]) -> str:
        """A path of bars, each wide enough to be seen; the spans are in order."""
        y = top + (LANE - _BAR) // 2
        return "".join(
            f"M{left:.1f} {y}h{right - left:.1f}v{_BAR}H{left:.1f}z"
            for left, right in self._joined(spans)
        )

    def _joined(self, spans: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
        begun: tuple[float, float] | None = None
        for start, end in spans:
            left = min(self.x(start), self.right - 1)
            right = min(self.right, max(left + 1, self.x(end)))
            if begun and left - begun[1] <= _GAP:
                begun = begun[0], max(begun[1], right)
                continue
            if begun:
                yield begun
            begun = left, right
        if begun:
            yield begun

    def ticks(self, top: int, places: Iterable[float]) -> str:
        """A path of ticks as high as the lane."""
        return "".join(f"M{self.x(place):.1f} {top + 3}v{LANE - 6}" for place in places)

    def ruler(self, top: int, axis: Axis) -> Iterator[Markup]:
        """The axis, with as many marks as there is room for."""
        yield element("line", class_="line", x1=self.left, x2=self.right, y1=top + 3, y2=top + 3)
        widest = len(axis.label(axis.length)) * CELL + 24
        for place in axis.marks(int((self.right - self.left) / widest)):
            x = self.x(place)
            yield element("line", class_="line", x1=x, x2=x, y1=top + 3, y2=top + 9)
            yield text(x, top + 25, axis.label(place), "soft middle")
