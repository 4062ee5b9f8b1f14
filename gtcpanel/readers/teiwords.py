"""Where spaces stand between the words of a corpus in which each word is an element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gtcpanel.readers.markup import attribute, local
from gtcpanel.text.tokens import is_unspaced

if TYPE_CHECKING:
    from lxml.etree import _Element

_TOKENS: Final = frozenset({"w", "pc"})
_RIGHT: Final = frozenset({"right", "both", "overlap"})
_LEFT: Final = frozenset({"left", "both", "overlap"})
#: Marks before which no space stands, and after which none does.
_CLOSING: Final = frozenset(",.;:!?)]}»”’…%，。；：！？）】」』、")
_OPENING: Final = frozenset("([{«“‘¿¡（【「『")


class Spaces:
    """Tells what stands before a token; it must be asked of every element, in order."""

    def __init__(self, root: _Element) -> None:
        words = list(root.iter("{*}w"))
        #: Whether white space between elements is layout.
        self.between = bool(words)
        # Some corpora write the space into the word: `<w>do</w><w>n't </w>`.
        self.within = any((word.text or "").endswith(" ") for word in words)
        # Where `join` is used beside punctuation it says all that there is to say.
        self.joined = any(
            attribute(each, "join") or attribute(before, "join")
            for each in root.iter("{*}pc")
            if (before := each.getprevious()) is not None
        )
        self.last: _Element | None = None

    def before(self, element: _Element) -> str:
        """A space, or nothing."""
        if not self.between or self.within:
            return ""
        if local(element) not in _TOKENS:
            return ""
        last, self.last = self.last, element
        if last is None or element in last:
            return ""
        if attribute(last, "join") in _RIGHT or attribute(element, "join") in _LEFT:
            return ""
        if self.joined:
            return " "
        left, right = (last.text or "").strip(), (element.text or "").strip()
        if not left or not right or right[0] in _CLOSING or left[-1] in _OPENING:
            return ""
        return "" if is_unspaced(left[-1]) and is_unspaced(right[0]) else " "
