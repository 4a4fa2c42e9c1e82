"""Runs of systems in processes of their own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import orjson

from benchmarks.speed.pairs import Pairs
from benchmarks.speed.system import Found
from benchmarks.speed.systems import MODULES
from dedup.kernels.compiler import SWITCH

ROOT = Path(__file__).parents[2]

ENVIRONMENT = dict.fromkeys(
    ("RAYON_NUM_THREADS", "OMP_NUM_THREADS", "NUMBA_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"
) | {SWITCH: "0"}
"""What keeps the libraries of all systems to one thread, and kernels compiled."""


class FailedRunError(Exception):
    """A system did not come to the end; the message says how it ended."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Run:
    """
    One repetition of one system.

    Attributes:
        settings: its version and settings.
        stages: CPU seconds by stage.
        found: what it found.
        peak_memory: bytes, interpreter, libraries and texts included; None where the platform does not tell.
        texts_memory: bytes before the system was loaded: what the texts alone take.
    """

    settings: str
    stages: dict[str, float]
    found: Found
    peak_memory: int | None = None
    texts_memory: int | None = None

    @property
    def seconds(self) -> float:
        """CPU seconds of all stages."""
        return sum(self.stages.values())


def absent_systems() -> list[str]:
    """The peers whose packages are not installed."""
    return [name for name in MODULES if not _is_installed(name)]


def run_once(name: str, texts: Path, n: int) -> Run:
    """
    One repetition of the system *name* on the first *n* of *texts*, a file of JSON lines.

    Raises:
        FailedRunError: when it does not come to the end.
    """
    with TemporaryDirectory() as folder:
        output = Path(folder) / "found.npz"
        command = [sys.executable, "-m", "benchmarks.speed.worker", name, str(texts.resolve()), str(n), str(output)]
        done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env=os.environ | ENVIRONMENT)
        if done.returncode:
            last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise FailedRunError(last[0] if last else f"ended with code {done.returncode}")
        with np.load(output) as arrays:
            pairs = Pairs(arrays["lefts"], arrays["rights"], arrays["resemblances"]) if "lefts" in arrays else None
            found = Found(arrays["clusters"], pairs)
    return Run(found=found, **orjson.loads(done.stdout))


def _is_installed(name: str) -> bool:
    """Whether the package of a system is here; those of dedup itself have no package of their name."""
    if name.startswith("dedup"):
        return True
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True
