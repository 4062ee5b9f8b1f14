"""Terms of several words: `梯度`, `下降` is also `梯度下降`, `neural`, `network` also both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import TypeAlias

from gtcpanel.text.content import bare

#: The words of each term, by the first of them; all are `bare`.
Terms: TypeAlias = Mapping[str, Sequence[Sequence[str]]]


def shipped_terms() -> Terms:
    """The terms of the glossary that ships which are several words. Takes jieba's dictionary."""
    from gtcpanel.text.glossary import SHIPPED, load_entries
    from gtcpanel.text.words import is_han, segment

    found: dict[str, list[list[str]]] = {}
    for terms in load_entries(SHIPPED):
        for term in terms:
            words = segment(term.lower())
            if len(words) > 1 and len({is_han(word) for word in words}) == 1:
                found.setdefault(words[0], []).append(words)
    return found


def openers(words: Mapping[str, str], terms: Terms) -> frozenset[str]:
    """Those of some words with which a term begins that has all its words among them.

    `words` are given with what is `bare` of each.
    """
    present = set(words.values())
    return frozenset(
        word
        for word, form in words.items()
        if form in terms and any(map(present.issuperset, terms[form]))
    )


def terms_among(words: Sequence[str], openers: Set[str], terms: Terms) -> list[str]:
    """The terms in a row of words; `openers` are the words with which one can begin."""
    return [
        ("" if not term[0].isascii() else " ").join(term)
        for at, word in enumerate(words)
        if word in openers
        for term in terms[bare(word)]
        if list(map(bare, words[at : at + len(term)])) == term
    ]
