"""Every score is what its paper says: small cases counted by hand, and scikit-learn's answers where it has one."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics as sklearn_metrics
from sklearn.metrics.cluster import pair_confusion_matrix

from benchmarks.accuracy.metrics import (
    Case,
    Plagdet,
    PrecisionRecall,
    adjusted_rand_index,
    b_cubed,
    pairwise,
    plagdet,
    roc_auc,
)
from dedup.model import Span

LABELINGS = st.integers(2, 30).flatmap(
    lambda n: st.tuples(*[st.lists(st.integers(0, 5), min_size=n, max_size=n) for _ in range(2)])
)


def case(copy, source, documents=("copy", "source")):
    return Case(*documents, Span(*copy), Span(*source))


def test_the_adjusted_rand_index_of_a_case_counted_by_hand():
    # Pairs together in both 1, in the truth 2, found 2, of 6; expected 2 * 2 / 6.
    assert adjusted_rand_index("aabb", "aabc") == pytest.approx((1 - 2 * 1 / 6) / (1.5 - 2 * 1 / 6))


def test_equal_clusterings_agree_fully_whatever_their_labels():
    for truth, found in (("aabbc", [5, 5, 6, 6, 7]), ("abc", "xyz"), ("aaa", "bbb"), ("a", "b"), ("", "")):
        assert adjusted_rand_index(truth, found) == 1.0
        assert pairwise(truth, found) == PrecisionRecall(1.0, 1.0)
        assert b_cubed(truth, found) == PrecisionRecall(1.0, 1.0)


@given(LABELINGS)
def test_the_adjusted_rand_index_is_the_one_of_scikit_learn(labelings):
    assert adjusted_rand_index(*labelings) == pytest.approx(sklearn_metrics.adjusted_rand_score(*labelings))


@given(LABELINGS)
def test_pairwise_scores_are_those_of_the_pair_confusion_matrix(labelings):
    (_, wrong), (missed, right) = pair_confusion_matrix(*labelings).tolist()
    score = pairwise(*labelings)

    assert score.precision == pytest.approx(right / (right + wrong) if right + wrong else 1.0)
    assert score.recall == pytest.approx(right / (right + missed) if right + missed else 1.0)


def test_pairwise_scores_of_a_case_counted_by_hand():
    # True pairs: ab, ac, bc, de. Found: ab, cd, ce, de.
    assert pairwise("11122", "11222") == PrecisionRecall(2 / 4, 2 / 4)
    assert pairwise("11122", "11222").f1 == 0.5


def test_b_cubed_of_a_case_counted_by_hand():
    # Truth {a b c} {d e}, found {a b} {c d e}.
    score = b_cubed("11122", "11222")

    assert score.precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert score.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)


def test_b_cubed_of_the_example_of_its_paper():
    # Bagga and Baldwin's second example: clusters of 5, 2 and 5, the last two of which are put together.
    truth, found = "1" * 5 + "2" * 2 + "3" * 5, "1" * 5 + "2" * 7

    assert b_cubed(truth, found).precision == pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert b_cubed(truth, found).recall == 1.0


def test_f1_of_nothing_is_zero():
    assert PrecisionRecall(0.0, 0.0).f1 == 0.0


@given(st.lists(st.integers(0, 5), min_size=1), st.lists(st.integers(0, 5), min_size=1))
def test_the_area_is_the_one_of_scikit_learn(positives, negatives):
    labels = [1] * len(positives) + [0] * len(negatives)

    assert roc_auc(positives, negatives) == pytest.approx(sklearn_metrics.roc_auc_score(labels, positives + negatives))


def test_the_area_counts_ties_half():
    assert roc_auc([0.9, 0.5], [0.5, 0.1]) == (2 + 1.5) / 4


def test_an_area_of_one_side_alone_is_refused():
    with pytest.raises(ValueError, match="1 positives and 0 negatives"):
        roc_auc([1.0], [])


def test_a_case_found_exactly_scores_one():
    cases = [case((10, 20), (30, 50))]

    assert plagdet(cases, cases) == Plagdet(1.0, 1.0, 1.0)
    assert plagdet(cases, cases).score == 1.0


def test_plagdet_of_a_case_counted_by_hand():
    # 100 + 100 characters; the one detection covers 50 + 60 of them and is 80 + 60 long.
    measured = plagdet([case((0, 100), (0, 100))], [case((50, 130), (40, 100))])

    assert measured == Plagdet(precision=110 / 140, recall=110 / 200, granularity=1.0)
    assert measured.score == pytest.approx(2 * (110 / 140) * 0.55 / (110 / 140 + 0.55))


def test_a_case_found_in_three_pieces_has_its_score_halved():
    whole = case((0, 90), (0, 90))
    pieces = [case((at, at + 30), (at, at + 30)) for at in (0, 30, 60)]
    measured = plagdet([whole], pieces)

    assert measured == Plagdet(1.0, 1.0, 3.0)
    assert measured.score == 0.5


def test_characters_that_two_detections_share_count_once():
    measured = plagdet([case((0, 100), (0, 100))], [case((0, 60), (0, 60)), case((40, 80), (40, 80))])

    assert measured == Plagdet(precision=1.0, recall=0.8, granularity=2.0)


def test_every_case_weighs_the_same_whatever_its_length():
    long, short = case((0, 1000), (0, 1000)), case((2000, 2010), (2000, 2010))

    assert plagdet([long, short], [short]).recall == 0.5


def test_a_detection_needs_both_sides_and_the_same_documents():
    annotated = case((0, 100), (0, 100))
    for other in (
        case((0, 100), (100, 200)),
        case((100, 200), (0, 100)),
        case((0, 100), (0, 100), ("copy", "elsewhere")),
    ):
        measured = plagdet([annotated], [other])
        assert measured == Plagdet(0.0, 0.0, 1.0)
        assert measured.score == 0.0


def test_nothing_found_where_nothing_is_scores_one_and_where_something_is_scores_zero():
    assert plagdet([], []).score == 1.0
    assert plagdet([case((0, 1), (0, 1))], []).score == 0.0
    assert plagdet([], [case((0, 1), (0, 1))]).score == 0.0


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 20), st.integers(0, 30), st.integers(1, 20)), max_size=6))
def test_precision_and_recall_trade_places_with_cases_and_detections(ranges):
    cases = [case((a, a + n), (b, b + m)) for a, n, b, m in ranges]
    one, other = cases[::2], cases[1::2]
    forth, back = plagdet(one, other), plagdet(other, one)

    assert (forth.precision, forth.recall) == (back.recall, back.precision)
    assert forth.granularity >= 1.0
    assert 0.0 <= forth.score <= 1.0 + 1e-9
    assert math.isfinite(forth.score)
