"""The command as a process of its own, and an invented press to run it on."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "samples" / "newsroom"

SYLLABLES = [head + tail for head in "bdfgklmnprstv" for tail in ("a", "e", "i", "o", "u", "an", "el", "or")]
"""Enough for a million invented words, so that two articles share none but on purpose."""


@pytest.fixture(scope="session")
def prose() -> Callable[[int, int], str]:
    """Makes *n* sentences of invented words, the same for the same seed."""

    def write(n: int, seed: int) -> str:
        chance = random.Random(seed)
        sentences = []
        for _ in range(n):
            words = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(chance.randint(8, 18))]
            sentences.append(" ".join(words).capitalize() + ".")
        return " ".join(sentences)

    return write


@pytest.fixture
def press(tmp_path: Path, prose: Callable[[int, int], str]) -> Path:
    """A folder with an article, its copy, and another article."""
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "wire.txt").write_text(prose(12, 1), encoding="utf-8")
    (folder / "copy.txt").write_text(prose(12, 1) + "\nA line of our own.", encoding="utf-8")
    (folder / "other.txt").write_text(prose(12, 2), encoding="utf-8")
    return folder


@pytest.fixture
def start(tmp_path: Path) -> Callable[..., subprocess.Popen[bytes]]:
    """Starts `python -m dedup` within the empty folder of the test; its streams are pipes unless said otherwise."""

    def begin(
        *arguments: str | Path, environment: Mapping[str, str | None] | None = None, **options: object
    ) -> subprocess.Popen[bytes]:
        given = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **(environment or {})}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(
            [sys.executable, "-m", "dedup", *map(str, arguments)],
            env={name: value for name, value in given.items() if value is not None},
            **{"cwd": tmp_path, **pipes, **options},
        )

    return begin


@pytest.fixture
def dedup(start: Callable[..., subprocess.Popen[bytes]]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """
    Runs the command to its end, and holds what is true of every ending.

    No traceback, no defect of dedup, one of the documented exit codes, and a reason with each that is not 0.
    """

    def run(*arguments: str | Path, stdin: bytes = b"", **options: object) -> subprocess.CompletedProcess[str]:
        with start(*arguments, **options) as process:
            try:
                output, errors = process.communicate(stdin, timeout=300)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
                raise
        done = subprocess.CompletedProcess(
            process.args,
            process.returncode,
            (output or b"").decode("utf-8", "surrogateescape"),
            (errors or b"").decode("utf-8", "surrogateescape"),
        )
        assert "Traceback" not in done.stderr, done.stderr
        assert "a defect of dedup" not in done.stderr, done.stderr
        assert done.returncode in {0, 1, 2, 4, 5, 130}, done
        return done

    return run
