"""What is known of a word when an index is made, found out once in each process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from gtcpanel.text.content import bare, says
from gtcpanel.text.pace import seconds
from gtcpanel.text.parts import topic
from gtcpanel.text.tokens import is_unspaced, terms_of

#: How many different words are remembered.
_REMEMBERED: Final = 100_000


class Entry(NamedTuple):
    """What is known of a word."""

    says: str  #: see `gtcpanel.text.content`
    topic: str  #: see `gtcpanel.text.parts`
    has_capitals: bool  #: and is otherwise what it says
    bare: str  #: see `gtcpanel.text.content`
    seconds: float  #: it takes so long to say
    terms: str  #: of the index, with spaces between; what an ASCII text has is those of its words
    characters: str  #: of a script without spaces, folded; '' for one alone and for other words


class Wordbook(dict[str, Entry]):
    """Every word with what is known of it, worked out when it is first met."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        """An empty one; `fold` folds a word for the index."""
        super().__init__()
        self._fold = fold

    def __missing__(self, word: str) -> Entry:
        if len(self) > _REMEMBERED:
            self.clear()
        form = bare(word)
        said = says(form)
        folded = self._fold(word)
        self[word] = entry = Entry(
            says=said,
            topic=topic(word, said),
            has_capitals=word != said and word.lower() == said,
            bare=form,
            seconds=seconds(word),
            terms=terms_of(folded),
            characters=folded if _is_of_characters(folded) else "",
        )
        return entry


def _is_of_characters(word: str) -> bool:
    return len(word) > 1 and not word.isascii() and all(map(is_unspaced, word))
