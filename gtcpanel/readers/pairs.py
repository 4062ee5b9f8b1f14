"""Terms that mean the same, as the transcript's own brackets say.

Three kinds are believed in: an acronym beside its long form (`RAG(Retrieval-Augmented Generation)`,
matched letter by letter after Schwartz and Hearst, "A simple algorithm for identifying abbreviation
definitions in biomedical text", 2003), a Chinese term with its acronym or English name
(`循环神经网络(RNN)`), and an English term with its Chinese name (`Scaling law(缩放法则,…)`). What a
bracket merely adds (`公司(Adept AI)`, `Sam(笑)`) is left out: a wrong pair harms every search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from gtcpanel.model import Turn
from gtcpanel.readers import lexicon
from gtcpanel.readers.likeness import fold, is_han, is_role
from gtcpanel.transcript import Pair

_BRACKET: Final = re.compile(r"[(（]([^()（）\n]{2,60})[)）]")
_HAN_END: Final = r"[\u3400-\u9fff]{2,24}$"  # compiled, as the other one, when it is needed
_LATIN_END: Final = re.compile(
    r"[A-Za-z](?:[\w.+#'’-]{0,30}[\w+#])?(?: [A-Za-z0-9][\w.+#'’-]{0,30}){0,3}$"
)
_ACRONYM: Final = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z0-9-]{1,7}s?")
_WORDS: Final = re.compile(r"[A-Za-z0-9][\w'’-]*(?: [A-Za-z0-9][\w'’-]*){0,7}")
_HAN_TERM: Final = r"[\u3400-\u9fff]{2,10}"
_CLAUSE_MARK: Final = re.compile(r"[,，;；:：、]")
#: How far before a bracket its term may begin, and of how many words a Chinese one may be.
_BEFORE: Final = 80
_MOST_WORDS: Final = 4
#: In how many places a bracket is looked at; a text may repeat it a million times.
_MOST_PLACES: Final = 20

#: Heads of a bracket that says what something is, not what it is called.
_KINDS: Final = (
    "公司", "机构", "创始人", "作者", "总裁", "主席", "教授", "平台", "软件", "网站", "杂志",
    "大学", "产品", "记者", "简称",
)  # fmt: skip


def mine_pairs(turns: Sequence[Turn]) -> Iterator[Pair]:
    """Each pair once, with the line where it is first given."""
    before: dict[str, dict[str, int]] = {}  # bracket -> what stands before it -> line
    for turn in turns:
        if "(" not in turn.text and "（" not in turn.text:
            continue
        for number, line in zip(turn.lines, turn.text.split("\n"), strict=True):
            for match in _BRACKET.finditer(line):
                start = line[max(0, match.start() - _BEFORE) : match.start()]
                inside = match[1].strip(" \"“”‘’'*_")
                places = before.setdefault(inside, {})
                if len(places) < _MOST_PLACES:
                    places.setdefault(start.rstrip(" \"”’'*_"), number)
    seen: set[tuple[str, str]] = set()
    for inside, places in before.items():
        runs = [run[0] for place in places if (run := _han_end(place)) is not None]
        for place, number in places.items():
            pair = _pair(place, inside, runs)
            if pair is not None and (key := (fold(pair[0]), fold(pair[1]))) not in seen:
                seen.add(key)
                yield Pair(left=pair[0], right=pair[1], line=number)


def _pair(before: str, inside: str, runs: Sequence[str]) -> tuple[str, str] | None:
    """The term at the end of `before` and the one in the bracket, if they mean the same.

    `runs` are the Chinese characters before the same bracket, wherever it stands.
    """
    if _han_end(before) is not None:
        return _of_chinese(runs, inside)
    latin = _LATIN_END.search(before)
    if latin is None:
        return None
    if is_han(inside):
        name = _chinese_name(inside)
        words = latin[0].split(" ")
        if not lexicon.EN_CLAUSE.isdisjoint(map(str.lower, words)):
            words = words[-1:]
        # In an English sentence nothing tells where the term begins.
        alone = latin.start() == 0 or not before[: latin.start()].rstrip()[-1:].isascii()
        alone = alone and " ".join(words) == latin[0]
        if name is None or not (alone or _ACRONYM.fullmatch(words[-1])):
            return None
        return (latin[0] if alone else words[-1]), name
    last = latin[0].rsplit(" ", 1)[-1]
    if _ACRONYM.fullmatch(last) and _WORDS.fullmatch(inside):
        return (last, inside) if long_form(last, inside) == inside else None
    if _ACRONYM.fullmatch(inside):
        found = long_form(inside, latin[0])
        return (found, inside) if found is not None else None
    return None


def _han_end(text: str) -> re.Match[str] | None:
    """The Chinese characters that a text ends in."""
    return None if text.isascii() else re.search(_HAN_END, text)


def _of_chinese(runs: Sequence[str], inside: str) -> tuple[str, str] | None:
    """A Chinese term with its acronym or its English name in the bracket."""
    from gtcpanel.text.words import segment

    acronym = _ACRONYM.fullmatch(inside) is not None
    if not acronym:
        words = inside.split()
        # One word with a capital is a brand or a person, a word like "is" makes a sentence.
        if _WORDS.fullmatch(inside) is None or {word.lower() for word in words} & lexicon.EN_CLAUSE:
            return None
        if len(words) == 1 and not inside.islower():
            return None
    term = _term(runs)
    if term is None or (len(term) < 4 and not inside.islower() and len(segment(term)) == 1):
        return None  # `公司(Adept AI)`: what kind of thing it is
    return term, inside


def _term(runs: Sequence[str]) -> str | None:
    """The Chinese term that all `runs` end in: back to a word of grammar, and no further."""
    from gtcpanel.text.content import stop_words
    from gtcpanel.text.words import segment

    grammar = lexicon.ZH_GRAMMAR | lexicon.ZH_LEADING | (stop_words() - lexicon.ZH_TERM_WORDS)
    words: list[str] | None = None
    for run in runs:
        theirs = list(takewhile(lambda word: word not in grammar, reversed(segment(run))))
        shared = theirs[:_MOST_WORDS] if words is None else _shared(words, theirs)
        words = shared or words  # nothing shared: another term with the same bracket
    term = "".join(reversed(words or []))
    return term if 2 <= len(term) <= 12 else None


def _shared(left: Sequence[str], right: Sequence[str]) -> list[str]:
    return [
        a for a, _ in takewhile(lambda both: both[0] == both[1], zip(left, right, strict=False))
    ]


def _chinese_name(inside: str) -> str | None:
    """The Chinese name that a bracket begins with: `缩放法则` of `缩放法则,AI模型越大性能越好`."""
    name = _CLAUSE_MARK.split(inside, maxsplit=1)[0].strip()
    if (
        re.fullmatch(_HAN_TERM, name) is None
        or is_role(name)
        or name.endswith(_KINDS)
        or any(char in lexicon.ZH_CLAUSE for char in name)
        or name in lexicon.ASIDES
        or "在" in name
    ):
        return None
    from gtcpanel.text.words import segment

    return None if (lexicon.ZH_REMARK | lexicon.ZH_LEADING).intersection(segment(name)) else name


def long_form(acronym: str, text: str) -> str | None:
    """The shortest end of `text` that spells `acronym`, or None (Schwartz and Hearst 2003).

    It has the letters in order, the first one at the beginning of a word, and is not too long.
    """
    letters = [char for char in acronym.rstrip("s").lower() if char.isalnum()]
    lower = text.lower()
    at = len(lower)
    for place, letter in zip(range(len(letters) - 1, -1, -1), reversed(letters), strict=True):
        at -= 1
        while at >= 0 and not (
            lower[at] == letter and (place > 0 or at == 0 or not lower[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return None
    found = text[at:]
    enough = len(found.replace("-", " ").split()) <= min(len(letters) + 5, len(letters) * 2)
    return found if enough and len(found) > len(acronym) else None
