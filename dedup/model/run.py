"""One finished run of the main job."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dedup.model.article import ArticleFacts, Skip
from dedup.model.cluster import Cluster
from dedup.model.relation import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """
    One finished run of the main job.

    Attributes:
        settings: the settings line that reproduces it.
        input_digest: SHA-256 over ids and texts, whatever their order, in hexadecimal; see `dedup.facts.input_digest`.
        articles: facts about every article, sorted by id; made when they are asked for.
        relations: every relation but `unrelated`, sorted by left and right id; those of a run on the
            disk are read when they are asked for.
        clusters: sorted by falling size, then by first member.
        skips: what was not read, and why.
        counts: named totals: candidate pairs, capped buckets and the like.
        timings: seconds of wall time by stage; the only part that differs between equal runs.
    """

    settings: str
    input_digest: str
    articles: Sequence[ArticleFacts]
    relations: Sequence[Relation]
    clusters: tuple[Cluster, ...]
    skips: tuple[Skip, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    timings: Mapping[str, float] = field(default_factory=dict)
