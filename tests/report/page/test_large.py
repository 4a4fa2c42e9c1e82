"""A run of a thousand clusters is built quickly, is one file of bounded size, and answers at once in the browser."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from dedup.report.run_folder import write_run
from dedup.report.screens.values import cluster_route
from tests.report.large import make_large_run

N_CLUSTERS = 1_000
CPU_SECONDS = 40
"""Of all processes together: 20 seconds on two cores."""


def cpu_seconds() -> float:
    """What the processes that have ended took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> tuple[Path, float]:
    """The report of a thousand clusters of five articles of 4 KB, and the processor time that it took."""
    folder = tmp_path_factory.mktemp("large")
    write_run(make_large_run(N_CLUSTERS), folder / "run")
    before = cpu_seconds()
    command = [sys.executable, "-m", "dedup", "report", folder / "run", "-o", folder / "report.html", "--quiet"]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))})
    return folder / "report.html", cpu_seconds() - before


def test_it_is_built_within_the_time(built):
    assert built[1] < CPU_SECONDS


def test_it_is_one_file_of_bounded_size(built):
    assert built[0].stat().st_size < 25_000_000


def test_it_is_shown_at_once_and_filtered_at_once(built, reader):
    """Processor time of the page is measured, which a busy machine does not lengthen."""
    reader.page.goto(built[0].as_uri())
    reader.wait()
    paint = reader.page.evaluate(
        "() => performance.getEntriesByType('paint').find((one) => one.name === 'first-contentful-paint').startTime"
    )
    reader.page.wait_for_selector("#\\/[data-ready]")
    took = reader.page.evaluate(
        """async () => {
            const search = document.querySelector("input[type=search]");
            const times = [];
            for (const query of ["alder", "share>90", "class:s", "outlet:sun date:2026-11", "no such words", ""]) {
                const start = performance.now();
                search.value = query;
                search.dispatchEvent(new Event("input"));
                document.body.getBoundingClientRect();
                times.push(performance.now() - start);
            }
            return times;
        }"""
    )
    if os.getloadavg()[0] < (os.cpu_count() or 1):
        assert paint < 1_500
        assert max(took) < 100
    assert min(took) < 100


def test_a_packed_cluster_of_it_opens(built, reader):
    route = cluster_route(f"c-{N_CLUSTERS - 1:012x}")
    reader.open(built[0], route)

    assert reader.shown == route


def test_it_holds_at_most_two_thousand_rows(built, reader):
    reader.open(built[0])

    assert reader.page.locator("tr").count() <= 2_000
