"""Dates, times of day and languages as documents write them."""

from __future__ import annotations

import datetime
import re
from typing import Final

_DATE: Final = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_CHINESE: Final = re.compile(r"\s*(\d{4})\s*[年/.]\s*(\d{1,2})\s*[月/.]\s*(\d{1,2})(?!\d)")
_CLOCK: Final = re.compile(r"(?:^|[T\s])(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,3}))?)?")
_TAG: Final = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-_]{1,30})?\s*")

#: ISO 639-2 and -3 codes for which BCP 47 has a tag of two letters.
_TWO_LETTERS: Final = {
        "eng": "en", "zho": "zh", "chi": "zh", "cmn": "zh", "fra": "fr", "fre": "fr", "deu": "de",
    "ger": "de", "spa": "es", "por": "pt", "ita": "it", "nld": "nl", "dut": "nl", "rus": "ru",
    "jpn": "ja", "kor": "ko", "ara": "ar", "swe": "sv", "dan": "da", "nor": "no", "nob": "nb",
    "nno": "nn", "fin": "fi", "isl": "is", "ice": "is", "pol": "pl", "ces": "cs", "cze": "cs",
    "slk": "sk", "slo": "sk", "slv": "sl", "hrv": "hr", "srp": "sr", "bos": "bs", "bul": "bg",
    "ron": "ro", "rum": "ro", "hun": "hu", "ell": "el", "gre": "el", "tur": "tr", "ukr": "uk",
    "lav": "lv", "lit": "lt", "est": "et", "gle": "ga", "cym": "cy", "wel": "cy", "cat": "ca",
    "eus": "eu", "baq": "eu", "glg": "gl", "heb": "he", "hin": "hi", "urd": "ur", "ben": "bn",
    "tam": "ta", "tel": "te", "vie": "vi", "tha": "th", "ind": "id", "msa": "ms", "may": "ms",
    "swa": "sw", "mlt": "mt", "afr": "af", "zul": "zu", "xho": "xh", "fas": "fa", "per": "fa",
    "kat": "ka", "geo": "ka", "hye": "hy", "arm": "hy", "mkd": "mk", "mac": "mk", "sqi": "sq",
    "alb": "sq",
}  # fmt: skip


def iso_date(text: str | None) -> str | None:
    """The date at the beginning of `2024-03-20T10:00`, `20240320`, `2024年3月20日`; or None."""
    match = (_DATE.match(text) or _CHINESE.match(text)) if text else None
    if match is None:
        return None
    try:
        return datetime.date(*map(int, match.groups())).isoformat()
    except ValueError:
        return None


def language_tag(text: str | None) -> str | None:
    """BCP 47's primary tag of `en-GB`, `zh_CN`, `eng`; None for what is no tag."""
    match = _TAG.fullmatch(text) if text else None
    if match is None:
        return None
    tag = match[1].lower()
    tag = _TWO_LETTERS.get(tag, tag)
    return None if tag in {"und", "mul", "zxx", "mis"} else tag


def clock_ms(value: str | None) -> int | None:
    """The time of day in `14:30`, `14:30:05` or `2024-03-20T14:30:00`, in milliseconds."""
    match = _CLOCK.search(value) if value else None
    if match is None:
        return None
    hours, minutes, seconds, fraction = match.groups()
    if int(hours) > 47 or int(minutes) > 59 or int(seconds or 0) > 59:
        return None
    whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds or 0)
    return whole * 1000 + int((fraction or "0").ljust(3, "0"))
