"""Verdicts on quotations in every format but rich."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from gtcpanel.citation import one_line
from gtcpanel.render import markdown as md
from gtcpanel.render import records
from gtcpanel.render.machine import Document
from gtcpanel.render.terminal import UNKNOWN
from gtcpanel.render.terminal import one_line as safe

if TYPE_CHECKING:
    from gtcpanel.passages import Passage
    from gtcpanel.render.colour import Paint
    from gtcpanel.verify import Verification

#: What each kind of change is called.
_KINDS = {
    "opposite": "the opposite",
    "added": "words added",
    "left-out": "words left out",
    "joined": "joined from several places",
}


def document(results: Sequence[Verification]) -> Document:
    """`gtcpanel.verify/1`."""
    return Document(
        {"schema": "gtcpanel.verify/1", "results": [_record(result) for result in results]},
        "results",
        columns="quotation verdict similarity ref speaker claimed_speaker text diff changes notes"
        " source document",
    )


def _record(result: Verification) -> dict[str, Any]:
    claim, passages = result.claim, result.passages
    first = passages[0] if passages else None
    return {
        "quotation": claim.text,
        "verdict": result.verdict,
        "similarity": result.similarity,
        "ref": first.ref if first else None,
        "speaker": result.speaker,
        "claimed_speaker": result.claimed,
        "text": said(result) if first else None,
        "diff": [
            {"said": edit.said, "quoted": edit.quoted, "same": edit.same} for edit in result.edits
        ],
        "changes": [
            {"kind": change.kind, "said": change.said, "quoted": change.quoted}
            for change in result.changes
        ],
        "passages": [_passage(passage) for passage in passages],
        "notes": list(result.notes),
        "source": records.source(first.turn.path, first.line) if first else None,
        "document": {"path": claim.path, "line": claim.line} if claim.path else None,
    }


def _passage(passage: Passage) -> dict[str, Any]:
    turn = passage.turn
    return {
        "ref": passage.ref,
        "transcript": turn.transcript,
        "turn": turn.number,
        "speaker": turn.speaker or None,
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "source": records.source(turn.path, passage.line),
    }


def said(result: Verification) -> str:
    """What was said, its passages with an ellipsis between."""
    return " … ".join(passage.text for passage in result.passages)


def where(result: Verification) -> str:
    """The references of the passages."""
    return " ".join(dict.fromkeys(passage.ref for passage in result.passages))


def marked(result: Verification) -> str:
    """The quotation, with what was said otherwise as `wdiff` writes it: `[-said-]{+quoted+}`."""
    if not result.edits or result.verdict == "not-found":
        return one_line(result.claim.text)
    pieces = []
    for edit in result.edits:
        if edit.same:
            pieces.append(edit.quoted)
            continue
        pieces.append(f"[-{edit.said}-]" if edit.said else "")
        pieces.append(f"{{+{edit.quoted}+}}" if edit.quoted else "")
    return one_line("".join(pieces))


def reasons(result: Verification) -> Iterator[str]:
    """Why the verdict is what it is, in words."""
    for change in result.changes:
        what = _KINDS.get(change.kind, f"another {change.kind}")
        if change.kind in ("added", "joined"):
            yield what
        elif change.kind == "left-out":
            yield f"{what}: {one_line(change.said)}"
        else:
            yield f"{what}: {one_line(change.said) or '–'} → {one_line(change.quoted) or '–'}"
    if result.verdict == "misattributed":
        yield f"said by {result.speaker}, not by {result.claimed}"
    yield from result.notes


def plain(results: Sequence[Verification], *, paint: Paint) -> Iterator[str]:
    """`VERDICT REF SPEAKER QUOTATION` with tabs between, and for a document `FILE:LINE`.

    Notes come last, if there are any.
    """
    for result in results:
        name = result.speaker or (UNKNOWN if result.passages else "")
        fields = [
            paint.verdict(result.verdict, result.verdict),
            paint.ref(safe(where(result))),
            paint.speaker(name, safe(name)),
            safe(marked(result)),
        ]
        if result.claim.path:
            fields.append(paint.ref(safe(f"{result.claim.path}:{result.claim.line}")))
        if result.notes:
            fields.append(safe("; ".join(result.notes)))
        yield "\t".join(fields)


def markdown(results: Sequence[Verification]) -> Iterator[str]:
    """A block for each: the verdict, the quotation, and what was said where it is not exact."""
    for result in results:
        lines = [f"**{result.verdict}**: {md.escaped(one_line(result.claim.text))}"]
        if result.claim.path:
            lines[0] += f" ({md.escaped(f'{result.claim.path}:{result.claim.line}')})"
        lines += [f"- {md.escaped(reason)}" for reason in reasons(result)]
        block = lines[0] + ("\n\n" + "\n".join(lines[1:]) if lines[1:] else "")
        for passage in result.passages:
            who = f"{passage.turn.speaker or UNKNOWN}, {passage.ref}"
            block += "\n\n" + md.block_quote(passage.text, who)
        yield block


def github(results: Sequence[Verification], allowed: Collection[str]) -> Iterator[str]:
    """Workflow commands, which GitHub shows at the line of the document.

    Errors, and notices for what is allowed though it is not exact, or has notes. The message begins
    as compilers write it, `FILE:LINE: VERDICT: ...`, because the log shows nothing else.
    """
    for result in results:
        if result.verdict == "exact" and not result.notes:
            continue
        level = "notice" if result.verdict in allowed else "error"
        claim = result.claim
        message = f"{result.verdict}: {marked(result)}"
        if why := "; ".join(reasons(result)):
            message += f" ({why})"
        if result.passages and result.verdict == "not-found":
            message += f"; the nearest is {where(result)}: {one_line(said(result))}"
        elif result.passages:
            message += f" — {result.speaker or UNKNOWN}, {where(result)}"
        properties = f"title={_property(result.verdict)} quotation"
        if claim.path:
            message = f"{claim.path}:{claim.line}: {message}"
            properties = f"file={_property(claim.path)},line={claim.line},{properties}"
        yield f"::{level} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return safe(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
