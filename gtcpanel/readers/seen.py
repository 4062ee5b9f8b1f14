"""What of a web page is seen, and what is bold, as its elements and style sheets say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gtcpanel.readers.markup import local, walk

if TYPE_CHECKING:
    from lxml.etree import _Element

#: What holds no words that are seen.
_UNSEEN: Final = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "head", "title",
     "meta", "link", "canvas", "audio", "video", "map"}
)  # fmt: skip
#: What is on the page, but is not what the page is for. A page that is nearly all in one of these
#: (old ones are a single form) is read all the same.
_AROUND: Final = {
    "nav": "navigation",
    "header": "page header",
    "footer": "page footer",
    "aside": "beside the text",
    "address": "page footer",
    "form": "form",
    "button": "form",
    "select": "form",
    "textarea": "form",
}
#: The share of all text that it holds at least.
_MAIN: Final = 0.3
_HIDDEN: Final = re.compile(r"display:none|visibility:hidden")
_WEIGHT: Final = re.compile(r"font-weight:(bold|[1-9]00|normal|bolder|lighter)")
_BOLD: Final = frozenset({"bold", "bolder", "600", "700", "800", "900"})


def sizes_of(root: _Element) -> dict[str, int]:
    """How much text is in each element that may be left out, by its number; "" is the page."""
    sizes = {"": 0}
    open_: list[str] = []
    silent = 0
    for number, event in enumerate(walk(root)):
        if event.kind == "text":
            if not silent:
                size = len(event.text.strip())
                sizes[""] += size
                if open_:
                    sizes[open_[-1]] += size
            continue
        why = unseen(event.element)
        if why is None:
            continue
        if not why:
            silent += 1 if event.kind == "start" else -1
        elif event.kind == "start":
            open_.append(str(number))
            sizes[str(number)] = 0
        else:
            closed = open_.pop()
            if open_:
                sizes[open_[-1]] += sizes[closed]
    return sizes


def main_of(root: _Element) -> tuple[_Element | None, frozenset[_Element]]:
    """The element that says it has what the page is for, if it does, and those that it is in."""
    found = list(root.iter("main"))
    if len(found) != 1 or _size(found[0]) < _MAIN * _size(root):
        return None, frozenset()
    return found[0], frozenset(found[0].iterancestors())


def _size(element: _Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def unseen(element: _Element) -> str | None:
    """Why an element is left out, "" for what holds no words; None for what is read."""
    tag = local(element)
    if tag in _UNSEEN:
        return ""
    if tag in _AROUND:
        return _AROUND[tag]
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return "hidden"
    style = element.get("style")
    if style and _HIDDEN.search(style.replace(" ", "").lower()):
        return "hidden"
    return None


def bold_classes(root: _Element) -> frozenset[str]:
    """The classes that the page's own style sheets make bold, as Google Docs writes them."""
    bold: set[str] = set()
    for sheet in root.iter("style"):
        for rule in (sheet.text or "").split("}"):
            names, _, style = rule.partition("{")
            if is_bold(style[:2000]):
                bold.update(
                    name.strip()[1:]
                    for name in names[:2000].split(",")
                    if re.fullmatch(r"\s*\.[\w-]+\s*", name)
                )
    return frozenset(bold)


def is_bold(style: str) -> bool | None:
    """Whether a style makes text bold; None where it does not say."""
    weight = _WEIGHT.search(style.replace(" ", "").lower())
    return weight[1] in _BOLD if weight is not None else None
