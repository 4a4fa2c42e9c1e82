"""
Two articles by their words alone: the evidence of the verbatim view, without sentences, quotations or rare words.

What two texts have word for word is found exactly, and so are resemblance and containments. Runs that stand close
together in the same order are one passage; what of it lies in no run was edited.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dedup.align.evidence import Evidence
from dedup.align.passages import WordFragment, WordPassage
from dedup.config import AlignConfig, SketchConfig
from dedup.kernels.runs import common_runs
from dedup.kernels.scan import IS_NUMBER
from dedup.kernels.sets import SHARED, shared_shingles
from dedup.model import Measures, PassageClass, Span
from dedup.shingles import PlainWords, plain_words, verbatim_view
from dedup.text.parse import ParsedText


class Words(Protocol):
    """The words of an article that take part in matching; `Tokens` has them."""

    @property
    def words(self) -> NDArray[np.uint64]:
        """uint64[n], hash of each word."""

    @property
    def flags(self) -> NDArray[np.uint8]:
        """uint8[n], bits `IS_…` of `kernels.scan`."""


class Worded(Protocol):
    """An article ready to be compared by its words."""

    @property
    def tokens(self) -> Words:
        """The words that take part."""

    @property
    def word_shingles(self) -> NDArray[np.uint64]:
        """The verbatim view, one shingle for each word that k - 1 words follow."""

    def spans(self, words: Iterable[tuple[int, int]]) -> list[Span]:
        """The original code points of each of some ranges of *words*, [begin, end), none of them empty."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordProfile:
    """
    One article, ready to be compared by its words alone; what `Profile` is to all that can be compared.

    Attributes:
        parsed: the text and the way back to its original characters.
        tokens: the words that take part.
        word_shingles: uint64[…], the verbatim view.
    """

    parsed: ParsedText
    tokens: PlainWords
    word_shingles: NDArray[np.uint64]

    @property
    def n_words(self) -> int:
        """Words that take part in matching."""
        return self.tokens.words.size

    def spans(self, words: Iterable[tuple[int, int]]) -> list[Span]:
        """See `Worded.spans`."""
        ranges = np.array(list(words), np.int64).reshape(-1, 2)
        starts, ends = self.parsed.offsets.to_original_array(
            self.tokens.starts[ranges[:, 0]].astype(np.int64), self.tokens.ends[ranges[:, 1] - 1].astype(np.int64)
        )
        return [Span(start, end) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


def word_profile(parsed: ParsedText, config: SketchConfig) -> WordProfile:
    """The profile of one article."""
    tokens = plain_words(parsed)
    return WordProfile(parsed=parsed, tokens=tokens, word_shingles=verbatim_view(tokens, config))


def gather_runs(left: Worded, right: Worded, config: AlignConfig) -> Evidence:
    """
    Compare *left* with *right* by their words.

    Of the measures, those of the words are given: shares (of the words in passages), runs, resemblance, containments
    and copied words. The others are what they are where nothing is known.
    """
    n_words = left.tokens.words.size, right.tokens.words.size
    n_left, n_right, n_shared, in_runs = _overlap(left, right)
    found = _passages(_runs(left, right), config)
    left_share = _share(sum(each.left[1] - each.left[0] for each in found), n_words[0])
    right_share = _share(sum(each.right[1] - each.right[0] for each in found), n_words[1])
    copied = sum(fragment.left[1] - fragment.left[0] for each in found for fragment in each.fragments)
    measures = Measures(
        left_share=left_share,
        right_share=right_share,
        left_share_unquoted=left_share,
        right_share_unquoted=right_share,
        left_verbatim=_share(in_runs[0], n_words[0]),
        right_verbatim=_share(in_runs[1], n_words[1]),
        resemblance=_share(n_shared, n_left + n_right - n_shared),
        left_containment=_share(n_shared, n_left),
        right_containment=_share(n_shared, n_right),
        copied_words=copied,
    )
    return Evidence(
        measures=measures,
        passages=found,
        words_by_class={PassageClass.VERBATIM: copied},
        own_words=min(n_words),
        digits=max(_digits(left), _digits(right)),
        left_words=n_words[0],
        right_words=n_words[1],
    )


def _overlap(left: Worded, right: Worded) -> tuple[int, int, int, tuple[int, int]]:
    """The sizes of both sets of shingles, of what is in both, and how many words of each text stand in such."""
    in_right, in_left = np.empty(left.word_shingles.size, np.uint8), np.empty(right.word_shingles.size, np.uint8)
    unquoted = np.zeros(in_right.size, np.bool_), np.zeros(in_left.size, np.bool_)
    sizes = shared_shingles(left.word_shingles, right.word_shingles, *unquoted, in_right, in_left)
    in_runs = _n_covered(in_right, left.tokens.words.size), _n_covered(in_left, right.tokens.words.size)
    return *sizes, in_runs


def _n_covered(common: NDArray[np.uint8], n_words: int) -> int:
    """How many words stand in shingles that both texts have, given for each shingle whether it is one."""
    places = np.flatnonzero(common == SHARED)
    if not places.size:
        return 0
    width = n_words - common.size + 1
    return int(np.minimum(np.diff(places), width).sum()) + width


def _runs(left: Worded, right: Worded) -> list[list[int]]:
    """First words and length of every common run, in the order of the left text."""
    ours, theirs = left.tokens.words, right.tokens.words
    width, other_width = ours.size - left.word_shingles.size, theirs.size - right.word_shingles.size
    if not (ours.size and theirs.size) or width != other_width:
        return []
    runs = np.empty((min(ours.size, theirs.size), 3), np.int32)
    n_runs = common_runs(ours, theirs, left.word_shingles, right.word_shingles, runs)
    found: list[list[int]] = runs[:n_runs].tolist()
    return found


def _passages(runs: Sequence[Sequence[int]], config: AlignConfig) -> tuple[WordPassage, ...]:
    """*runs* as passages, in the order of the left text."""
    groups: list[list[Sequence[int]]] = []
    for run in runs:
        if groups and _goes_on(groups[-1][-1], run, config):
            groups[-1].append(run)
        else:
            groups.append([run])
    return tuple(_passage(group, config) for group in groups)


def _goes_on(before: Sequence[int], run: Sequence[int], config: AlignConfig) -> bool:
    """Whether *run* stands close enough behind the one *before* it on both sides to belong to its passage."""
    gap, other_gap = run[0] - before[0] - before[2], run[1] - before[1] - before[2]
    return (
        gap <= config.max_gap and 0 <= other_gap <= config.max_gap and abs(gap - other_gap) <= config.max_gap_difference
    )


def _passage(runs: Sequence[Sequence[int]], config: AlignConfig) -> WordPassage:
    """The passage that *runs* make."""
    first, last = runs[0], runs[-1]
    left, right = (first[0], last[0] + last[2]), (first[1], last[1] + last[2])
    likeness = 2 * sum(run[2] for run in runs) / (left[1] - left[0] + right[1] - right[0])
    return WordPassage(
        left=left,
        right=right,
        kind=PassageClass.VERBATIM if likeness >= config.verbatim_likeness else PassageClass.EDITED,
        likeness=likeness,
        fragments=tuple(
            WordFragment(
                left=(run[0], run[0] + run[2]),
                right=(run[1], run[1] + run[2]),
                kind=PassageClass.VERBATIM,
                likeness=1.0,
            )
            for run in runs
        ),
    )


def _digits(article: Worded) -> float:
    """The share of words that hold a digit."""
    return _share(int(np.count_nonzero(article.tokens.flags & IS_NUMBER)), article.tokens.words.size)


def _share(part: int, whole: int) -> float:
    """Part / whole, and 0 of nothing."""
    return part / whole if whole else 0.0
