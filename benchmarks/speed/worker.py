"""
One repetition of one system: a process that does nothing else, on one core.

    python -m benchmarks.speed.worker SYSTEM TEXTS.jsonl N FOUND.npz

runs the system on the first N texts and prints what it took as JSON; what it found goes into FOUND.npz. A process
for each run leaves nothing behind for the next system, neither memory nor caches, and tells its own peak memory.
"""

import os
import sys
from pathlib import Path

import numpy as np
import orjson

from benchmarks.speed.generator import generate
from benchmarks.speed.system import Found, Stopwatch, System
from benchmarks.speed.systems import load
from benchmarks.speed.texts import read_texts

WARM_UP_TEXTS = 50
"""Texts of the run before the first that counts, which loads libraries and compiled code."""

LEAST_SECONDS = 0.3
"""CPU seconds that a system is run for, again and again if it is faster; the median of these runs counts."""


def main() -> None:
    """See the module."""
    name, path, n, output = sys.argv[1:]
    pin()
    texts = read_texts(Path(path), int(n))
    texts_memory = own_peak()
    system = load(name)
    found, runs, peak = repeated(system, texts)
    arrays = {"clusters": found.clusters}
    if found.pairs is not None:
        pairs = found.pairs
        arrays |= {"lefts": pairs.lefts, "rights": pairs.rights, "resemblances": pairs.resemblances}
    np.savez(output, **arrays)
    record = {
        "settings": system.settings,
        "stages": sorted(runs, key=lambda watch: watch.total)[(len(runs) - 1) // 2].stages,
        "peak_memory": peak,
        "texts_memory": texts_memory,
    }
    sys.stdout.buffer.write(orjson.dumps(record))


def repeated(system: System, texts: list[str]) -> tuple[Found, list[Stopwatch], int | None]:
    """What *system* finds, the times of its runs, and the peak memory of the first."""
    system.run([story.text for story in generate(WARM_UP_TEXTS)], Stopwatch())
    runs = [Stopwatch()]
    found = system.run(texts, runs[0])
    peak = own_peak()
    while sum(watch.total for watch in runs) < LEAST_SECONDS:
        runs.append(Stopwatch())
        found = system.run(texts, runs[-1])
    return found, runs, peak


def pin() -> None:
    """Keep this process on one core, where the platform can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def own_peak() -> int | None:
    """The peak memory of this process so far in bytes; None where the platform does not tell."""
    status = Path("/proc/self/status")
    if status.exists():
        # Not getrusage, which on Linux starts from the size of the process that started this one.
        for line in status.read_text("ascii", "replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    main()
