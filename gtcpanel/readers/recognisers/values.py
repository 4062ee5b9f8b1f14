"""What recognisers write for a time, a speaker, a language and a text."""

from __future__ import annotations

import math
import re
from typing import Final

from gtcpanel.readers import dates
from gtcpanel.readers.jsonfile import first, objects
from gtcpanel.readers.pieces import glue
from gtcpanel.readers.reader import NOBODY

#: Longer than any recording, so that it is no time: three years in milliseconds.
_LONGEST: Final = 10**11
_SECONDS: Final = re.compile(r"\s*(-?\d{1,12}(?:\.\d{1,12})?)\s*s?\s*", re.ASCII)
_CLOCK: Final = re.compile(
    r"\s*(?:(?:(\d{1,3}):)?(\d{1,2}):)(\d{1,2})(?:[.,:](\d{1,9}))?\s*", re.ASCII
)
_ISO: Final = re.compile(
    r"P(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?)?", re.ASCII
)
_LINES: Final = re.compile(r"[^\S\n\r]*[\r\n]\s*")
#: What no text can hold: halves of a character that JSON can write, and NUL.
_BROKEN: Final = re.compile("[\ud800-\udfff\0]")
_NUMBER: Final = re.compile(r"\d{1,6}", re.ASCII)
#: How recognisers call one whom they cannot tell.
_UNKNOWN: Final = frozenset({"unknown", "unk", "?", "none", "null", "n/a", "-", "u_ukn"})
#: A longer name is none.
_LONGEST_NAME: Final = 200

#: Languages that recognisers write out.
_LANGUAGES: Final = {
    "arabic": "ar", "cantonese": "yue", "chinese": "zh", "czech": "cs", "danish": "da",
    "dutch": "nl", "english": "en", "finnish": "fi", "french": "fr", "german": "de",
    "greek": "el", "hebrew": "he", "hindi": "hi", "hungarian": "hu", "indonesian": "id",
    "italian": "it", "japanese": "ja", "korean": "ko", "malay": "ms", "mandarin": "zh",
    "norwegian": "no", "persian": "fa", "polish": "pl", "portuguese": "pt", "romanian": "ro",
    "russian": "ru", "spanish": "es", "swedish": "sv", "tamil": "ta", "thai": "th",
    "turkish": "tr", "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi",
    "cn": "zh",
}  # fmt: skip


def milliseconds(value: object, unit: float = 1000.0) -> int | None:
    """A time in milliseconds; None for what is none.

    `unit` is how many milliseconds a plain number counts by: 1000 for seconds. Texts may be
    numbers, `1.5s`, `00:01:02.5`, `PT1M2.5S`; objects `{"seconds": 1, "nanos": 5}`.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, dict):
        whole = milliseconds(value.get("seconds") or 0)
        part = milliseconds(value.get("nanos") or 0, 1e-6)
        return whole + part if whole is not None and part is not None and value else None
    if isinstance(value, str):
        seconds = _written(value)
        if seconds is None:
            match = _SECONDS.fullmatch(value)
            if match is None:
                return None
            value = float(match[1])
            unit = 1000.0 if "s" in match.group() else unit
        else:
            value, unit = seconds, 1000.0
    if not isinstance(value, int | float) or not math.isfinite(value):
        return None
    time = value * unit
    return round(time) if 0 <= time < _LONGEST else None


def _written(value: str) -> float | None:
    """The seconds of `00:01:02.5` and `PT1M2.5S`."""
    if match := _CLOCK.fullmatch(value):
        hours, minutes, seconds, part = match.groups()
        whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
        return whole + float(f"0.{part or 0}")
    if len(value) > 1 and (match := _ISO.fullmatch(value)):
        days, hours, minutes, iso = match.groups()
        whole = (int(days or 0) * 24 + int(hours or 0)) * 60 + int(minutes or 0)
        return whole * 60 + float(iso or 0)
    return None


def speaker_name(value: object) -> str:
    """The label of a speaker: `Speaker 0` and `Speaker A` for bare ids, names as they stand."""
    if isinstance(value, dict):
        names = (value.get(key) for key in ("name", "display_name", "displayName", "label", "id"))
        value = next((each for each in names if each is not None), None)
    if isinstance(value, bool) or value is None:
        return NOBODY
    if isinstance(value, float):
        value = int(value) if value.is_integer() and abs(value) < 1e6 else None
    if isinstance(value, int):
        return f"Speaker {value}" if 0 <= value < 10**6 else NOBODY
    name = " ".join(sound(value).split())[:_LONGEST_NAME] if isinstance(value, str) else ""
    if name.casefold() in _UNKNOWN:
        return NOBODY
    if _NUMBER.fullmatch(name):
        return f"Speaker {int(name)}"
    return f"Speaker {name}" if len(name) == 1 and name.isascii() and name.isalpha() else name


def channel_name(value: object) -> str:
    """The label of who is on a channel of their own."""
    name = speaker_name(value)
    return f"Channel {name[8:]}" if name.startswith("Speaker ") else name


def language_tag(value: object) -> str | None:
    """BCP 47 primary tag: `en` for `en_us`, `English` and `eng`; None for what is none."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("code") or value.get("language")
    if not isinstance(value, str):
        return None
    return dates.language_tag(_LANGUAGES.get(value.strip().lower(), value))


def sound(text: str) -> str:
    """The text with nothing in it that cannot be written down as UTF-8."""
    return text if text.isascii() and "\0" not in text else _BROKEN.sub("�", text)


def said(value: object) -> str:
    """A text as one line, without white space around it; "" for what is none."""
    if not isinstance(value, str):
        return ""
    text = sound(value).strip()
    if "\n" not in text and "\r" not in text:
        return text
    line = ""
    for each in _LINES.split(text):
        line += glue(line, each, words=True) + each
    return line


def title_in(value: object) -> str | None:
    """A title that is one: a text, and not a long one."""
    title = said(value)
    return title if 0 < len(title) <= _LONGEST_NAME else None


def names_in(speakers: object) -> dict[str, str]:
    """The names of a list of speakers by their ids, both as texts."""
    names = {}
    for each in objects(speakers):
        number = first(each, "id", "speaker_id", "speakerId", "key")
        name = first(each, "name", "speaker_name", "display_name", "displayName")
        if number is not None and isinstance(name, str) and speaker_name(name):
            names[str(number)] = speaker_name(name)
    return names
