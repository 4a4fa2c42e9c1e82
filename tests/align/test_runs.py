"""Two articles by their words alone."""

import pytest

import dedup
from dedup.align.evidence import gather
from dedup.align.profile import profile
from dedup.align.runs import gather_runs, word_profile
from dedup.config import preset
from dedup.explanation.explain import explain
from dedup.model import PassageClass
from dedup.text.parse import parse

CONFIG = preset("verbatim")
WORDS = [f"word{i}" for i in range(300)]


def text_of(*parts):
    return " ".join(WORDS[part] if isinstance(part, int) else " ".join(WORDS[slice(*part)]) for part in parts)


def evidence_of(left, right):
    sides = (word_profile(parse(text, quoted_too=False), CONFIG.sketch) for text in (left, right))
    return gather_runs(*sides, CONFIG.align)


def test_runs_that_stand_together_are_one_passage_and_what_lies_between_them_was_edited():
    found = evidence_of(text_of((0, 10), 290, (10, 20)), text_of((0, 10), 291, (10, 20)))
    (passage,) = found.passages

    assert (passage.left, passage.right, passage.kind) == ((0, 21), (0, 21), PassageClass.EDITED)
    assert [fragment.left for fragment in passage.fragments] == [(0, 10), (11, 21)]
    assert {fragment.kind for fragment in passage.fragments} == {PassageClass.VERBATIM}
    assert passage.likeness == pytest.approx(40 / 42)
    assert found.measures.copied_words == 20
    assert found.measures.left_share == 1.0
    assert found.measures.left_verbatim == pytest.approx(20 / 21)


def test_runs_far_apart_or_in_another_order_are_passages_of_their_own():
    far = evidence_of(text_of((0, 20), (100, 200), (20, 40)), text_of((0, 20), (200, 280), (20, 40)))
    turned = evidence_of(text_of((0, 20), (20, 40)), text_of((20, 40), (0, 20)))

    assert [(each.left, each.right) for each in far.passages] == [((0, 20), (0, 20)), ((120, 140), (100, 120))]
    assert [(each.left, each.right) for each in turned.passages] == [((0, 20), (20, 40)), ((20, 40), (0, 20))]
    assert {each.kind for each in (*far.passages, *turned.passages)} == {PassageClass.VERBATIM}


@pytest.mark.parametrize(("left", "right"), [("", ""), ("", "one two three"), ("one two", "one two three four five")])
def test_texts_with_nothing_in_common_have_no_passages(left, right):
    found = evidence_of(left, right)

    assert found.passages == ()
    assert found.measures.left_verbatim == found.measures.right_verbatim == found.measures.copied_words == 0


def test_what_words_measure_is_what_everything_measures():
    left, right = text_of((0, 100), 290, (100, 150)), text_of((50, 150), (200, 260))
    some = evidence_of(left, right).measures
    every = gather(*(profile(parse(text), dedup.SketchConfig()) for text in (left, right)), dedup.Config()).measures

    for name in ("resemblance", "left_containment", "right_containment", "left_verbatim", "right_verbatim"):
        assert getattr(some, name) == getattr(every, name)


def test_spans_are_those_of_the_text_as_given():
    left = dedup.Article(id="a", text="ﬁrst “" + text_of((0, 60)) + "”")
    right = dedup.Article(id="b", text=text_of((0, 60)))
    relation = dedup.compare(left, right, CONFIG)
    (fragment,) = relation.fragments

    assert fragment.left.of(left.text) == fragment.right.of(right.text) == right.text
    assert relation.verdict.joins_cluster


def test_what_explain_says_of_a_pair_is_what_was_judged():
    left, right = (
        dedup.Article(id=name, text=text)
        for name, text in (("a", text_of((0, 100), 290, (100, 150))), ("b", text_of((50, 150), (200, 280))))
    )
    explained = explain(left, right, CONFIG)
    shown = explained.reasons

    assert max(shown.whole, shown.doubted, shown.lifted) == pytest.approx(explained.relation.score)
    assert explained.relation.verdict.joins_cluster
    assert explained.relation.measures.left_content == 0.0
