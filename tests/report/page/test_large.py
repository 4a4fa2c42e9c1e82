"""
What a cluster adds to a report is bounded, in time and bytes, and the overview pages through hundreds of them.

The budgets are those of a thousand clusters, which `python -m benchmarks.report` measures whole.
"""

import time

import pytest

from benchmarks.large_run import write_large_run
from benchmarks.report import FILTER, QUERIES
from dedup.report.budget import FOLDER
from dedup.report.choice import Choice
from dedup.report.page.index import index
from dedup.report.page.screens import packed_keys
from dedup.report.page.single_file import pieces
from dedup.report.screens.values import cluster_route
from dedup.report.stored_run import open_run
from tests.report.large import make_large_run

N_CLUSTERS = 30
"""With all pairs and documents of these, as many screens as one process makes."""

N_LISTED = 250
"""More than a page of the table, and more than are plain HTML."""

CPU_SECONDS = 40 / 2_000
"""For a screen: a thousand clusters have some two thousand, and 20 seconds on two cores."""

SCREEN_BYTES = 25_000_000 / 2_000


@pytest.fixture(scope="module")
def built() -> tuple[str, float, int]:
    """The report of some clusters of five articles of 4 KB, the processor time that it took, and its screens."""
    "".join(pieces(Choice(make_large_run(2))))  # what is compiled is compiled
    before = time.process_time()
    choice = Choice(make_large_run(N_CLUSTERS))
    page = "".join(pieces(choice))
    return page, time.process_time() - before, len(packed_keys(choice))


@pytest.fixture(scope="module")
def overview(tmp_path_factory) -> str:
    """The page of a folder of hundreds of clusters, whose screens are not needed here."""
    folder = tmp_path_factory.mktemp("large") / "run"
    write_large_run(N_LISTED, folder)
    return "".join(index(Choice(open_run(folder), FOLDER), 1))


def test_a_screen_is_made_within_its_time(built):
    _, seconds, n_screens = built

    assert seconds < CPU_SECONDS * n_screens


def test_a_screen_takes_few_bytes(built):
    page, _, n_screens = built

    assert len(page.encode()) < SCREEN_BYTES * n_screens


def test_a_packed_cluster_opens(built, reader):
    route = cluster_route(f"c-{N_CLUSTERS - 1:012x}")
    reader.open(built[0], route)

    assert reader.shown == route


def test_the_table_holds_a_page_of_the_clusters_and_searches_all(overview, reader):
    reader.open(overview)
    reader.page.wait_for_selector("#\\/[data-ready]")
    rows = reader.page.locator("[data-clusters] tbody tr")

    assert rows.count() == 100
    assert reader.page.locator("tr").count() <= 2_000

    reader.page.fill("input[type=search]", f"id:wire/{N_LISTED - 1:05}-4")
    reader.page.wait_for_function("document.querySelectorAll('[data-clusters] tbody tr').length === 1")


def test_a_filter_answers_at_once(overview, reader):
    """The quickest counts, which a busy machine does not lengthen; the benchmark tells the slowest."""
    reader.open(overview)
    reader.page.wait_for_selector("#\\/[data-ready]")

    assert min(reader.page.evaluate(FILTER, list(QUERIES))) < 100
