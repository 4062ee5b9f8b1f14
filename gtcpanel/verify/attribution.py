"""Whose words a writer says that a quotation is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gtcpanel.errors import SpeakerError
from gtcpanel.model import Span
from gtcpanel.text.content import stop_words
from gtcpanel.text.tokens import is_unspaced
from gtcpanel.text.words import proper_names
from gtcpanel.verify.claims import Claim
from gtcpanel.verify.naming import (
    BESIDE_NAME,
    SAYS,
    bare,
    is_like_a_name,
    may_be_a_name,
    names_nobody,
)
from gtcpanel.verify.quotation import QUOTATION_MARKS, unquoted
from gtcpanel.verify.words import Names, words

if TYPE_CHECKING:
    from gtcpanel.library import Library

#: What ends a sentence, and with it what may tell who speaks.
_END: Final = re.compile(r"[。！？；!?;\n]|\.(?=\s|$)")
#: After these somebody is spoken to.
_SPOKEN_TO: Final = re.compile(r"(?:对|對|向|跟|问|問|告诉|告訴|\bto|\bwith|\btold)\s*$")
_DASH: Final = re.compile(r"(?:\s*(?:—+|–|―|--)\s*|\s-\s)(?P<name>[^—–―\n]{1,200})$")
_SIGNED: Final = re.compile(r"\s*(?:—+|–|―|--|[(（])\s*(?P<name>[^—–―()（）\n,，]{1,60})")
_ANNOUNCES: Final = re.compile(r"[:：]\s*(?:[“「『\"]|$)")
_LABEL: Final = re.compile(
    r"(?P<name>[^:：。！？!?\n“”\"「」『』]{1,60}?)\s*[:：]\s*(?P<text>.+)", re.DOTALL
)
#: What stands after a name in a source: — Noam Shazeer, GTC 2024.
_AFTER_NAME: Final = re.compile(
    r"\s*[,，;；(（《〈<\[【|/]\s*|\s+·\s+|\s+(?:in|at|on|from|via)\s|(?:在|于|於)"
)
#: Whom a name belongs to: 张三（英伟达）.
_IN_BRACKETS: Final = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
#: A shorter one in quotation marks, with more around it than who said it, is a word of a sentence.
_SHORTEST: Final = 8
_CAPITAL: Final = re.compile(r"[^\W\d_]+[.]?(?=\s+$)")
#: How far from a quotation the verb may stand.
_NEAR: Final = 40


class Attributions:
    """Reads attributions, knowing who speaks in a library."""

    def __init__(self, library: Library) -> None:
        """Know those who speak in `library`."""
        self._library = library
        self._folder = library.store.folder
        self._names = Names(library)
        self._known: dict[str, bool] = {}

    def claim(self, text: str) -> Claim:
        """A line with a quotation on it, perhaps with who said it.

        `“…” — Name`, `Name: …`, `Name说:“…”`, `"…," said Name`. What is nobody's name here, but
        could be one, is taken for it, too, unless the whole line was said.
        """
        text = text.strip()
        claim = self._claim(text)
        known = claim.text == text if claim.speaker is None else self.knows(claim.speaker)
        return claim if known else replace(claim, whole=text)

    def _claim(self, text: str) -> Claim:
        inside = _quoted(text)
        if inside:
            start, end = inside
            before, after = text[:start], text[end:]
            speaker = self.speaker(before, after)
            words = _without_comma(text[start:end], after)
            if speaker and self._is_all(before, speaker) and self._is_all(after, speaker):
                return Claim(text=words, speaker=speaker)
            if (
                speaker
                and len(words) >= _SHORTEST
                and not (_has_letters(before) and _has_letters(after))
            ):
                return Claim(text=words, speaker=speaker, whole=text)
            if words != unquoted(text) and names_nobody(before) and names_nobody(after):
                return Claim(text=words)
        if signed := self.signed(text):
            return Claim(text=signed[0], speaker=signed[1])
        if label := _LABEL.fullmatch(text):
            name = bare(_IN_BRACKETS.sub("", label["name"]))
            if self.knows(name) or self._is_surely_a_name(name):
                return Claim(text=label["text"], speaker=name)
            if names_nobody(name):
                return Claim(text=label["text"])
        return Claim(text=text)

    def signed(self, text: str, *, sure: bool = False) -> tuple[str, str] | None:
        """The words and the name of `WORDS — NAME`; what is behind the name is its source.

        Of somebody unknown, what could be another word is a name only if the words before it stand
        in quotation marks, or it is `sure`.
        """
        dash = _DASH.search(text)
        if not dash or not (dash.start() or sure):
            return None
        before = text[: dash.start()].rstrip()
        name = bare(_AFTER_NAME.split(dash["name"], maxsplit=1)[0])
        marked = unquoted(before) != before
        looks_like_one = is_like_a_name if marked or sure else self._is_surely_a_name
        if not self.knows(name) and not looks_like_one(name):
            return None
        return before, name

    def speaker(self, before: str, after: str) -> str | None:
        """Who is said to have said what stands between two texts; None if nobody is named."""
        clause = before[_end_of_last(_END, before) :].strip()
        return (self._announced(clause) if clause else None) or self._named_after(after)

    def announced(self, paragraph: str) -> str | None:
        """Who is announced at the end of a paragraph, with a colon: `Noam Shazeer said:`."""
        clause = paragraph[_end_of_last(_END, paragraph) :].strip()
        return self._announced(clause) if clause.endswith((":", "：")) else None

    def knows(self, name: str) -> bool:
        """Whether somebody (or several) of the library is called so."""
        if name not in self._known:
            self._known[name] = may_be_a_name(name) and self._is_somebody(name)
        return self._known[name]

    def _is_somebody(self, name: str) -> bool:
        try:
            self._library.named(name)
        except SpeakerError as error:
            return error.ambiguous
        return True

    def _is_surely_a_name(self, name: str) -> bool:
        """Whether a text looks like a name, and is no single word that the transcripts have."""
        if not is_like_a_name(name):
            return False
        if " " in name or is_unspaced(name[0]):
            return True
        from gtcpanel.readers.likeness import is_meta, is_role

        key = self._folder.key(name)
        if name.isupper() or is_role(name) or is_meta(name):
            return False
        return not self._library.store.lexicon.known([key])

    def _is_all(self, text: str, speaker: str) -> bool:
        """Whether a text tells who speaks, and nothing else."""
        rest = SAYS.sub("", text.replace(speaker, ""), count=1)
        return not _has_letters(rest)

    def _announced(self, clause: str) -> str | None:
        """Who speaks in a clause right before a quotation."""
        says = list(SAYS.finditer(clause))
        if says and len(clause) - says[-1].end() <= _NEAR:
            verb = says[-1]
            return self._nearest(clause, 0, verb.start(), last=True) or self._nearest(
                clause, verb.end(), len(clause), last=False
            )
        if clause.endswith((":", "：")):
            name = bare(clause[:-1])
            if self.knows(name) or is_like_a_name(name):
                return name
        return None

    def _named_after(self, after: str) -> str | None:
        """Who is named in a clause right after a quotation."""
        text = after.lstrip(" \t,，.。!！?？")
        if found := _SIGNED.match(after):
            name = bare(_AFTER_NAME.split(found["name"], maxsplit=1)[0])
            if self.knows(name) or is_like_a_name(name):
                return name
        end = _END.search(text)
        clause = text[: end.start()] if end else text
        if _ANNOUNCES.search(clause):
            return None  # announces the next one
        says = SAYS.search(clause)
        if says is None or says.start() > _NEAR:
            return None
        return self._nearest(clause, 0, says.start(), last=True) or self._nearest(
            clause, says.end(), min(len(clause), says.end() + _NEAR), last=False
        )

    def _nearest(self, text: str, start: int, end: int, *, last: bool) -> str | None:
        """The last or the first name in a stretch of a clause of those who may speak there."""
        found = [
            text[first:stop]
            for first, stop in self._spans(text, start, end)
            if not _SPOKEN_TO.search(text[start:first])
        ]
        if found:
            return found[-1] if last else found[0]
        alone = bare(BESIDE_NAME.sub("", text[start:end].strip()))
        return alone if is_like_a_name(alone) else None

    def _spans(self, text: str, start: int, end: int) -> Iterator[Span]:
        """Where names stand, those of several words whole."""
        spans: list[Span] = []
        named = [
            (word.start, word.end)
            for word in words(text, self._folder, self._names)
            if word.kind == "name"
        ]
        for first, stop in sorted(
            {*named, *proper_names(text)}, key=lambda span: (span[0], -span[1])
        ):
            if first < start or stop > end or (spans and first < spans[-1][1]):
                continue
            if spans and text[spans[-1][1] : first].strip(" .·") == "" and text[first] < "\u2e80":
                spans[-1] = (spans[-1][0], stop)
                continue
            spans.append((first, stop))
        for first, stop in spans:
            # A word with a capital letter before it is part of the name, though it may only begin
            # the sentence.
            lead = _CAPITAL.search(text[start:first])
            if lead and lead[0][0].isupper() and lead[0].lower() not in stop_words():
                first = start + lead.start()
            name = text[first:stop]
            if self.knows(name) or is_like_a_name(name):
                yield first, stop


def _quoted(text: str) -> Span | None:
    """The one pair of quotation marks of a line with what is in it, if there is one."""
    for start, char in enumerate(text):
        closing = QUOTATION_MARKS.get(char) if char not in "'‘" else None
        if closing:
            end = max(text.rfind(mark) for mark in closing)
            return (start, end + 1) if end > start else None
    return None


def _without_comma(quoted: str, after: str) -> str:
    """`quoted` without the comma that is the writer's: "…," said Noam."""
    inside = unquoted(quoted)
    return inside.rstrip(",，") if _has_letters(after) else inside


def _has_letters(text: str) -> bool:
    return any(map(str.isalnum, text))


def _end_of_last(pattern: re.Pattern[str], text: str) -> int:
    ends = [found.end() for found in pattern.finditer(text)]
    return ends[-1] if ends else 0
