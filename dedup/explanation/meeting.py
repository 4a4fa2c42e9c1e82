"""How two articles would meet: the bucket keys that they share, and the screen."""

import numpy as np
from numpy.typing import NDArray

from dedup import pipeline
from dedup.config import Config
from dedup.explanation.values import Check, Meeting
from dedup.index.bands import candidate_probability
from dedup.kernels.join import shared_samples
from dedup.model import Article
from dedup.sketch import SketchBlock, sketch
from dedup.text.parse import ParsedText


def meeting(
    articles: tuple[Article, Article], texts: tuple[ParsedText, ParsedText], resemblance: float, config: Config
) -> Meeting:
    """
    How the two meet.

    Args:
        articles: the left one and the right one.
        texts: the same, made ready.
        resemblance: the exact resemblance of their verbatim views.
        config: the settings.
    """
    sketches = sketch(texts, config.sketch)
    bands = np.flatnonzero(sketches.bands[0] == sketches.bands[1]).tolist()
    left_bins, right_bins = (np.unique(_part(sketches.keys, sketches.key_offsets, side)) for side in (0, 1))
    left_quoted, right_quoted = (_part(sketches.quotations, sketches.quotation_offsets, side) for side in (0, 1))
    n_bins = np.intersect1d(left_bins, right_bins).size
    n_quoted = np.intersect1d(left_quoted, right_quoted).size
    n_samples, overlap, spread = _samples(sketches)
    rows, limits = config.sketch.rows, config.candidates
    checks = (
        ("sketch.bands", "shared bands of the verbatim view", len(bands), 1),
        ("candidates.min_shared_quotations", "shared quotations", n_quoted, limits.min_shared_quotations),
        ("candidates.min_shared_bins", "shared bins of the content view", n_bins, limits.min_shared_bins),
        (
            "candidates.min_shared_share",
            "the same, of the bins of the article with fewer",
            n_bins / max(1, min(left_bins.size, right_bins.size)),
            limits.min_shared_share,
        ),
        ("candidates.min_overlap", "overlap of the sampled content pairs", overlap, limits.min_overlap),
        ("candidates.min_spread", "spread of the shared ones over an article", spread, limits.min_spread),
        ("candidates.min_samples", "shared samples, whatever their spread", n_samples, limits.min_samples),
    )
    sizes = np.diff(sketches.sample_offsets).tolist()
    return Meeting(
        is_candidate=pipeline.would_compare(*articles, config),
        same_words=bool(sketches.digests[0] == sketches.digests[1]),
        bands=tuple(bands),
        n_bands=sketches.bands.shape[1],
        resemblance=resemblance,
        probability=candidate_probability(resemblance, bands=config.sketch.bands, rows=rows),
        shared_bins=n_bins,
        left_bins=left_bins.size,
        right_bins=right_bins.size,
        shared_samples=n_samples,
        left_samples=sizes[0],
        right_samples=sizes[1],
        shared_quotations=n_quoted,
        checks=tuple(
            Check(setting=setting, measured=measured, value=value, needed=needed)
            for setting, measured, value, needed in checks
        ),
    )


def _part(values: NDArray[np.uint64], offsets: NDArray[np.int64], side: int) -> NDArray[np.uint64]:
    """The values of the left article (0) or the right one (1)."""
    return values[offsets[side] : offsets[side + 1]]


def _samples(sketches: SketchBlock) -> tuple[int, float, float]:
    """The shared sampled content pairs of two articles, their overlap and their spread, as the screen takes them."""
    shared, left_blocks, right_blocks = (np.empty(1, np.int32) for _ in range(3))
    left, right = np.zeros(1, np.int32), np.ones(1, np.int32)
    shared_samples(left, right, sketches.samples, sketches.sample_offsets, shared, left_blocks, right_blocks)
    smaller = int(np.diff(sketches.sample_offsets).min())
    spread = max(
        int(hit) / max(1, int(whole))
        for hit, whole in zip((left_blocks[0], right_blocks[0]), sketches.n_blocks, strict=True)
    )
    return int(shared[0]), int(shared[0]) / max(1, smaller), spread
