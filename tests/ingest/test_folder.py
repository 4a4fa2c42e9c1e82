"""Walking a folder: order, hidden files, links, what is never opened, and what vanishes."""

import os
import socket
import sys
from contextlib import contextmanager

import pytest

from dedup.ingest import collect, read
from dedup.ingest.folder import FoundFile, printable, walk
from dedup.model import Skip

links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


def found(root):
    return [item.id for item in walk(str(root)) if isinstance(item, FoundFile)]


def skipped(root):
    return {item.origin.rpartition("/")[2]: item.reason for item in walk(str(root)) if isinstance(item, Skip)}


def write(root, *names):
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The text of {name}.")


def test_files_come_sorted_and_before_the_folders_beside_them(tmp_path):
    write(tmp_path, "z.txt", "b/2.txt", "b/10.txt", "a/deep/x.txt", "a/y.txt", "A.txt")
    assert found(tmp_path) == ["A.txt", "z.txt", "a/y.txt", "a/deep/x.txt", "b/10.txt", "b/2.txt"]


def test_hidden_files_and_folders_are_left_out_unless_given_by_name(tmp_path):
    write(tmp_path, ".hidden.txt", ".git/config.txt", "seen.txt")
    assert found(tmp_path) == ["seen.txt"]
    assert skipped(tmp_path) == {}
    assert [article.id for article in read([tmp_path / ".git", tmp_path / ".hidden.txt"]).articles] == [
        "config.txt",
        ".hidden.txt",
    ]


@links
def test_links_in_a_circle_end(tmp_path):
    write(tmp_path, "news/a.txt")
    (tmp_path / "news" / "up").symlink_to(tmp_path)
    (tmp_path / "news" / "self").symlink_to("self")
    assert found(tmp_path) == ["news/a.txt"]
    assert skipped(tmp_path) == {
        "up": f'a link to a folder already read as "{tmp_path.as_posix()}"',
        "self": "a link in a circle",
    }


@links
def test_a_linked_folder_is_read_once_under_its_real_path_where_it_has_one(tmp_path):
    write(tmp_path, "root/z/a.txt", "root/.kept/b.txt")
    (tmp_path / "root" / "a-link").symlink_to(tmp_path / "root" / "z")
    (tmp_path / "root" / "in").symlink_to(tmp_path / "root" / ".kept")
    assert found(tmp_path / "root") == ["z/a.txt", "in/b.txt"]
    assert "already read" in skipped(tmp_path / "root")["a-link"]


@links
def test_a_link_that_leads_out_of_the_folder_is_named_and_not_followed(tmp_path):
    write(tmp_path, "root/a.txt", "elsewhere/b.txt", "root-beside/c.txt")
    (tmp_path / "root" / "out").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "root" / "beside").symlink_to(tmp_path / "root-beside")
    (tmp_path / "root" / "b.txt").symlink_to(tmp_path / "elsewhere" / "b.txt")
    (tmp_path / "root" / "by-two.txt").symlink_to(tmp_path / "root" / "b.txt")
    (tmp_path / "given").symlink_to(tmp_path / "root")
    for root in ("root", "given"):
        assert found(tmp_path / root) == ["a.txt"]
        assert skipped(tmp_path / root) == dict.fromkeys(
            ("out", "beside", "b.txt", "by-two.txt"), "a link that leads out of the folder given, not followed"
        )


