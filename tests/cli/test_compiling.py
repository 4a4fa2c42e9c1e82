"""A handful of articles is compared at once; the first run on more says why it takes longer, and no other run does."""

import os
import subprocess
import sys

import pytest

from dedup.cli.compiling import FEW_ARTICLES, NOT_YET, NOTICE, SWITCH
from dedup.kernels.compiler import drop_stale, is_compiled
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


def folder_of(folder, n_articles):
    """So many articles, and a list of the first pair of them."""
    docs = folder / f"docs{n_articles}"
    docs.mkdir()
    unlike = ((str(i), ORCHARD) for i in range(n_articles - 2))
    for name, text in (("a", HARBOUR), ("b", HARBOUR_EDITED), *unlike):
        (docs / f"{name}.txt").write_text(text, "utf-8")
    (folder / "pairs.tsv").write_text("a.txt\tb.txt\n")
    return "compare", "--docs", docs, "--pairs", folder / "pairs.tsv"


def test_some_dozens_are_compared_uncompiled_until_more_are_and_only_the_run_that_compiles_says_so(run, tmp_path):
    some = folder_of(tmp_path, NOT_YET * FEW_ARTICLES)
    as_written = run(*some)
    assert not (tmp_path / "cache").exists()

    more = folder_of(tmp_path, NOT_YET * FEW_ARTICLES + 1)
    first, second, again = run(*more), run(*more), run(*some)
    assert [each.stderr.count(NOTICE) for each in (as_written, first, second, again)] == [0, 1, 0, 0]
    assert first.stdout == second.stdout
    assert as_written.stdout == again.stdout


def test_what_is_compiled_is_found_where_numba_keeps_it(tmp_path, monkeypatch):
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    assert not is_compiled()
    drop_stale.__wrapped__(tmp_path / "kernels_of_dedup")
    assert is_compiled()
