"""
Every setting, with its default and its range, in one frozen value.

The settings line is the part of a Config that decides the result, in one
printable string; every run and report carries it.
"""

import math
from collections.abc import Iterator, Mapping
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
        pair_gap: how many content words apart the two of a content pair may stand; 0 leaves the content view out:
            articles meet and are judged by their runs of words alone.
    """

    shingle_words: int = 5
    bands: int = 32
    rows: int = 4
    pair_gap: int = 3

    @property
    def is_verbatim(self) -> bool:
        """Whether the verbatim view is all there is."""
        return self.pair_gap == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateConfig:
    """
    Which pairs that share a bucket are compared.

    Attributes:
        min_shared_rarity: what the content pairs that two articles share must come to before the pair is screened.
            A content pair that n other articles have too counts 1 / n.
        passage_words: content words in a passage; the passages of an article overlap by half.
        min_passage: share that two passages must have in common, by rarity, ...
        min_spread: ... and the same of stretches of twice that length in which no sentence counts for much.
        min_shared_quotations: quotations that two articles must share to be compared for those alone.
        max_bucket: articles in a bucket beyond which its pairs are thinned to a chain and a star.
        max_candidates: candidate pairs kept for one article, the ones that share most first.
    """

    min_shared_rarity: float = 0.3
    passage_words: int = 60
    min_passage: float = 0.22
    min_spread: float = 0.17
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
        min_chain: chain of either article from which it follows the other sentence by sentence.
        min_told_together: share of common terms told in the same sentences from which two articles combine them alike.
        min_retold_words: own words from which that is enough; of fewer, the details must agree too. To retell in an
            order of its own takes as many, and
        min_details: agreement of names and numbers of the one article, and
        min_mutual_details: of the other.
        min_excerpt_words: unquoted words in verbatim and edited passages that make an excerpt.
        min_quoted_words: words quoted by both that make shared quotations.
        min_retold: share of content pairs retold in other words that makes the same event.
        min_words: words below which an article is too short to be judged and stands alone.
    """

    min_score: float = 0.45
    min_copy_share: float = 0.67
    min_half_share: float = 0.35
    min_mutual_share: float = 0.28
    min_verbatim: float = 0.9
    min_edited: float = 0.5
    min_rewritten_words: int = 30
    min_numbers: float = 0.15
    min_chain: float = 0.38
    min_told_together: float = 0.75
    min_retold_words: int = 100
    min_details: float = 0.75
    min_mutual_details: float = 0.5
    min_excerpt_words: int = 50
    min_quoted_words: int = 8
    min_retold: float = 0.035
    min_words: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class BoilerplateConfig:
    """
    What a collection teaches of lines that are not its articles' own.

    Attributes:
        min_articles: articles without anything else in common from which a line that all of them have is
            boilerplate; 0 learns nothing.
    """

    min_articles: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """
    Every setting of a run; checked when made.

    Attributes:
        sketch: how articles become signatures.
        candidates: which pairs are compared.
        align: when sentences say the same.
        verdict: when a pair is a copy.
        boilerplate: which lines are learnt to be boilerplate.
        jobs: threads; never changes the result. 0 takes as many as the machine has cores.

    Raises:
        ConfigError: naming every setting out of range at once.
    """

    sketch: SketchConfig = field(default_factory=SketchConfig)
    candidates: CandidateConfig = field(default_factory=CandidateConfig)
    align: AlignConfig = field(default_factory=AlignConfig)
    verdict: VerdictConfig = field(default_factory=VerdictConfig)
    boilerplate: BoilerplateConfig = field(default_factory=BoilerplateConfig)
    jobs: int = 0

    def __post_init__(self) -> None:
        problems = list(_problems(self))
        if problems:
            raise ConfigError("; ".join(problems))

    def settings_line(self) -> str:
        """The settings that decide the result, as `group.name=value` in a fixed order."""
        parts = []
        for group in ("sketch", "candidates", "align", "verdict", "boilerplate"):
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
        ("sketch.pair_gap", sketch.pair_gap, 0),
        ("candidates.passage_words", candidates.passage_words, 4),
        ("candidates.min_shared_quotations", candidates.min_shared_quotations, 1),
        ("candidates.max_bucket", candidates.max_bucket, 2),
        ("candidates.max_candidates", candidates.max_candidates, 1),
        ("align.max_gap", align.max_gap, 0),
        ("align.max_gap_difference", align.max_gap_difference, 0),
        ("align.min_evidence", align.min_evidence, 0),
        ("align.min_part_evidence", align.min_part_evidence, 0),
        ("verdict.min_rewritten_words", verdict.min_rewritten_words, 1),
        ("verdict.min_retold_words", verdict.min_retold_words, 1),
        ("verdict.min_excerpt_words", verdict.min_excerpt_words, 1),
        ("verdict.min_quoted_words", verdict.min_quoted_words, 1),
        ("verdict.min_words", verdict.min_words, 1),
        ("boilerplate.min_articles", config.boilerplate.min_articles, 0),
        ("jobs", config.jobs, 0),
    ]
    for name, value, least in at_least:
        if value < least:
            yield f"{name} must be at least {least}, got {value}"
    size = sketch.bands * sketch.rows
    if size < 2 or size & (size - 1):
        yield f"sketch.bands * sketch.rows must be a power of two, got {size}"
    if not 0 <= candidates.min_shared_rarity < math.inf:
        yield f"candidates.min_shared_rarity must be at least 0, got {candidates.min_shared_rarity}"
    for name, share in (
        ("candidates.min_passage", candidates.min_passage),
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
        ("verdict.min_chain", verdict.min_chain),
        ("verdict.min_told_together", verdict.min_told_together),
        ("verdict.min_details", verdict.min_details),
        ("verdict.min_mutual_details", verdict.min_mutual_details),
        ("verdict.min_retold", verdict.min_retold),
    ):
        if not 0 <= share <= 1:
            yield f"{name} must lie in [0, 1], got {share}"


PRESETS: Mapping[str, Config] = {
    "verbatim": Config(
        sketch=SketchConfig(pair_gap=0),
        verdict=VerdictConfig(min_rewritten_words=1_000_000),
    ),
    "syndication": Config(),
    "spun": Config(verdict=VerdictConfig(min_score=0.3, min_chain=0.35, min_told_together=0.7)),
    "recall": Config(
        candidates=CandidateConfig(min_shared_rarity=0.12, min_passage=0.1, min_spread=0.07, max_candidates=32),
        verdict=VerdictConfig(
            min_score=0.2,
            min_copy_share=0.4,
            min_half_share=0.3,
            min_mutual_share=0.15,
            min_chain=0.25,
            min_told_together=0.6,
            min_retold_words=60,
            min_details=0.65,
            min_mutual_details=0.35,
        ),
    ),
}
"""
Settings for a purpose, by name.

`verbatim` judges by words alone, and is the fast one; `syndication` is the default; `spun` accepts less evidence of
texts that keep the order of the telling; `recall` shows whatever may be a copy, to be read by a person.
"""


def preset(name: str) -> Config:
    """
    The settings of one of `PRESETS`.

    Raises:
        ConfigError: naming the presets there are.
    """
    if name not in PRESETS:
        message = f"there is no preset {name!r}; there are {', '.join(PRESETS)}"
        raise ConfigError(message)
    return PRESETS[name]
