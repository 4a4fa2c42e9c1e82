"""A report as a folder is a page and scripts beside it, opens from the disk, and is there whole or not at all."""

from dataclasses import replace

import pytest

from dedup.errors import OutputError
from dedup.report.budget import FOLDER
from dedup.report.choice import Choice
from dedup.report.page.folder import DATA, INDEX, shard_of, write_folder
from dedup.report.screens.values import cluster_route, document_route, pair_route


@pytest.fixture
def folder(run, tmp_path):
    write_folder(Choice(run, FOLDER), tmp_path / "report")
    return tmp_path / "report"


def test_it_holds_a_page_and_scripts(folder):
    assert {path.name for path in folder.iterdir()} == {INDEX, DATA}
    assert {path.suffix for path in (folder / DATA).iterdir()} == {".js"}


def test_every_screen_opens_from_the_disk(reader, folder, run):
    reader.open(folder / INDEX)
    relation = run.relations[0]
    for route in (
        cluster_route(run.clusters[0].id),
        pair_route(relation.left, relation.right),
        document_route(relation.right),
        "/o",
        "/m",
        "/",
    ):
        reader.go(route)
        assert reader.shown == route


def test_a_deep_link_into_a_packed_screen_lands(reader, folder, run):
    route = pair_route(run.relations[0].left, run.relations[0].right)
    reader.open(folder / INDEX, f"{route}?s=V1")

    assert reader.shown == route
    assert reader.page.evaluate("() => document.activeElement.id") == f"{route}?s=V1"


def test_the_page_finds_a_script_as_it_was_written(reader, folder):
    """The two sums of the characters of a route agree."""
    reader.open(folder / INDEX)
    for route in ("/c/a", "/p/%F0%9F%8E%9E~b", "/d/" + "x" * 300):
        assert reader.page.evaluate(f"() => dedup.shardOf({route!r}, 97)") == shard_of(route, 97)


def test_hostile_ids_open(reader, hostile_run, tmp_path):
    write_folder(Choice(hostile_run, FOLDER), tmp_path / "report")
    reader.open(tmp_path / "report" / INDEX)
    for facts in hostile_run.articles:
        reader.go(document_route(facts.article.id))
        assert reader.shown == document_route(facts.article.id)


def test_equal_runs_have_equal_folders(run, folder, tmp_path):
    write_folder(Choice(replace(run, timings={"reading": 99.0}), FOLDER), tmp_path / "again")
    for path in folder.rglob("*.*"):
        assert path.read_bytes() == (tmp_path / "again" / path.relative_to(folder)).read_bytes()


def test_a_report_is_replaced_with_force_only(quiet_run, folder):
    with pytest.raises(OutputError, match="--force"):
        write_folder(Choice(quiet_run, FOLDER), folder)
    write_folder(Choice(quiet_run, FOLDER), folder, force=True)

    assert "No copies were found" in (folder / INDEX).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["mine.txt", f"{DATA}/mine.txt"])
def test_a_folder_that_holds_something_else_is_never_replaced(name, quiet_run, folder):
    (folder / name).write_text("mine")

    with pytest.raises(OutputError, match=r"mine\.txt"):
        write_folder(Choice(quiet_run, FOLDER), folder, force=True)
    assert (folder / name).read_text() == "mine"
