"""Plain output: what a pipe gets. The same at any width; tabs between fields, a record a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from gtcpanel.model import Hit, Span, Turn
from gtcpanel.render.clock import clock
from gtcpanel.render.colour import Paint, mark, outside
from gtcpanel.render.terminal import UNKNOWN, harmless, name_of, one_line

if TYPE_CHECKING:
    from gtcpanel.transcript import Summary

#: How wide an excerpt is, in cells.
EXCERPT = 80

Neighbours = tuple[Sequence[Turn], Sequence[Turn]]


def search(
    hits: Iterable[Hit], neighbours: Iterable[Neighbours] | None = None, *, paint: Paint
) -> Iterator[str]:
    """REF, speaker, time, excerpt; with neighbours, blocks of such lines with `--` between."""
    if neighbours is None:
        for hit in hits:
            yield _hit(hit, paint)
        return
    for n, (hit, (before, after)) in enumerate(zip(hits, neighbours, strict=True)):
        if n:
            yield "--"
        for turn in before:
            yield _neighbour(turn, paint)
        yield _hit(hit, paint)
        for turn in after:
            yield _neighbour(turn, paint)


def _hit(hit: Hit, paint: Paint) -> str:
    from gtcpanel.text.excerpt import excerpt

    shown = excerpt(harmless(hit.turn.text), hit.spans, EXCERPT)
    return _line(hit.turn, mark(one_line(shown.text), shown.spans, paint), paint)


def _neighbour(turn: Turn, paint: Paint) -> str:
    from gtcpanel.text.excerpt import clip

    return _line(turn, paint.dim(clip(one_line(turn.text), EXCERPT)), paint)


def _line(turn: Turn, excerpt: str, paint: Paint) -> str:
    return "\t".join(
        (
            paint.ref(turn.ref),
            paint.speaker(turn.speaker, name_of(turn.speaker)),
            clock(turn.start_ms, estimated=turn.time_estimated),
            excerpt,
        )
    )


def show(
    turns: Sequence[Turn],
    *,
    paint: Paint,
    partly: Mapping[str, Sequence[Span]],
    spaced: bool = True,
) -> Iterator[str]:
    """`SPEAKER: text` a turn, its paragraphs on lines of their own; `spaced` by blank lines.

    Of the turns (by reference) in `partly` only those spans were asked for; the rest is dimmed.
    """
    last = len(turns) - 1
    for n, turn in enumerate(turns):
        text = harmless(turn.text)
        if paint.on and turn.ref in partly:
            text = _dimmed(text, partly[turn.ref], paint)
        name = paint.speaker(turn.speaker, name_of(turn.speaker) + ":")
        yield f"{name} {text}" + ("\n" if spaced and n < last else "")


def _dimmed(text: str, spans: Sequence[Span], paint: Paint) -> str:
    """All of a text dimmed but for the spans."""
    pieces, at = [], 0
    for start, end in outside(spans, 0, len(text)):
        pieces += [text[at:start], paint.dim(text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])


def transcripts(summaries: Sequence[Summary], paint: Paint) -> Iterator[str]:
    """Slug, turns, speakers, characters, duration, language, title, path."""
    for summary in summaries:
        about = summary.about
        yield "\t".join(
            (
                paint.ref(one_line(about.slug)),
                str(summary.turns),
                str(len(summary.people)),
                str(summary.characters),
                clock(summary.duration_ms, estimated=summary.time_estimated),
                about.language,
                one_line(about.title),
                one_line(about.path),
            )
        )


def reports(summaries: Sequence[Summary], paint: Paint) -> Iterator[str]:
    """A fact a line: what, where, which."""
    for summary in summaries:
        about = summary.about
        facts = {
            "slug": about.slug,
            "title": about.title,
            "path": about.path,
            "format": about.format,
            "encoding": about.encoding,
            "language": about.language,
            "date": about.date,
            "event": about.event,
            "place": about.place,
            "publisher": about.publisher,
            "url": about.url,
            "accessed": about.accessed,
            "moderator": about.moderator,
            "turns": str(summary.turns),
            "speakers": ", ".join(person.name or UNKNOWN for person in summary.people),
            "characters": str(summary.characters),
            "duration": clock(summary.duration_ms, estimated=summary.time_estimated),
        }
        for name, value in facts.items():
            if value:
                yield f"{paint.strong(name)}\t{one_line(value)}"
        for omission in summary.omitted:
            where = f"{omission.first_line}-{omission.last_line}"
            yield "\t".join((paint.strong("omitted"), where, one_line(omission.reason)))
        for repair in summary.repairs:
            change = one_line(f"{repair.before} → {repair.after}")
            yield "\t".join(
                (paint.strong("repaired"), str(repair.line), repair.kind, change,
                 f"{repair.confidence:.2f}")
            )  # fmt: skip
        for problem in summary.problems:
            yield "\t".join((paint.strong("doubted"), str(problem.line), one_line(problem.message)))
        for pair in summary.pairs:
            same = one_line(f"{pair.left} = {pair.right}")
            yield "\t".join((paint.strong("term"), str(pair.line), same))
