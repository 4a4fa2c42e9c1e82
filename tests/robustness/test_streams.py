"""What a command reads from and prints to: closed, full, cut off, narrow, without letters."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
posix = pytest.mark.skipif(sys.platform == "win32", reason="shells on Windows close streams in another way")

FORMS = (["-f", "jsonl"], ["-f", "csv"], [])


def closing(descriptor):
    """What makes a process start with one of its standard streams closed."""
    return {"preexec_fn": lambda: os.close(descriptor)}


@needs_full
@pytest.mark.parametrize("form", FORMS, ids=str)
def test_a_full_disk_behind_standard_output_is_named(dedup, press, form):
    with FULL.open("wb") as full:
        done = dedup("cluster", press, *form, stdout=full)

    assert done.returncode == 1
    assert "cannot write to standard output: No space left on device" in done.stderr


def test_a_reader_that_goes_away_after_one_line_is_no_failure_to_speak_of(start, press):
    with start("cluster", press, "-f", "jsonl") as process:
        process.stdin.close()
        assert process.stdout.readline().startswith(b'{"type":"run"')
        process.stdout.close()
        errors = process.stderr.read()

    assert process.returncode in {0, 1}
    assert b"rror" not in errors


@posix
@pytest.mark.parametrize("form", FORMS[:2], ids=str)
def test_data_for_a_closed_standard_output_is_an_error(dedup, press, form):
    done = dedup("cluster", press, *form, stdout=None, **closing(1))

    assert done.returncode == 1
    assert "standard output is closed" in done.stderr


@posix
def test_a_run_is_kept_with_standard_output_closed(dedup, press, tmp_path):
    done = dedup("cluster", press, "-o", "run", stdout=None, **closing(1))

    assert done.returncode == 0
    assert (tmp_path / "run" / "run.json").exists()


@posix
@pytest.mark.usefixtures("press")
@pytest.mark.parametrize("arguments", [("cluster", "nowhere"), ("cluster", "press", "-v")])
def test_a_closed_standard_error_hides_words_and_not_the_exit_code(dedup, arguments):
    expected = dedup(*arguments).returncode

    assert dedup(*arguments, stderr=None, **closing(2)).returncode == expected


@posix
@pytest.mark.usefixtures("press")
@pytest.mark.parametrize("arguments", [("compare", "-", "press/wire.txt"), ("cluster", "press", "-")])
def test_a_closed_standard_input_is_an_error(dedup, arguments):
    with_input_closed = {"stdin": None, **closing(0)}
    done = dedup(*arguments, **with_input_closed)

    assert done.returncode == 1
    assert "standard input (-) is closed" in done.stderr


@posix
def test_pairs_from_a_closed_standard_input_are_an_error(dedup, press):
    done = dedup("compare", "--docs", press, "--pairs", "-", stdin=None, **closing(0))

    assert "standard input (-) is closed" in done.stderr


@pytest.mark.parametrize("packed", [False, True], ids=["JSON lines", "packed"])
def test_standard_input_is_told_by_what_it_begins_with(dedup, packed):
    data = b'{"id": "a", "text": "A record of some words."}\n'
    done = dedup("cluster", "-", stdin=gzip.compress(data) if packed else data)

    assert "one article" in done.stdout


@pytest.mark.parametrize(
    "data",
    [b"", b"[", gzip.compress(b"A text.", mtime=0)[:-9], b"\x89PNG\0\0"],
    ids=["nothing", "list", "cut", "picture"],
)
def test_standard_input_without_an_article_is_named_and_no_error(dedup, data):
    done = dedup("cluster", "-", stdin=data)

    assert done.returncode == 0
    assert "no article" in done.stdout
    assert "- stdin" in done.stderr


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM": "dumb", "COLUMNS": "40"},
        {"COLUMNS": "1", "NO_COLOR": "1"},
        {"COLUMNS": "many", "LC_ALL": "no_SUCH.locale"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii:strict"},
        {"HOME": None, "USER": None, "PATH": None},
    ],
    ids=str,
)
def test_the_table_is_printed_on_every_terminal(dedup, environment, tmp_path):
    (tmp_path / "日本").mkdir()
    for name in ("ålesund.txt", "東京.txt"):
        text = "Ålesund – „Überschrift“\n\n" + "東京の港は月曜日に閉鎖された。" * 9
        (tmp_path / "日本" / name).write_text(text, encoding="utf-8")

    done = dedup("cluster", "日本", environment=environment)

    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout + done.stderr


@posix
def test_a_name_that_is_no_utf_8_is_read_and_named(dedup, tmp_path, prose):
    folder = tmp_path / "press"
    folder.mkdir()
    for name in (b"caf\xe9.txt", b"line\nbreak\x1b[2J.txt"):
        (folder / os.fsdecode(name)).write_text(prose(9, 1))

    done = dedup("cluster", "press", "-f", "csv")
    assert "caf\\xe9.txt" in done.stdout

    shown = dedup("cluster", "press", "press/\x1b[2J", "-v")
    assert "\x1b" not in shown.stdout + shown.stderr


def test_help_and_version_need_nothing(dedup):
    for arguments in (["--version"], ["--help"], ["cluster", "--help"], ["compare", "-h"], ["report", "-h"]):
        done = dedup(*arguments, environment={"HOME": None, "LC_ALL": "C"})

        assert (done.returncode, done.stderr) == (0, "")


def test_the_command_works_from_another_directory(press, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "dedup", "cluster", os.path.relpath(press, elsewhere), "-o", "../kept", "-q"],
        cwd=elsewhere,
        check=True,
        timeout=300,
    )

    assert done.returncode == 0
    assert (tmp_path / "kept" / "run.json").exists()
