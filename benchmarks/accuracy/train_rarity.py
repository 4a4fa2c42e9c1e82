"""
Make `dedup/text/rarity.npz`: how rare each stem is in the news.

    python -m benchmarks.accuracy.train_rarity DATA

Document frequencies are counted over the articles of `bbc`, `reuters21578`,
`pan13` and `wmt_translations` in DATA; stems in fewer than three articles are
left out. Function words of 57 other languages (package `stopwordsiso`, MIT) are
added as common, unless the English count knows the same letters as a
content word of four letters or more. Only hashes and counts are kept.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import orjson
import stopwordsiso
from numpy.typing import NDArray

from dedup.kernels.letters import letters
from dedup.kernels.scan import scan
from dedup.text.rarity import COMMON, STEP

CORPORA = ("bbc/docs", "reuters21578/docs", "pan13/train.docs", "wmt_translations/2021.docs")
MIN_ARTICLES = 3
SHORT_LETTERS = 3
OUTPUT = Path(__file__).parents[2] / "dedup" / "text" / "rarity.npz"


def stems_of(text: str) -> NDArray[np.uint64]:
    """The distinct stems of *text*."""
    raw = np.frombuffer(text.encode("utf-8", "replace"), np.uint8)
    room = raw.size // 2 + 1
    words, stems = np.empty(room, np.uint64), np.empty(room, np.uint64)
    starts, ends, flags = np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.uint8)
    n = scan(raw, *letters(), words, stems, starts, ends, flags)
    return np.unique(stems[:n])


def articles(data: Path) -> Iterator[str]:
    """Every text that is counted."""
    for name in CORPORA:
        with (data / f"{name}.jsonl").open("rb") as file:
            for line in file:
                yield orjson.loads(line)["text"]


def main() -> None:
    """Count, join the function words, write."""
    parts = [stems_of(text) for text in articles(Path(sys.argv[1]))]
    n_articles = len(parts)
    stems, counts = np.unique(np.concatenate(parts), return_counts=True)
    kept = counts >= MIN_ARTICLES
    table = dict(zip(stems[kept].tolist(), np.log((n_articles + 1) / (counts[kept] + 1)).tolist(), strict=True))
    for language in sorted(stopwordsiso.langs() - {"en"}):
        for word in sorted(stopwordsiso.stopwords(language)):
            for stem in stems_of(word).tolist():
                known = table.get(stem)
                if known is None or len(word) <= SHORT_LETTERS:
                    table[stem] = min(COMMON / 2, known or COMMON)
    hashes = np.array(sorted(table), np.uint64)
    sixteenths = np.array([round(table[stem] * STEP) for stem in hashes.tolist()], np.uint8)
    unknown = np.log((n_articles + 1) / 2)
    np.savez_compressed(OUTPUT, stems=hashes, sixteenths=sixteenths, unknown=np.float32(unknown))
    print(f"{n_articles} articles, {hashes.size} stems, {OUTPUT.stat().st_size} bytes, unknown {unknown:.2f}")


if __name__ == "__main__":
    main()
