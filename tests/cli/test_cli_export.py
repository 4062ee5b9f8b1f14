from __future__ import annotations

import csv
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships none

from gtcpanel.render.schema import schema

SLUG = "gtc2024-transformer-panel"
CLOCK = (
    "Ann (00:01): Hello, Bob.\n\nBob (00:04): Hello.\n\nAnn (00:06): Good.\n\nBob (00:09): Yes.\n"
)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


@pytest.fixture
def clock(tmp_path: Path) -> Path:
    path = tmp_path / "clock.txt"
    path.write_text(CLOCK, "utf-8")
    return path


def test_the_whole_library_with_all_fields(cli: Any, talks: Path) -> None:
    ran = cli("export", "-t", str(talks), "--to", "json")
    assert (ran.status, ran.err) == (0, "")
    document = json.loads(ran.out)
    Draft202012Validator(schema("export")).validate(document)
    assert [each["slug"] for each in document["transcripts"]] == ["coffee", "tea"]
    assert [turn["ref"] for turn in document["turns"]] == [
        *("coffee:1", "coffee:2", "coffee:3"),
        *("tea:1", "tea:2", "tea:3", "tea:4"),
    ]
    assert cli("export", "-t", str(talks), "--json") == ran


def test_a_turn_has_what_is_known_of_its_speaker(cli: Any) -> None:
    ran = cli("export", SLUG, "--to", "jsonl", "-s", "jensen")
    assert (ran.status, ran.err) == (0, "")
    turn = json.loads(ran.out.splitlines()[0])
    assert turn["source"].pop("path").endswith(f"{SLUG}.txt")
    text = turn.pop("text")
    assert text.count("\n") + 1 == len(turn.pop("lines"))
    assert turn == {
        "ref": f"{SLUG}:1",
        "transcript": SLUG,
        "title": "黄仁勋集齐AI「八龙珠」,万字对谈实录",
        "date": "2024-03-20",
        "language": "zh",
        "turn": 1,
        "speaker": "黄仁勋",
        "label": "黄仁勋",
        "role": "moderator",
        "affiliation": "NVIDIA",
        "time": 0.0,
        "time_estimated": True,
        "end": turn["end"],
        "source": {"line": 29},
    }


def test_slugs_and_patterns_choose(cli: Any, talks: Path) -> None:
    for chosen in (["t*"], ["--in", "tea"], ["tea", "tea"]):
        out = cli("export", "-t", str(talks), *chosen, "--to", "jsonl").out
        assert {json.loads(line)["transcript"] for line in out.splitlines()} == {"tea"}
    ran = cli("export", "-t", str(talks), "--to", "txt", "-s", "bob")
    assert ran == (0, "Bob Ray: Coffee it is.\n", "")


def test_csv_keeps_every_cell(cli: Any, tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_text('Ann: =1+1, "so"\tthen\x1b[0m\n\nBob: -2\n\nAnn: @x\n\nBob: no.\n', "utf-8")
    ran = cli("export", "-t", str(path), "-f", "csv")
    assert (ran.status, ran.err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(ran.out, newline="")))
    assert [row["text"] for row in rows] == ['=1+1, "so"\tthen\x1b[0m', "-2", "@x", "no."]
    assert ran.out.count("\r\n") == 5


def test_subtitles_need_a_clock(cli: Any, clock: Path, tea: Path) -> None:
    assert cli("export", "-t", str(clock), "--to", "srt") == (
        0,
        "1\n00:00:01,000 --> 00:00:04,000\nAnn: Hello, Bob.\n\n"
        "2\n00:00:04,000 --> 00:00:06,000\nBob: Hello.\n\n"
        "3\n00:00:06,000 --> 00:00:09,000\nAnn: Good.\n\n"
        "4\n00:00:09,000 --> 00:00:09,862\nBob: Yes.\n",
        "",
    )
    for form in ("srt", "vtt"):
        assert cli("export", "-t", str(tea), "--to", form) == (
            2,
            "",
            f"gtcpanel: tea: the source has no clock; --estimated writes {form} with estimated "
            "times\n",
        )
    ran = cli("export", "-t", str(tea), "--to", "vtt", "--estimated")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("WEBVTT\n\nNOTE The times are estimated: the source has no clock.\n")
    assert "NOTE" not in cli("export", "-t", str(clock), "--to", "vtt", "--estimated").out


