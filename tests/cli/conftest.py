"""A small invented newsroom, and the ways to run a command."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dedup.cli.main import commands

HARBOUR = """\
Harbour Bridge Closes For Repairs

The old harbour bridge in Lindmoor will close on Monday for eleven weeks of repairs, the council said.
Engineers found cracks in four of its nine steel girders during an inspection in early spring.
Buses will take the long way round by the northern tunnel, which adds about twenty minutes to most journeys.
Shop owners near the quay fear that they will lose a third of their summer trade.
A ferry for walkers and cyclists is to run every quarter of an hour until late in the evening.
"""

HARBOUR_EDITED = """\
Lindmoor Bridge To Shut For Eleven Weeks

The old harbour bridge in Lindmoor will close on Monday for eleven weeks of repairs, the council said.
Engineers found cracks in four of its nine steel girders during an inspection in early spring.
Buses will take the long way round by the northern tunnel, which adds some twenty minutes to most journeys.
A ferry for walkers and cyclists is to run every quarter of an hour until late in the evening.
"""

ORCHARD = """\
Late Frost Spares The Cider Orchards

Growers in the Averley valley expect a record crop of cider apples after a mild and rainy winter.
Frost came on only two nights in April, and both times the blossom had not yet opened.
The cooperative has hired forty more pickers and rented a second press in the neighbouring village.
Prices are likely to fall in autumn, which worries the smaller farms on the eastern slopes.
"""


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A folder with an article, an edited copy of it and an article about something else."""
    folder = tmp_path / "newsroom"
    (folder / "herald").mkdir(parents=True)
    (folder / "courier").mkdir()
    (folder / "herald" / "bridge.txt").write_text(HARBOUR, encoding="utf-8")
    (folder / "courier" / "bridge.txt").write_text(HARBOUR_EDITED, encoding="utf-8")
    (folder / "courier" / "cider.txt").write_text(ORCHARD, encoding="utf-8")
    return folder


@pytest.fixture
def dedup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command in this process, within an empty folder; an error that it raises is in the result."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)

    def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(commands, [str(argument) for argument in arguments], input=stdin)

    return run


@pytest.fixture
def process(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs `python -m dedup` as a process of its own, within an empty folder."""

    def run(
        *arguments: str | Path, stdin: bytes = b"", environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "dedup", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, **(environment or {})},
            check=False,
            timeout=120,
        )

    return run