@links
def test_a_link_that_is_given_itself_is_read(tmp_path):
    write(tmp_path, "a.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert [each.id for each in read(tmp_path / "link.txt").articles] == ["link.txt"]


@links
def test_many_folders_that_link_to_one_another_are_read_once_each(tmp_path):
    for left in range(12):
        write(tmp_path, f"{left}/a.txt")
        for right in range(12):
            (tmp_path / str(left) / f"to{right}").symlink_to(tmp_path / str(right))
    assert len(found(tmp_path)) == 12


@links
def test_a_link_to_nothing_is_named(tmp_path):
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    assert skipped(tmp_path) == {"dangling.txt": "a link to nothing"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders on this system")
def test_pipes_and_sockets_are_never_opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        assert skipped(tmp_path) == {"pipe.txt": "a pipe, never opened", "socket.txt": "a socket, never opened"}
        (skip,) = read(["pipe.txt"]).skips
        assert "neither a file nor a folder" in skip.reason


def test_files_and_folders_that_vanish_after_listing_are_named(tmp_path, monkeypatch):
    write(tmp_path, "a.txt", "b.txt", "folder/c.txt")
    listed = walk(str(tmp_path))

    def vanishing(_root):
        yield next(listed)
        (tmp_path / "b.txt").unlink()
        (tmp_path / "folder" / "c.txt").unlink()
        (tmp_path / "folder").rmdir()
        yield from listed

    monkeypatch.setattr(collect, "walk", vanishing)
    collection = read([tmp_path])
    assert [article.id for article in collection.articles] == ["a.txt"]
    assert {skip.origin.rpartition("/")[2]: skip.reason for skip in collection.skips} == {
        "b.txt": "it vanished before it could be read",
        "folder": "it vanished before it could be read",
    }


@contextmanager
def without_rights():
    """Run as nobody where run by the administrator, whom permissions do not stop."""
    administrator = os.geteuid() == 0
    if administrator:
        os.seteuid(65534)
    try:
        yield
    finally:
        if administrator:
            os.seteuid(0)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions work otherwise on this system")
def test_closed_files_and_folders_are_named(tmp_path, monkeypatch):
    write(tmp_path, "closed.txt", "locked/a.txt", "open.txt")
    tmp_path.chmod(0o755)
    (tmp_path / "closed.txt").chmod(0)
    (tmp_path / "locked").chmod(0)
    monkeypatch.chdir(tmp_path)  # the folders above may be closed to nobody, but a relative path does not lead through
    with without_rights():
        collection = read([".", "closed.txt", "locked", "locked/a.txt"])
    (tmp_path / "locked").chmod(0o700)
    assert [article.id for article in collection.articles] == ["open.txt"]
    assert {skip.origin: skip.reason for skip in collection.skips} == dict.fromkeys(
        ("closed.txt", "locked", "locked/a.txt"), "no permission to read it"
    )


def test_a_refused_opening_is_named_whoever_asks(tmp_path, monkeypatch):
    write(tmp_path, "closed.txt", "open.txt")
    real = os.open

    def refusing(path, *rest, **options):
        if str(path).endswith("closed.txt"):
            raise PermissionError(13, "Permission denied", path)
        return real(path, *rest, **options)

    monkeypatch.setattr(os, "open", refusing)
    collection = read([tmp_path])
    assert [article.id for article in collection.articles] == ["open.txt"]
    assert [skip.reason for skip in collection.skips] == ["no permission to read it"]


def test_folders_nested_deeper_than_the_call_stack_are_read(tmp_path):
    depth = sys.getrecursionlimit() + 50
    here = os.open(tmp_path, os.O_RDONLY) if os.open in os.supports_dir_fd else pytest.skip("no folders by descriptor")
    for _ in range(depth):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(os.open("a.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    try:
        assert found(tmp_path) == ["d/" * depth + "a.txt"]
    finally:
        (tmp_path / ("d/" * depth)).joinpath("a.txt").unlink()
        for _ in range(
            depth - 1
        ):  # from the top, as removing it from the bottom takes the call stack that is too short
            (tmp_path / "d" / "d").rename(tmp_path / "e")
            (tmp_path / "d").rmdir()
            (tmp_path / "e").rename(tmp_path / "d")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file names are Unicode")
def test_a_file_name_that_is_not_utf8_still_gives_a_printable_id(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("A text.")
    (article,) = read([tmp_path]).articles
    assert article.id == r"caf\xe9.txt"
    assert printable("café") == "café"