def test_subtitles_are_of_one_transcript(
    cli: Any, talks: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ran = cli("export", "-t", str(talks), "--to", "vtt", "--estimated")
    assert ran == (
        2,
        "",
        "gtcpanel: vtt is of one transcript, and here are 2: coffee, tea; name one, "
        "or give -o FOLDER/ for a file each\n",
    )
    folder = tmp_path_factory.mktemp("export") / "new" / "subtitles"
    ran = cli("export", "-t", str(talks), "--to", "vtt", "--estimated", "-o", f"{folder}/")
    assert ran == (0, "", "")
    assert sorted(each.name for each in folder.iterdir()) == ["coffee.vtt", "tea.vtt"]
    assert cli("export", "-t", str(talks), "--to", "srt", "-s", "bob", "--estimated").status == 0


def test_a_folder_gets_a_file_for_each_transcript(cli: Any, talks: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    assert cli("export", "-t", str(talks), "--to", "json", "-o", str(folder)) == (0, "", "")
    for slug in ("coffee", "tea"):
        document = json.loads((folder / f"{slug}.json").read_text("utf-8"))
        assert [each["slug"] for each in document["transcripts"]] == [slug]
        assert {turn["transcript"] for turn in document["turns"]} == {slug}
    silent = tmp_path / "silent"
    assert cli("export", "-t", str(talks), "--to", "srt", "-o", f"{silent}/").status == 2
    assert not silent.exists()


def test_the_name_of_the_file_tells_the_format(cli: Any, tea: Path, tmp_path: Path) -> None:
    target = tmp_path / "turns.CSV"
    assert cli("export", "-t", str(tea), "-o", str(target)) == (0, "", "")
    assert target.read_bytes().startswith(b"ref,transcript,")
    assert cli("export", "-t", str(tea), "--to", "md", "-o", str(target)) == (0, "", "")
    assert target.read_text("utf-8").startswith("# tea\n\n**Ann Lee**: Tea is a plant.")
    assert cli("export", "-t", str(tea), "--to", "md", "-o", "-").out.startswith("# tea\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "which format? give --to FORMAT, one of json, jsonl, csv, tsv, md, txt, srt, vtt, "),
        (["-o", "x.docx"], "which format?"),
        (["--to", "md", "--json"], "--json and --to md contradict each other"),
        (["nope", "--json"], "no transcript is called 'nope'; there is tea"),
        (["--to", "docx"], "'docx'"),
        (["--json", "-s", "zzz"], "no speaker is called 'zzz'"),
        (["-o", "no-such-folder/x.csv"], "no-such-folder/x.csv: there is no folder "),
        (["tea.txt", "--json"], "'tea.txt' is a file, not a transcript of the library"),
        (["--json", "-o", "tea.txt/"], "tea.txt/ is a file, not a folder"),
    ],
)
def test_what_cannot_be_done(
    cli: Any, tea: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    monkeypatch.chdir(tea.parent)
    ran = cli("export", "-t", str(tea), *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err
    assert list(tea.parent.iterdir()) == [tea]


def test_a_file_of_the_library_is_never_written_to(cli: Any, talks: Path) -> None:
    facts = talks / "tea.toml"
    facts.write_text('title = "Tea"\n', "utf-8")
    (talks / "gtcpanel.toml").write_text('event = "Fair"\n', "utf-8")
    junk = talks / "junk.bin"
    junk.write_bytes(b"\0\1\2")
    (talks / "link.csv").hardlink_to(talks / "tea.txt")
    before = {path: path.read_bytes() for path in talks.iterdir()}
    for name in ("tea.txt", "coffee.txt", "tea.toml", "gtcpanel.toml", "junk.bin", "link.csv", "."):
        target = str(talks / name)
        ran = cli("export", "-t", str(talks), "--to", "txt", "-o", target)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.endswith(
            "is a file of the library, and those are only ever read; give -o another name\n"
        )
    assert {path: path.read_bytes() for path in talks.iterdir()} == before


def test_a_file_appears_whole_or_not_at_all(
    cli: Any, tea: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gtcpanel.render import export_records

    target = tmp_path / "out" / "tea.jsonl"
    target.parent.mkdir()
    target.write_text("old", "utf-8")

    def full(transcripts: object) -> Any:
        yield "half"
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(export_records, "jsonl", full)
        ran = cli("export", "-t", str(tea), "-o", str(target))
    assert ran == (4, "", f"gtcpanel: {target}: cannot be written (no space left on device)\n")
    assert [each.read_text("utf-8") for each in target.parent.iterdir()] == ["old"]


@POSIX
def test_links_permissions_and_devices_stay(cli: Any, tea: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.touch(mode=0o640)
    target.chmod(0o640)
    link.symlink_to(target)
    assert cli("export", "-t", str(tea), "-o", str(link)) == (0, "", "")
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert target.read_bytes().startswith(b"ref,")
    assert cli("export", "-t", str(tea), "--to", "csv", "-o", os.devnull) == (0, "", "")
    assert Path(os.devnull).is_char_device()


def test_nothing_to_export_is_a_document_without_turns(cli: Any, talks: Path) -> None:
    within = ("-t", str(talks), "--in", "coffee", "-s", "王小明")
    ran = cli("export", *within, "--to", "json")
    assert (ran.status, ran.err) == (1, "")
    assert json.loads(ran.out)["turns"] == []
    assert cli("export", *within, "--to", "jsonl") == (1, "", "")
    assert cli("export", *within, "--to", "csv").out.startswith("ref,transcript,")
    assert cli("export", *within, "--to", "txt") == (1, "", "")
    assert cli("export", *within, "--to", "vtt") == (1, "WEBVTT\n", "")


def test_quiet_prints_nothing(cli: Any, talks: Path, tmp_path: Path) -> None:
    assert cli("export", "-t", str(talks), "--json", "-q") == (0, "", "")
    target = tmp_path / "out.json"
    assert cli("export", "-t", str(talks), "-q", "-o", str(target)) == (0, "", "")
    assert len(json.loads(target.read_text("utf-8"))["turns"]) == 7


def test_parquet_has_the_records_of_jsonl(cli: Any, talks: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    target = tmp_path / "turns.parquet"
    assert cli("export", "-t", str(talks), "-o", str(target)) == (0, "", "")
    lines = cli("export", "-t", str(talks), "--to", "jsonl", "--in", "*").out.splitlines()
    table = parquet.read_table(target)
    assert table.to_pylist() == [json.loads(line) for line in lines]
    assert table.schema.metadata[b"schema"] == b"gtcpanel.export/1"


def test_parquet_goes_through_a_pipe(tea: Path, program: Any, places: dict[str, str]) -> None:
    import subprocess

    parquet = pytest.importorskip("pyarrow.parquet")
    done = subprocess.run(
        [sys.executable, "-m", "gtcpanel", "export", "-t", str(tea), "--to", "parquet"],
        capture_output=True,
        env=places,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert parquet.read_table(io.BytesIO(done.stdout)).num_rows == 4


def test_without_pyarrow_it_tells_what_to_install(
    cli: Any, tea: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    target = tmp_path / "x.parquet"
    assert cli("export", "-t", str(tea), "-o", str(target)) == (
        2,
        "",
        "gtcpanel: parquet needs pyarrow: pip install 'gtcpanel[parquet]'\n",
    )
    assert not target.exists()


def test_row_groups_end_by_turns_and_by_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    from gtcpanel.render import parquet

    monkeypatch.setattr(parquet, "GROUP", 3)
    monkeypatch.setattr(parquet, "_CHARACTERS", 10)
    records = [{"text": "a" * size} for size in (1, 1, 1, 1, 11, 1)]
    sizes = [[len(each["text"]) for each in group] for group in parquet._groups(iter(records))]
    assert sizes == [[1, 1, 1], [1, 11], [1]]
