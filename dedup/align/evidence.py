"""Two profiles to everything measured on the pair."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.align.fragments import WordFragment
from dedup.align.passages import WordPassage, passages
from dedup.align.profile import Postings, Profile
from dedup.align.sentence_pairs import SentenceMatches, group_matches, match_sentences
from dedup.config import Config
from dedup.kernels.sets import shared_shingles, words_in_runs
from dedup.kernels.support import count_common, told_together, weakest_support
from dedup.model import Measures, PassageClass
from dedup.shingles import content_view

DOUBT = 2.0
"""Sentences that match nothing, added to every article: a chain through three sentences proves less than one
through thirty of the same likeness."""

QUOTED_WORDS = 10
"""Words added to those quoted and half of them to those shared: a quotation of a few words says little."""

COPIED = (PassageClass.VERBATIM, PassageClass.EDITED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """
    What comparing two articles gave, before anything is called a copy.

    Attributes:
        measures: the named figures.
        passages: aligned passages, in words, in the order of the left article.
        words_by_class: own words in fragments of each class, on the side where they are fewer.
        own_words: own words of the article that has fewer.
        digits: share of the words that hold a digit, of the article that has more of them.
        left_words: words of the left article.
        right_words: words of the right article.
    """

    measures: Measures
    passages: tuple[WordPassage, ...]
    words_by_class: dict[PassageClass, int]
    own_words: int
    digits: float
    left_words: int
    right_words: int


def gather(left: Profile, right: Profile, config: Config) -> Evidence:
    """Compare *left* with *right*."""
    groups = group_matches(match_sentences(left.postings, right.postings), config.align)
    found = passages(left, right, groups, config.align)
    aligned = [fragment for passage in found for fragment in passage.fragments]
    words = _overlap(left.word_shingles, right.word_shingles, left.quoted, right.quoted)
    left_runs, right_runs = _runs(words.in_right, left), _runs(words.in_left, right)
    in_left = _inside(left.n_words, [fragment.left for fragment in aligned])
    in_right = _inside(right.n_words, [fragment.right for fragment in aligned])
    content = _overlap(left.content_shingles, right.content_shingles)
    retold = _overlap(
        content_view(left.tokens, left_runs.own & ~left_runs.copied, config.sketch),
        content_view(right.tokens, right_runs.own & ~right_runs.copied, config.sketch),
    )
    chains = match_sentences(left.unquoted, right.unquoted)
    by_class = _words_by_class(aligned, left_runs.own, right_runs.own)
    measures = Measures(
        left_share=_share(in_left),
        right_share=_share(in_right),
        left_share_unquoted=_share(in_left[left_runs.own]),
        right_share_unquoted=_share(in_right[right_runs.own]),
        left_verbatim=_share(left_runs.copied[~left_runs.quotation]),
        right_verbatim=_share(right_runs.copied[~right_runs.quotation]),
        left_chain=_chain(chains.chain, left.unquoted),
        right_chain=_chain(chains.chain, right.unquoted),
        left_weakest=_weakest(left, right),
        right_weakest=_weakest(right, left),
        left_quotations=_quotations(left, left_runs),
        right_quotations=_quotations(right, right_runs),
        left_details=_details(left, right),
        right_details=_details(right, left),
        told_together=_told_together(left.unquoted, right.unquoted),
        in_order=_in_order(chains),
        order_agreement=_order_agreement([fragment.right[0] for fragment in aligned]),
        left_content=_ratio(content.n_shared, content.n_left),
        right_content=_ratio(content.n_shared, content.n_right),
        numbers=_agreement(left.numbers, right.numbers),
        retold=_ratio(retold.n_shared, min(retold.n_left, retold.n_right)),
        resemblance=_ratio(words.n_shared, words.n_left + words.n_right - words.n_shared),
        left_containment=_ratio(words.n_shared, words.n_left),
        right_containment=_ratio(words.n_shared, words.n_right),
        copied_words=sum(by_class.get(kind, 0) for kind in COPIED),
        quoted_words=int(min(left_runs.quotation.sum(), right_runs.quotation.sum())),
    )
    return Evidence(
        measures=measures,
        passages=found,
        words_by_class=by_class,
        own_words=int(min(np.count_nonzero(left_runs.own), np.count_nonzero(right_runs.own))),
        digits=max(left.digits, right.digits),
        left_words=left.n_words,
        right_words=right.n_words,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Overlap:
    """Two lists of shingles against each other; see `kernels.sets.shared_shingles`."""

    n_left: int
    n_right: int
    n_shared: int
    in_right: NDArray[np.uint8]
    in_left: NDArray[np.uint8]


def _overlap(
    left: NDArray[np.uint64],
    right: NDArray[np.uint64],
    left_quoted: NDArray[np.bool_] | None = None,
    right_quoted: NDArray[np.bool_] | None = None,
) -> _Overlap:
    """The exact overlap of two lists of shingles; which words are quoted is told by first words, if it matters."""
    in_right, in_left = np.empty(left.size, np.uint8), np.empty(right.size, np.uint8)
    quoted = np.zeros(left.size, np.bool_) if left_quoted is None else left_quoted[: left.size]
    other_quoted = np.zeros(right.size, np.bool_) if right_quoted is None else right_quoted[: right.size]
    n_left, n_right, n_shared = shared_shingles(left, right, quoted, other_quoted, in_right, in_left)
    return _Overlap(n_left=n_left, n_right=n_right, n_shared=n_shared, in_right=in_right, in_left=in_left)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Runs:
    """
    The words of one article by what shared word shingles make of them, each bool[n_words].

    Attributes:
        copied: words that both articles have in a run, and that are no shared quotation.
        quotation: quoted words of runs that both articles quote: shared quotations.
        own: words that count as the article's own: unquoted, or quoted here and not there.
    """

    copied: NDArray[np.bool_]
    quotation: NDArray[np.bool_]
    own: NDArray[np.bool_]


def _runs(common: NDArray[np.uint8], article: Profile) -> _Runs:
    """The words of *article*, given for each of its shingles whether it is `ABSENT`, `SHARED` or `QUOTED`."""
    copied, quotation = np.empty(article.n_words, np.bool_), np.empty(article.n_words, np.bool_)
    words_in_runs(common, article.quoted, copied, quotation)
    return _Runs(copied=copied, quotation=quotation, own=~article.quoted | copied)


def _inside(n_words: int, ranges: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """bool[n_words]: which words lie in any of *ranges*."""
    inside = np.zeros(n_words, np.bool_)
    for begin, end in ranges:
        inside[begin:end] = True
    return inside


def _words_by_class(
    aligned: Sequence[WordFragment], left_own: NDArray[np.bool_], right_own: NDArray[np.bool_]
) -> dict[PassageClass, int]:
    """How many own words lie in fragments of each class, on the side where they are fewer."""
    left, right = _running(left_own), _running(right_own)
    counts: dict[PassageClass, tuple[int, int]] = {}
    for fragment in aligned:
        ours, theirs = counts.get(fragment.kind, (0, 0))
        counts[fragment.kind] = (
            ours + left[fragment.left[1]] - left[fragment.left[0]],
            theirs + right[fragment.right[1]] - right[fragment.right[0]],
        )
    return {kind: min(both) for kind, both in counts.items()}


def _running(flags: NDArray[np.bool_]) -> list[int]:
    """How many of the *flags* before each place are set, from none to all."""
    return [0, *np.cumsum(flags).tolist()]


def _chain(total: float, postings: Postings) -> float:
    """The chain's sum over the number of telling sentences, and a few that match nothing; see `DOUBT`."""
    return total / (postings.n_telling + DOUBT)


