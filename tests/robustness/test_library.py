"""The library, used more than once and with what it was not made for."""

import subprocess
import sys

TWICE = """
import dedup
articles = [dedup.Article(id="a", text="one text"), dedup.Article(id="b", text="another text")]
for _ in range(2):
    dedup.read()
    dedup.compare(*articles)
    dedup.cluster(articles)
print(*(callable(getattr(dedup, name)) for name in ("read", "compare", "cluster")))
"""


def test_every_function_can_be_called_again(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", TWICE], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300
    )

    assert done.stdout.split() == ["True", "True", "True"], done.stderr
