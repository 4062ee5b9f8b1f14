"""The TOML beside a transcript: what its reader cannot know, and what it got wrong.

Its keys are described in `docs/CORRECTING.md`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gtcpanel.errors import TranscriptError

_TEXTS: Final = ("title", "event", "place", "publisher", "url", "language", "moderator")
_LINES: Final = ("start", "end")
_KNOWN: Final = ("date", *_TEXTS, *_LINES, "not_speakers", "speakers", "turns")
_SPEAKER: Final = ("name", "aliases", "role", "affiliation")
_TURN: Final = ("line", "speaker")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person as the facts describe them."""

    name: str  #: canonical
    aliases: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the TOML beside a transcript says. Everything is optional."""

    path: str
    title: str | None = None
    date: str | None = None  #: ISO 8601
    event: str | None = None
    place: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    moderator: str | None = None
    start: int | None = None  #: first line of the talk
    end: int | None = None  #: its last line
    speakers: tuple[Speaker, ...] = ()
    not_speakers: tuple[str, ...] = ()  #: labels that are none
    turns: tuple[tuple[int, str], ...] = ()  #: line, and who speaks from there

    def names(self) -> tuple[str, ...]:
        """Every name and alias given."""
        return tuple(name for speaker in self.speakers for name in (speaker.name, *speaker.aliases))


def load_facts(data: bytes, *, path: str) -> Facts:
    """Read the TOML beside a transcript. Raises `TranscriptError` with the line to mend."""
    from gtcpanel.tomlfile import BrokenTomlError, parse

    try:
        table = parse(data)
    except BrokenTomlError as error:
        raise TranscriptError(
            path, error.reason, line=error.line, remedy="mend or remove that line"
        ) from error
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    return _Checked(path, text).facts(table)


class _Checked:
    """Turns tables into facts, and what is wrong into errors with their lines."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = text.split("\n")

    def facts(self, table: Mapping[str, Any]) -> Facts:
        self._known(table, _KNOWN, "")
        speakers = tuple(
            self._speaker(entry, nth) for nth, entry in enumerate(self._tables(table, "speakers"))
        )
        turns = tuple(
            self._turn(entry, nth) for nth, entry in enumerate(self._tables(table, "turns"))
        )
        values: dict[str, Any] = {key: self._text(table, key) for key in _TEXTS}
        values |= {key: self._line(table, key) for key in _LINES}
        start, end = values["start"], values["end"]
        if start and end and start > end:
            raise self._error("end", 0, "`end` is before `start`", "swap the two line numbers")
        never = self._texts(table, "not_speakers", "")
        return Facts(
            path=self.path,
            date=self._date(table),
            speakers=speakers,
            not_speakers=never,
            turns=turns,
            **values,
        )

    def _speaker(self, entry: Mapping[str, Any], nth: int) -> Speaker:
        self._known(entry, _SPEAKER, "speakers", nth)
        name = self._text(entry, "name", nth, "speakers")
        if name is None:
            raise self._error("[speakers]", nth, "a speaker without a name", 'add `name = "..."`')
        return Speaker(
            name=name,
            aliases=self._texts(entry, "aliases", "speakers", nth),
            role=self._text(entry, "role", nth, "speakers"),
            affiliation=self._text(entry, "affiliation", nth, "speakers"),
        )

    def _turn(self, entry: Mapping[str, Any], nth: int) -> tuple[int, str]:
        self._known(entry, _TURN, "turns", nth)
        line = self._line(entry, "line", nth, "turns")
        speaker = self._text(entry, "speaker", nth, "turns")
        if line is None or speaker is None:
            missing = "line" if line is None else "speaker"
            raise self._error("[turns]", nth, f"a turn without `{missing}`", f"add `{missing}`")
        return line, speaker

    def _known(
        self, table: Mapping[str, Any], known: tuple[str, ...], where: str, nth: int = 0
    ) -> None:
        for key in table:
            if key not in known:
                inside = f" in [[{where}]]" if where else ""
                raise self._error(
                    key,
                    nth,
                    f"unknown key `{key}`{inside}",
                    f"known keys: {', '.join(known)}",
                    where,
                )

    def _tables(self, table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
        value = table.get(key, [])
        if not (isinstance(value, list) and all(isinstance(each, dict) for each in value)):
            raise self._error(key, 0, f"`{key}` must be tables", f"write [[{key}]] above each")
        return value

    def _text(
        self, table: Mapping[str, Any], key: str, nth: int = 0, where: str = ""
    ) -> str | None:
        value = self._typed(table, key, nth, where, 'a text, as in "…"', _is_text)
        assert value is None or isinstance(value, str)
        return value

    def _line(
        self, table: Mapping[str, Any], key: str, nth: int = 0, where: str = ""
    ) -> int | None:
        value = self._typed(table, key, nth, where, "a line number, from 1", _is_line)
        assert value is None or isinstance(value, int)
        return value

    def _typed(
        self,
        table: Mapping[str, Any],
        key: str,
        nth: int,
        where: str,
        wanted: str,
        fits: Callable[[object], bool],
    ) -> object:
        value = table.get(key)
        if value is not None and not fits(value):
            raise self._error(key, nth, f"`{key}` must be {wanted}", "mend that value", where)
        return value

    def _texts(
        self, table: Mapping[str, Any], key: str, where: str, nth: int = 0
    ) -> tuple[str, ...]:
        value = table.get(key, [])
        if not (isinstance(value, list) and all(map(_is_text, value))):
            raise self._error(
                key, nth, f"`{key}` must be a list of texts", 'write ["…", "…"]', where
            )
        return tuple(value)

    def _date(self, table: Mapping[str, Any]) -> str | None:
        value = table.get("date")
        if isinstance(value, str):
            try:
                datetime.date.fromisoformat(value)
            except ValueError:
                value = ""
        elif isinstance(value, datetime.date):  # a datetime is one
            value = value.isoformat()
        if value is not None and not (isinstance(value, str) and value):
            raise self._error("date", 0, "`date` must be a date", "write it as 2024-03-20")
        return value

    def _error(
        self, key: str, nth: int, reason: str, remedy: str, where: str = ""
    ) -> TranscriptError:
        line = self._place(key, nth, where)
        return TranscriptError(self.path, reason, line=line, remedy=remedy)

    def _place(self, key: str, nth: int, where: str) -> int | None:
        """The line of `key` in the `nth` table called `where`; None where it cannot be told."""
        tables = -1
        for number, line in enumerate(self.lines, 1):
            bare = line.strip()
            if bare.startswith("["):
                name = bare.strip("[] ")
                tables += name == where
                if (key == f"[{name}]" or (not where and key == name)) and nth <= 0:
                    return number
                nth -= key == f"[{name}]"
            written = bare.partition("=")[0].strip().strip("\"'")
            if written == key and (not where or tables == nth):
                return number
        return None


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_line(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1
