"""Tables of TOML as facts; what is wrong with them is an error with its line and what to do."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from typing import Any, Final

from gtcpanel.errors import TranscriptError
from gtcpanel.readers.facts import Facts, FolderFacts, Speaker
from gtcpanel.readers.places import Places, Way

_TEXTS: Final = ("title", "event", "place", "publisher", "url", "language", "moderator")
_LINES: Final = ("start", "end")
_KNOWN: Final = (
    "date", *_TEXTS, "accessed", "reader", *_LINES, "not_speakers", "distinct", "speakers", "turns",
)  # fmt: skip
#: What only makes sense of one file.
_OF_ONE: Final = ("title", *_LINES, "turns")
_OF_FOLDER: Final = (*(key for key in _KNOWN if key not in _OF_ONE), "files")
_SPEAKER: Final = ("name", "aliases", "role", "affiliation")
_TURN: Final = ("line", "speaker")

Table = Mapping[str, Any]


class Checked:
    """Turns tables into facts, and what is wrong into errors with their lines."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._places: Places | None = None

    def folder(self, table: Table) -> FolderFacts:
        """What is told about a folder, and about single files of it."""
        for key in _OF_ONE:
            if key in table:
                raise self._error(
                    (key,), f"`{key}` is of one file", f'put it under [files."NAME"]: {key} = …'
                )
        self._known(table, _OF_FOLDER, ())
        files, lines = {}, {}
        given = table.get("files", {})
        if not isinstance(given, dict):
            raise self._error(("files",), "`files` must be tables", 'write [files."NAME"]')
        for written, section in given.items():
            way = ("files", written)
            if not isinstance(section, dict):
                raise self._error(
                    way, f"`{written}` must be a table", f'write [files."{written}"] above its keys'
                )
            name = posixpath.normpath(written.replace("\\", "/"))
            if name.startswith(("/", "..")):
                raise self._error(
                    way, f"{written!r} is not in this folder", "name a file in it or below it"
                )
            files[name] = self.facts(section, way)
            lines[name] = self._line_of(way)
        every = self._facts({key: value for key, value in table.items() if key != "files"}, ())
        return FolderFacts(every=every, files=files, lines=lines)

    def facts(self, table: Table, way: Way = ()) -> Facts:
        """What is told about one transcript, in the table at `way`."""
        self._known(table, _KNOWN, way)
        return self._facts(table, way)

    def _facts(self, table: Table, way: Way) -> Facts:
        values: dict[str, Any] = {key: self._text(table, key, way) for key in _TEXTS}
        values |= {key: self._line(table, key, way) for key in _LINES}
        start, end = values["start"], values["end"]
        if start and end and start > end:
            raise self._error((*way, "end"), "`end` is before `start`", "swap the two line numbers")
        speakers = tuple(
            self._speaker(entry, (*way, "speakers", nth))
            for nth, entry in enumerate(self._tables(table, "speakers", way))
        )
        distinct = self._distinct(table, way, speakers)
        described = {name for each in speakers for name in (each.name, *each.aliases)}
        others = dict.fromkeys(
            name for names in distinct for name in names if name not in described
        )
        turns = self._tables(table, "turns", way)
        ways: list[Way] = [(*way, "turns", nth) for nth in range(len(turns))]
        return Facts(
            path=self.path,
            date=self._date(table, "date", way),
            accessed=self._date(table, "accessed", way),
            reader=self._reader(table, way),
            speakers=(*speakers, *(Speaker(name=name) for name in others)),
            not_speakers=self._texts(table, "not_speakers", way),
            distinct=distinct,
            turns=tuple(self._turn(entry, each) for entry, each in zip(turns, ways, strict=True)),
            where=tuple(self._line_of((*each, "line")) for each in ways),
            keys=frozenset(table),
            **values,
        )

    def _speaker(self, entry: Table, way: Way) -> Speaker:
        self._known(entry, _SPEAKER, way)
        name = self._text(entry, "name", way)
        if name is None:
            raise self._error(way, "a speaker without a name", 'add `name = "..."`')
        return Speaker(
            name=name,
            aliases=self._texts(entry, "aliases", way),
            role=self._text(entry, "role", way),
            affiliation=self._text(entry, "affiliation", way),
        )

    def _turn(self, entry: Table, way: Way) -> tuple[int, str]:
        self._known(entry, _TURN, way)
        line = self._line(entry, "line", way)
        # An empty text is an answer here: nobody knows who speaks.
        speaker = "" if entry.get("speaker") == "" else self._text(entry, "speaker", way)
        if line is None or speaker is None:
            missing = "line" if line is None else "speaker"
            raise self._error(way, f"a turn without `{missing}`", f"add `{missing}`")
        return line, speaker

    def _distinct(
        self, table: Table, way: Way, speakers: Iterable[Speaker]
    ) -> tuple[tuple[str, ...], ...]:
        value = table.get("distinct", [])
        if not (isinstance(value, list) and all(map(_is_names, value))):
            raise self._error(
                (*way, "distinct"),
                "`distinct` must be lists of two names or more",
                'write [["…", "…"]]',
            )
        owners = {name: each.name for each in speakers for name in (each.name, *each.aliases)}
        for left, right in (pair for names in value for pair in combinations(names, 2)):
            if left == right or (left in owners and owners[left] == owners.get(right)):
                raise self._error(
                    (*way, "distinct"),
                    f"`distinct` keeps {left!r} and {right!r} apart, which are one person's",
                    "remove one of the two",
                )
        return tuple(map(tuple, value))

    def _reader(self, table: Table, way: Way) -> str | None:
        from gtcpanel.readers import READERS

        value = self._text(table, "reader", way)
        if value is not None and value not in READERS:
            raise self._error(
                (*way, "reader"), f"no reader is called {value!r}", _likely(value, READERS)
            )
        return value

    def _known(self, table: Table, known: tuple[str, ...], way: Way) -> None:
        for key in table:
            if key not in known:
                remedy = _likely(key, known)
                if key == "files":
                    remedy = "files of a folder are told of in its gtcpanel.toml"
                if way[:-1] == ("files",) and isinstance(table[key], dict):
                    remedy = f'quote the name of the file: [files."{way[-1]}.{key}"]'
                raise self._error((*way, key), f"unknown key `{key}`{_inside(way)}", remedy)

    def _tables(self, table: Table, key: str, way: Way) -> list[Table]:
        value = table.get(key, [])
        if not (isinstance(value, list) and all(isinstance(each, dict) for each in value)):
            header = ".".join(['files."NAME"', key] if way else [key])
            raise self._error(
                (*way, key), f"`{key}` must be tables", f"write [[{header}]] above each"
            )
        return value

    def _text(self, table: Table, key: str, way: Way) -> str | None:
        value = self._typed(table, key, way, 'a text, as in "…"', _is_text)
        assert value is None or isinstance(value, str)
        return value

    def _line(self, table: Table, key: str, way: Way) -> int | None:
        value = self._typed(table, key, way, "a line number, from 1", _is_line)
        assert value is None or isinstance(value, int)
        return value

    def _typed(
        self, table: Table, key: str, way: Way, wanted: str, fits: Callable[[object], bool]
    ) -> object:
        value = table.get(key)
        if value is not None and not fits(value):
            raise self._error((*way, key), f"`{key}` must be {wanted}", "mend that value")
        return value

    def _texts(self, table: Table, key: str, way: Way) -> tuple[str, ...]:
        value = table.get(key, [])
        if not (isinstance(value, list) and all(map(_is_text, value))):
            raise self._error((*way, key), f"`{key}` must be a list of texts", 'write ["…", "…"]')
        return tuple(value)

    def _date(self, table: Table, key: str, way: Way) -> str | None:
        value = table.get(key)
        if isinstance(value, str):
            try:
                datetime.date.fromisoformat(value)
            except ValueError:
                value = ""
        elif isinstance(value, datetime.date):  # a datetime is one
            value = value.isoformat()
        if value is not None and not (isinstance(value, str) and value):
            raise self._error((*way, key), f"`{key}` must be a date", "write it as 2024-03-20")
        return value

    def _error(self, way: Way, reason: str, remedy: str) -> TranscriptError:
        return TranscriptError(self.path, reason, line=self._line_of(way), remedy=remedy)

    def _line_of(self, way: Way) -> int | None:
        if self._places is None:  # most files have no mistake
            self._places = Places(self.text)
        return self._places.line(way)


def _inside(way: Way) -> str:
    """Where an unknown key stands, unless that is the file itself."""
    tables = [part for part in way if isinstance(part, str)]
    if not tables:
        return ""
    if tables[0] != "files":
        return f" in [[{tables[-1]}]]"
    section = f'files."{tables[1]}"'
    return f" in [[{section}.{tables[2]}]]" if len(tables) > 2 else f" in [{section}]"


def _likely(typed: str, known: Iterable[str]) -> str:
    """What was meant, if something like it is known; else all that may be written."""
    from difflib import get_close_matches

    every = list(known)
    near = get_close_matches(typed.lower(), every, 1)
    return f"did you mean `{near[0]}`?" if near else f"known: {', '.join(every)}"


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_names(value: object) -> bool:
    return isinstance(value, list) and len(value) > 1 and all(map(_is_text, value))


def _is_line(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1
