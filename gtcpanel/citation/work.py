"""What is cited: somebody's words in a transcript, with all that a style of citing asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from gtcpanel.citation.dates import Date, date

if TYPE_CHECKING:
    from gtcpanel.quote import Quote
    from gtcpanel.transcript import About


class Author(NamedTuple):
    """A name in its parts, or where it has none that are known, as a whole in `family`."""

    family: str
    given: str = ""
    suffix: str = ""  #: Jr., III


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What one person said in one transcript. What is not known is empty."""

    id: str  #: the slug and the speaker in ASCII letters: a key for BibTeX
    author: Author | None = None
    chair: Author | None = None  #: who led the talk, if that is somebody else
    title: str = ""
    file: str = ""  #: the name of the file, for what has no title
    kind: str = ""  #: "Transcript", in the language of the work
    event: str = ""
    place: str = ""
    publisher: str = ""
    url: str = ""
    date: Date = ()
    accessed: Date = ()
    language: str = ""  #: BCP 47

    @property
    def chinese(self) -> bool:
        """Whether it is cited with Chinese marks."""
        return self.language.partition("-")[0] == "zh"

    @property
    def where(self) -> str:
        """The event and its place, as far as they are known."""
        return ", ".join(filter(None, (self.event, self.place))) if self.event else ""


def work_of(quote: Quote) -> Work:
    """What is cited with a quote."""
    about, name = quote.about, quote.turn.speaker
    chair = about.moderator if about.moderator and about.moderator != name else ""
    chinese = about.language.partition("-")[0] == "zh"
    file = PurePath(about.path).name
    return Work(
        id=_key(f"{about.slug} {name}"),
        author=author(name),
        chair=author(chair),
        title="" if _is_file_name(about) else about.title,
        file=file if file not in ("", "-") else about.slug,
        kind="文字稿" if chinese else "Transcript",
        event=about.event or "",
        place=about.place or "",
        publisher=about.publisher or "",
        url=about.url or "",
        date=date(about.date),
        accessed=date(about.accessed),
        language=about.language,
    )


def _is_file_name(about: About) -> bool:
    return about.title in (about.slug, PurePath(about.path).stem)


@lru_cache(maxsize=256)
def author(name: str) -> Author | None:
    """A name in its parts, titles left out; whole if it is Chinese, one word, or what somebody is.

    `Martin Luther King Jr.` is King, Martin Luther, Jr.; `Ludwig van Beethoven` van Beethoven,
    Ludwig; `黄仁勋`, `Speaker 1`, `Audience Member` and `Plato` are whole.
    """
    name = " ".join(name.split())
    if not name:
        return None
    if " " not in name or not _is_of_letters(name) or _is_role(name):
        return Author(name)
    from nameparser import HumanName

    parts = HumanName(name)
    given = " ".join(filter(None, (parts.first, parts.middle)))
    if not (given and parts.last):
        return Author(name)
    return Author(parts.last, given, parts.suffix)


def _is_of_letters(name: str) -> bool:
    """Whether it is written in an alphabet, without digits."""
    return all(
        char in " .,'’-" or (char.isalpha() and ord(char) < 0x1100 and char != "·") for char in name
    )


def _is_role(name: str) -> bool:
    from gtcpanel.readers.lexicon import ROLE_WORDS, ROLES

    words = name.casefold().split()
    return any(word in ROLES for word in words) and all(
        word in ROLES or word in ROLE_WORDS or len(word) == 1 for word in words
    )


def _key(text: str) -> str:
    """`text` in small ASCII letters and digits, Chinese as pinyin, words joined with `-`."""
    import unicodedata

    if not text.isascii():
        from pypinyin import lazy_pinyin

        text = "".join(lazy_pinyin(text))
    words = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFKD", text).casefold())
    return words.encode("ascii", "ignore").decode().strip("-") or "transcript"
