"""A handful of articles is compared at once; the first run on more says why it takes longer, and no other run does."""

import os
import subprocess
import sys

import pytest

from dedup.cli.compiling import FEW_ARTICLES, NOTICE, SWITCH
from tests.cli.conftest import HARBOUR, HARBOUR_EDITED, ORCHARD


@pytest.fixture
def run(tmp_path):
    """Runs a command where nothing is compiled yet."""

    def run(*arguments, **environment):
        own = {name: value for name, value in os.environ.items() if name != SWITCH}
        return subprocess.run(
            [sys.executable, "-m", "dedup", *map(str, arguments)],
            capture_output=True,
            text=True,
            check=True,
            env={**own, "NUMBA_CACHE_DIR": str(tmp_path / "cache"), **environment},
        )

    return run


def test_a_handful_of_articles_is_compared_without_compiling_to_the_same_result(run, newsroom, tmp_path):
    as_written = run("cluster", newsroom, "-f", "jsonl")
    assert not (tmp_path / "cache").exists()

    compiled = run("cluster", newsroom, "-f", "jsonl", **{SWITCH: "0"})
    assert list((tmp_path / "cache").rglob("*.nbi"))
    assert as_written.stdout == compiled.stdout
    assert (NOTICE in as_written.stderr, NOTICE in compiled.stderr) == (False, True)
    assert not as_written.stderr.strip()


def test_only_the_run_that_compiles_says_so(run, tmp_path):
    docs = tmp_path / "docs"
    docs.mkdir()
    for name, text in (("a", HARBOUR), ("b", HARBOUR_EDITED), *((str(i), ORCHARD) for i in range(FEW_ARTICLES))):
        (docs / f"{name}.txt").write_text(text, "utf-8")
    (tmp_path / "pairs.tsv").write_text("a.txt\tb.txt\n")
    first, second = (run("compare", "--docs", docs, "--pairs", tmp_path / "pairs.tsv") for _ in range(2))

    assert (first.stderr.count(NOTICE), second.stderr.count(NOTICE)) == (1, 0)
    assert first.stdout == second.stdout
