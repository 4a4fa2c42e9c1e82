"""How two articles would meet: the bucket keys that they share, and the screen."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dedup import pipeline
from dedup.candidates import Terms, screen
from dedup.config import CandidateConfig, Config
from dedup.explanation.values import Check, Meeting
from dedup.index.bands import candidate_probability
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
    left_keys, right_keys = (np.unique(_part(sketches.keys, sketches.key_offsets, side)) for side in (0, 1))
    left_quoted, right_quoted = (_part(sketches.quotations, sketches.quotation_offsets, side) for side in (0, 1))
    n_keys = np.intersect1d(left_keys, right_keys).size
    n_quoted = np.intersect1d(left_quoted, right_quoted).size
    overlap, spread = _overlap(sketches, config.candidates)
    rows, limits = config.sketch.rows, config.candidates
    checks = (
        ("sketch.bands", "shared bands of the verbatim view", len(bands), 1),
        ("candidates.min_shared_quotations", "shared quotations", n_quoted, limits.min_shared_quotations),
        ("candidates.min_shared_rarity", "shared pairs of the content view", n_keys, limits.min_shared_rarity),
        ("candidates.min_passage", "what the best passages of both have in common", overlap, limits.min_passage),
        ("candidates.min_spread", "the same of stretches twice as long", spread, limits.min_spread),
    )
    return Meeting(
        is_candidate=pipeline.would_compare(*articles, config),
        same_words=bool(sketches.digests[0] == sketches.digests[1]),
        bands=tuple(bands),
        n_bands=sketches.bands.shape[1],
        resemblance=resemblance,
        probability=candidate_probability(resemblance, bands=config.sketch.bands, rows=rows),
        shared_pairs=n_keys,
        left_pairs=left_keys.size,
        right_pairs=right_keys.size,
        shared_quotations=n_quoted,
        checks=tuple(
            Check(setting=setting, measured=measured, value=value, needed=needed)
            for setting, measured, value, needed in checks
        ),
    )


def _part(values: NDArray[np.uint64], offsets: NDArray[np.int64], side: int) -> NDArray[np.uint64]:
    """The values of the left article (0) or the right one (1)."""
    return values[offsets[side] : offsets[side + 1]]


def _overlap(sketches: SketchBlock, config: CandidateConfig) -> tuple[float, float]:
    """What the best passages of two articles have in common, and their best stretches, however little it is."""
    terms = Terms(packed=sketches.terms, offsets=sketches.term_offsets)
    everything = replace(config, min_passage=0.0, min_spread=0.0)
    overlaps, spreads, _ = screen(np.zeros(1, np.int32), np.ones(1, np.int32), terms, everything)
    return float(overlaps[0]), float(spreads[0])
