"""Stretches of two articles that share more content pairs than chance gives: where passages begin and end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dedup.align.profile import Profile
from dedup.config import AlignConfig
from dedup.kernels.dots import best_dots, place_dots, shared_dots
from dedup.kernels.stretches import find_stretches

CUT = 3.0
"""What an end that parts a sentence costs, in content pairs, so that a stretch ends where a sentence does if it can."""

TOUCHING = 50
"""Words that may stand between two steps of an abstract, on the side of the abstract."""

WORD_FOR_WORD = 0.75
"""Mean share of common content pairs from which a stretch is copied rather than abstracted."""

MUCH_LONGER = 2.5
"""How many times as long as its abstract the abstracted part of an article is at least."""

MOST_OF_ABSTRACT = 0.9
"""Share of an abstract that one of its steps may be; beyond, it is that step with a stray one beside it."""

MIN_SPREAD = 0.3
"""Share of an article over which the counterparts of the steps of its abstract are spread at least, ..."""

MIN_COUNTERPARTS = 0.04
"""... and that they hold at least. They hold as many words as the steps or more: an abstract is shorter than that."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """
    A run of words of each article, [begin, end), that share content pairs.

    Attributes:
        words: those of the left and of the right article.
        evidence: content pairs that they share beyond chance, both sides together.
        shares: mean share of its content pairs that each side has in common with the other, in [0, 1].
    """

    words: tuple[Range, Range]
    evidence: float
    shares: tuple[float, float]

    def length(self, side: int) -> int:
        """The words on one side, 0 for the left and 1 for the right."""
        return self.words[side][1] - self.words[side][0]

    def overlaps(self, other: "Stretch") -> bool:
        """Whether the two share a word on either side."""
        return any(one[0] < two[1] and two[0] < one[1] for one, two in zip(self.words, other.words, strict=True))


def stretches(left: Profile, right: Profile, config: AlignConfig) -> tuple[Stretch, ...]:
    """The stretches of *left* and *right*, in the order of the left article; no two overlap on either side."""
    # Half of what a copy of the whole of the shorter article gives is enough where articles are very short.
    enough = min(config.min_evidence, left.pairs.keys.size, right.pairs.keys.size)
    found = _candidates(left, right, min(config.min_part_evidence, enough), config)
    for side in (0, 1):
        found = _abstracted(found, side, (left.n_words, right.n_words), enough)
    return _apart(stretch for stretch in found if stretch.evidence >= enough)


def _candidates(left: Profile, right: Profile, min_evidence: float, config: AlignConfig) -> list[Stretch]:
    """Whatever might be a stretch or a part of an abstract."""
    dots, weights = shared_dots(left.pairs.keys, right.pairs.keys)
    kept = best_dots(dots, left.pairs.sentences, right.pairs.sentences, len(right.sentences))
    placed, weights = place_dots(dots, weights, kept, left.pairs.words, right.pairs.words)
    if 2 * weights.sum() < min_evidence:
        return []
    ranges, figures = find_stretches(
        placed,
        weights,
        (left.pairs.keys.size, right.pairs.keys.size),
        left.pairs.room,
        right.pairs.room,
        left.sentences,
        right.sentences,
        config.max_gap,
        config.max_gap_difference,
        CUT,
        min_evidence,
    )
    return [
        Stretch(words=((a, b), (c, d)), evidence=evidence, shares=(share, other_share))
        for (a, b, c, d), (evidence, share, other_share) in zip(ranges.tolist(), figures.tolist(), strict=True)
    ]


def _abstracted(found: Iterable[Stretch], side: int, n_words: Range, enough: float) -> list[Stretch]:
    """
    *found*, with those that make an abstract as one stretch.

    A summary follows its source in steps that stand close together in the summary and far apart in the source.
    The whole source is what it answers to.

    Args:
        found: stretches in any order.
        side: the side of the abstract, 0 for the left.
        n_words: words of either article.
        enough: evidence that the strongest step needs.
    """
    runs: list[list[Stretch]] = []
    end = -1
    for stretch in sorted(found, key=lambda each: (each.words[side], each.words[1 - side])):
        if runs and stretch.words[side][0] - end <= TOUCHING:
            runs[-1].append(stretch)
            end = max(end, stretch.words[side][1])
        else:
            runs.append([stretch])
            end = stretch.words[side][1]
    abstracted: list[Stretch] = []
    for run in runs:
        whole = _whole(run, side, n_words)
        is_strong = any(each.evidence >= enough for each in run)
        abstracted += [whole] if is_strong and _is_abstract(run, whole, side, n_words) else run
    return abstracted


def _is_abstract(run: Sequence[Stretch], whole: Stretch, side: int, n_words: Range) -> bool:
    """Whether the steps of *run* together, *whole*, are an abstract on *side* of the article on the other side."""
    other = 1 - side
    spread = max(each.words[other][1] for each in run) - min(each.words[other][0] for each in run)
    n_retold = sum(each.length(other) for each in run)
    n_forward = sum(one.words[other] < two.words[other] for one, two in pairwise(run))
    return (
        whole.shares[side] <= WORD_FOR_WORD
        and spread >= max(MUCH_LONGER * whole.length(side), MIN_SPREAD * n_words[other])
        and n_retold >= max(MIN_COUNTERPARTS * n_words[other], sum(each.length(side) for each in run))
        and 2 * n_forward >= len(run) - 1
        and (len(run) == 1 or max(each.length(side) for each in run) <= MOST_OF_ABSTRACT * whole.length(side))
    )


def _whole(run: Sequence[Stretch], side: int, n_words: Range) -> Stretch:
    """The steps of *run* as one stretch: on *side* from the first to the last, on the other all of the article."""
    steps = (min(each.words[side][0] for each in run), max(each.words[side][1] for each in run))
    article = (0, n_words[1 - side])
    size = sum(each.length(side) for each in run)
    left, right = (sum(each.length(side) * each.shares[s] for each in run) / size for s in (0, 1))
    return Stretch(
        words=(steps, article) if side == 0 else (article, steps),
        evidence=sum(each.evidence for each in run),
        shares=(left, right),
    )


def _apart(found: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Of stretches that overlap the one with more evidence, in the order of the left article."""
    kept: list[Stretch] = []
    for stretch in sorted(found, key=lambda each: (-each.evidence, min(each.words), max(each.words))):
        if not any(stretch.overlaps(other) for other in kept):
            kept.append(stretch)
    return tuple(sorted(kept, key=lambda each: each.words))
