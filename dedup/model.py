"""
The values that flow through the floors: frozen, compared by content, no work in constructors beyond checks.

Every offset that leaves dedup is a half-open span of Unicode code points of
the article's text exactly as it was given.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dedup.metadata import UNKNOWN, Metadata


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """
    A half-open range [start, end) of code points.

    Raises:
        ValueError: when start is negative or after end.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            message = f"a span needs 0 <= start <= end, got start={self.start}, end={self.end}"
            raise ValueError(message)

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether *other* lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The part of *text* that the span covers."""
        return text[self.start : self.end]


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The union of *spans* as sorted, disjoint, non-touching spans; empty ones vanish."""
    merged: list[Span] = []
    for span in sorted(span for span in spans if len(span)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """
    One published text.

    Attributes:
        id: unique in a collection and stable across runs: the path relative
            to the folder given, or the record's own `id`.
        text: exactly as given; every reported offset points into it.
        title: the headline, where known. May also stand as the first line of *text*.
        outlet: the publisher, where known.
        url: the address, where known.
        date: the date of publication as given, where known; never the file's own time.
        origin: where it was read, for messages: `folder/a.txt` or `docs.jsonl:12`.
        metadata: what else is known, and what states it.
        boilerplate: lines of the text that were listed as boilerplate by whoever gave it, as `line_key` makes them.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    date: str | None = None
    origin: str | None = None
    metadata: Metadata = UNKNOWN
    boilerplate: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Skip:
    """An input, or a part of one, that was not read: `origin` is a path or `path:line`."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """
    What reading gave.

    Attributes:
        articles: in the order they were met. A large collection keeps their texts on the disk, and makes an
            article anew each time it is asked for.
        skips: what was skipped, and why.
    """

    articles: Sequence[Article]
    skips: tuple[Skip, ...] = ()


class Role(StrEnum):
    """What a span is when it is not the article's own prose; such spans are kept but not matched."""

    TITLE = "title"
    BYLINE = "byline"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"
    RESIDUE = "residue"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSpan:
    """A span that is left out of matching, with its role and the reason in words."""

    span: Span
    role: Role
    reason: str


class PassageClass(StrEnum):
    """How two aligned passages relate. Text in no passage is original."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    PARAPHRASED = "paraphrased"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """
    Two spans that say the same.

    Attributes:
        left: span of the left article's text.
        right: span of the right article's text.
        kind: how the two relate.
        score: likeness in [0, 1]; 1 for the same words in the same order.
    """

    left: Span
    right: Span
    kind: PassageClass
    score: float


class Verdict(StrEnum):
    """What two articles are to each other, from the strongest relation to none."""

    VERBATIM_COPY = "verbatim-copy"
    EDITED_COPY = "edited-copy"
    REWRITTEN_COPY = "rewritten-copy"
    EXCERPT = "excerpt"
    SHARED_QUOTATIONS = "shared-quotations"
    SAME_EVENT = "same-event"
    UNRELATED = "unrelated"

    @property
    def joins_cluster(self) -> bool:
        """Whether the relation puts both articles into one cluster: whole copies do, the rest only relate."""
        return self in {Verdict.VERBATIM_COPY, Verdict.EDITED_COPY, Verdict.REWRITTEN_COPY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """
    Everything measured on a pair, each in [0, 1] unless said; what the verdict and its score rest on.

    `left_…` says how much of the left article is in the right one, and the
    other way round. Excluded spans (titles, captions, boilerplate) count
    nowhere. "Unquoted" leaves words in quotation marks out of both the
    part and the whole, but for words that the other article has without
    the marks. "Shared quotations" are words that both have in quotation marks.

    Attributes:
        left_share: share of the left article's words that lie in aligned passages.
        right_share: the same of the right article.
        left_share_unquoted: as left_share, without words in quotation marks.
        right_share_unquoted: as right_share, without words in quotation marks.
        left_verbatim: share of the left article's words, shared quotations left out, that stand in 5-word
            shingles of both.
        right_verbatim: the same of the right article.
        left_chain: sum of sentence cosines along the best monotone chain, quotations masked, over two more than
            the number of the left article's sentences that tell something outside quotations.
        right_chain: the same over the right article's sentences.
        in_order: the chain's sum over the sum of every sentence's best cosine, whatever the order; of the two
            sides, the larger: near 1 for a copy that keeps the order, however it was reworded.
        order_agreement: share of pairs of aligned passages that stand in the same order on both sides;
            0.5 (no evidence either way) where fewer than two passages are aligned.
        left_content: share of the left article's content-pair shingles, quotations masked, found in the right one.
        right_content: the same of the right article.
        numbers: agreement of the numbers outside quotations: one more than the common ones over two more than
            those of the article that has fewer; 0.5 where it has none.
        retold: share of the smaller article's content-pair shingles, quotations and words in shared 5-word runs
            masked, found in the other one: what both tell in words of their own.
        resemblance: exact resemblance (Jaccard) of 5-word shingles.
        left_containment: share of the left article's 5-word shingles found in the right one.
        right_containment: the same of the right article.
        copied_words: unquoted words in verbatim and edited passages, on the side where they are fewer (a count).
        quoted_words: words in shared quotations, of the side that has fewer (a count).
    """

    left_share: float = 0.0
    right_share: float = 0.0
    left_share_unquoted: float = 0.0
    right_share_unquoted: float = 0.0
    left_verbatim: float = 0.0
    right_verbatim: float = 0.0
    left_chain: float = 0.0
    right_chain: float = 0.0
    in_order: float = 0.0
    order_agreement: float = 0.5
    left_content: float = 0.0
    right_content: float = 0.0
    numbers: float = 0.5
    retold: float = 0.0
    resemblance: float = 0.0
    left_containment: float = 0.0
    right_containment: float = 0.0
    copied_words: int = 0
    quoted_words: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """
    What two articles are to each other, and why.

    Attributes:
        left: id of the one article.
        right: id of the other.
        verdict: the relation.
        score: in [0, 1]; grows with the evidence that one is a copy of the other.
        measures: the figures behind verdict and score.
        passages: aligned passages in the order of the left text.
    """

    left: str
    right: str
    verdict: Verdict
    score: float
    measures: Measures
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """
    Articles that are copies of one another, through verified copy relations.

    Attributes:
        id: stable across runs as long as the first member stays the first.
        members: article ids, sorted; two or more.
        representative: the longest member, the first id among equals.
        weakest_score: the lowest score among the relations that hold the cluster together.
        related: ids of articles outside that share an excerpt, quotations or the event with a member.
    """

    id: str
    members: tuple[str, ...]
    representative: str
    weakest_score: float
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """
    What was found in one article on its own; spans point into its text as given.

    Attributes:
        article: the article.
        n_words: words that take part in matching.
        roles: spans left out of matching.
        quotations: spans in quotation marks, marks included.
        too_short: whether it has too few words to be judged, so that it stands alone.
        disguises: characters that make the text look the same to a reader and different to a machine, by kind, with
            how often they stand there. Matching sees through them.
    """

    article: Article
    n_words: int
    roles: tuple[RoleSpan, ...] = ()
    quotations: tuple[Span, ...] = ()
    too_short: bool = False
    disguises: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """
    One finished run of the main job.

    Attributes:
        settings: the settings line that reproduces it.
        input_digest: SHA-256 over ids and texts, whatever their order, in hexadecimal; see `dedup.facts.input_digest`.
        articles: facts about every article, sorted by id; made when they are asked for.
        relations: every relation but `unrelated`, sorted by left and right id.
        clusters: sorted by falling size, then by first member.
        skips: what was not read, and why.
        counts: named totals: candidate pairs, capped buckets and the like.
        timings: seconds of wall time by stage; the only part that differs between equal runs.
    """

    settings: str
    input_digest: str
    articles: Sequence[ArticleFacts]
    relations: tuple[Relation, ...]
    clusters: tuple[Cluster, ...]
    skips: tuple[Skip, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    timings: Mapping[str, float] = field(default_factory=dict)
