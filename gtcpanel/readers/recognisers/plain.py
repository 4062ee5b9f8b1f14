"""Any JSON that is plainly a transcript: a list of objects with a text, and a speaker or times.

So are the exports of many programs (Fireflies, Sonix, Otter, Recall, FunASR, 火山引擎, captions,
chats) and what people write themselves, as one document or an object a line. Keys are told by
their names, without regard to case and underscores; units of time by the numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from gtcpanel.readers.dates import iso_date
from gtcpanel.readers.jsonfile import Object, at, first, inside, objects
from gtcpanel.readers.lines import is_marks
from gtcpanel.readers.pieces import Piece
from gtcpanel.readers.reader import NOBODY
from gtcpanel.readers.recognisers import keys
from gtcpanel.readers.recognisers import words as spoken
from gtcpanel.readers.recognisers.clock import Clock
from gtcpanel.readers.recognisers.script import Script
from gtcpanel.readers.recognisers.values import (
    language_tag,
    names_in,
    said,
    speaker_name,
    title_in,
)

if TYPE_CHECKING:
    from gtcpanel.readers.recognisers.places import Places

#: How deep the list may lie, by keys of any name.
_DEPTH: Final = 4
#: The part of the objects that must say something.
_MOST: Final = 0.5
#: What has such lists: the sections of a hearing.
_SECTIONS: Final = frozenset({"sections", "chapters", "parts", "sessions"})
#: What stands between a name and what is said.
_LED: Final = frozenset(".:：")


class _Found(NamedTuple):
    key: str  #: under which the list is; "" for the file itself
    items: list[Object]
    names: keys.Names
    told_apart: bool
    size: int  #: characters of text


def claims(root: object) -> bool:
    """Whether there is such a list."""
    return _best(root) is not None


def script(root: object, places: Places) -> Script:
    """The texts of the best list: of those that tell speakers apart the longest one."""
    found = _best(root)
    if found is None:
        return Script([])
    if found.key:
        places.enter(found.key)
    clock = _clock(found)
    people = next((names for each in inside(root, 2) if (names := _people(each))), {})
    pieces = []
    for each in found.items:
        written = _text(each, found.names)
        if text := said(written):
            line = places.line(_written(each, found.names))
            name = _speaker(each, found.names)
            start, end = _times(each, found.names, clock)
            pieces.append(Piece(line, text, people.get(name, name), start, end))
    pieces = _without_labels([each for each in pieces if not is_marks(each.text)])
    outer = list(inside(root, 2))
    return Script(
        pieces,
        language=next((tag for each in outer if (tag := _language(each))), None),
        title=next((title for each in outer if (title := title_in(each.get("title")))), None),
        date=next((date for each in outer if (date := _date(each))), None) or clock.date,
    )


def _without_labels(pieces: list[Piece]) -> list[Piece]:
    """The texts without their speakers' names, where these stand before most: `Mr. LEE. I rise`."""
    bare = [each._replace(text=_without(each.speaker, each.text)) for each in pieces]
    led = sum(a.text != b.text for a, b in zip(bare, pieces, strict=True))
    return [each for each in bare if each.text] if led > _MOST * len(pieces) else pieces


def _without(name: str, text: str) -> str:
    if not name or not text.startswith(name) or text[len(name) : len(name) + 1] not in _LED:
        return text
    return text[len(name) + 1 :].lstrip()


def _clock(found: _Found) -> Clock:
    """The clock of the objects; that of their words, where they have none themselves."""
    if found.names.start:
        return Clock(found.items, found.names)
    words = [word for each in found.items for word in _words(each, found.names)]
    return Clock(words, keys.names_of(words))


def _times(each: Object, names: keys.Names, clock: Clock) -> tuple[int | None, int | None]:
    words = _words(each, names)
    if names.start or not words:
        return clock.times(each)
    return clock.times(words[0])[0], clock.times(words[-1])[1]


def _words(each: Object, names: keys.Names) -> list[Object]:
    return next((words for key in names.words if (words := objects(each.get(key)))), [])


