"""What differs between the words quoted and the words said, and whether it changes what is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from gtcpanel.verify.lexicon import NEGATIONS, OPPOSING
from gtcpanel.verify.verdicts import Kind
from gtcpanel.verify.words import Word


class Change(NamedTuple):
    """Something that makes a quotation say another thing."""

    kind: Kind
    said: str  #: verbatim; "" where nothing was
    quoted: str


class Edit(NamedTuple):
    """A piece of both texts in turn: the same, or one in place of the other."""

    said: str
    quoted: str
    same: bool


class Hunk(NamedTuple):
    """Words of the two texts that stand in the same place, and whether they are the same words."""

    said: tuple[int, int]  #: half-open range of words
    quoted: tuple[int, int]
    same: bool


def align(said: Sequence[Word], quoted: Sequence[Word]) -> list[Hunk]:
    """The hunks of two rows of words, in order, same and different ones in turn."""
    from rapidfuzz.distance import Indel

    hunks: list[Hunk] = []
    for step in Indel.opcodes([word.key for word in said], [word.key for word in quoted]):
        same = step.tag == "equal"
        hunk = Hunk((step.src_start, step.src_end), (step.dest_start, step.dest_end), same)
        if hunks and hunks[-1].same == same:
            last = hunks.pop()
            hunk = Hunk((last.said[0], hunk.said[1]), (last.quoted[0], hunk.quoted[1]), same)
        hunks.append(hunk)
    return hunks


def weight(row: Sequence[Word]) -> float:
    """How much a row of words counts: a Chinese character 1, another word 2."""
    return sum(word.weight for word in row)


def changes(
    said: Sequence[Word], quoted: Sequence[Word], texts: tuple[str, str]
) -> Iterator[Change]:
    """What makes another thing of two rows of words that stand in the same place.

    `texts` are the two texts in which the words stand.
    """
    for kind, differ in _TESTS:
        if differ(said, quoted):
            ours, theirs = _of(kind, said), _of(kind, quoted)
            if said and quoted and not (ours and theirs):  # 升级 → 不好, and not 升级 → 不
                ours, theirs = said, quoted
            yield Change(kind, cover(texts[0], ours), cover(texts[1], theirs))


def cover(text: str, row: Sequence[Word]) -> str:
    """The stretch of a text from the first to the last word of a row."""
    return text[row[0].start : row[-1].end] if row else ""


def _of(kind: Kind, row: Sequence[Word]) -> Sequence[Word]:
    """The words of a row from the first to the last of a kind."""
    places = [at for at, word in enumerate(row) if word.kind == kind or (word.kind, kind) in _ALSO]
    return row[places[0] : places[-1] + 1] if places else ()


def _numbers(said: Sequence[Word], quoted: Sequence[Word]) -> bool:
    ours, theirs = (
        Counter(word.key for word in row if word.kind in ("number", "one"))
        for row in (said, quoted)
    )
    more, less = ours - theirs, theirs - ours
    # An article comes and goes: 这是(一)个变化. In place of another number it is one.
    articles = {word.key for word in (*said, *quoted) if word.kind == "one"}
    return bool(more and less) or bool({*more, *less} - articles)


def _denials(said: Sequence[Word], quoted: Sequence[Word]) -> bool:
    return _denied(said, quoted) != _denied(quoted, said) or any(
        _is_opposite(one.key, other.key)
        for one in said
        for other in quoted
        if one.key.isascii() and other.key.isascii()
    )


def _denied(row: Sequence[Word], other: Sequence[Word]) -> int:
    """How often a row denies.

    不过 does not. But where it stands for 过, a 不 was put in.
    """
    beside = "".join(word.key for word in other if word.kind not in ("number", "one"))
    count = 0
    for word in row:
        if word.kind == "negation":
            count += 1
        elif word.kind == "harmless":
            rest = "".join(char for char in word.key if char not in NEGATIONS)
            count += rest != word.key and any(char in beside for char in rest)
    return count


def _is_opposite(one: str, other: str) -> bool:
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if len(shorter) > 3 and any(longer == prefix + shorter for prefix in OPPOSING):
        return True
    return (one[:-4] == other[:-3] and one.endswith("less") and other.endswith("ful")) or (
        other[:-4] == one[:-3] and other.endswith("less") and one.endswith("ful")
    )


def _names(said: Sequence[Word], quoted: Sequence[Word]) -> bool:
    return _keys("name", said) != _keys("name", quoted)


def _quantities(said: Sequence[Word], quoted: Sequence[Word]) -> bool:
    return _keys("quantity", said) != _keys("quantity", quoted) or _keys("unit", said) != _keys(
        "unit", quoted
    )


def _keys(kind: str, row: Sequence[Word]) -> set[str]:
    return {word.key for word in row if word.kind == kind}


_Test = Callable[[Sequence[Word], Sequence[Word]], bool]
#: Words that count as another kind, too.
_ALSO: Final = (("one", "number"), ("unit", "quantity"), ("harmless", "negation"))
_TESTS: Final[tuple[tuple[Kind, _Test], ...]] = (
    ("number", _numbers), ("negation", _denials), ("name", _names), ("quantity", _quantities),
)  # fmt: skip
