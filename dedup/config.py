"""
Every setting, with its default and its range, in one frozen value.

The settings line is the part of a Config that decides the result, in one
printable string; every run and report carries it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from dedup.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchConfig:
    """
    How articles become signatures.

    Attributes:
        shingle_words: words in a shingle of the verbatim view (k).
        bands: bands of the verbatim signature (b).
        rows: rows in a band (r); b · r is the signature's length and a power of two.
        passage_words: content words in a passage of the content view; twice the stride between passages.
        passage_bins: bins in the signature of one passage, each a band of one row; a power of two.
        pair_gap: how many content words apart the two of a content pair may stand.
    """

    shingle_words: int = 5
    bands: int = 32
    rows: int = 4
    passage_words: int = 60
    passage_bins: int = 32
    pair_gap: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateConfig:
    """
    Which pairs that share a bucket are compared.

    Attributes:
        min_shared_bins: bins of the content view that two articles must share to be screened.
        min_shared_share: the same as a share of the bins of the article with fewer of them.
        min_overlap: share of the smaller article's sampled content pairs that both must have ...
        min_spread: ... over this share of the blocks of either, as a rewritten copy does; or else
        min_samples: sampled content pairs in common, whatever the spread, as an excerpt has (28 are about 75 words).
        min_shared_quotations: quotations that two articles must share to be compared for those alone.
        max_bucket: articles in a bucket beyond which its pairs are thinned to a chain and a star.
        max_candidates: candidate pairs kept for one article, the ones that share most first.
    """

    min_shared_bins: int = 2
    min_shared_share: float = 0.02
    min_overlap: float = 0.05
    min_spread: float = 0.4
    min_samples: int = 28
    min_shared_quotations: int = 2
    max_bucket: int = 64
    max_candidates: int = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignConfig:
    """
    When two sentences are taken to say the same, and what of it is one passage.

    Attributes:
        min_cosine: TF-IDF cosine that a pair of sentences needs on its own.
        min_cosine_in_order: the same for a pair that stands in order beside an aligned one.
        max_gap: words that may stand between two sentences of one passage, on either side.
        max_gap_difference: words by which these two gaps may differ.
        min_evidence: content pairs that the two sides of a passage must share beyond chance, both sides together.
        min_part_evidence: the same of a step of an abstract, a passage that retells most of the other article.
        verbatim_likeness: share of words in common order from which a fragment is verbatim.
        edited_likeness: the same from which it is lightly edited; below, it is paraphrased.
    """

    min_cosine: float = 0.35
    min_cosine_in_order: float = 0.18
    max_gap: int = 75
    max_gap_difference: int = 25
    min_evidence: float = 28.0
    min_part_evidence: float = 10.0
    verbatim_likeness: float = 0.97
    edited_likeness: float = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictConfig:
    """
    When a pair is called a copy, and which kind.

    Attributes:
        min_score: score from which a pair is a copy. A false accusation costs more than a miss.
        min_copy_share: unquoted share of one article from which it is a copy of the other as a whole ...
        min_half_share: ... or else the same share when the other article is covered too, ...
        min_mutual_share: ... by at least this; below, it is an excerpt.
        min_verbatim: share of the copy's aligned words in shared 5-word runs that makes a verbatim copy.
        min_edited: share in verbatim and edited passages that makes an edited copy; below, it is a rewritten one.
        min_rewritten_words: own words that both articles need to be told a rewritten copy; fewer prove nothing.
        min_numbers: agreement of the numbers that a rewritten copy needs; see `model.Measures`.
        min_excerpt_words: unquoted words in verbatim and edited passages that make an excerpt.
        min_quoted_words: words quoted by both that make shared quotations.
        min_retold: share of content pairs retold in other words that makes the same event.
        min_words: words below which an article is too short to be judged and stands alone.
    """

    min_score: float = 0.85
    min_copy_share: float = 0.7
    min_half_share: float = 0.5
    min_mutual_share: float = 0.33
    min_verbatim: float = 0.9
    min_edited: float = 0.5
    min_rewritten_words: int = 30
    min_numbers: float = 0.25
    min_excerpt_words: int = 50
    min_quoted_words: int = 8
    min_retold: float = 0.035
    min_words: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """
    Every setting of a run; checked when made.

    Attributes:
        sketch: how articles become signatures.
        candidates: which pairs are compared.
        align: when sentences say the same.
        verdict: when a pair is a copy.
        jobs: threads; never changes the result. 0 takes as many as the machine has cores.

    Raises:
        ConfigError: naming every setting out of range at once.
    """

    sketch: SketchConfig = field(default_factory=SketchConfig)
    candidates: CandidateConfig = field(default_factory=CandidateConfig)
    align: AlignConfig = field(default_factory=AlignConfig)
    verdict: VerdictConfig = field(default_factory=VerdictConfig)
    jobs: int = 0

    def __post_init__(self) -> None:
        problems = list(_problems(self))
        if problems:
            raise ConfigError("; ".join(problems))

    def settings_line(self) -> str:
        """The settings that decide the result, as `group.name=value` in a fixed order."""
        parts = []
        for group in ("sketch", "candidates", "align", "verdict"):
            settings = getattr(self, group)
            parts += [f"{group}.{item.name}={getattr(settings, item.name)}" for item in fields(settings)]
        return " ".join(parts)


def _problems(config: Config) -> Iterator[str]:
    """Each setting out of range, in words."""
    sketch, candidates, align, verdict = config.sketch, config.candidates, config.align, config.verdict
    at_least: list[tuple[str, Any, int]] = [
        ("sketch.shingle_words", sketch.shingle_words, 1),
        ("sketch.bands", sketch.bands, 1),
        ("sketch.rows", sketch.rows, 1),
        ("sketch.passage_words", sketch.passage_words, 4),
        ("sketch.pair_gap", sketch.pair_gap, 1),
        ("candidates.min_shared_bins", candidates.min_shared_bins, 1),
        ("candidates.min_samples", candidates.min_samples, 1),
        ("candidates.min_shared_quotations", candidates.min_shared_quotations, 1),
        ("candidates.max_bucket", candidates.max_bucket, 2),
        ("candidates.max_candidates", candidates.max_candidates, 1),
        ("align.max_gap", align.max_gap, 0),
        ("align.max_gap_difference", align.max_gap_difference, 0),
        ("align.min_evidence", align.min_evidence, 0),
        ("align.min_part_evidence", align.min_part_evidence, 0),
        ("verdict.min_rewritten_words", verdict.min_rewritten_words, 1),
        ("verdict.min_excerpt_words", verdict.min_excerpt_words, 1),
        ("verdict.min_quoted_words", verdict.min_quoted_words, 1),
        ("verdict.min_words", verdict.min_words, 1),
        ("jobs", config.jobs, 0),
    ]
    for name, value, least in at_least:
        if value < least:
            yield f"{name} must be at least {least}, got {value}"
    for name, size in (
        ("sketch.bands * sketch.rows", sketch.bands * sketch.rows),
        ("sketch.passage_bins", sketch.passage_bins),
    ):
        if size < 2 or size & (size - 1):
            yield f"{name} must be a power of two, got {size}"
    for name, share in (
        ("candidates.min_shared_share", candidates.min_shared_share),
        ("candidates.min_overlap", candidates.min_overlap),
        ("candidates.min_spread", candidates.min_spread),
        ("align.min_cosine", align.min_cosine),
        ("align.min_cosine_in_order", align.min_cosine_in_order),
        ("align.verbatim_likeness", align.verbatim_likeness),
        ("align.edited_likeness", align.edited_likeness),
        ("verdict.min_score", verdict.min_score),
        ("verdict.min_copy_share", verdict.min_copy_share),
        ("verdict.min_half_share", verdict.min_half_share),
        ("verdict.min_mutual_share", verdict.min_mutual_share),
        ("verdict.min_verbatim", verdict.min_verbatim),
        ("verdict.min_edited", verdict.min_edited),
        ("verdict.min_numbers", verdict.min_numbers),
        ("verdict.min_retold", verdict.min_retold),
    ):
        if not 0 <= share <= 1:
            yield f"{name} must lie in [0, 1], got {share}"