def _best(root: object) -> _Found | None:
    candidates = [found for key, items in _lists(root) if (found := _look(key, items))]
    return max(candidates, key=lambda each: (each.told_apart, each.size), default=None)


def _lists(root: object) -> Iterator[tuple[str, list[Object]]]:
    """The lists that may be it: under a key that says so, or the file itself."""
    if isinstance(root, list):
        yield "", objects(root)
        if len(root) > 1:
            yield from _parts(objects(root))
        root = root[0] if len(root) == 1 else None
    for each in inside(root, _DEPTH):
        for key, value in each.items():
            if isinstance(value, list) and keys.plain(key) in _SECTIONS:
                yield from _parts(objects(value))
            if isinstance(value, list) and keys.plain(key) in keys.LISTS:
                yield key, objects(value)
                if len(value) == 1:
                    for inner in inside(value[0], 1):
                        for name, one in inner.items():
                            if isinstance(one, list) and keys.plain(name) in keys.LISTS:
                                yield name, objects(one)


def _parts(items: Sequence[Object]) -> Iterator[tuple[str, list[Object]]]:
    """The lists of several objects as one: a recording in pieces, several conversations."""
    for key, value in items[0].items() if items else ():
        if isinstance(value, list) and keys.plain(key) in keys.LISTS:
            yield key, [one for each in items for one in objects(each.get(key))]


def _look(key: str, items: Sequence[Object]) -> _Found | None:
    """The list, if it is a transcript."""
    items = [keys.flat(each) for each in items]
    names = keys.names_of(items)
    if not (names.text or names.words):
        return None
    texts = [len(said(_text(each, names))) for each in items]
    spoken_items = [each for each, size in zip(items, texts, strict=True) if size]
    if len(spoken_items) < max(1, _MOST * len(items)):
        return None
    speakers = [name for each in spoken_items if (name := _speaker(each, names))]
    timed = bool(names.start and (names.end or names.duration))
    if speakers and not names.speaker and not timed:
        # `name` and `from` are of many things: people come back, or there is nothing else.
        if len(set(speakers)) == len(speakers) and names.others:
            return None
    elif not speakers and not timed:
        return None
    return _Found(key, items, names, bool(speakers), sum(texts))


def _written(each: Object, names: keys.Names) -> object:
    """The text, or the first word, as it stands in the file."""
    text = first(each, *names.text)
    if isinstance(text, dict):
        text = first(text, *text)
    if isinstance(text, str):
        return text
    words = text if isinstance(text, list) else first(each, *names.words)
    return at(words, 0) if isinstance(at(words, 0), str) else _word(at(words, 0))


def _text(each: Object, names: keys.Names) -> str:
    """What an object says: a text, a text within an object, or its words."""
    for key in (*names.text, *names.words):
        value = each.get(key)
        if isinstance(value, dict):  # {"result": {"text": ...}}
            value = next((value[name] for name in keys.TEXTS if name in value), None)
        if isinstance(value, list):
            parts = [part if isinstance(part, str) else _word(part) for part in value]
            if any(part[:1].isspace() for part in parts[1:]):
                value = "".join(parts)
            else:
                value = spoken.joined(Piece(0, text) for part in parts if (text := said(part)))
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _word(part: object) -> str:
    value = next((value for key in keys.WORDS if isinstance(value := at(part, key), str)), "")
    return value


def _speaker(each: Object, names: keys.Names) -> str:
    for key in (*names.speaker, *names.who):
        value = each.get(key)
        if isinstance(value, int | float) and keys.plain(key) == "from":
            continue  # a time
        if (name := speaker_name(value)) != NOBODY:
            return name
    return NOBODY


def _people(each: Object) -> dict[str, str]:
    """The names of a list of speakers, by the labels that their ids would have."""
    listed = names_in(first(each, "speakers", "participants", "speaker_list"))
    return {speaker_name(number): name for number, name in listed.items()}


def _language(each: Object) -> str | None:
    return language_tag(first(each, "language", "language_code", "languageCode", "lang", "locale"))


def _date(each: Object) -> str | None:
    date = first(each, "date", "recorded_at", "recordedAt")
    return iso_date(date) if isinstance(date, str) else None