def _weakest(article: Profile, other: Profile) -> float:
    """The least support that two neighbouring sentences of *article* have in *other*, whose quotations count too."""
    mine, theirs = article.unquoted, other.postings
    return weakest_support(
        mine.terms, mine.sentences, mine.values, mine.n_sentences, theirs.terms, theirs.sentences, theirs.n_sentences
    )


def _quotations(article: Profile, runs: _Runs) -> float:
    """The share of quoted words that the other article has in runs too; 0.5 where nothing is quoted."""
    n_quoted = np.count_nonzero(article.quoted)
    n_shared = np.count_nonzero(article.quoted & (runs.quotation | runs.copied))
    return float((n_shared + QUOTED_WORDS) / (n_quoted + 2 * QUOTED_WORDS))


def _details(article: Profile, other: Profile) -> float:
    """One more than the names and numbers found in *other* over two more than all: 0.5 where there is none."""
    return (count_common(article.details, other.vocabulary) + 1) / (article.details.size + 2)


def _told_together(left: Postings, right: Postings) -> float:
    """The resemblance of the pairs of common terms that stand in one sentence; 0.2 where there are none."""
    n_left, n_right, n_shared = told_together(
        left.terms, left.sentences, left.n_sentences, right.terms, right.sentences, right.n_sentences
    )
    return (n_shared + 3) / (n_left + n_right - n_shared + 15)


def _in_order(matches: SentenceMatches) -> float:
    """The chain's sum over the sum of the best cosines of the side where it is the larger part."""
    best = min(float(matches.left_best.sum()), float(matches.right_best.sum()))
    return min(1.0, matches.chain / best) if best else 0.0


def _order_agreement(places: Sequence[int]) -> float:
    """The share of pairs of *places* that rise; 0.5 where there is no pair."""
    column = np.array(places)
    n_pairs = column.size * (column.size - 1) // 2
    if n_pairs == 0:
        return 0.5
    # Row by row: the whole table of the pairs of 20,000 fragments takes 400 MB.
    n_rising = sum(int(np.count_nonzero(column[row] <= column[row + 1 :])) for row in range(column.size - 1))
    return n_rising / n_pairs


def _agreement(left: frozenset[int], right: frozenset[int]) -> float:
    """One more than the common values over two more than those of the smaller set: 0.5 where it is empty."""
    return (len(left & right) + 1) / (min(len(left), len(right)) + 2)


def _share(flags: NDArray[np.bool_]) -> float:
    """The share of *flags* that are set; 0 where there are none."""
    return float(np.count_nonzero(flags) / flags.size) if flags.size else 0.0


def _ratio(part: int, whole: int) -> float:
    """Part / whole, and 0 of nothing."""
    return part / whole if whole else 0.0
