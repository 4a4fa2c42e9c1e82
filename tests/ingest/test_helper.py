"""Helpers answer, are killed when they do not, break down alone, and never start one another or the program."""

import math
import os
import subprocess
import sys
import time
import zlib

import pytest

from dedup.ingest import ahead, helper, pdf, read
from dedup.ingest.helper import Helper, ask
from dedup.ingest.unreadable import Unreadable
from tests.ingest.files import BODY, every_format, pages_by_name


@pytest.fixture
def one():
    started = Helper()
    yield started
    started.close()


def test_a_helper_answers_one_call_after_the_other(one):
    assert [one.call(math.sqrt, 60, number) for number in (4, 9)] == [2, 3]
    assert one.call(os.getpid, 60) != os.getpid()


def test_a_call_that_takes_too_long_is_ended(one):
    begin = time.monotonic()
    with pytest.raises(Unreadable, match=r"took more than 0\.3 seconds to read"):
        one.call(time.sleep, 0.3, 60)
    assert time.monotonic() - begin < 20
    assert not one.is_alive


def test_a_helper_that_breaks_down_says_so_and_takes_nothing_with_it(one):
    with pytest.raises(Unreadable, match="its reader broke down"):
        one.call(os._exit, 60, 3)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded where the system knows how")
def test_a_helper_takes_no_more_memory_than_it_may(one):
    with pytest.raises(Unreadable, match="its reader broke down"):
        one.call(bytes, 60, helper.MAX_MEMORY)


def test_what_a_call_raises_comes_back(one):
    with pytest.raises(FileNotFoundError):
        one.call(os.stat, 60, "/no/such/file")
    with pytest.raises(Unreadable, match="not a sound PDF file"):
        one.call(pdf.text_of_pdf, 60, b"%PDF-1.4 and nothing more")
    assert one.is_alive


def test_the_kept_helper_is_replaced_when_it_was_killed():
    with pytest.raises(Unreadable):
        ask(os._exit, 60, 1)
    assert ask(math.sqrt, 60, 16) == 4


def test_a_pdf_that_keeps_the_library_busy_is_given_up(tmp_path, monkeypatch):
    shown = zlib.compress(b"BT /F1 10 Tf " + b"(a) Tj " * 400_000 + b"ET")
    kids = " ".join("3 0 R" for _ in range(400)).encode()
    sound = every_format()["a.pdf"].split(b"xref\n")[0]
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(shown), shown)
    start, end = sound.index(b"4 0 obj\n") + 8, sound.index(b"endobj", sound.index(b"4 0 obj"))
    data = sound[:start] + stream + b"\n" + sound[end:]
    data = data.replace(b"/Kids [3 0 R] /Count 1", b"/Kids [" + kids + b"] /Count 400")
    (tmp_path / "a.pdf").write_bytes(data + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n")
    monkeypatch.setattr(pdf, "MAX_SECONDS", 1)
    begin = time.monotonic()
    (skip,) = read([tmp_path]).skips
    assert skip.reason == "took more than 1 seconds to read: damaged, or made to be unreadable"
    assert time.monotonic() - begin < 30


@pytest.fixture
def pages(tmp_path):
    """A folder with pages, some of which cannot be read, among other files."""
    for name, data in pages_by_name(40).items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "012.html").write_bytes(b"<html><body></body></html>")
    (tmp_path / "013.html").write_bytes(b"\0\1\2")
    (tmp_path / "014-between.txt").write_text(BODY)
    (tmp_path / "015.html.gz").write_bytes(b"\x1f\x8bnothing")
    return tmp_path


def test_pages_read_ahead_come_in_their_order_as_if_read_here(pages, monkeypatch):
    here = read([pages], jobs=1)
    monkeypatch.setattr(ahead, "MIN_PAGES", 3)
    started = []

    class Seen(Helper):
        def __init__(self):
            super().__init__()
            started.append(self)

    monkeypatch.setattr(ahead, "Helper", Seen)
    for jobs in (2, 3):
        ahead_of = read([pages], jobs=jobs)
        assert list(ahead_of.articles) == list(here.articles)
        assert ahead_of.skips == here.skips
    assert len(here.articles) == 39
    assert len(here.skips) == 3
    assert len(started) == 5
    assert not any(each.is_alive for each in started)


def test_helpers_end_when_reading_is_broken_off(pages, monkeypatch):
    monkeypatch.setattr(ahead, "MIN_PAGES", 3)
    started = []

    class Seen(Helper):
        def __init__(self):
            super().__init__()
            started.append(self)

    monkeypatch.setattr(ahead, "Helper", Seen)

    def stop(_number):
        raise KeyboardInterrupt

    monkeypatch.setattr("dedup.ingest.collect._PROGRESS_EVERY", 9)
    with pytest.raises(KeyboardInterrupt):
        read([pages], jobs=2, progress=stop)
    assert len(started) == 2
    assert not any(each.is_alive for each in started)


def test_pages_are_read_here_where_no_process_can_be_started(pages, monkeypatch):
    monkeypatch.setattr(ahead, "MIN_PAGES", 3)
    expected = read([pages], jobs=1)

    class Refused:
        def __init__(self):
            raise OSError

    monkeypatch.setattr(ahead, "Helper", Refused)
    assert list(read([pages], jobs=2).articles) == list(expected.articles)


def test_a_program_without_a_guard_is_not_run_again_by_helpers(pages, tmp_path_factory):
    script = tmp_path_factory.mktemp("program") / "program.py"
    script.write_text(
        "import sys, dedup\nfrom dedup.ingest import ahead\nahead.MIN_PAGES = 3\nprint('run')\n"
        "print(len(dedup.read(sys.argv[1], jobs=2).articles))\n"
    )
    done = subprocess.run([sys.executable, script, pages], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("run\n39\n", "")


def test_a_module_beside_the_articles_is_never_imported(pages, monkeypatch):
    monkeypatch.chdir(pages)
    for name in ("pickle.py", "lxml.py", "dedup.py"):
        (pages / name).write_text("raise SystemExit('imported')")
    monkeypatch.setattr(ahead, "MIN_PAGES", 3)
    assert len(read(["."], jobs=2).articles) == 39
