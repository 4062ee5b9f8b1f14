"""Lanes along an axis: as text, on a terminal, as a picture."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships none

from gtcpanel.model import Turn
from gtcpanel.render import lanes, markdown_tables, plain_timeline, records
from gtcpanel.render.axis import axis_of, common_axis
from gtcpanel.render.bars import coverage, lane_of, thread_of, ticks_of
from gtcpanel.render.colour import Paint
from gtcpanel.render.machine import write
from gtcpanel.render.schema import schema
from gtcpanel.text.excerpt import display_width
from gtcpanel.timeline import Lane, Mention, Series, Timeline, Track
from gtcpanel.transcript import Part

EVIL = "\x1b[31m <script>alert('&')</script> \ufffe [bold]"


def a_mention(number: int, start_ms: int, speaker: str) -> Mention:
    turn = Turn(
        transcript="talk", number=number, speaker=speaker, label="", text="茶", lines=(1,), path="p"
    )
    return Mention(
        ref=f"talk:{number}.1", speaker=speaker, start_ms=start_ms, spans=((0, 1),), turn=turn
    )


def a_track(
    *, name: str = "甲", title: str = "A talk", words: str = "茶", asked: bool = True
) -> Track:
    return Track(
        slug="talk",
        title=title,
        duration_ms=600_000,
        time_estimated=True,
        lanes=(
            Lane(speaker=name, spans=((0, 60_000), (300_000, 450_000))),
            Lane(speaker="Bo", spans=((60_000, 300_000), (450_000, 600_000))),
        ),
        parts=(
            Part(
                transcript="talk", first=1, last=3, start_ms=0, end_ms=300_000,
                keywords=(words, "水"),
            ),
            Part(
                transcript="talk", first=4, last=4, start_ms=300_000, end_ms=600_000,
                keywords=("kettle",),
            ),
        ),
        mentions=(a_mention(1, 30_000, name), a_mention(5, 400_000, name)) if asked else (),
    )  # fmt: skip


def a_timeline(
    *tracks: Track, query: str | None = None, compared: tuple[str, ...] = ()
) -> Timeline:
    return Timeline(query=query, tracks=tracks, compared=compared)


def drawn(track: Track, query: str | None, width: int, *, compared: tuple[str, ...] = ()) -> str:
    from gtcpanel.render.rich_console import open_console
    from gtcpanel.render.rich_timeline import timeline

    page = io.StringIO()
    console = open_console(page, style="none", terminal=False)
    console.width = width
    course = a_timeline(track, track, query=query, compared=compared)
    timeline(console, course, speakers=["甲", "Bo"])
    return page.getvalue()


def test_lanes_follow_the_talk() -> None:
    track = a_track()
    first, second = lanes.rows(track)
    axis = axis_of(track)
    assert (first.name, first.speaker, len(first.mentions)) == ("甲", "甲", 2)
    assert (second.name, second.mentions) == ("Bo", ())
    assert lane_of(axis.spans(first.lanes[0]), axis.length, 10) == "█    ██▌  "
    assert ticks_of(map(axis.place, first.mentions), axis.length, 10) == "│     ▕   "
    assert lanes.share(track, *first.lanes) == pytest.approx(0.35)
    assert lanes.share(replace(track, spoken_ms=2_100_000), *first.lanes) == pytest.approx(0.1)
    assert [lanes.part_ref(part) for part in track.parts] == ["talk:1-3", "talk:4"]
    line, times = axis.ruler(20)
    assert len(line) == 20
    assert line[0] == line[10] == "┬"
    assert times == "~00:00    ~05:00"


@pytest.mark.parametrize(
    ("spans", "drawn"),
    [
        ([(0, 32)], "████"),
        ([(0, 12)], "█▌  "),
        ([(4, 20)], "▐█▌ "),
        ([(0, 1), (31, 32)], "▏  ▕"),
        ([(3, 5)], "│   "),
        ([(8, 9), (10, 11), (12, 13), (14, 15)], " ▄  "),  # several in a cell: as full as it is
        ([(16 + n / 4, 16 + n / 4 + 0.1) for n in range(32)], "  ▃ "),
        ([(9, 9.1)], " ▏  "),  # whoever spoke at all is seen
        ([(8 + n, 8.1 + n) for n in range(8)], " ▁  "),
        ([(10, 16)], " ▐  "),
        ([(9, 16)], " █  "),
    ],
)
def test_blocks_are_drawn_to_an_eighth_of_a_cell(
    spans: list[tuple[float, float]], drawn: str
) -> None:
    assert lane_of(spans, 32, 4) == drawn


def test_threads_are_drawn_to_half_a_cell_and_ticks_to_a_third() -> None:
    assert thread_of([(0, 5), (7, 8)], 8, 4) == "──╴╶"
    assert ticks_of([0, 4, 8, 9, 10, 12, 13, 14, 14], 18, 6) == "▏│▕┃█ "


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)).map(sorted), max_size=20))
def test_a_lane_is_empty_where_nothing_is_said_and_only_there(spans: list[list[float]]) -> None:
    pairs = [(start, end) for start, end in spans if end - start > 0.001]
    drawn = lane_of(pairs, 100, 7)
    assert len(drawn) == 7
    covered = coverage(pairs, 100, 7)
    assert [cell == " " for cell in drawn] == [share <= 0 for share in covered]


def test_an_axis_of_turns_gives_each_the_same_width() -> None:
    track = replace(a_track(), turns=40)
    axis = axis_of(track, "turns")
    assert axis.length == 40
    assert axis.part(track.parts[0]) == (0, 3)
    assert axis.place(track.mentions[1]) == 4
    assert axis.ruler(40)[1] == "#1  #5   #10  #15  #20  #25  #30  #35"
    assert axis_of(replace(track, duration_ms=0)).unit == "turns"


def test_an_axis_of_percent_makes_talks_of_any_length_equally_wide() -> None:
    long, short = a_track(), replace(a_track(), duration_ms=300_000)
    assert axis_of(short, "percent").ruler(40)[1].split() == ["0%", "20%", "40%", "60%", "80%"]
    assert axis_of(short, "percent").length == 300_000
    assert common_axis(short, long, "percent").length == 300_000
    assert common_axis(short, long, "time").length == 600_000


def many(count: int) -> Track:
    names = [f"P{n}" for n in range(count)]
    return replace(
        a_track(asked=False),
        lanes=tuple(
            Lane(speaker=name, spans=((n * 1000, n * 1000 + n),), turns=(n + 1,))
            for n, name in enumerate(names)
        ),
        mentions=(a_mention(1, 30_000, "P0"),),
        turns=count,
    )


def test_those_who_speak_little_share_a_lane() -> None:
    shown = lanes.rows(many(40))
    assert [row.name for row in shown] == ["P0", *(f"P{n}" for n in range(29, 40)), "28 others"]
    assert shown[-1].speaker is None
    assert sum(len(row.lanes) for row in shown) == 40
    assert len(lanes.rows(many(40), None)) == 40
    assert len(lanes.rows(many(13))) == 13  # who is left alone has the lane of the others
    assert [row.name for row in lanes.rows(many(40), 1)] == ["P0", "39 others"]
    text = drawn(many(40), None, 60)
    assert "28 others" in text


def test_queries_are_compared_in_lanes_of_their_own() -> None:
    track = replace(
        a_track(asked=False),
        series=(
            Series(query="茶", mentions=(a_mention(1, 30_000, "甲"), a_mention(4, 580_000, "Bo"))),
            Series(query="\x1b[31m", mentions=()),
        ),
    )
    page = drawn(track, None, 100, compared=("茶", "\x1b[31m"))
    assert "×2  ~00:30–~09:40" in page
    assert "nowhere" in page
    assert "\x1b" not in page
    plain = plain_timeline.timeline(
        a_timeline(track, compared=("茶", "\x1b[31m")), paint=Paint(False)
    )
    assert [line.split("\t")[1:] for line in plain][:2] == [
        ["2", "茶", "~00:30", "~09:40", "甲"],
        ["0", "␛[31m", "-", "-", "-"],
    ]
    document = records.timeline(a_timeline(track, compared=("茶", "\x1b[31m")))
    Draft202012Validator(schema("timeline")).validate(document.members)
    assert "".join(write("tsv", document)).splitlines()[0].startswith("query\ttranscript")


@given(st.integers(1, 10**9), st.integers(1, 50))
def test_an_axis_is_never_crowded(duration_ms: int, most: int) -> None:
    step = lanes.axis_step(duration_ms, most)
    assert duration_ms / step <= most


@pytest.mark.parametrize("width", [60, 100, 200])
@pytest.mark.parametrize("query", [None, "茶"])
def test_a_terminal_of_any_width_holds_it(width: int, query: str | None) -> None:
    text = drawn(a_track(name="Illia Polosukhin the Third", words="茶" * 90), query, width)
    assert max(display_width(line) for line in text.splitlines()) <= width
    assert "~05:00–~10:00" in text


def test_a_query_is_told_by_speaker_with_first_and_last() -> None:
    text = drawn(a_track(), "茶", 80)
    assert "×2" in text
    assert "most" not in text  # one speaker says it all
    assert "2 sentences by 1 speaker" in text
    assert "first  ~00:30  甲  talk:1.1" in text
    assert "last   ~06:40  甲  talk:5.1" in text
    assert "35%" in drawn(a_track(), None, 80)


def test_plain_lanes_are_of_one_width() -> None:
    talk = list(plain_timeline.timeline(a_timeline(a_track(name=EVIL)), paint=Paint(False)))
    assert [len(line.split("\t")[0]) for line in talk] == [60, 60, 4, 4]
    assert talk[1].split("\t")[1:] == ["65%", "Bo"]
    assert talk[2] == "part\t~00:00-~05:00\t茶, 水\ttalk:1-3"
    assert "\x1b" not in "".join(talk)
    asked = list(
        plain_timeline.timeline(a_timeline(a_track(), a_track(), query="茶"), paint=Paint(False))
    )
    slug, ticks, count, speaker, first, last = asked[0].split("\t")
    assert (slug, count, speaker, first, last) == ("talk", "2", "甲", "~00:30", "~06:40")
    assert len(ticks.replace("·", "")) == 2
    assert asked[1].split("\t")[2:] == ["0", "Bo", "-", "-"]


@pytest.mark.parametrize("query", [None, "茶"])
def test_documents_fit_their_schema(query: str | None) -> None:
    document = records.timeline(a_timeline(a_track(asked=bool(query)), query=query))
    Draft202012Validator(schema("timeline")).validate(document.members)
    rows = "".join(write("tsv", document)).splitlines()
    assert len(rows) == (3 if query else 5)
    assert rows[1].startswith("talk\ttalk:1.1\t甲\t30.0" if query else "talk\t甲\t0.0\t60.0")


def test_a_query_that_comes_up_nowhere_is_an_empty_document() -> None:
    document = records.timeline(a_timeline(query="x"))
    Draft202012Validator(schema("timeline")).validate(document.members)
    assert "".join(write("csv", document)) == "transcript,ref,speaker,time,time_estimated,spans\n"


def test_markdown_tables() -> None:
    shares = "\n".join(markdown_tables.timeline(a_timeline(a_track(name=EVIL))))
    assert "| Bo | 2 | 65% | \\~01:00 | \\~07:30 |" in shares
    assert "| \\~05:00–\\~10:00 | `talk:4` | kettle |" in shares
    assert "\x1b" not in shares
    mentions = "\n".join(markdown_tables.timeline(a_timeline(a_track(), query="茶")))
    assert "| \\~00:30 | 甲 | `talk:1.1` |" in mentions


def test_numbers_of_parts_never_run_into_each_other() -> None:
    parts = tuple(
        Part(
            transcript="talk", first=n, last=n, start_ms=n * 5_000, end_ms=n * 5_000 + 5_000,
            keywords=(),
        )
        for n in range(14)
    )  # fmt: skip
    page = drawn(replace(a_track(), parts=parts), None, 60)
    numbers = next(line for line in page.splitlines() if line.lstrip().startswith("1 "))
    assert numbers.split() == ["1", "6", "11"]


@pytest.mark.parametrize("width", [60, 120])
def test_transcripts_are_compared_on_one_axis(width: int) -> None:
    from gtcpanel.render.rich_console import open_console
    from gtcpanel.render.rich_dispersion import dispersion

    short = replace(a_track(), slug="short", duration_ms=300_000, mentions=a_track().mentions[:1])
    course = a_timeline(a_track(name=EVIL), short, query="茶")
    page = io.StringIO()
    console = open_console(page, style="none", terminal=False)
    console.width = width
    dispersion(console, course, speakers=["甲"])
    lines = page.getvalue().splitlines()
    assert max(map(display_width, lines)) <= width
    assert lines[0].count("─") == pytest.approx(2 * lines[1].count("─"), abs=3)
    assert "×1" in lines[1]
    assert "3 sentences in 2 transcripts" in lines[-1]
    plain = [line.split("\t") for line in plain_timeline.dispersion(course, paint=Paint(False))]
    assert [len(fields[0]) for fields in plain] == [60, 60]
    assert plain[1][0].rstrip() == plain[1][0][:31].rstrip() != plain[1][0]
    assert plain[1][1:] == ["1", "short", "~00:30", "~00:30", "甲"]
