"""
What the tables are made of: scores of clusterings, rankings and aligned passages.

Clusterings are given as two lists of labels, one for each article and in the
same order; which labels are used does not matter.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from dedup.model import Span, merge_spans


def _pairs(n: int) -> int:
    """The number of pairs among *n* things."""
    return n * (n - 1) // 2


@dataclass(frozen=True, slots=True)
class _PairCounts:
    """Pairs of articles that share a cluster: in both clusterings, in the truth, in what was found, and all pairs."""

    both: int
    truth: int
    found: int
    every: int


def _pair_counts(truth: Sequence[Hashable], found: Sequence[Hashable]) -> _PairCounts:
    return _PairCounts(
        both=sum(map(_pairs, Counter(zip(truth, found, strict=True)).values())),
        truth=sum(map(_pairs, Counter(truth).values())),
        found=sum(map(_pairs, Counter(found).values())),
        every=_pairs(len(truth)),
    )


def adjusted_rand_index(truth: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """
    Agreement of two clusterings over pairs, corrected for chance: 1 for equal ones, about 0 for random ones.

    Hubert and Arabie, *Comparing partitions*, Journal of Classification 2 (1985), equation 5.
    """
    n = _pair_counts(truth, found)
    expected = n.truth * n.found / n.every if n.every else 0.0
    most = (n.truth + n.found) / 2
    return 1.0 if most == expected else (n.both - expected) / (most - expected)


@dataclass(frozen=True, slots=True)
class PrecisionRecall:
    """Precision and recall, each in [0, 1]."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean, and 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def pairwise(truth: Sequence[Hashable], found: Sequence[Hashable]) -> PrecisionRecall:
    """
    Which pairs of articles share a cluster; finding none of none counts as 1.

    Manning, Raghavan and Schütze, *Introduction to Information Retrieval* (2008), §16.3.
    """
    n = _pair_counts(truth, found)
    return PrecisionRecall(n.both / n.found if n.found else 1.0, n.both / n.truth if n.truth else 1.0)


def b_cubed(truth: Sequence[Hashable], found: Sequence[Hashable]) -> PrecisionRecall:
    """
    For each article, how much of its cluster belongs there and how much of what belongs is there; the mean of all.

    Bagga and Baldwin, *Entity-based cross-document coreferencing using the vector space model*, COLING-ACL 1998.
    """
    if not truth:
        return PrecisionRecall(1.0, 1.0)
    in_truth, in_found = Counter(truth), Counter(found)
    cells = Counter(zip(truth, found, strict=True))
    precision = sum(n * n / in_found[label] for (_, label), n in cells.items())
    recall = sum(n * n / in_truth[label] for (label, _), n in cells.items())
    return PrecisionRecall(precision / len(truth), recall / len(truth))


def roc_auc(positives: Sequence[float], negatives: Sequence[float]) -> float:
    """
    The probability that a positive scores above a negative, ties counting half.

    Mann and Whitney's U over the number of pairs: Hanley and McNeil, Radiology 143 (1982).

    Raises:
        ValueError: when either side is empty.
    """
    if not positives or not negatives:
        message = f"an AUC needs both sides, got {len(positives)} positives and {len(negatives)} negatives"
        raise ValueError(message)
    up, down = Counter(positives), Counter(negatives)
    below, wins = 0, 0.0
    for score in sorted(up.keys() | down.keys()):
        wins += up[score] * (below + down[score] / 2)
        below += down[score]
    return wins / (len(positives) * len(negatives))


@dataclass(frozen=True, slots=True)
class Case:
    """A passage of one document that stands in another: annotated, or detected."""

    copy_id: str
    source_id: str
    copy: Span
    source: Span

    def detects(self, other: "Case") -> bool:
        """Whether the two share characters on both sides of the same two documents."""
        return (
            (self.copy_id, self.source_id) == (other.copy_id, other.source_id)
            and self.copy.overlaps(other.copy)
            and self.source.overlaps(other.source)
        )

    @property
    def size(self) -> int:
        """Characters on both sides."""
        return len(self.copy) + len(self.source)


@dataclass(frozen=True, slots=True)
class Plagdet:
    """
    How well passages were detected.

    Attributes:
        precision: mean share of a detection's characters that are annotated, in [0, 1].
        recall: mean share of an annotated case's characters that are detected, in [0, 1].
        granularity: detections for each case detected, at least 1.
    """

    precision: float
    recall: float
    granularity: float

    @property
    def score(self) -> float:
        """The harmonic mean of precision and recall over log2(1 + granularity), in [0, 1]."""
        return PrecisionRecall(self.precision, self.recall).f1 / math.log2(1 + self.granularity)


def plagdet(cases: Sequence[Case], detections: Sequence[Case]) -> Plagdet:
    """
    Macro-averaged character precision and recall of *detections*, and how much they are in pieces.

    Characters count on both sides, and one covered twice counts once. Nothing found where nothing is counts as 1.

    Potthast, Stein, Barrón-Cedeño and Rosso, *An evaluation framework for plagiarism detection*, COLING 2010, §2.
    """
    if not cases and not detections:
        return Plagdet(1.0, 1.0, 1.0)
    by_case = _detecting(cases, detections)
    detected = [len(found) for found in by_case if found]
    return Plagdet(
        precision=_mean_cover(detections, _detecting(detections, cases)),
        recall=_mean_cover(cases, by_case),
        granularity=sum(detected) / len(detected) if detected else 1.0,
    )


def _detecting(cases: Iterable[Case], others: Iterable[Case]) -> list[list[Case]]:
    """For each of *cases*, those of *others* that detect it."""
    of_documents: defaultdict[tuple[str, str], list[Case]] = defaultdict(list)
    for other in others:
        of_documents[other.copy_id, other.source_id].append(other)
    return [[other for other in of_documents[case.copy_id, case.source_id] if other.detects(case)] for case in cases]


def _mean_cover(cases: Sequence[Case], detecting: Sequence[Sequence[Case]]) -> float:
    """The mean share of the characters of *cases* that the *detecting* ones cover."""
    shares = [
        (
            _covered(case.copy, [other.copy for other in others])
            + _covered(case.source, [other.source for other in others])
        )
        / case.size
        for case, others in zip(cases, detecting, strict=True)
    ]
    return sum(shares) / len(shares) if shares else 0.0


def _covered(span: Span, others: Iterable[Span]) -> int:
    """The characters of *span* that lie in any of *others*."""
    return sum(
        min(span.end, other.end) - max(span.start, other.start) for other in merge_spans(others) if span.overlaps(other)
    )
