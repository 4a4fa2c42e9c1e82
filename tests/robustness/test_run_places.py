"""Where a run goes: what is in the way, what is killed in the middle, and damaged runs."""

import json
import os
import shutil
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

import dedup as dedup_library
from dedup import FormatError, InputError
from dedup.report.run_folder import read_run, write_run

FILES = ("run.json", "articles.jsonl", "clusters.jsonl", "relations.jsonl", "passages.jsonl")
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing on Windows")


@pytest.fixture
def kept(press, tmp_path):
    """A whole run in `run`."""
    write_run(dedup_library.cluster(dedup_library.read(press)), tmp_path / "run")
    return tmp_path / "run"


def taken(tmp_path, kind):
    """Something in the place `place` that is no run."""
    place = tmp_path / "place"
    if kind == "file":
        place.write_text("mine")
    else:
        place.mkdir()
        (place / "mine.txt").write_text("mine")
    return place


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_is_no_run_is_never_replaced(dedup, press, tmp_path, kind):
    place = taken(tmp_path, kind)
    done = dedup("cluster", press, "-o", place, "--force")

    assert done.returncode == 1
    assert "give -o another name" in done.stderr
    assert (place if kind == "file" else place / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("place", "words"),
    [("wire/run", "is a file"), (".", "current folder"), ("-", "use -f jsonl"), ("x" * 300, "ame too long")],
)
def test_a_place_that_cannot_be_written_is_refused_before_any_work(dedup, press, tmp_path, place, words):
    (tmp_path / "wire").write_text("a file")
    done = dedup("cluster", press, "-o", place, "--progress", "plain")

    assert done.returncode in {1, 2}
    assert words in done.stderr
    assert "sketch" not in done.stderr


def test_a_place_where_a_disk_is_mounted_is_refused_before_any_work(dedup, press):
    assert "mounted" in dedup("cluster", press, "-o", Path(press.anchor), "--force").stderr


def test_a_run_inside_of_the_folder_read_does_not_change_the_next_one(dedup, press):
    first = dedup("cluster", press, "-o", press / "run", "-f", "json")
    again = dedup("cluster", press, "-o", press / "run", "-f", "json", "--force", "--strict")

    assert (again.returncode, again.stdout) == (0, first.stdout)


def test_a_run_given_by_name_is_read_as_any_folder(dedup, kept):
    records = dedup("cluster", kept, "-f", "jsonl").stdout.splitlines()

    assert {record["id"] for record in map(json.loads, records) if record["type"] == "article"} >= {"wire.txt"}


def test_a_file_called_as_the_head_of_a_run_hides_nothing(dedup, press):
    (press / "run.json").write_text('{"text": "An article of its own, in a file of a strange name."}')
    (press / "below").mkdir()
    shutil.copy(press / "run.json", press / "below" / "run.json")

    assert dedup("cluster", press, "-f", "jsonl").stdout.count('"type":"article"') == 5


@posix
@pytest.mark.parametrize("moment", [0.8])
def test_a_killed_run_leaves_nothing_that_looks_whole_and_is_made_again(start, dedup, press, tmp_path, prose, moment):
    for number in range(40):
        (press / f"{number}.txt").write_text(prose(40, number // 2))
    with start("cluster", press, "-o", "run", "-q") as process:
        time.sleep(moment)
        process.kill()

    if (tmp_path / "run").exists():
        assert dedup("report", "run").returncode == 0
    assert dedup("cluster", press, "-o", "run", "-q", "--force").returncode == 0
    assert dedup("report", "run", "--force").returncode == 0


@pytest.fixture
def heard():
    """Interrupts reach the programs that a test starts, even where tests run in the background, which ignores them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@posix
@pytest.mark.usefixtures("heard")
def test_an_interrupted_command_says_so_and_leaves_nothing(start, press, tmp_path):
    # A pipe that never ends: the command waits for it when the signal comes, since it has taken more than a pipe holds.
    with start("cluster", press, "-", "-o", "run") as process:
        process.stdin.write(b" " * (1 << 20))
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 130
        assert process.stderr.read().decode().strip() == "dedup: error: interrupted"

    assert sorted(path.name for path in tmp_path.iterdir()) == ["press"]


@pytest.mark.parametrize("force", [[], ["--force"]], ids=str)
def test_of_two_runs_at_once_one_is_kept_whole(start, dedup, press, tmp_path, force):
    processes = [start("cluster", press, "-o", "run", "-q", *force) for _ in range(2)]
    errors = [process.communicate(timeout=300)[1].decode() for process in processes]

    assert 0 in {process.returncode for process in processes}, errors
    for process, words in zip(processes, errors, strict=True):
        assert process.returncode == 0 or "--force" in words or "another" in words or "cannot write" in words, words
        assert "Traceback" not in words
    assert dedup("report", "run").returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["press", "report.html", "run"]


DAMAGES = {
    "missing": lambda path: path.unlink(),
    "cut": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "garbage": lambda path: path.write_bytes(b"\x00\xff garbage \n" * 9),
    "nested": lambda path: path.write_bytes(b"[" * 100_000),
    "version": lambda path: path.write_bytes(b'{"type": "run", "format": "dedup-run", "format_version": 99}'),
    "null": lambda path: path.write_bytes(b"null\n"),
    "twice": lambda path: path.write_bytes(path.read_bytes() * 2),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_run_is_named_with_its_file(kept, name):
    for kind, damage in DAMAGES.items():
        run = kept.with_name(f"run {kind}")
        shutil.copytree(kept, run)
        damage(run / name)

        with pytest.raises((FormatError, InputError)) as raised:
            read_run(run)
        assert name in str(raised.value) or str(run) in str(raised.value)


@pytest.mark.parametrize("name", ["run.json", "articles.jsonl"])
def test_a_damaged_run_makes_no_page_and_ends_with_code_5(dedup, kept, name):
    (kept / name).write_bytes(b"")
    done = dedup("report", kept)

    assert done.returncode == 5
    assert name in done.stderr
    assert not (kept.parent / "report.html").exists()


@posix
def test_a_page_for_a_device_is_written_to_it_and_does_not_replace_it(dedup, kept, tmp_path):
    done = dedup("report", kept, "-o", "/dev/stdout", "--force")
    assert done.stdout.startswith("<!doctype html>")

    os.mkfifo(tmp_path / "pipe")
    reader = threading.Thread(target=(tmp_path / "pipe").read_bytes)
    reader.start()
    dedup("report", kept, "-o", "pipe", "-q")
    reader.join()
    assert (tmp_path / "pipe").is_fifo()
