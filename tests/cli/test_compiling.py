"""The first run on a machine says why it takes longer; no other run does."""

import os
import subprocess
import sys

from dedup.cli.compiling import NOTICE


def test_only_a_run_that_compiles_says_so(tmp_path):
    (tmp_path / "a.txt").write_text("The harbour master of Tolvane closed the eastern channel on Monday.", "utf-8")
    command = [sys.executable, "-m", "dedup", "compare", str(tmp_path / "a.txt"), str(tmp_path / "a.txt")]
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path / "cache")}
    first, second = (
        subprocess.run(command, capture_output=True, text=True, check=True, env=environment) for _ in range(2)
    )

    assert first.stderr.count(NOTICE) == 1
    assert NOTICE not in second.stderr
    assert first.stdout == second.stdout
