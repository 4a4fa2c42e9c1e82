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
    """How the two sides of a fragment or passage relate. Text in no fragment is original."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    PARAPHRASED = "paraphrased"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """
    A sentence or a few that say the same in both articles.

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """
    Two longer spans that tell the same: fragments that stand close together, and what is between.

    Attributes:
        left: span of the left article's text.
        right: span of the right article's text.
        kind: the class of most of its words.
        score: likeness in [0, 1] of its fragments, each by its words.
        fragments: what it is made of, in the order of the left text; all lie within it.
    """

    left: Span
    right: Span
    kind: PassageClass
    score: float
    fragments: tuple[Fragment, ...] = ()


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
        left_share: share of the left article's words that lie in aligned fragments.
        right_share: the same of the right article.
        left_share_unquoted: as left_share, without words in quotation marks.
        right_share_unquoted: as right_share, without words in quotation marks.
        left_verbatim: share of the left article's words, shared quotations left out, that stand in 5-word
            shingles of both.
        right_verbatim: the same of the right article.
        left_chain: sum of sentence cosines along the best monotone chain, quotations masked, over two more than
            the number of the left article's sentences that tell something outside quotations.
        right_chain: the same over the right article's sentences.
        left_weakest: least support, mean of two neighbouring sentences, that the left article's sentences have: the
            share of a sentence's terms by rarity, quotations left out, that two sentences of the right article hold.
        right_weakest: the same of the right article.
        left_quotations: of the left article's words in quotation marks, ten more than those that stand in 5-word
            shingles of both over twenty more than all; 0.5 where it quotes nothing.
        right_quotations: the same of the right article.
        left_details: of the left article's names and numbers outside quotations, one more than those that the right
            article has over two more than all; 0.5 where it has none.
        right_details: the same of the right article.
        told_together: of the pairs of common terms that stand in one sentence, quotations left out, three more than
            those paired in both articles over fifteen more than those paired in either; 0.2 where there are none.
        in_order: the chain's sum over the sum of every sentence's best cosine, whatever the order; of the two
            sides, the larger: near 1 for a copy that keeps the order, however it was reworded.
        order_agreement: share of pairs of aligned fragments that stand in the same order on both sides;
            0.5 (no evidence either way) where fewer than two fragments are aligned.
        left_content: share of the left article's content-pair shingles, quotations masked, found in the right one.
        right_content: the same of the right article.
        numbers: agreement of the numbers outside quotations: one more than the common ones over two more than
            those of the article that has fewer; 0.5 where it has none.
        retold: share of the smaller article's content-pair shingles, quotations and words in shared 5-word runs
            masked, found in the other one: what both tell in words of their own.
        resemblance: exact resemblance (Jaccard) of 5-word shingles.
        left_containment: share of the left article's 5-word shingles found in the right one.
        right_containment: the same of the right article.
        copied_words: unquoted words in verbatim and edited fragments, on the side where they are fewer (a count).
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
    left_weakest: float = 0.0
    right_weakest: float = 0.0
    left_quotations: float = 0.5
    right_quotations: float = 0.5
    left_details: float = 0.5
    right_details: float = 0.5
    told_together: float = 0.2
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


class ReasonKind(StrEnum):
    """What a reason for or against a direction rests on."""

    DATE = "date"
    CREDIT = "credit"
    BYLINE = "byline"
    DATELINE = "dateline"
    TRUNCATION = "truncation"
    EMBEDDING = "embedding"
    QUOTATION = "quotation"
    WORDING = "wording"
    RESIDUE = "residue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """
    One reason to take one of two articles for the source of the other.

    Attributes:
        kind: what it rests on.
        source: id of the article that it takes for the source.
        weight: natural logarithm of the odds that it gives; above 0.
        words: what is true of the other article, the supposed copy, for a reader: `stops early: …`.
        left: spans of the left article's text that it rests on.
        right: spans of the right article's text.
    """

    kind: ReasonKind
    source: str
    weight: float
    words: str
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonSource:
    """
    A third text that two articles likely both derive from.

    Attributes:
        name: who published it, where both articles name them; None where it is only inferred.
        words: why, for a reader.
    """

    name: str | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """
    Which of two articles is likely the source of the other; undetermined where the reasons are thin or at odds.

    Attributes:
        source: id of the likely source; None where undetermined.
        copy: id of the other article; None where undetermined.
        confidence: in [0, 1], from the sum of all reasons: 0 where they say nothing or cancel out.
        reasons: for and against, the heaviest first.
        common_source: a third text that both likely derive from; only where undetermined.
    """

    source: str | None
    copy: str | None
    confidence: float
    reasons: tuple[Reason, ...] = ()
    common_source: CommonSource | None = None


class CreditStatus(StrEnum):
    """Whether a copy says where its text is from."""

    CREDITED = "credited"
    UNCREDITED = "uncredited"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """
    Whether a copy says where its text is from.

    Attributes:
        status: unknown where neither the direction nor a name to look for is known.
        article: id of the article that gives the credit, or leaves it out; None where unknown. Of two that both credit
            a third publisher, the left one.
        name: whom it names, or should name; None where that is not known by name.
        spans: where in its text.
    """

    status: CreditStatus
    article: str | None = None
    name: str | None = None
    spans: tuple[Span, ...] = ()


class SwapPart(StrEnum):
    """What of an article is often replaced around a copied body."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"


