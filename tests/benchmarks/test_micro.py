"""The micro-benchmarks run, and time every kernel."""

import re
import subprocess
import sys
from pathlib import Path

from tests.kernels.test_twins import kernels

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "benchmarks" / "speed"

INSIDE_OTHERS = {"fold", "bin_shift", "pair_shingle"}
"""Kernels of one or two numbers: they are compiled into those that call them, and have no time of their own."""


def test_every_kernel_has_a_micro_benchmark_of_its_name():
    named = set(re.findall(r"^def test_(\w+)\(", (FOLDER / "test_kernels.py").read_text("utf-8"), flags=re.MULTILINE))

    assert named == set(kernels()) - INSIDE_OTHERS


def test_every_micro_benchmark_runs():
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "--benchmark-disable", str(FOLDER)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout
