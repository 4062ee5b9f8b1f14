"""From the cues of a file to who said what.

Names are taken from the container where it has them (the voices of WebVTT), else from the text,
else from colours. A cue without a name goes on with the one before, unless the container names the
speaker of every other cue. What is nobody's is cut into turns of a few minutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from gtcpanel.errors import TranscriptError
from gtcpanel.readers import rolling
from gtcpanel.readers.cuefile import Cue
from gtcpanel.readers.cuenames import (
    Named,
    bare_names,
    colours_of,
    goes_on,
    labels_of,
    names_every_cue,
    spelt_out,
)
from gtcpanel.readers.cuetext import (
    Line,
    is_sound,
    lines_of,
    parts_people_with_dashes,
    split_changes,
)
from gtcpanel.readers.likeness import is_han
from gtcpanel.readers.lines import BLANK
from gtcpanel.readers.pieces import Piece, glue, reading_of
from gtcpanel.readers.reader import NOBODY, Reading, Stretch
from gtcpanel.transcript import Omission, Problem

if TYPE_CHECKING:
    from gtcpanel.readers.facts import Facts

#: A cue that begins so many milliseconds before another that stands above it is misplaced ...
_BACK: Final = 60_000
#: ... or the first one of a second part, if most of so many cues after it are as early.
_NEXT: Final = 10
#: The share of the texts shown together that must be in two scripts for a file of two languages.
_BILINGUAL: Final = 0.5


def read_cues(
    cues: Sequence[Cue],
    facts: Facts | None,
    *,
    path: str,
    language: str | None = None,
    omitted: Sequence[Omission] = (),
) -> Reading:
    """Who said what in `cues`. Raises `TranscriptError` where nothing is said in them."""
    if not cues:
        raise TranscriptError(path, "no cues", remedy="export the captions again")
    reading = _Assembly(in_order(cues), facts).reading(language)
    if not reading.stretches:
        raise TranscriptError(
            path, f"nothing is said in its {len(cues)} cues", remedy="export them with their words"
        )
    everything = (*omitted, *reading.omitted)
    return replace(reading, omitted=tuple(sorted(everything, key=attrgetter("first_line"))))


def in_order(cues: Sequence[Cue]) -> list[Cue]:
    """The cues by their beginnings; where the clock starts anew, the parts stay as they are."""
    parts: list[list[Cue]] = [[]]
    latest = 0
    for at, cue in enumerate(cues):
        if cue.start_ms < latest - _BACK:
            after = cues[at : at + _NEXT]
            if sum(each.start_ms < latest - _BACK for each in after) > len(after) // 2:
                parts.append([])
                latest = 0
        latest = max(latest, cue.start_ms)
        parts[-1].append(cue)
    if len(parts) > max(8, len(cues) // 50):  # shuffled
        parts = [list(cues)]
    return [cue for part in parts for cue in sorted(part, key=attrgetter("start_ms"))]


class _Assembly:
    """Puts the lines of all cues together."""

    def __init__(self, cues: Sequence[Cue], facts: Facts | None) -> None:
        self.cues = cues
        self.facts = facts
        self.given = {line for line, _ in facts.turns} if facts is not None else set()
        self.omitted: list[Omission] = []
        self.problems: list[Problem] = []
        self.sounds: set[str] = set()
        self.lines = list(self._spoken_lines())
        self.labels: dict[int, Named] = {}
        self.voices = any(line.voice for line in self.lines)
        self.coloured = False
        if not self.voices:
            self.labels = labels_of(self.lines, facts, self.sounds)
            self.coloured = not self.labels and colours_of(self.lines)
        self.bare = bare_names(
            {line.voice for line in self.lines if line.voice}
            | {each.name for each in self.labels.values()}
        )
        self.two_languages = _is_bilingual(self.lines, cues)

    def reading(self, language: str | None) -> Reading:
        reading = reading_of(
            list(self._pieces()), self.facts, language=language, certain=self.voices
        )
        roles = {name: role for name, role in self.bare.values() if role}
        return replace(
            reading,
            stretches=tuple(_with_role(each, roles) for each in reading.stretches),
            omitted=(*reading.omitted, *self.omitted),
            problems=tuple(self.problems),
        )

    def _spoken_lines(self) -> Iterator[Line]:
        """The lines of all cues, each once, parted where another begins to speak."""
        shown: list[list[Line]] = []
        last = Cue(0, "", -1)
        for at, cue in enumerate(self.cues):
            if not cue.text:
                continue
            if cue[1:4] == last[1:4]:  # text and times
                self._omit(cue.line, cue.line + cue.text.count("\n"), "repeated cue")
                continue
            last = cue
            if lines := lines_of(cue, at):
                shown.append(lines)
        if rolling.rolls(shown):
            shown = [lines for lines in rolling.unrolled(shown) if lines]
        dashes = parts_people_with_dashes(shown)
        for lines in shown:
            text = " ".join(line.text for line in lines)
            if not lines[0].voice and is_sound(text):
                self.sounds.add(text)
                self._omit(lines[0].line, lines[-1].line, "stage direction")
            else:
                yield from split_changes(lines, dashes=dashes)

    def _omit(self, first: int, last: int, reason: str) -> None:
        self.omitted.append(Omission(first_line=first, last_line=last, reason=reason))

    def _pieces(self) -> Iterator[Piece]:
        """What is said, by whom; all lines of a cue that one person says are one piece."""
        every = self.voices and names_every_cue(self._names_by_cue())
        speaker, before = NOBODY, ""
        held: list[tuple[Line, str]] = []
        opens = False
        skip = 0
        cue = -1
        for at, line in enumerate(self.lines):
            if skip:
                skip -= 1
                continue
            named = self.labels.get(at)
            name = self._name(line, named)
            text = named.text if named is not None else _without_voice(line)
            if named is not None:
                skip = named.lines - 1
                line = self.lines[at + skip]
            new = line.cue != cue or name is not None or line.change or line.line in self.given
            if new and held:
                yield from self._closed(held, speaker, opens=opens)
                before, held, opens = held[-1][1], [], False
            if name is not None:
                opens = opens or (line.change and name == NOBODY)
                speaker = name
            elif line.change:
                speaker, opens = NOBODY, True
            elif line.cue != cue and every and speaker != NOBODY and not goes_on(before):
                speaker = NOBODY
                self.problems.append(
                    Problem(line=line.line, message="a cue without a name among named ones")
                )
            cue = line.cue
            if text:
                held.append((line, text))
        if held:
            yield from self._closed(held, speaker, opens=opens)

    def _name(self, line: Line, named: Named | None) -> str | None:
        """Who is named at a line: a name, `NOBODY`, or None where nothing is said of it."""
        if named is not None:
            return self.bare[named.name][0]
        if line.voice:
            return spelt_out(self.bare[line.voice][0])
        return (line.colour or NOBODY) if self.coloured else None

    def _names_by_cue(self) -> list[str | None]:
        names: dict[int, str | None] = {}
        for at, line in enumerate(self.lines):
            name = self._name(line, self.labels.get(at))
            names[line.cue] = names.get(line.cue) or name
        return list(names.values())

    def _closed(
        self, held: Sequence[tuple[Line, str]], speaker: str, *, opens: bool
    ) -> Iterator[Piece]:
        """The lines `held` as a piece, or one for each language."""
        cue = self.cues[held[0][0].cue]
        tracks: dict[int, list[str]] = {}
        first: dict[int, int] = {}
        above: dict[int, str] = {}
        for line, text in held:
            track = int(self.two_languages and not is_han(text))
            tracks.setdefault(track, []).extend((glue(above.get(track, ""), text), text))
            first.setdefault(track, line.line)
            above[track] = text
        if is_sound("".join(map("".join, tracks.values()))):
            self._omit(held[0][0].line, held[-1][0].line, "stage direction")
            return
        for nth, (track, texts) in enumerate(tracks.items()):
            yield Piece(
                line=first[track],
                text="".join(texts),
                speaker=speaker,
                start_ms=cue.start_ms,
                end_ms=cue.end_ms,
                opens=opens and not nth,
                track=track,
            )


def _is_bilingual(lines: Sequence[Line], cues: Sequence[Cue]) -> bool:
    """Whether most texts shown at one time are in Chinese characters and in Latin letters."""
    both = moments = 0
    for _, shown in groupby(lines, key=lambda line: cues[line.cue].start_ms):
        han = latin = False
        for line in shown:
            if is_han(line.text):
                han = True
            else:
                latin = latin or any(map(str.isalpha, line.text))
        moments += 1
        both += han and latin
    return both > 1 and both >= _BILINGUAL * moments


def _with_role(stretch: Stretch, roles: dict[str, str]) -> Stretch:
    role = roles.get(stretch.label)
    return stretch._replace(role=role) if role is not None else stretch


def _without_voice(line: Line) -> str:
    """The text of a line without the name that its tag has already: `<v Ann>Ann: Hello`."""
    rest = line.text.removeprefix(line.voice or ":")
    return rest[1:].lstrip(BLANK) if rest[:1] == ":" and line.voice else line.text