class SwapChange(StrEnum):
    """What two articles have of a part."""

    SAME = "same"
    CHANGED = "changed"
    LEFT_ONLY = "left-only"
    RIGHT_ONLY = "right-only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """Headline, byline or dateline of two articles that share a body; None where one has none."""

    part: SwapPart
    change: SwapChange
    left: str | None
    right: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where the common text of two articles is likely from: direction, credit, and the parts around it."""

    direction: Direction
    credit: Credit
    swaps: tuple[Swap, ...] = ()


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
        provenance: who likely took it from whom; None where nothing was copied.
    """

    left: str
    right: str
    verdict: Verdict
    score: float
    measures: Measures
    passages: tuple[Passage, ...] = ()
    provenance: Provenance | None = None

    @property
    def fragments(self) -> tuple[Fragment, ...]:
        """The fragments of all passages, in the order of the left text."""
        fragments = (fragment for passage in self.passages for fragment in passage.fragments)
        return tuple(sorted(fragments, key=lambda fragment: (fragment.left, fragment.right)))


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPair:
    """
    Two members of a cluster, and what comparing them gave.

    Attributes:
        left: id of the one member.
        right: id of the other.
        verdict: what they are to each other; any verdict, for not all members of a cluster are copies of each other.
        score: in [0, 1], as in `Relation`.
    """

    left: str
    right: str
    verdict: Verdict
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """
    What a cluster hangs on: without it, its copies no longer connect the rest.

    Attributes:
        members: one id, when the cluster falls apart without that member; two, when it does without the relation
            between them.
        parts: what is left then, the largest part first; ids sorted. The two ends of a relation stand in parts.
    """

    members: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """
    Articles that are copies of one another, through verified copy relations.

    Attributes:
        id: stable across runs as long as the earliest member stays the earliest; see `clusters.anchor`.
        members: article ids, sorted; two or more.
        representative: the longest member, the first id among equals.
        weakest_score: the lowest score among the relations that hold the cluster together.
        weakest_pair: the two members with the lowest score of all that were compared.
        density: share of the compared pairs of members that are copies, in [0, 1].
        compared: share of all pairs of members that were compared, in [0, 1]; 1 for all but large clusters.
        core: members that are copies of two others at least, and of half of those they were compared with; both of two.
        fringe: members of a cluster of three or more that a single relation holds in it.
        bridges: what the cluster hangs on, the most even split first; the first few.
        related: ids of articles outside that share an excerpt, quotations or the event with a member, or are a copy
            of one and yet kept apart.
    """

    id: str
    members: tuple[str, ...]
    representative: str
    weakest_score: float
    weakest_pair: MemberPair
    density: float = 1.0
    compared: float = 1.0
    core: tuple[str, ...] = ()
    fringe: tuple[str, ...] = ()
    bridges: tuple[Bridge, ...] = ()
    related: tuple[str, ...] = ()


class Kinship(StrEnum):
    """How a member of a cluster stands to the one it hangs on in the family tree."""

    LIKELY = "likely"
    UNDETERMINED = "undetermined"
    COMMON_SOURCE = "common-source"
    ROOT = "root"


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """
    One member of a cluster in its family tree, and what it hangs on.

    Attributes:
        member: its id.
        parent: id of the member it likely derives from; None for a root and for what hangs on a missing source.
        kinship: how sure that is: `likely` where the direction is, `undetermined` where only the link is.
        confidence: that of the direction, in [0, 1]; 0 where there is no parent.
        shared: how much of the member's text is in its parent's, weighted by likeness, in [0, 1].
        words: the first reasons to take it for a copy of its parent, or of the missing source, for a reader.
        own: spans of its text that no other member has.
        own_share: their share of the member's prose, in [0, 1].
    """

    member: str
    parent: str | None
    kinship: Kinship
    confidence: float = 0.0
    shared: float = 0.0
    words: tuple[str, ...] = ()
    own: tuple[Span, ...] = ()
    own_share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyTree:
    """
    Who likely took from whom in a cluster.

    Attributes:
        cluster: its id.
        branches: one for each member, parents before their children, brothers by id.
        missing: the text outside of the cluster that several roots likely derive from.
    """

    cluster: str
    branches: tuple[Branch, ...]
    missing: CommonSource | None = None


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
