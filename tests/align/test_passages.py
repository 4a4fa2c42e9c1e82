"""Fragments to passages."""

import pytest

from dedup.align.fragments import WordFragment
from dedup.align.passages import passages
from dedup.config import AlignConfig
from dedup.model import PassageClass

GAP = AlignConfig().max_gap


def fragment(left, right, size=20, kind=PassageClass.EDITED, likeness=0.8):
    return WordFragment(left=(left, left + size), right=(right, right + size), kind=kind, likeness=likeness)


def between(*fragments):
    return passages(fragments, AlignConfig())


@pytest.mark.parametrize(
    ("gap", "other_gap", "n"), [(0, 0, 1), (GAP, 0, 1), (0, GAP, 1), (GAP + 1, 0, 2), (0, GAP + 1, 2)]
)
def test_fragments_close_together_on_both_sides_are_one_passage(gap, other_gap, n):
    found = between(fragment(0, 0), fragment(20 + gap, 20 + other_gap))

    assert len(found) == n
    assert found[0].left[0] == found[0].right[0] == 0
    assert found[-1].left[1] == 40 + gap
    assert found[-1].right[1] == 40 + other_gap


def test_fragments_in_another_order_are_one_passage_where_they_stand_close():
    (found,) = between(fragment(0, 50), fragment(25, 20))

    assert (found.left, found.right) == ((0, 45), (20, 70))
    assert len(found.fragments) == 2


def test_a_passage_is_of_the_class_and_likeness_of_most_of_its_words():
    (found,) = between(
        fragment(0, 0, 30, PassageClass.VERBATIM, 1.0), fragment(30, 30, 10, PassageClass.PARAPHRASED, 0.4)
    )

    assert found.kind is PassageClass.VERBATIM
    assert found.likeness == pytest.approx(0.85)


def test_nothing_makes_no_passage():
    assert between() == ()
