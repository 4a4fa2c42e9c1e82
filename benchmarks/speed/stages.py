"""
What every stage of `dedup cluster` takes on a load, how that grows with it, and the most memory that it holds.

    python -m benchmarks.speed.stages NEWS.jsonl --sizes 20000,100000 --jobs 1
    python -m benchmarks.speed.stages FOLDER --jobs 2

Reading and writing belong to it. Each size is a process of its own, after a run on a few articles that loads libraries
and compiled code. Times are CPU seconds of all threads; where the machine does nothing else, those on the wall
beside them say what threads bring.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import dedup
from benchmarks.speed.generator import generate
from benchmarks.speed.machine import load, machine
from benchmarks.speed.worker import own_peak
from dedup.ingest import read
from dedup.report.run_folder import write_run

WARM_UP_ARTICLES = 300
"""Articles of the run before the one that counts: more than are compared without compiled code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seconds:
    """CPU seconds of all threads of this process, and seconds on the wall."""

    cpu: float
    wall: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """
    One run on one size of a load.

    Attributes:
        articles: how many were read.
        jobs: threads.
        stages: what each took, by name, in the order in which they began.
        peak_memory: bytes, interpreter and libraries included; None where the platform does not tell.
        counts: what the run counted.
    """

    articles: int
    jobs: int
    stages: dict[str, Seconds]
    peak_memory: int | None
    counts: dict[str, int]

    @property
    def total(self) -> Seconds:
        """All stages together."""
        return Seconds(
            cpu=sum(each.cpu for each in self.stages.values()), wall=sum(each.wall for each in self.stages.values())
        )


@dataclass(frozen=True, slots=True)
class Watch:
    """Times stages; see `dedup.pipeline.Progress`."""

    stages: dict[str, Seconds] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Callable[[int], None]]:  # noqa: ARG002 - the protocol's
        """Time what happens inside."""
        cpu, wall = time.process_time(), time.perf_counter()
        yield lambda _: None
        self.stages[name] = Seconds(cpu=time.process_time() - cpu, wall=time.perf_counter() - wall)


def measure(source: Path, jobs: int) -> Measured:
    """Read, cluster and write what is in *source*, in this process."""
    config = dedup.Config(jobs=jobs)
    with TemporaryDirectory() as folder:
        warm_up = [
            dedup.Article(id=str(number), text=story.text) for number, story in enumerate(generate(WARM_UP_ARTICLES))
        ]
        write_run(dedup.cluster(warm_up, config), Path(folder) / "warm-up")
        watch = Watch()
        with watch.stage("read"):
            collection = read(source)
        run = dedup.cluster(collection, config, progress=watch)
        with watch.stage("write"):
            write_run(run, Path(folder) / "run")
    return Measured(
        articles=len(run.articles),
        jobs=jobs,
        stages=watch.stages,
        peak_memory=own_peak(),
        counts=dict(run.counts),
    )


def measured(source: Path, size: int | None, jobs: int) -> Measured:
    """As `measure`, in a process of its own, and on the first *size* lines of *source* where that is given."""
    with TemporaryDirectory() as folder, ProcessPoolExecutor(1, get_context("spawn")) as process:
        taken = source
        if size is not None:
            taken = Path(folder) / source.name
            with source.open("rb") as lines, taken.open("wb") as part:
                part.writelines(islice(lines, size))
        return process.submit(measure, taken, jobs).result()


def table(runs: Sequence[Measured]) -> Iterator[str]:
    """The runs as lines: what each stage took for an article, and what a run took against the first."""
    yield f"{'':12}" + "".join(f"{f'{run.articles:,} by {run.jobs}':>22}" for run in runs)
    yield f"{'':12}" + f"{'CPU':>11}{'wall':>11}" * len(runs) + "   µs an article"
    names = dict.fromkeys(name for run in runs for name in run.stages)
    for name in names:
        yield _row(name, [run.stages.get(name) for run in runs], runs)
    yield _row("all", [run.total for run in runs], runs)
    yield f"{'seconds':12}" + "".join(f"{run.total.cpu:11.1f}{run.total.wall:11.1f}" for run in runs)
    yield f"{'times':12}" + "".join(
        f"{run.total.cpu / runs[0].total.cpu:11.2f}{run.total.wall / runs[0].total.wall:11.2f}" for run in runs
    )
    yield f"{'peak MB':12}" + "".join(f"{(run.peak_memory or 0) / 1e6:22,.0f}" for run in runs)
    for name in ("pairs_met", "candidate_pairs", "relations"):
        yield f"{name.replace('_', ' '):16}"[:16] + "".join(f"{run.counts[name]:22,}" for run in runs)[4:]


def _row(name: str, seconds: Sequence[Seconds | None], runs: Sequence[Measured]) -> str:
    cells = (
        f"{each.cpu / run.articles * 1e6:11.1f}{each.wall / run.articles * 1e6:11.1f}" if each else f"{'-':>11}" * 2
        for each, run in zip(seconds, runs, strict=True)
    )
    return f"{name:12}" + "".join(cells)


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description="Time, growth and memory of dedup cluster by stage.")
    parser.add_argument("source", type=Path, help="articles: JSON lines or a folder")
    parser.add_argument("--sizes", default="", help="numbers of lines of a JSON lines file, such as 20000,100000")
    parser.add_argument("--jobs", default="1", help="numbers of threads, such as 1,2")
    parser.add_argument("--json", type=Path, help="keep the figures in this file")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",") if size]
    before = load()
    runs = [measured(options.source, size, int(jobs)) for size in sizes or [None] for jobs in options.jobs.split(",")]
    print("\n".join(table(runs)))
    print(f"load of the machine before and after: {before}, {load()}")
    if options.json is not None:
        record = {"machine": machine(), "load": [before, load()], "runs": [asdict(run) for run in runs]}
        options.json.write_text(json.dumps(record, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
