"""Everything measured on a pair."""

from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedup.align.evidence import DOUBT, gather
from dedup.align.profile import profile
from dedup.config import Config
from dedup.model import PassageClass
from dedup.text.parse import parse
from tests.prose import sentences

CONFIG = Config()
QUOTATIONS = [
    f'"{sentence.removesuffix(".")}," said the keeper of the lighthouse.' for sentence in sentences(90, 4, n_words=12)
]
COUNTS = ("copied_words", "quoted_words")


def profile_of(text):
    return profile(parse(text), CONFIG.sketch)


def evidence(left, right):
    return gather(profile_of(" ".join(left)), profile_of(" ".join(right)), CONFIG)


def measured(left, right):
    return evidence(left, right).measures


# No two are alike by chance, and each stands once in a text: which of two equal sentences matches is anyone's guess.
WHOLE = sentences(91, 8)
REWORDED = [
    " ".join(new if place % 4 == 0 else old for place, (old, new) in enumerate(zip(*pair, strict=True)))
    for pair in zip(map(str.split, WHOLE[:3]), map(str.split, sentences(92, 3)), strict=True)
]
HALVES = [part for one in WHOLE[3:5] for part in (" ".join(one.split(" ")[:8]) + ".", " ".join(one.split(" ")[8:]))]
POOL = [*WHOLE, *REWORDED, *HALVES, *QUOTATIONS, "So it was.", "By Ada Quayle"]
TEXTS = st.lists(st.sampled_from(POOL), max_size=8, unique=True)


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_every_share_lies_in_zero_to_one(left, right):
    for name, value in asdict(measured(left, right)).items():
        assert value >= 0
        assert value <= 1 or name in COUNTS


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_swapping_the_articles_mirrors_the_measures(left, right):
    one, other = asdict(measured(left, right)), asdict(measured(right, left))

    for name, value in one.items():
        mirrored = name.replace("left_", "right_") if name.startswith("left_") else name.replace("right_", "left_")
        assert value == pytest.approx(other[mirrored], abs=1e-6), name


@pytest.mark.parametrize("n", [1, 5, 30])
def test_a_text_and_itself_share_everything(n):
    text = sentences(1, n)
    found = evidence(text, text)
    measures = found.measures

    assert measures.left_share == measures.right_share == 1.0
    assert measures.left_verbatim == measures.right_verbatim == 1.0
    assert measures.resemblance == measures.left_containment == measures.right_containment == 1.0
    assert measures.left_content == measures.right_content == 1.0
    assert measures.in_order == pytest.approx(1.0)
    assert measures.left_chain == pytest.approx(n / (n + DOUBT))
    assert measures.copied_words == 16 * n
    assert measures.quoted_words == 0
    assert measures.retold == 0.0
    assert found.words_by_class == {PassageClass.VERBATIM: 16 * n}


def test_articles_that_share_nothing_measure_zero():
    measures = measured(sentences(1), sentences(2))

    # A share of few or no cases is drawn towards what says nothing either way.
    smoothed = ("numbers", "left_quotations", "right_quotations", "left_details", "right_details", "told_together")
    assert measures.order_agreement == 0.5
    assert {getattr(measures, name) for name in smoothed} <= {0.5, 0.2}
    assert measures.left_chain < 0.05
    for name, value in asdict(measures).items():
        assert name in {*smoothed, "order_agreement", "left_chain", "right_chain", "in_order"} or value < 0.1


def test_a_part_is_contained_in_the_whole_and_not_the_other_way_round():
    whole = sentences(3, 20)
    measures = measured(whole[:5], whole)

    assert measures.left_share == measures.left_containment == 1.0
    assert measures.right_share == pytest.approx(0.25)
    assert measures.right_containment == pytest.approx(measures.resemblance, abs=0.01)
    assert 0.2 < measures.resemblance < 0.3
    assert measures.copied_words == 5 * 16


