"""
What a report of a large run costs: time and memory to build it, its size, and how quickly it opens and is filtered.

`python -m benchmarks.report --clusters 1000` needs Linux, as it reads memory from /proc, and Chromium.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.large_run import write_large_run
from tests.report.browser import launched

QUERIES = ("alder", "share>90", "class:s", "outlet:sun date:2026-11", "no such words", "")
"""What is typed into the search of the overview, one after another."""

SAMPLED_EVERY = 0.1
"""Seconds between two looks at the memory."""

FILTER = """queries => {
    const search = document.querySelector("input[type=search]");
    return queries.map((query) => {
        const start = performance.now();
        search.value = query;
        search.dispatchEvent(new Event("input"));
        document.body.getBoundingClientRect();
        return performance.now() - start;
    });
}"""

PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What building took: *wall* and *cpu* seconds, and the most megabytes of the first process and of all at once."""

    wall: float
    cpu: float
    first_mb: float
    all_mb: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """How the overview opened: milliseconds to the first paint, to a table that answers, and of the slowest filter."""

    paint: float
    ready: float
    slowest_filter: float
    n_rows: int


def main() -> None:
    """Make a run, its report, and open that."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.report", description=__doc__)
    parser.add_argument("--clusters", type=int, default=1_000, help="of five articles of 4 KB [default: 1000]")
    n_clusters = parser.parse_args().clusters
    with TemporaryDirectory(prefix="dedup-report-") as folder:
        run = Path(folder, "run")
        write_large_run(n_clusters, run)
        built = build(run, Path(folder))
        page = next(place for name in ("report.html", "report/index.html") if (place := Path(folder, name)).exists())
        files = list(page.parent.rglob("*")) if page.name == "index.html" else [page]
        opened = look(page)
        _tell(n_clusters, page, files, built, opened)


def build(run: Path, folder: Path) -> Built:
    """Run `dedup report` in *folder*, which decides itself between a file and a folder."""
    start, before = time.perf_counter(), _cpu_of_children()
    command = [sys.executable, "-m", "dedup", "report", str(run)]
    with subprocess.Popen(command, cwd=folder, env=_environment()) as process:
        first = every = 0.0
        while process.poll() is None:
            sizes = [_megabytes(number) for number in _with_children(process.pid)]
            first, every = max(first, *sizes[:1], 0.0), max(every, sum(sizes))
            time.sleep(SAMPLED_EVERY)
    if process.returncode:
        raise SystemExit(process.returncode)
    wall, cpu = time.perf_counter() - start, _cpu_of_children() - before
    return Built(wall=wall, cpu=cpu, first_mb=first, all_mb=every)


def look(page: Path) -> Opened:
    """Open the overview of a report in Chromium, and search it."""
    with launched() as browser:
        tab = browser.new_context().new_page()
        tab.goto(page.as_uri())
        tab.wait_for_selector("#\\/[data-ready]")
        ready, paint = tab.evaluate("() => performance.now()"), tab.evaluate(PAINT)
        slowest = max(tab.evaluate(FILTER, list(QUERIES)))
        return Opened(paint=paint, ready=ready, slowest_filter=slowest, n_rows=tab.locator("tr").count())


def _tell(n_clusters: int, page: Path, files: Iterable[Path], built: Built, opened: Opened) -> None:
    size = sum(file.stat().st_size for file in files if file.is_file())
    lines = (
        ("clusters", f"{n_clusters:,}"),
        ("written as", "a folder" if page.name == "index.html" else "one file"),
        ("size", f"{size / 1e6:.1f} MB, of which the page {page.stat().st_size / 1e6:.1f} MB"),
        ("built in", f"{built.wall:.0f} s, {built.cpu:.0f} s of processor time"),
        ("most memory", f"{built.first_mb:.0f} MB in the first process, {built.all_mb:.0f} MB in all together"),
        ("first paint", f"{opened.paint:.0f} ms"),
        ("table answers", f"{opened.ready:.0f} ms"),
        ("slowest filter", f"{opened.slowest_filter:.0f} ms"),
        ("rows on the page", f"{opened.n_rows:,}"),
    )
    for name, value in lines:
        print(f"{name:17} {value}")


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(Path.cwd()), *sys.path]))}


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _with_children(process: int) -> list[int]:
    """The process of that number, and all that it started and they started."""
    found = [process]
    for number in found:  # grows as they are found
        for tasks in Path(f"/proc/{number}/task").glob("*/children"):
            found += map(int, _read(tasks).split())
    return found


def _megabytes(process: int) -> float:
    """Memory of a process that is in use; 0 when it has ended."""
    pages = _read(Path(f"/proc/{process}/statm")).split()[1:2]
    return int(pages[0]) * resource.getpagesize() / 1e6 if pages else 0.0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:  # it has ended
        return ""


if __name__ == "__main__":
    main()
