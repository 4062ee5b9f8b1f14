"""The JSON Schema (draft 2020-12) of each command's document.

Documents are additive: a member may be added in any version, so schemas say what must be there and
never that nothing else may.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from gtcpanel.model import RUNGS
from gtcpanel.verify.verdicts import KINDS, VERDICTS

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string"}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
_NUMBER: Final[Schema] = {"type": "integer", "minimum": 1}
_BOOLEAN: Final[Schema] = {"type": "boolean"}
_MAYBE_TEXT: Final[Schema] = {"type": ["string", "null"]}
_SECONDS: Final[Schema] = {"type": "number", "minimum": 0, "description": "seconds"}
_TIME: Final[Schema] = {
    "type": ["number", "null"],
    "minimum": 0,
    "description": "seconds from the start, or null",
}
_SHARE: Final[Schema] = {"type": "number", "minimum": 0, "maximum": 1}
_REF: Final[Schema] = {"type": "string", "pattern": r"^[^:\s]+:\d+(\.\d+)?(-\d+)?$"}
_SPEAKER: Final[Schema] = {
    "type": ["string", "null"],
    "description": "null for words that the source gives to nobody",
}
#: Where something was said, by whom and when.
_PLACE: Final[dict[str, Schema]] = {
    "ref": _REF,
    "transcript": _TEXT,
    "turn": _NUMBER,
    "speaker": _SPEAKER,
    "time": _TIME,
    "time_estimated": _BOOLEAN,
}
_DATE: Final[Schema] = {"type": ["string", "null"], "description": "ISO 8601"}
_SHA256: Final[Schema] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def schema(command: str) -> Schema:
    """The schema of what `gtcpanel COMMAND --json` prints; KeyError for an unknown command."""
    document = _record(schema={"const": f"gtcpanel.{command}/1"}, **DOCUMENTS[command]())
    sometimes = {name: member() for name, member in SOMETIMES.get(command, {}).items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"gtcpanel.{command}/1",
        **_optional(document, **sometimes),
    }


def _record(**members: Schema) -> Schema:
    return {"type": "object", "properties": members, "required": list(members)}


def _optional(record: Schema, **members: Schema) -> Schema:
    return {**record, "properties": {**record["properties"], **members}}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _pairs(of: Schema, description: str) -> Schema:
    pair = {"type": "array", "items": of, "minItems": 2, "maxItems": 2}
    return {"type": "array", "items": pair, "description": description}


def _spans() -> Schema:
    return _pairs(_COUNT, "half-open; offsets count Unicode code points of the turn's text")


def _source() -> Schema:
    return _record(path=_TEXT, line={"type": ["integer", "null"], "minimum": 1})


def _turn() -> Schema:
    return _record(
        ref=_REF,
        turn=_NUMBER,
        speaker=_SPEAKER,
        label=_TEXT,
        time=_TIME,
        time_estimated=_BOOLEAN,
        end=_TIME,
        text=_TEXT,
        source=_source(),
    )


def _search() -> Schema:
    hit = _record(
        **_PLACE,
        score={"type": "number", "minimum": 0, "maximum": 100},
        match={"enum": list(RUNGS)},
        spans=_spans(),
        text=_TEXT,
        source=_source(),
    )
    around = _optional(hit, before=_list(_turn()), after=_list(_turn()))
    return {"query": _TEXT, "total": _COUNT, "hits": _list(around)}


def _quote() -> Schema:
    quote = _record(
        **_PLACE,
        text=_TEXT,
        start=_COUNT,
        end=_COUNT,
        sha256=_SHA256,
        citation=_TEXT,
        source=_source(),
    )
    return {"quotes": _list(_optional(quote, before=_list(_turn()), after=_list(_turn())))}


def _verify() -> dict[str, Schema]:
    nullable = {"type": ["object", "null"]}
    place = _record(path=_TEXT, line=_NUMBER)
    passage = _record(
        ref=_REF,
        transcript=_TEXT,
        turn=_NUMBER,
        speaker=_SPEAKER,
        text=_TEXT,
        start=_COUNT,
        end=_COUNT,
        source=_source(),
    )
    result = _record(
        quotation=_TEXT,
        verdict={"enum": list(VERDICTS)},
        similarity={**_SHARE, "description": "share of the letters that agree"},
        ref={**_REF, "type": ["string", "null"]},
        speaker=_SPEAKER,
        claimed_speaker=_MAYBE_TEXT,
        text=_MAYBE_TEXT,
        diff=_list(_record(said=_TEXT, quoted=_TEXT, same=_BOOLEAN)),
        changes=_list(_record(kind={"enum": list(KINDS)}, said=_TEXT, quoted=_TEXT)),
        passages=_list(passage),
        notes=_list(_TEXT),
        source={**_source(), **nullable},
        document={**place, **nullable},
    )
    return {"results": _list(result)}


def _speakers() -> Schema:
    speaker = _record(
        speaker=_SPEAKER,
        aliases=_list(_TEXT),
        role=_MAYBE_TEXT,
        affiliation=_MAYBE_TEXT,
        transcripts=_COUNT,
        turns=_COUNT,
        characters=_COUNT,
        words=_COUNT,
        share=_SHARE,
        seconds=_SECONDS,
        questions=_COUNT,
        first=_REF,
        last=_REF,
        keywords=_list(_TEXT),
    )
    passages = _list(_record(ref=_REF, text=_TEXT))
    companion = _record(speaker=_SPEAKER, before=_COUNT, after=_COUNT)
    appearance = _record(
        transcript=_TEXT,
        duration=_SECONDS,
        time_estimated=_BOOLEAN,
        spans=_pairs(_SECONDS, "start and end in seconds"),
    )
    topic = _record(ref=_REF, keywords=_list(_TEXT), seconds=_SECONDS, share=_SHARE)
    profile = _optional(
        speaker,
        longest=_REF,
        companions=_list(companion),
        quotable=passages,
        asked=passages,
        appearances=_list(appearance),
        topics=_list(topic),
    )
    return {"speakers": _list(profile)}


def _matrix() -> Schema:
    return _list(_record(speaker=_SPEAKER, answers=_SPEAKER, turns=_NUMBER))


def _timeline() -> Schema:
    stretch = _pairs(_SECONDS, "start and end in seconds")
    mentions = _list(
        _record(ref=_REF, speaker=_SPEAKER, time=_TIME, time_estimated=_BOOLEAN, spans=_spans())
    )
    transcript = _record(
        transcript=_TEXT,
        duration=_SECONDS,
        time_estimated=_BOOLEAN,
        speakers=_list(_record(speaker=_SPEAKER, spans=stretch)),
        parts=_list(_record(start=_SECONDS, end=_SECONDS, ref=_REF, keywords=_list(_TEXT))),
        mentions=mentions,
    )
    compared = _list(_record(query=_TEXT, mentions=mentions))
    return {
        "query": _MAYBE_TEXT,
        "transcripts": _list(_optional(transcript, compared=compared)),
    }


def _years() -> Schema:
    year: Schema = {"type": ["integer", "null"]}
    offset = {
        "type": ["array", "null"],
        "items": {"type": "integer"},
        "minItems": 2,
        "maxItems": 2,
        "description": "first and last year, counted from that of the talk",
    }
    spoken = _record(
        year=year,
        until=year,
        relative=_BOOLEAN,
        offset=offset,
        expression=_TEXT,
        **_PLACE,
        text=_TEXT,
        start=_COUNT,
        end=_COUNT,
        spans=_spans(),
        source=_source(),
    )
    return _list(spoken)


def _show() -> Schema:
    transcript = _record(slug=_TEXT, title=_TEXT, date=_DATE, language=_TEXT, source=_source())
    return {
        "transcript": transcript,
        "transcripts": _list(transcript),
        "turns": _list(_turn()),
    }


def _transcripts() -> Schema:
    transcript = _record(
        slug=_TEXT,
        title=_TEXT,
        path=_TEXT,
        format=_TEXT,
        encoding=_TEXT,
        language=_TEXT,
        turns=_COUNT,
        speakers=_COUNT,
        characters=_COUNT,
        duration=_SECONDS,
        time_estimated=_BOOLEAN,
        omitted=_list(_record(first_line=_NUMBER, last_line=_NUMBER, reason=_TEXT)),
        repairs=_list(
            _record(
                **{"line": _NUMBER, "kind": _TEXT, "from": _TEXT, "to": _TEXT}, confidence=_SHARE
            )
        ),
        problems=_list(_record(line=_NUMBER, message=_TEXT)),
        terms=_list(_record(line=_NUMBER, left=_TEXT, right=_TEXT)),
    )
    return {"transcripts": _list(transcript)}


def _export() -> Schema:
    speaker = _record(
        speaker=_SPEAKER, aliases=_list(_TEXT), role=_MAYBE_TEXT, affiliation=_MAYBE_TEXT
    )
    transcript = _record(
        slug=_TEXT,
        title=_TEXT,
        date=_DATE,
        language=_TEXT,
        event=_MAYBE_TEXT,
        place=_MAYBE_TEXT,
        publisher=_MAYBE_TEXT,
        url=_MAYBE_TEXT,
        format=_TEXT,
        sha256=_SHA256,
        source=_source(),
        turns=_COUNT,
        speakers=_list(speaker),
    )
    turn = _record(
        ref=_REF,
        transcript=_TEXT,
        title=_TEXT,
        date=_DATE,
        language=_TEXT,
        turn=_NUMBER,
        speaker=_MAYBE_TEXT,
        label=_MAYBE_TEXT,
        role=_MAYBE_TEXT,
        affiliation=_MAYBE_TEXT,
        time=_TIME,
        time_estimated=_BOOLEAN,
        end=_TIME,
        text=_TEXT,
        source=_source(),
        lines=_list(_NUMBER),
    )
    return {"transcripts": _list(transcript), "turns": _list(turn)}


#: The members of each document beside `schema`.
DOCUMENTS: Final[dict[str, Callable[[], dict[str, Schema]]]] = {
    "search": _search,
    "quote": _quote,
    "verify": _verify,
    "speakers": _speakers,
    "timeline": _timeline,
    "show": _show,
    "transcripts": _transcripts,
    "export": _export,
}
#: Members that are there only where they were asked for.
SOMETIMES: Final[dict[str, dict[str, Callable[[], Schema]]]] = {
    "speakers": {"matrix": _matrix},
    "timeline": {"years": _years},
}