def test_sentences_in_another_order_agree_less():
    text = sentences(4, 6)

    assert measured(text, text[::-1]).order_agreement == 0.0
    assert measured(text, [*text[3:], *text[:3]]).order_agreement == 0.0  # two verbatim passages, exchanged
    assert measured(text, [text[1], text[0], text[3], text[2], text[5], text[4]]).order_agreement == pytest.approx(
        12 / 15
    )
    assert measured(text, text[::-1]).in_order < 0.3
    assert measured(text, text[:1]).order_agreement == 0.5


def test_shared_quotations_count_as_quoted_and_not_as_copied_words():
    left, right = (
        [sentence for pair in zip(sentences(seed, 4), QUOTATIONS, strict=True) for sentence in pair] for seed in (5, 6)
    )
    found = evidence(left, right)

    assert found.measures.quoted_words == 4 * 12
    assert found.measures.left_share > 0.3
    assert found.measures.left_chain < 0.5
    assert found.measures.left_verbatim == pytest.approx(24 / 88)  # "said the keeper of the lighthouse"


def test_a_quotation_whose_marks_the_copy_drops_is_copied():
    unmarked = [quotation.replace('"', "") for quotation in QUOTATIONS]

    measures = measured([*sentences(7, 4), *QUOTATIONS], [*sentences(8, 4), *unmarked])

    assert measures.quoted_words == 0
    assert measures.left_verbatim > 0.4
    assert measures.copied_words >= 4 * 12


def test_facts_retold_in_other_words_are_retold_and_copied_runs_are_not():
    left = ["Harbour engineers inspected the breakwater at Tolvane on Monday after the storm of Sunday night."]
    right = ["On Monday the breakwater at Tolvane, after a storm, was being inspected by engineers from Quorl."]

    assert measured(left, right).retold > 0.1
    assert measured(left, left).retold == 0.0


@pytest.mark.parametrize("other", [[], ["..."], sentences(1)])
def test_nothing_compares_with_anything(other):
    found = evidence([], other)

    assert found.passages == ()
    assert asdict(found.measures) == asdict(type(found.measures)())


def test_numbers_agree_as_far_as_the_article_with_fewer_has_them_in_common():
    left = ["Nets rose 2.65 pct to 106,200 tonnes in 1986/87, the board of Tolvane said on Monday, against 12 before."]
    right = ["Nets rose 2.65 pct to 99,800 tonnes in 1986/87, the board of Tolvane said on Monday."]

    assert measured(left, right).numbers == (2 + 1) / (3 + 2)
    assert measured(left, left).numbers == (4 + 1) / (4 + 2)
    assert measured(left, ["The board of Tolvane said on Monday that nets had risen."]).numbers == 1 / 2


def test_an_article_that_adds_a_place_of_its_own_has_weak_support_there():
    told, added = sentences(10, 8), sentences(11, 2)
    measures = measured(told, [*told[::-1][:4], *added, *told[:2]])

    assert measures.right_weakest < 0.1
    assert measured(told, told[::-1]).right_weakest == pytest.approx(1.0)


def test_quotations_of_its_own_count_against_an_article_and_shared_ones_for_it():
    mine, theirs = [*sentences(12, 4), *QUOTATIONS[:3]], [*sentences(13, 4), *QUOTATIONS[:1]]
    measures = measured(mine, theirs)

    assert measures.left_quotations == (12 + 10) / (36 + 20)
    assert measures.right_quotations == (12 + 10) / (12 + 20)


def test_details_are_looked_for_in_the_whole_of_the_other_article():
    left = ["On Monday the ferry Skua left Tolvane with 212 people, said Edda Quayle."]
    right = ["Two hundred and twelve people were aboard.", "The master of the Skua, Edda Quayle, was not."]

    assert measured(left, right).left_details == (3 + 1) / (6 + 2)  # Skua, Edda, Quayle; not Monday, Tolvane, 212


def test_terms_told_together_are_those_of_one_sentence_whatever_its_order():
    left = ["The harbour engineer inspected the breakwater after the hurricane."]

    assert measured(left, ["After the hurricane the engineer inspected harbour and breakwater."]).told_together == (
        10 + 3
    ) / (10 + 15)
