"""Where dedup is installed and run from: read-only folders, no home, another directory."""

import shutil
from pathlib import Path

import dedup as package

SAMPLE = Path(__file__).parents[2] / "samples" / "newsroom"


def test_it_works_where_compiled_code_can_be_kept_nowhere(dedup, tmp_path):
    copy = tmp_path / "site" / "dedup"
    shutil.copytree(Path(package.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "kernels" / "__pycache__").write_text("a file, so that nothing can be written below, even by root")
    one, other = SAMPLE / "castrel-wire" / "dam-release.txt", SAMPLE / "harrick-valley-post" / "water-order.md"

    # Judged by compare, which compiles less than cluster does.
    environment = {"PYTHONPATH": str(tmp_path / "site"), "HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null/cache"}
    done = dedup("compare", one, other, "-f", "json", environment={**environment, "NUMBA_CACHE_DIR": None})

    assert done.returncode == 0, done.stderr
    assert '"verdict"' in done.stdout
