"""Aligned sentences to fragments and their class."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.align.passages import WordFragment
from dedup.align.profile import profile
from dedup.config import AlignConfig, SketchConfig
from dedup.kernels.fragments import class_fragments, class_passage, groups_within
from dedup.model import PassageClass
from dedup.text.parse import parse
from tests import reference
from tests.prose import sentences

CONFIG = AlignConfig()
CLASSES = tuple(PassageClass)

QUOTATION = '"Nobody should sail beyond the lighthouse tonight," warned Quillfeather.'


def between(left, right, *ranges):
    """The fragments of groups of sentences, given as [begin, end) on both sides."""
    one, other = (profile(parse(" ".join(side)), SketchConfig()) for side in (left, right))
    groups = [
        (one.sentences[a, 0], one.sentences[b - 1, 1], other.sentences[c, 0], other.sentences[d - 1, 1])
        for a, b, c, d in ranges
    ]
    found, likenesses = class_fragments(
        np.array(groups, np.int32).reshape(-1, 4),
        one.tokens.words,
        one.quoted,
        other.tokens.words,
        other.quoted,
        CONFIG.verbatim_likeness,
        CONFIG.edited_likeness,
    )
    return tuple(
        WordFragment(left=(a, b), right=(c, d), kind=CLASSES[kind], likeness=likeness)
        for (a, b, c, d, kind), likeness in zip(found.tolist(), likenesses.tolist(), strict=True)
    )


def edited(sentence, n_words, seed=1):
    """*sentence* with *n_words* of its words replaced."""
    words = sentence.split(" ")
    for place in random.Random(seed).sample(range(1, len(words) - 1), n_words):
        words[place] = f"other{place}"
    return " ".join(words)


@pytest.mark.parametrize(
    ("n_edits", "kind", "likeness"),
    [
        (0, PassageClass.VERBATIM, 1.0),
        (1, PassageClass.VERBATIM, 0.98),
        (2, PassageClass.EDITED, 0.96),
        (12, PassageClass.EDITED, 0.76),
        (13, PassageClass.PARAPHRASED, 0.74),
        (40, PassageClass.PARAPHRASED, 0.2),
    ],
)
def test_a_fragment_is_classed_by_the_share_of_words_in_common_order(n_edits, kind, likeness):
    (sentence,) = sentences(1, 1, n_words=50)

    (found,) = between([sentence], [edited(sentence, n_edits)], (0, 1, 0, 1))

    assert found.kind is kind
    assert found.likeness == pytest.approx(likeness)
    assert found.left == found.right == (0, 50)


def test_words_out_of_order_do_not_count():
    words = [f"word{number}" for number in range(20)]

    (found,) = between([" ".join(words)], [" ".join(reversed(words))], (0, 1, 0, 1))

    assert found.kind is PassageClass.PARAPHRASED
    assert found.likeness == pytest.approx(1 / 20)


def test_case_and_marks_are_no_edit():
    (found,) = between(["The boats, at last, sailed home."], ["THE BOATS AT LAST SAILED HOME!"], (0, 1, 0, 1))

    assert found.likeness == 1.0


def test_a_sentence_that_is_mostly_a_quotation_of_both_is_a_shared_quotation():
    (found,) = between([QUOTATION], [QUOTATION.replace("warned Quillfeather", "the keeper said")], (0, 1, 0, 1))

    assert found.kind is PassageClass.QUOTATION


def test_a_quotation_that_only_one_side_marks_is_none():
    (found,) = between([QUOTATION], [QUOTATION.replace('"', "")], (0, 1, 0, 1))

    assert found.kind is PassageClass.VERBATIM


def test_a_few_quoted_words_make_no_quotation():
    (found,) = between(['He said "no way".'], ['He said "no way".'], (0, 1, 0, 1))

    assert found.kind is PassageClass.VERBATIM


def test_a_long_sentence_around_a_short_quotation_is_classed_by_its_own_words():
    (sentence,) = sentences(2, 1, n_words=30)
    text = sentence.removesuffix(".") + ' and "every quay will stay open".'

    (found,) = between([text], [text], (0, 1, 0, 1))

    assert found.kind is PassageClass.VERBATIM


def test_neighbouring_verbatim_fragments_are_one():
    text = sentences(3, 3)

    (found,) = between(text, text, *((i, i + 1, i, i + 1) for i in range(3)))

    assert found.left == found.right == (0, 48)
    assert found.likeness == 1.0


def test_verbatim_fragments_with_something_between_or_in_another_order_stay_apart():
    one, two, three = sentences(4, 3)

    gap = between([one, two], [one, three, two], (0, 1, 0, 1), (1, 2, 2, 3))
    turned = between([one, two], [two, one], (0, 1, 1, 2), (1, 2, 0, 1))

    assert [fragment.right for fragment in gap] == [(0, 16), (32, 48)]
    assert [fragment.right for fragment in turned] == [(16, 32), (0, 16)]


def test_other_fragments_stay_apart_so_that_each_shows_its_own_likeness():
    one, two = sentences(5, 2)

    found = between([one, two], [edited(one, 3), edited(two, 9)], (0, 1, 0, 1), (1, 2, 1, 2))

    assert [fragment.kind for fragment in found] == [PassageClass.EDITED, PassageClass.PARAPHRASED]


def test_a_joined_fragment_is_as_like_as_its_parts_on_average():
    one, two = sentences(6, 2, n_words=40)

    (found,) = between([one, two], [one, edited(two, 1)], (0, 1, 0, 1), (1, 2, 1, 2))

    assert found.likeness == pytest.approx((1 + 39 / 40) / 2)


def test_a_group_of_sentences_is_compared_as_a_whole():
    one, two = sentences(7, 2)
    joined = one.removesuffix(".") + " " + two.lower()

    (found,) = between([one, two], [joined], (0, 2, 0, 1))

    assert (found.left, found.right, found.likeness) == ((0, 32), (0, 32), 1.0)


def test_no_groups_have_no_fragments():
    assert between(sentences(1), sentences(2)) == ()
    assert between([], []) == ()


RANGE = st.tuples(st.integers(0, 9), st.integers(1, 6)).map(lambda pair: (pair[0], pair[0] + pair[1]))
BOXES = st.tuples(RANGE, RANGE).map(lambda sides: (*sides[0], *sides[1]))
WORDS = st.lists(st.tuples(st.integers(1, 4), st.booleans()), min_size=15, max_size=15)


@given(BOXES, st.lists(BOXES, max_size=6))
def test_groups_are_those_whose_middle_lies_in_a_stretch_cut_to_it(stretch, groups):
    found = groups_within(np.array(stretch, np.int32), np.array(groups, np.int32).reshape(-1, 4))

    assert list(map(tuple, found.tolist())) == reference.groups_within(stretch, groups)


@given(WORDS, WORDS, st.lists(BOXES, max_size=5), st.sampled_from([0.5, 0.75, 1.0]), st.sampled_from([0.25, 0.5]))
def test_fragments_are_classed_and_joined_as_by_their_definition(left, right, groups, verbatim, edited):
    sides = [
        (np.array([word for word, _ in side], np.uint64), np.array([quoted for _, quoted in side], np.bool_))
        for side in (left, right)
    ]

    found, likenesses = class_fragments(
        np.array(groups, np.int32).reshape(-1, 4), *sides[0], *sides[1], verbatim, edited
    )

    expected = reference.class_fragments(groups, left, right, verbatim, edited)
    assert list(map(tuple, found.tolist())) == [fragment for fragment, _ in expected]
    assert likenesses.tolist() == pytest.approx([likeness for _, likeness in expected])


@given(st.lists(st.tuples(BOXES, st.integers(0, 3), st.sampled_from([0.25, 0.5, 1.0])), min_size=1, max_size=6))
def test_a_passage_has_the_class_of_most_of_its_words(parts):
    fragments = [(*box, kind) for box, kind, _ in parts]
    likenesses = [likeness for _, _, likeness in parts]

    kind, likeness = class_passage(np.array(fragments, np.int32), np.array(likenesses, np.float64))

    assert (kind, likeness) == reference.class_passage(fragments, likenesses)
