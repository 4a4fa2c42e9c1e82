"""Stretches to those that stand: steps of an abstract become one, and of two that overlap the stronger stays."""

import numpy as np
from numpy.typing import NDArray

from dedup.kernels.compiler import njit
from dedup.kernels.order import stable_order

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
"""... and that they hold at least. They hold as many words as the steps or more: an abstract is the shorter one."""

_HALF = np.uint64(32)


@njit(nogil=False)
def _range(begin: int, end: int) -> np.uint64:
    """A range of words as one number that sorts as the range does."""
    return np.uint64(begin) << _HALF | np.uint64(end)


@njit(nogil=False, cache=True)
def join_abstracts(
    stretches: NDArray[np.int32],
    figures: NDArray[np.float64],
    side: int,
    n_words: tuple[int, int],
    enough: float,
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """
    Stretches, with those that make an abstract as one.

    A summary follows its source in steps that stand close together in the summary and far apart in the source.
    The whole source is what it answers to.

    Args:
        stretches: int32[c, 4], left words [begin, end) and right words [begin, end), in any order.
        figures: float64[c, 3], the evidence of each and the mean share of common pairs of either side.
        side: the side of the abstract, 0 for the left.
        n_words: words of either article.
        enough: evidence that the strongest step needs.

    Returns:
        The same, by their words on *side* and then on the other.
    """
    order = _order(stretches, side)
    joined, joined_figures = np.empty((stretches.shape[0], 4), np.int32), np.empty((stretches.shape[0], 3), np.float64)
    n_joined = 0
    first = 0
    while first < order.size:
        last = first + 1
        end = stretches[order[first], 2 * side + 1]
        while last < order.size and stretches[order[last], 2 * side] - end <= TOUCHING:
            end = max(end, stretches[order[last], 2 * side + 1])
            last += 1
        run = order[first:last]
        whole, whole_figures = _whole(stretches, figures, run, side, n_words)
        if _is_abstract(stretches, figures, run, whole, whole_figures, side, n_words, enough):
            _put(joined, joined_figures, n_joined, whole, whole_figures)
            n_joined += 1
        else:
            for place in run:
                _put(joined, joined_figures, n_joined, stretches[place], figures[place])
                n_joined += 1
        first = last
    return joined[:n_joined], joined_figures[:n_joined]


@njit(nogil=False)
def _order(stretches: NDArray[np.int32], side: int) -> NDArray[np.int64]:
    """The places of *stretches* by their words on *side*, then by those on the other."""
    n = stretches.shape[0]
    keys, other_keys = np.empty(n, np.uint64), np.empty(n, np.uint64)
    for place in range(n):
        other_keys[place] = _range(stretches[place, 2 - 2 * side], stretches[place, 3 - 2 * side])
    by_other = stable_order(other_keys)
    for place in range(n):
        keys[place] = _range(stretches[by_other[place], 2 * side], stretches[by_other[place], 2 * side + 1])
    order = stable_order(keys)
    for place in range(n):
        order[place] = by_other[order[place]]
    return order


@njit(nogil=False, inline=True)
def _whole(
    stretches: NDArray[np.int32],
    figures: NDArray[np.float64],
    run: NDArray[np.int64],
    side: int,
    n_words: tuple[int, int],
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """The steps of *run* as one stretch: on *side* from the first to the last, on the other all of the article."""
    whole, total = np.empty(4, np.int32), np.zeros(3, np.float64)
    whole[2 * side], whole[2 * side + 1] = stretches[run[0], 2 * side], stretches[run[0], 2 * side + 1]
    whole[2 - 2 * side], whole[3 - 2 * side] = 0, n_words[1 - side]
    n_inside = 0
    for place in run:
        whole[2 * side] = min(whole[2 * side], stretches[place, 2 * side])
        whole[2 * side + 1] = max(whole[2 * side + 1], stretches[place, 2 * side + 1])
        length = stretches[place, 2 * side + 1] - stretches[place, 2 * side]
        n_inside += length
        total[0] += figures[place, 0]
        total[1] += length * figures[place, 1]
        total[2] += length * figures[place, 2]
    total[1] /= n_inside
    total[2] /= n_inside
    return whole, total


@njit(nogil=False, inline=True)
def _is_abstract(
    stretches: NDArray[np.int32],
    figures: NDArray[np.float64],
    run: NDArray[np.int64],
    whole: NDArray[np.int32],
    whole_figures: NDArray[np.float64],
    side: int,
    n_words: tuple[int, int],
    enough: float,
) -> bool:
    """Whether the steps of *run*, *whole* as one, are an abstract on *side* of the article on the other side."""
    other = 1 - side
    first, last = stretches[run[0], 2 * other], stretches[run[0], 2 * other + 1]
    longest, n_steps, n_counterparts, n_forward = 0, 0, 0, 0
    before = np.uint64(0)
    strongest = 0.0
    for place in run:
        begin, end = stretches[place, 2 * other], stretches[place, 2 * other + 1]
        first, last = min(first, begin), max(last, end)
        size = int(stretches[place, 2 * side + 1] - stretches[place, 2 * side])
        longest = max(longest, size)
        n_steps += size
        strongest = max(strongest, figures[place, 0])
        n_counterparts += int(end - begin)
        n_forward += int(place != run[0] and before < _range(begin, end))
        before = _range(begin, end)
    length = whole[2 * side + 1] - whole[2 * side]
    return bool(
        strongest >= enough
        and whole_figures[1 + side] <= WORD_FOR_WORD
        and last - first >= max(MUCH_LONGER * length, MIN_SPREAD * n_words[other])
        and n_counterparts >= max(MIN_COUNTERPARTS * n_words[other], n_steps)
        and 2 * n_forward >= run.size - 1
        and (run.size == 1 or longest <= MOST_OF_ABSTRACT * length)
    )


@njit(nogil=False, cache=True)
def keep_apart(
    stretches: NDArray[np.int32], figures: NDArray[np.float64], enough: float
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """
    The stretches with *enough* evidence that overlap no stronger one on either side, by their left words.

    Args:
        stretches: int32[c, 4], left words [begin, end) and right words [begin, end), none of them empty.
        figures: float64[c, 3], see `join_abstracts`.
        enough: the least evidence, at least 0.

    Returns:
        int32[k, 4] and float64[k, 3].
    """
    order = _by_evidence(stretches, figures)
    kept, kept_figures = np.empty((stretches.shape[0], 4), np.int32), np.empty((stretches.shape[0], 3), np.float64)
    n_kept = 0
    for place in order:
        is_apart = figures[place, 0] >= enough
        for k in range(n_kept):
            if not is_apart:
                break
            is_apart = not (_overlap(stretches[place], kept[k], 0) or _overlap(stretches[place], kept[k], 2))
        if is_apart:
            _put(kept, kept_figures, n_kept, stretches[place], figures[place])
            n_kept += 1
    begins = np.empty(n_kept, np.uint64)
    for k in range(n_kept):
        begins[k] = kept[k, 0]
    found, found_figures = np.empty((n_kept, 4), np.int32), np.empty((n_kept, 3), np.float64)
    for place, k in enumerate(stable_order(begins)):
        _put(found, found_figures, place, kept[k], kept_figures[k])
    return found, found_figures


@njit(nogil=False)
def _put(
    stretches: NDArray[np.int32],
    figures: NDArray[np.float64],
    place: int,
    stretch: NDArray[np.int32],
    of_stretch: NDArray[np.float64],
) -> None:
    """Put a stretch and its figures in *place*."""
    for k in range(4):
        stretches[place, k] = stretch[k]
    for k in range(3):
        figures[place, k] = of_stretch[k]


@njit(nogil=False, inline=True)
def _by_evidence(stretches: NDArray[np.int32], figures: NDArray[np.float64]) -> NDArray[np.int64]:
    """The places of *stretches* by falling evidence; of equal ones by the lesser and then the larger of their sides."""
    n = stretches.shape[0]
    keys, order = np.empty(n, np.uint64), np.arange(n)
    # The bits of numbers that are not negative sort as the numbers do.
    evidence = figures[:, 0].copy().view(np.uint64)
    for key in range(3):
        for place in range(n):
            stretch = stretches[order[place]]
            left, right = _range(stretch[0], stretch[1]), _range(stretch[2], stretch[3])
            if key == 0:
                keys[place] = max(left, right)
            elif key == 1:
                keys[place] = min(left, right)
            else:
                keys[place] = ~evidence[order[place]]
        again = stable_order(keys)
        for place in range(n):
            again[place] = order[again[place]]
        order = again
    return order


@njit(nogil=False, inline=True)
def _overlap(one: NDArray[np.int32], other: NDArray[np.int32], side: int) -> bool:
    """Whether two stretches share a word on the side whose words begin at *side*."""
    return bool(one[side] < other[side + 1] and other[side] < one[side + 1])
