"""Where sentences begin and end, in Chinese, English, and both mixed.

Rules rather than a trained model: they are fast, they need no data, and the same text always gives
the same numbers, on which references (`SLUG:N.S`) rely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from gtcpanel.model import Span

#: Marks that end a sentence wherever they stand.
_HARD: Final = frozenset("。｡！？⁇⁈⁉‽؟।॥۔")
#: Everything that may end a sentence, opens or closes a bracket or a quotation.
_MARK: Final = re.compile(
    r"(?P<end>[。｡！？⁇⁈⁉‽؟।॥۔!?…．.]+)|(?P<open>[(（\[【〔])|(?P<close>[)）\]】〕])|(?P<quote>[“”「」『』\"])"
)
_LINE: Final = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
#: Where alone a sentence can end, unless that is the end of the text.
_END: Final = re.compile(r"[。｡！？⁇⁈⁉‽؟।॥۔!?…．.]+|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
#: The same in ASCII text, as what is left out to count them.
_NOT_ENDS: Final = bytes(set(range(128)) - set(b"!?.\n\r\v\f\x1c\x1d\x1e"))
_QUESTIONS: Final = "?？⁇⁈⁉‽؟"
#: Marks after which a question mark still ends its sentence.
_AFTER_QUESTION: Final = "”’」』】》〉»)）]］〕\"' !！?？⁇⁈⁉‽؟…。."
#: Question marks of which one sees at once that they end a sentence, because of what follows.
_AFRESH: Final = '"“「A-Z0-9\u4e00-\u9fff'  # may begin a sentence
_PLAIN_QUESTION: Final = re.compile(
    rf"[?？](?<![?？!.…][?？])(?:(?<=\?)[?!.…]*[\"”」]?(?=\s+[{_AFRESH}]|\s*$)"
    rf"|(?<=？)？*(?=[“「A-Z0-9\u4e00-\u9fff]|[”」]?(?:\s+[{_AFRESH}]|\s*$)))"
)
_OPENING_BRACKETS: Final = "(（[【〔"
_CLOSERS: Final = frozenset("”’」』】》〉»)）]］〕")
_OPENING_QUOTES: Final = frozenset("“「『")
_CLOSING_QUOTES: Final = frozenset("”’」』\"'»")
#: What introduces a quotation; a quotation that nothing introduces is part of its sentence.
_INTRODUCES: Final = frozenset(":：,，")
#: What goes on with a sentence: `"什么?",他说`.
_CONTINUES: Final = frozenset(",，、;；:：—–-")
#: Abbreviations that a capital letter may follow within the sentence. After all others (etc., Inc.,
#: p.m.) a capital is taken to begin a sentence, and a small letter never does.
_TITLES: Final = (
    " mr mrs ms mx dr prof st gen sen rep gov capt col lt sgt hon rev fr pres vs e.g i.e cf viz ed"
    " eds approx "
)
#: The same before a number. (`No. 5`, but `Well, no. 5 it is`.)
_BEFORE_NUMBERS: Final = (
    " No Nos nos Fig fig Figs figs Vol vol Ch ch Sec sec Eq eq Eqs eqs p pp ca Art art "
)
#: A parenthesis longer than this has sentences of its own.
_LONGEST_PARENTHESIS: Final = 120
#: An ellipsis after fewer letters is a hesitation: `嗯……我觉得`.
_HESITATION: Final = 4


def sentences(text: str) -> tuple[Span, ...]:
    """The spans of the sentences of `text`, in order.

    They do not overlap, none is empty or begins or ends with white space, and together they hold
    every character that is no white space. A line break always ends a sentence.
    """
    return tuple(
        span for line in _LINE.finditer(text) for span in _in_line(text, line.start(), line.end())
    )


def at_most(text: str) -> int:
    """A number of sentences that `text` has at most, quickly counted."""
    if text.isascii():
        return len(text.encode().translate(None, _NOT_ENDS)) + 1
    return len(_END.findall(text)) + 1


def questions_in(text: str) -> int:
    """How many sentences of `text` end in a question mark, however often it is repeated."""
    marks = sum(map(text.count, _QUESTIONS))
    if not marks:
        return 0
    last = max(map(text.rfind, _QUESTIONS))
    if all(not 0 <= text.find(bracket) < last for bracket in _OPENING_BRACKETS):
        plain = _PLAIN_QUESTION.findall(text)
        if sum(map("".join(plain).count, _QUESTIONS)) == marks:
            return len(plain)
    asked = 0
    for start, end in sentences(text):
        words = text[start:end].rstrip(_AFTER_QUESTION)
        asked += any(char in _QUESTIONS for char in text[start + len(words) : end])
    return asked


def _in_line(text: str, start: int, end: int) -> Iterator[Span]:
    marks = list(_MARK.finditer(text, start, end))
    parentheses = _parentheses(marks)
    begin = _solid_from(text, start, end)  # of the sentence
    resume = start  # marks before this are behind us
    quotation = -1  # where the open quotation began
    for mark in marks:
        if mark.start() < resume:
            continue
        kind = mark.lastgroup
        if kind == "quote":
            opens = mark.group() in _OPENING_QUOTES or (mark.group() == '"' and quotation < 0)
            quotation = mark.start() if opens else -1
        elif kind == "open":
            close = parentheses.get(mark.start(), 0)
            if begin < mark.start() and close - mark.start() <= _LONGEST_PARENTHESIS:
                resume = max(resume, close)
        elif kind == "end":
            straight = quotation >= 0 and text[quotation] == '"'
            after = _after_closers(text, mark.end(), end, quoted=straight)
            if _is_boundary(text, begin, mark.start(), mark.end(), after, end) and not (
                _goes_on(text, begin, quotation, mark.end(), after, end)
            ):
                yield begin, after
                begin = _solid_from(text, after, end)
            if any(char in _CLOSING_QUOTES for char in text[mark.end() : after]):
                quotation = -1
            resume = after
    if begin < end:
        yield begin, _solid_before(text, begin, end)


def _solid_from(text: str, at: int, end: int) -> int:
    """Where the first character from `at` on stands that is no white space; `end` if none does."""
    while at < end and text[at].isspace():
        at += 1
    return at


def _first_solid(text: str, at: int, end: int) -> str:
    at = _solid_from(text, at, end)
    return text[at] if at < end else ""


def _solid_before(text: str, start: int, at: int) -> int:
    """Where what stands before `at` ends, without the white space."""
    while at > start and text[at - 1].isspace():
        at -= 1
    return at


def _parentheses(marks: list[re.Match[str]]) -> dict[int, int]:
    """Each bracket that is closed in the same line, with the end of the one that closes it.

    Kinds are not told apart: full-width brackets are closed by half-width ones in many files.
    """
    closed = {}
    opened: list[int] = []
    for mark in marks:
        if mark.lastgroup == "open":
            opened.append(mark.start())
        elif mark.lastgroup == "close" and opened:
            closed[opened.pop()] = mark.end()
    return closed


def _after_closers(text: str, at: int, end: int, *, quoted: bool) -> int:
    """Where what stands after `at` and still belongs to the sentence has ended.

    A straight quotation mark closes when one is open, and an apostrophe when nothing follows it.
    """
    while at < end:
        char = text[at]
        if char == '"' and quoted:
            quoted = False
        elif char == "'":
            if at + 1 < end and not text[at + 1].isspace():
                break
        elif char not in _CLOSERS:
            break
        at += 1
    return at


def _is_boundary(text: str, begin: int, start: int, stop: int, after: int, end: int) -> bool:
    """Whether the marks `start:stop`, with closers up to `after`, end the sentence from `begin`."""
    marks = text[start:stop]
    if not _HARD.isdisjoint(marks):
        return True
    following = _first_solid(text, after, end)
    if not following:
        return True
    glued = not text[after].isspace()
    if "!" in marks or "?" in marks:  # not in Yahoo!s or https://example.org/?q=1
        inside_word = glued and after == stop and text[start - 1 : start].isascii()
        goes_on = following.isdigit() or following.islower() or following in "=&/"
        return not (inside_word and goes_on)
    if "…" in marks or len(marks) > 1:
        return _ellipsis_ends(text[max(begin, start - 16) : start], marks, following, glued=glued)
    if following.islower() or (glued and following.isascii() and following.isalnum()):
        return False
    return not _abbreviates(text, begin, start, following)


def _ellipsis_ends(before: str, marks: str, following: str, *, glued: bool) -> bool:
    """Whether an ellipsis ends the sentence: …… unless it has only begun, … and ... at a space."""
    if sum(map(str.isalnum, before)) < _HESITATION or following.islower():
        return False
    return not glued or (len(marks) > 1 and marks != "...")


def _abbreviates(text: str, begin: int, at: int, following: str) -> bool:
    """Whether the full stop at `at` belongs to an abbreviation, an initial or a number."""
    if at - begin < 4 and text[begin:at].isdigit():  # "1. First" is numbered, not a sentence "1."
        return True
    words = text[max(begin, at - 12) : at].split()
    word = words[-1].lstrip("\"'“‘(（[") if words else ""
    if not word.isascii():
        return False
    if f" {word.lower()} " in _TITLES or (following.isdigit() and f" {word} " in _BEFORE_NUMBERS):
        return True
    if len(word) == 1 or word[-2:-1] == ".":  # an initial: J. Smith, U.S.; but "so did I."
        return word[-1].isupper() and word != "I" and following.isupper()
    return False


def _goes_on(text: str, begin: int, quotation: int, stop: int, after: int, end: int) -> bool:
    """Whether the sentence continues after a closing quotation mark or bracket, or at a comma."""
    if after == end:
        return False
    if text[after] in _CONTINUES:
        return True
    if after == stop:  # nothing was closed
        return False
    if _first_solid(text, after, end).islower():
        return True
    if text[after].isspace() or text[after] in _OPENING_QUOTES:
        return False
    if quotation < begin or _CLOSING_QUOTES.isdisjoint(text[stop:after]):
        return False
    introduced = _solid_before(text, begin, quotation)
    return introduced == begin or text[introduced - 1] not in _INTRODUCES
