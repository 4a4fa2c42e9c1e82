"""What two articles are to each other: passages, measures, verdict."""

from dataclasses import dataclass
from enum import StrEnum

from dedup.model.provenance import Provenance
from dedup.model.span import Span


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
        return tuple(sorted(fragments, key=_place))


def _place(fragment: Fragment) -> tuple[int, int, int, int]:
    """Where a fragment stands; as numbers, which compare in a tenth of the time of spans."""
    return fragment.left.start, fragment.left.end, fragment.right.start, fragment.right.end
