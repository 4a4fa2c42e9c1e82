"""Sources: limits, damaged and hostile gzip data."""

import gzip
import json
import tracemalloc

import pytest

from dedup.ingest import packing, read, source
from dedup.ingest.source import file_source
from dedup.ingest.unreadable import Unreadable


def reasons(collection):
    return {skip.origin.rpartition("/")[2]: skip.reason for skip in collection.skips}


def test_a_text_beyond_the_limit_is_named(tmp_path):
    path = tmp_path / "huge.txt"
    path.write_bytes(b"x" * 2000)
    opened = file_source(str(path), "huge.txt", "huge.txt")
    assert opened.read(2000) == b"x" * 2000
    with pytest.raises(Unreadable, match="over 1,999 bytes: too large for one text"):
        opened.read(1999)


def test_a_sparse_giant_is_refused_without_being_held(tmp_path):
    with (tmp_path / "giant.txt").open("wb") as file:
        file.truncate(2**36)
    tracemalloc.start()
    collection = read([tmp_path])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "over 64 MiB" in reasons(collection)["giant.txt"]
    assert peak < 2.5 * source.MAX_DOCUMENT_BYTES


def test_packed_text_that_breaks_off_is_named(tmp_path):
    text = " ".join(str(number**3) for number in range(5000))
    packed = gzip.compress(text.encode())
    (tmp_path / "cut.txt.gz").write_bytes(packed[:-2000])
    (tmp_path / "check.txt.gz").write_bytes(packed[:-8] + bytes(8))
    (tmp_path / "middle.txt.gz").write_bytes(packed[:3000] + b"\xff" * 50 + packed[3050:])
    (tmp_path / "padded.txt.gz").write_bytes(packed + bytes(100))
    (tmp_path / "twice.txt.gz").write_bytes(packed + packed)
    collection = read([tmp_path])
    assert {article.id: len(article.text) for article in collection.articles} == {
        "padded.txt.gz": len(text),
        "twice.txt.gz": 2 * len(text),
    }
    found = reasons(collection)
    assert found["cut.txt.gz"] == "the gzip data breaks off: damaged, or still being written"
    assert "CRC check failed" in found["check.txt.gz"]
    assert "gzip data" in found["middle.txt.gz"]


def test_records_before_the_break_in_packed_lines_are_kept_and_the_line_is_named(tmp_path):
    lines = "".join(json.dumps({"id": str(n), "text": str(n**9)}) + "\n" for n in range(50_000))
    packed = gzip.compress(lines.encode())
    (tmp_path / "docs.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    collection = read([tmp_path])
    (skip,) = collection.skips
    n_read = len(collection.articles)
    assert 1000 < n_read < 49_000
    line = int(skip.origin.rpartition(":")[2])
    assert n_read < line
    assert skip.reason.startswith("the gzip data breaks off")


@pytest.mark.parametrize(
    ("name", "unit"),
    [("a.txt.gz", b"x"), ("a.html.gz", b"<p>"), ("a.json.gz", b"[{},"), ("a.jsonl.gz", b" \n"), ("a", b"y")],
)
def test_a_decompression_bomb_is_refused_within_bounds(name, unit, tmp_path, monkeypatch):
    monkeypatch.setattr(packing, "MIN_UNPACK_LIMIT", 2**20)
    bomb = gzip.compress(unit * (2**25 // len(unit)))
    path = tmp_path / name
    path.write_bytes(bomb)
    tracemalloc.start()
    collection = read([path]) if name.endswith(".gz") else read_stdin(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert collection.articles == ()
    assert "taken for a decompression bomb" in collection.skips[0].reason or "over 4 MiB" in collection.skips[0].reason
    assert peak < 2**24


def read_stdin(path):
    with path.open("rb") as stream:
        return read(["-"], stdin=stream)
