"""Pictures and pages: `timeline --svg FILE` and `--html FILE`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gtcpanel import render
from gtcpanel.cli.files import refuse_to_overwrite, replacing
from gtcpanel.cli.opening import cast
from gtcpanel.errors import UsageError

if TYPE_CHECKING:
    from gtcpanel.cli.output import Output
    from gtcpanel.library import Library
    from gtcpanel.render.axis import Unit
    from gtcpanel.timeline import Timeline

STDOUT = "-"


def check(output: Output, svg: str | None, html: str | None) -> None:
    """Raise `UsageError` where two things were asked for at the same place."""
    if svg and svg == html:
        raise UsageError(f"--svg and --html cannot both write to {svg}; give one another name")
    if output.form not in ("rich", "plain") and STDOUT in (svg, html):
        option = "--svg" if svg == STDOUT else "--html"
        raise UsageError(f"{option} - is a format; give it without --format and --json")


def draw(
    output: Output,
    library: Library,
    found: Timeline,
    *,
    unit: Unit,
    limit: int | None,
    together: bool,
    svg: str | None,
    html: str | None,
) -> None:
    """Write the files that were asked for, each whole or not at all.

    In the picture each transcript has a lane where they are asked for `together`.
    """
    for option, path in (("--svg", svg), ("--html", html)):
        if path and path != STDOUT:
            refuse_to_overwrite(library, [path], option=option)
    if svg:
        most = render.lanes.MOST_LANES if limit is None else limit or None
        picture = render.svg.svg(
            found, speakers=cast(library), unit=unit, most=most, together=together
        )
        _put(output, svg, picture)
    if html:
        _put(output, html, page_of(library, found))


def page_of(library: Library, found: Timeline) -> str:
    """The page of the transcripts of a timeline, with the turns of those who have lanes there."""
    summaries = {one.about.slug: one for one in library.summaries()}
    speakers = cast(library)
    talks = []
    for track in found.tracks:
        people = {lane.speaker for lane in track.lanes}
        turns = library.turns(within=[track.slug])
        talks.append(
            render.page.Talk(
                track=track,
                summary=summaries[track.slug],
                turns=tuple(turn for turn in turns if turn.speaker in people),
                speakers=speakers,
                alone=len(found.tracks) == 1,
            )
        )
    return render.page.page(
        talks,
        asked=found.query or ", ".join(found.compared),
        folds=library.folds(turn for talk in talks for turn in talk.turns),
    )


def _put(output: Output, path: str, text: str) -> None:
    if path == STDOUT:
        output.write(text)
        return
    with replacing(path) as file:
        file.write(text.encode())
