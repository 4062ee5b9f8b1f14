"""The times of a list whose units nobody tells."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, Final

from gtcpanel.readers.jsonfile import Object, at
from gtcpanel.readers.recognisers.keys import Names, plain
from gtcpanel.readers.recognisers.values import milliseconds, said

#: People say some 15 characters in a second; of whole numbers by which fewer than this are said
#: in each, a thousand make a second.
_SLOWEST: Final = 0.1
#: From so many seconds on a number is a time since 1970.
_EPOCH: Final = 10**9
#: No number is a time that is larger: so many milliseconds after 1970 is beyond the year 5000.
_LATEST: Final = 10**14
_SECOND: Final = 1000.0
#: What the unit is, where the key says so.
_ENDINGS: Final = (("ms", 1.0), ("milliseconds", 1.0), ("millis", 1.0), ("ticks", 1e-4))


class Clock:
    """Tells when an object of a list was said, in milliseconds from the beginning."""

    def __init__(self, items: Iterable[Object], names: Names) -> None:
        self._names = names
        items = list(items)
        numbers = [number for each in items if (number := self._number(each)) is not None]
        characters = sum(len(said(_first(each, names.text))) for each in items)
        self._unit = _unit(numbers, characters)
        self._zero = 0.0
        self.date: str | None = None  #: ISO 8601, where the times are of a calendar
        if numbers and min(numbers) * self._unit >= _EPOCH * _SECOND:
            self._zero = min(numbers) * self._unit
        moments = [m for each in items if (m := _moment(_first(each, names.start))) is not None]
        if moments:
            self._zero = min(moments).timestamp() * _SECOND
            self.date = min(moments).date().isoformat()

    def times(self, each: Object) -> tuple[int | None, int | None]:
        """Start and end."""
        start = self._time(each, self._names.start, 0)
        end = self._time(each, self._names.end, 1)
        if end is None and isinstance(_first(each, self._names.start), list):
            end = self._time(each, self._names.start, 1)
        if end is None and start is not None:
            key, value = _entry(each, self._names.duration)
            length = milliseconds(value, _unit_of(key) or self._unit)
            end = start + length if length is not None else None
        return start, end if end is None or start is None or end >= start else None

    def _time(self, each: Object, names: Iterable[str], which: int) -> int | None:
        key, value = _entry(each, names)
        value = _bare(value, which)
        if (moment := _moment(value)) is not None:
            return milliseconds(moment.timestamp() * _SECOND - self._zero, 1)
        if isinstance(value, str):
            value = _float(value, value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return milliseconds(value * (_unit_of(key) or self._unit) - self._zero, 1)
        return milliseconds(value)

    def _number(self, each: Object) -> float | None:
        """The start as a number whose unit is not known."""
        key, value = _entry(each, self._names.start)
        value = _bare(value, 0)
        value = _float(value, None) if isinstance(value, str) else value
        if isinstance(value, bool) or not isinstance(value, int | float) or _unit_of(key):
            return None
        return float(value) if 0 <= value < _LATEST else None


def _unit(numbers: list[float], characters: int) -> float:
    """How many milliseconds the numbers count by."""
    last = max(numbers, default=0.0)
    if last <= 0 or any(not number.is_integer() for number in numbers):
        return _SECOND
    if last >= _EPOCH:
        return _SECOND if last < _EPOCH * 100 else 1.0
    return 1.0 if characters < _SLOWEST * last else _SECOND


def _unit_of(key: str) -> float | None:
    name = plain(key)
    return next((unit for ending, unit in _ENDINGS if name.endswith(ending)), None)


def _entry(each: Object, names: Iterable[str]) -> tuple[str, Any]:
    """The first of these keys that holds a time, with its value."""
    for key in names:
        value = each.get(key)
        if value is not None and not isinstance(value, bool) and value != "":
            return key, value
    return "", None


def _first(each: Object, names: Iterable[str]) -> Any:
    return _entry(each, names)[1]


def _bare(value: Any, which: int) -> Any:
    """The time of a pair, or of an object such as `{"relative": 1.5, "absolute": "2024-..."}`."""
    if isinstance(value, list):
        return at(value, which)
    if isinstance(value, dict) and "relative" in value:
        return value["relative"]
    return value


def _float(value: str, otherwise: Any) -> Any:
    try:
        return float(value)
    except ValueError:
        return otherwise


def _moment(value: object) -> datetime.datetime | None:
    """A time of the calendar: `2024-03-20T10:15:00Z`."""
    if not isinstance(value, str) or len(value) < 16 or value[4:5] != "-":
        return None
    try:
        moment = datetime.datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    return moment if moment.year > 1970 else None
