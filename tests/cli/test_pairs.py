"""A file of pairs is read in order, checked whole, and blamed by its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.cli.pairs import read_pairs
from dedup.errors import InputError

KNOWN = {"a", "b", "ö c"}


def pairs_of(tmp_path, content: bytes):
    path = tmp_path / "pairs.tsv"
    path.write_bytes(content)
    return read_pairs(str(path), KNOWN)


@pytest.mark.parametrize("header", ["left\tright\n", "id_a\tid_b\tlabel\n", "id_b\tid_a\n", ""])
def test_a_header_is_passed_over(tmp_path, header):
    assert pairs_of(tmp_path, f"{header}a\tb\n".encode()) == [("a", "b")]


def test_a_header_is_one_only_in_the_first_line(tmp_path):
    with pytest.raises(InputError, match=r"pairs\.tsv:2: there is no article 'left'"):
        pairs_of(tmp_path, b"a\tb\nleft\tright\n")


def test_order_stays_and_further_columns_and_empty_lines_do_not_matter(tmp_path):
    content = "\ufeffb\ta\tlabel\tmore\r\n\r\nö c\ta\na\tb".encode()

    assert pairs_of(tmp_path, content) == [("b", "a"), ("ö c", "a"), ("a", "b")]


def test_an_unknown_id_is_named_with_file_and_line(tmp_path):
    with pytest.raises(InputError, match=r"pairs\.tsv:3: there is no article 'x'"):
        pairs_of(tmp_path, b"a\tb\n\na\tx\n")


@pytest.mark.parametrize("line", [b"a b", b"a,b", b"\xff\xfe", b"a" * 1_000_000])
def test_a_line_without_a_tab_is_named_and_shown_short(tmp_path, line):
    with pytest.raises(InputError, match=r"pairs\.tsv:1: expected two ids separated by a tab") as caught:
        pairs_of(tmp_path, line)

    assert len(str(caught.value)) < 1000


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"nowhere\.tsv"):
        read_pairs(str(tmp_path / "nowhere.tsv"), KNOWN)


def test_a_folder_is_no_file_of_pairs(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_pairs(str(tmp_path), KNOWN)


@given(st.binary(max_size=200))
def test_any_bytes_are_pairs_or_an_input_error(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("pairs")
    try:
        pairs = pairs_of(folder, content)
    except InputError:
        return
    assert all(name in KNOWN for pair in pairs for name in pair)
