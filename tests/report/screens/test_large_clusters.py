"""A cluster of thousands neither hangs nor makes the page large, and what is left out of it is said."""

import time

import pytest

from dedup.model import Verdict
from dedup.report.choice import MAX_MEMBERS, Choice
from dedup.report.drawings.twigs import MAX_TWIGS
from dedup.report.page.render import screen
from dedup.report.screens.cluster import ClusterView, cluster_view
from dedup.report.screens.looking import MAX_INSIDE
from dedup.report.screens.sentences import MAX_COLUMNS
from tests.report.screens.stories import TEXT, article, follows, run_of

SIZE = 5_000


def members():
    return [
        article(
            f"{number:05}",
            f"“We will build number {number % 90},” said Mara Quill. {TEXT}",
            outlet=f"Outlet {number % 300}",
            title=f"Headline {number % 40}",
            date=f"2026-11-{1 + number % 28:02}T{number % 24:02}:00Z" if number % 3 else "",
        )
        for number in range(SIZE)
    ]


def star():
    return [follows("00000", f"{number:05}", share=0.5 + number / 2 / SIZE) for number in range(1, SIZE)]


@pytest.fixture(scope="module", params=["star", "chain", "dense"])
def view(request) -> ClusterView:
    relations = star()
    if request.param == "chain":
        relations = [follows(f"{number - 1:05}", f"{number:05}") for number in range(1, SIZE)]
    if request.param == "dense":
        relations += [
            follows(f"{number:05}", f"{number + step:05}", verdict=Verdict.EDITED_COPY)
            for number in range(1, SIZE - 4)
            for step in (1, 2, 3)
        ]
    run = run_of(members(), relations, [f"{number:05}" for number in range(SIZE)])
    choice = Choice(run)
    started = time.process_time()
    found = cluster_view(choice, run.clusters[0])
    assert time.process_time() - started < 60
    return found


def test_every_part_of_the_screen_is_bounded(view):
    assert len(view.members) == MAX_MEMBERS
    assert len(view.tree.nodes) <= MAX_TWIGS
    assert len(view.relations) <= MAX_MEMBERS
    assert view.grid is not None
    assert len(view.grid.columns) <= MAX_COLUMNS
    assert len(view.keeping.members) < SIZE


def test_the_screen_stays_small(view):
    assert len(screen("cluster", view)) < 700_000


def test_what_is_left_out_is_said(view):
    told = " ".join(view.left_out)

    assert f"{SIZE - MAX_MEMBERS:,} members in the list of members" in told
    assert "members on the timeline" in told
    assert "in the ledger of quotations" in told
    assert view.keeping.n_left_out == SIZE - len(view.keeping.members)


def test_every_member_is_in_the_tree_or_counted_as_left_out(view):
    drawn = sum(node.n_members for node in view.tree.nodes if not node.is_missing)

    assert drawn + view.tree.n_left_out == SIZE


def test_of_a_dense_cluster_what_connects_it_is_looked_at(view):
    """However many relations there are, every member but one hangs on another."""
    assert sum(row.parent != "" for row in view.kin) == len(view.kin) - 1
    assert MAX_INSIDE < 3 * SIZE
