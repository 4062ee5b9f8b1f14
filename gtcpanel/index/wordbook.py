"""What is known of words when an index is made, found out once in each process."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from operator import itemgetter
from typing import Final, NamedTuple, TypeAlias

from gtcpanel.text.content import bare, says
from gtcpanel.text.pace import seconds
from gtcpanel.text.parts import topic
from gtcpanel.text.tokens import is_unspaced, terms_of

#: How many different words are remembered.
_REMEMBERED: Final = 100_000


class Known(NamedTuple):
    """What is known of some words, by the word. All have the words in the same order."""

    says: Mapping[str, str]  #: see `gtcpanel.text.content`
    topic: Mapping[str, str]  #: see `gtcpanel.text.parts`
    has_capitals: Mapping[str, bool]  #: and is otherwise what it says
    bare: Mapping[str, str]  #: see `gtcpanel.text.content`
    seconds: Mapping[str, float]  #: it takes so long to say
    #: Of the index, with spaces between; what an ASCII text has is those of its words.
    terms: Mapping[str, str]
    #: The word, folded, if it is of two or more characters of a script without spaces; or ''.
    characters: Mapping[str, str]


#: The same of one word.
_Entry: TypeAlias = tuple[str, str, bool, str, float, str, str]


class Wordbook(dict[str, _Entry]):
    """Every word with what is known of it, worked out when it is first met."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        """An empty one; `fold` folds a word for the index."""
        super().__init__()
        self._fold = fold

    def known(self, words: Collection[str]) -> Known:
        """What is known of some different words: small tables, faster than this large one."""
        entries = list(map(self.__getitem__, words))
        columns = (map(itemgetter(at), entries) for at in range(len(Known._fields)))
        return Known(*(dict(zip(words, column, strict=True)) for column in columns))

    def __missing__(self, word: str) -> _Entry:
        if len(self) > _REMEMBERED:
            self.clear()
        form = bare(word)
        said = says(form)
        folded = self._fold(word)
        self[word] = entry = (
            said,
            topic(word, said),
            word != said and word.lower() == said,
            form,
            seconds(word),
            terms_of(folded),
            folded if _is_of_characters(folded) else "",
        )
        return entry


def _is_of_characters(word: str) -> bool:
    return len(word) > 1 and not word.isascii() and all(map(is_unspaced, word))
