"""The TOML beside a transcript, or about a folder: what no reader can know, or what one got wrong.

Its keys are described in `docs/CORRECTING.md`; `gtcpanel.readers.checking` looks them over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeVar

from gtcpanel.errors import TranscriptError

_T = TypeVar("_T")

#: Lists that add up where several files tell about a transcript; of all else the nearest counts.
_ADDED: Final = ("speakers", "not_speakers", "distinct")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person as the facts describe them."""

    name: str  #: canonical
    aliases: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is told about a transcript. Everything is optional."""

    path: str  #: of the TOML; where several add up, of the one with `turns`
    title: str | None = None
    date: str | None = None  #: ISO 8601
    event: str | None = None
    place: str | None = None
    publisher: str | None = None
    url: str | None = None
    accessed: str | None = None  #: ISO 8601
    language: str | None = None
    moderator: str | None = None
    reader: str | None = None  #: the format, where it is not to be guessed
    start: int | None = None  #: first line of the talk
    end: int | None = None  #: its last line
    speakers: tuple[Speaker, ...] = ()  #: with those of `distinct` who are not described
    not_speakers: tuple[str, ...] = ()  #: labels that are none
    distinct: tuple[tuple[str, ...], ...] = ()  #: names that are different people's
    turns: tuple[tuple[int, str], ...] = ()  #: line, and who speaks from there; "": nobody knows
    where: tuple[int | None, ...] = ()  #: where in the TOML each of `turns` is written
    keys: frozenset[str] = frozenset()  #: what was given

    def names(self) -> tuple[str, ...]:
        """Every name and alias given."""
        return tuple(name for speaker in self.speakers for name in (speaker.name, *speaker.aliases))

    def over(self, far: Facts) -> Facts:
        """These facts, and where they say nothing those of `far`, which tells about more files."""
        taken = {key: getattr(far, key) for key in far.keys - self.keys if key not in _ADDED}
        mine = set(self.names())
        known = {each.name: each for each in far.speakers}
        near = tuple(_completed(each, known.get(each.name), mine) for each in self.speakers)
        others = (
            replace(each, aliases=_without(each.aliases, mine))
            for each in far.speakers
            if each.name not in mine
        )
        return replace(
            self,
            path=far.path if "turns" in taken else self.path,
            where=far.where if "turns" in taken else self.where,
            speakers=(*near, *others),
            not_speakers=_together(self.not_speakers, _without(far.not_speakers, mine)),
            distinct=_together(self.distinct, far.distinct),
            keys=self.keys | far.keys,
            **taken,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderFacts:
    """What is told about the transcripts of a folder and those below it."""

    every: Facts
    files: Mapping[str, Facts]  #: by the file's path from the folder, with "/" between
    lines: Mapping[str, int | None] = field(default_factory=dict)  #: where `files` are described


def load_facts(data: bytes, *, path: str) -> Facts:
    """Read the TOML beside a transcript. Raises `TranscriptError` with the line to mend."""
    from gtcpanel.readers.checking import Checked

    table, text = _parsed(data, path)
    return Checked(path, text).facts(table)


def load_folder_facts(data: bytes, *, path: str) -> FolderFacts:
    """Read the TOML of a folder. Raises `TranscriptError` with the line to mend."""
    from gtcpanel.readers.checking import Checked

    table, text = _parsed(data, path)
    return Checked(path, text).folder(table)


def combined(told: Sequence[Facts]) -> Facts | None:
    """What several files tell, the nearest last; None where none does."""
    facts = None
    for near in told:
        facts = near if facts is None else near.over(facts)
    return facts


def _parsed(data: bytes, path: str) -> tuple[dict[str, Any], str]:
    from gtcpanel.tomlfile import BrokenTomlError, parse

    try:
        table = parse(data)
    except BrokenTomlError as error:
        raise TranscriptError(
            path, error.reason, line=error.line, remedy="mend or remove that line"
        ) from error
    return table, data.decode("utf-8-sig").replace("\r\n", "\n")


def _completed(near: Speaker, far: Speaker | None, taken: set[str]) -> Speaker:
    if far is None:
        return near
    return Speaker(
        name=near.name,
        aliases=_together(near.aliases, _without(far.aliases, taken)),
        role=near.role or far.role,
        affiliation=near.affiliation or far.affiliation,
    )


def _without(names: tuple[str, ...], taken: set[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in taken)


def _together(near: tuple[_T, ...], far: tuple[_T, ...]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys((*near, *far)))
