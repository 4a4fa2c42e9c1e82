"""Lists of pairs."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.errors import InputError
from dedup.ingest import read_pairs


def pairs(data):
    return list(read_pairs(io.BytesIO(data)))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", []),
        (b"a\tb\n", [("a", "b")]),
        (b"id_a\tid_b\tlabel\na\tb\tL1\n", [("a", "b")]),
        (b"\xef\xbb\xbfleft\tright\r\na\tb\r\n", [("a", "b")]),
        (b"\n  \na\tb\n\nid_a\tid_b\n", [("a", "b"), ("id_a", "id_b")]),
        ("Zürich (1)\tÅre 2\tnote\na\tb\na\tb".encode(), [("Zürich (1)", "Åre 2"), ("a", "b"), ("a", "b")]),
    ],
)
def test_the_first_two_columns_of_every_line_are_a_pair(data, expected):
    assert pairs(data) == expected


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a\tb\nonly one\n", "pairs:2: expected two ids with a tab between them, got 'only one'"),
        (b"a\t\tc\n", "pairs:1: expected two ids"),
        (b"\tb\n", "pairs:1: expected two ids"),
        (b"a\tb\n\ncaf\xe9\tb\n", r"pairs:3: not UTF-8 \(byte 0xe9\)"),
        (b"a\t" + b"b" * 70_000, "pairs:1: a line of more than 65,536 bytes"),
    ],
)
def test_a_bad_line_is_named(data, message):
    with pytest.raises(InputError, match=message):
        pairs(data)


def test_an_id_that_is_not_known_is_named_with_its_line():
    stream = io.BytesIO(b"left\tright\na\tb\na\tx\n")
    found = read_pairs(stream, known={"a", "b"})
    assert next(found) == ("a", "b")
    with pytest.raises(InputError, match=r"pairs:3: .*'x'"):
        next(found)


def test_a_file_is_read_by_its_path_and_named_in_errors(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text("a\tb\nc\n")
    with pytest.raises(InputError, match=r"pairs\.tsv:2"):
        list(read_pairs(path))
    path.write_text("a\tb\n")
    assert list(read_pairs(str(path))) == [("a", "b")]


@pytest.mark.parametrize("name", ["gone.tsv", ".", "a\0b"])
def test_a_file_that_cannot_be_read_is_named(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="cannot read the pairs in"):
        list(read_pairs(name))


@given(st.binary())
def test_any_bytes_give_pairs_or_an_input_error(data):
    try:
        found = pairs(data)
    except InputError:
        return
    assert all(left.strip() and right.strip() for left, right in found)
