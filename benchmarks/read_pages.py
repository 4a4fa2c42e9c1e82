"""
How right and how fast web pages are read: pages of every template of `benchmarks.pages` through `dedup.read`.

    python -m benchmarks.read_pages 10000

Prints the F1 of the words of the body, by template, on the mean and of the lowest page, and the seconds on the wall.
"""

import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import dedup
from benchmarks.pages import TEMPLATES, f1
from tests import prose


def main() -> int:
    """Write as many pages as are asked for, read them, and say how well that went."""
    n_pages = int(sys.argv[1])
    names = list(TEMPLATES)
    with tempfile.TemporaryDirectory() as folder:
        places = [Path(folder) / f"{number:07}-{names[number % len(names)]}.html" for number in range(n_pages)]
        n_bytes = sum(map(_write, places))
        begin = time.perf_counter()
        articles = dedup.read(folder, jobs=0).articles
        seconds = time.perf_counter() - begin
        scores: dict[str, list[float]] = {name: [] for name in names}
        for article in articles:
            place = Path(article.id)
            title, body = _story(place.stem)
            scores[place.stem.partition("-")[2]].append(f1(article.text.removeprefix(title), "\n".join(body)))
    for name, of_template in scores.items():
        print(f"{name:<10} F1 {sum(of_template) / len(of_template):.4f}, lowest {min(of_template):.4f}")
    print(f"{len(articles):,} of {n_pages:,} pages, {n_bytes / n_pages / 1000:.1f} KB each, read in {seconds:.1f} s")
    return int(len(articles) < n_pages)


def _write(place: Path) -> int:
    title, body = _story(place.stem)
    page = TEMPLATES[place.stem.partition("-")[2]](title, body, random.Random(place.stem))  # noqa: S311 - no secret
    return place.write_bytes(page.encode())


def _story(seed: str) -> tuple[str, Sequence[str]]:
    """A title and the paragraphs of a body; the same for the same *seed*."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    body = [" ".join(prose.sentences(f"{seed} {n}", chance.randint(2, 4))) for n in range(chance.randint(4, 12))]
    return prose.sentence(chance, 9).rstrip("."), body


if __name__ == "__main__":
    sys.exit(main())
