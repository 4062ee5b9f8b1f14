"""The quotations of a Markdown document, with the lines on which they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from gtcpanel.model import Span
from gtcpanel.verify.claims import Claim
from gtcpanel.verify.quotation import unquoted

if TYPE_CHECKING:
    from markdown_it.token import Token

    from gtcpanel.verify.attribution import Attributions

#: Quotation marks within a paragraph. Single ones are apostrophes too often.
_MARKS: Final = {"“": "”", "「": "」", "『": "』", '"': '"', "＂": "＂"}
#: What is shorter stands in quotation marks for other reasons.
_SHORTEST: Final = 8
#: `> [!NOTE]`, as GitHub writes notes.
_NOTE: Final = re.compile(r"\[!\w+\]")
#: Stands for what is no text: code, pictures.
_NO_TEXT: Final = "\ufffc"
#: YAML before the text.
_FRONT_MATTER: Final = re.compile(
    r"\A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE
)


def quotations(text: str, path: str, attributions: Attributions) -> Iterator[Claim]:
    """Block quotes, and what stands in “ ” 「 」 『 』 or straight marks in other blocks.

    Code, HTML and front matter are passed over.
    """
    from markdown_it import MarkdownIt

    front = _FRONT_MATTER.match(text)
    if front:
        text = "\n" * front[0].count("\n") + text[front.end() :]
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    announced: str | None = None
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "blockquote_open":
            close = _closing(tokens, at)
            inside = [one for one in tokens[at:close] if one.type == "inline"]
            yield from _block(inside, path, announced, attributions)
            at, announced = close, None
        elif token.type == "inline":
            words = _words(token)
            yield from _inline(words, _line(token), path, attributions)
            announced = attributions.announced(words)
        at += 1


def _closing(tokens: Sequence[Token], start: int) -> int:
    depth = 0
    for at in range(start, len(tokens)):
        depth += tokens[at].nesting if tokens[at].type.startswith("blockquote") else 0
        if depth == 0:
            return at
    return len(tokens) - 1


def _block(
    inside: Sequence[Token], path: str, announced: str | None, attributions: Attributions
) -> Iterator[Claim]:
    """A block quote: its last line, or its first words, may tell who said it."""
    text = "\n".join(map(_words, inside)).strip()
    if not any(map(str.isalnum, text)):
        return
    if _NOTE.match(text):
        for token in inside:
            yield from _inline(_words(token), _line(token), path, attributions)
        return
    speaker, whole = announced, None
    last = text.rpartition("\n")[2]
    if signed := attributions.signed(last, sure=last.lstrip()[:1] in "—–―-"):
        words, speaker = signed
        text = f"{text[: len(text) - len(last)]}{words.strip()}".strip()
    elif (claim := attributions.claim(text)).speaker:
        text, speaker, whole = claim.text, claim.speaker, claim.whole
    yield Claim(text=unquoted(text), speaker=speaker, whole=whole, path=path, line=_line(inside[0]))


def _inline(text: str, line: int, path: str, attributions: Attributions) -> Iterator[Claim]:
    """What stands in quotation marks in a paragraph."""
    spans = list(_in_marks(text))
    edges = [0, *(end for _, end in spans)]
    following = [*(start for start, _ in spans[1:]), len(text)]
    for (start, end), since, until in zip(spans, edges, following, strict=False):
        inner = text[start + 1 : end - 1]
        if len(inner.strip()) < _SHORTEST or not any(map(str.isalnum, inner)):
            continue
        after = text[end:until] + (text[until] if until < len(text) else "")
        speaker = attributions.speaker(text[since:start], after)
        if speaker:
            inner = inner.rstrip().rstrip(",，")
        yield Claim(
            text=inner.strip(), speaker=speaker, path=path, line=line + text.count("\n", 0, start)
        )


def _in_marks(text: str) -> Iterator[Span]:
    """The outermost pairs of quotation marks, with the marks."""
    at = 0
    while at < len(text):
        closing = _MARKS.get(text[at])
        inch = text[at] == '"' and text[at - 1 : at].isdigit()
        if not closing or inch:
            at += 1
            continue
        end = _end_of_quotation(text, at, closing)
        if end < 0:
            at += 1
            continue
        yield at, end + 1
        at = end + 1


def _end_of_quotation(text: str, start: int, closing: str) -> int:
    """Where the mark that closes stands; marks of the same kind may be nested."""
    opening, depth = text[start], 0
    for at in range(start, len(text)):
        if text[at] == closing and (at > start or opening != closing):
            depth -= 1
            if depth <= 0:
                return at
        elif text[at] == opening:
            depth += 1
    return -1


def _words(inline: Token) -> str:
    """The text of a block, a line for a line."""
    return "".join(map(_text, inline.children or ()))


def _text(token: Token) -> str:
    if token.type in ("text", "text_special"):
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return _NO_TEXT if token.type in ("code_inline", "image") else ""


def _line(token: Token) -> int:
    return (token.map[0] if token.map else 0) + 1
