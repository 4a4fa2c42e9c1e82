"""What a pair is to each other."""

import math
import tomllib
from dataclasses import asdict, replace
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dedup
from dedup.align.evidence import Evidence, gather
from dedup.align.profile import profile
from dedup.config import Config, VerdictConfig
from dedup.model import Measures, PassageClass, Verdict
from dedup.probability import features, verdict_model, word_for_word
from dedup.relation import judge, relate
from dedup.text.parse import parse
from tests.prose import sentences

CONFIG = Config()
RULES = CONFIG.verdict

# A chain through nearly all of both articles: a copy, whatever the words.
FOLLOWS = {
    "left_chain": 0.9,
    "right_chain": 0.9,
    "in_order": 1.0,
    "left_weakest": 0.8,
    "right_weakest": 0.8,
    "left_details": 0.9,
    "right_details": 0.9,
    "told_together": 0.8,
}
# What a restructured copy measures: nothing in order, and nothing added.
RETELLS = {
    **FOLLOWS,
    "left_chain": 0.2,
    "right_chain": 0.2,
    "in_order": 0.6,
    "left_quotations": 0.9,
    "right_quotations": 0.9,
}
# Two articles that quote nothing of each other, of which one follows the other loosely and tells most of it.
LOOSELY = FOLLOWS | {
    "left_chain": 0.4,
    "right_chain": 0.4,
    "told_together": 0.7,
    "numbers": 0.6,
    "left_verbatim": 0.2,
    "right_verbatim": 0.2,
    "left_quotations": 0.5,
    "right_quotations": 0.5,
    "left_share_unquoted": 0.8,
    "right_share_unquoted": 0.8,
}
WHOLE = {"left_share_unquoted": 0.95, "right_share_unquoted": 0.95}


def evidence(*, words=None, own_words=300, digits=0.0, **measures):
    """What was measured; where nothing else is said, common runs are long."""
    for side in ("left", "right"):
        measures.setdefault(f"{side}_containment", measures.get(f"{side}_verbatim", 0.0))
    return Evidence(
        measures=Measures(**measures),
        passages=(),
        words_by_class=words or {},
        own_words=own_words,
        digits=digits,
        left_words=400,
        right_words=400,
    )


VERDICTS = {
    "nothing in common": (evidence(), Verdict.UNRELATED),
    "the same words": (
        evidence(**FOLLOWS, **WHOLE, left_verbatim=0.95, right_verbatim=0.95, copied_words=300),
        Verdict.VERBATIM_COPY,
    ),
    "most passages edited": (
        evidence(
            **FOLLOWS,
            **WHOLE,
            left_verbatim=0.5,
            right_verbatim=0.5,
            copied_words=200,
            words={PassageClass.EDITED: 200, PassageClass.PARAPHRASED: 100},
        ),
        Verdict.EDITED_COPY,
    ),
    "most passages paraphrased": (
        evidence(**FOLLOWS, **WHOLE, copied_words=90, words={PassageClass.EDITED: 90, PassageClass.PARAPHRASED: 100}),
        Verdict.REWRITTEN_COPY,
    ),
    "a short article wholly in a long one": (
        evidence(**FOLLOWS, left_share_unquoted=0.1, right_share_unquoted=0.7, words={PassageClass.PARAPHRASED: 90}),
        Verdict.REWRITTEN_COPY,
    ),
    "half of one and a third of the other": (
        evidence(**FOLLOWS, left_share_unquoted=0.33, right_share_unquoted=0.5, words={PassageClass.PARAPHRASED: 90}),
        Verdict.REWRITTEN_COPY,
    ),
    "less than a third of both": (
        evidence(**FOLLOWS | {"left_details": 0.4}, left_share_unquoted=0.32, right_share_unquoted=0.32),
        Verdict.EXCERPT,
    ),
    "details and quotations of both in another order": (evidence(**RETELLS), Verdict.REWRITTEN_COPY),
    "details and quotations of both in another order, and word for word in a few places": (
        evidence(**RETELLS, left_verbatim=0.2, right_verbatim=0.2),
        Verdict.EXCERPT,
    ),
    "details of one in another order": (evidence(**RETELLS | {"left_details": 0.4}), Verdict.UNRELATED),
    "details in another order in few words": (evidence(**RETELLS, own_words=99), Verdict.UNRELATED),
    "other numbers in another order": (evidence(**RETELLS, numbers=0.4), Verdict.UNRELATED),
    "quotations of its own": (
        evidence(
            **RETELLS | {"left_weakest": 0.2, "right_weakest": 0.2, "left_quotations": 0.2, "right_quotations": 0.2}
        ),
        Verdict.UNRELATED,
    ),
    "a table": (evidence(**FOLLOWS, **WHOLE, digits=0.4), Verdict.UNRELATED),
    "the same terms told together, loosely in order": (
        evidence(
            **FOLLOWS
            | {"left_chain": 0.32, "right_chain": 0.32, "left_details": 0.4, "told_together": 0.95}
            | {"left_quotations": 0.8, "right_quotations": 0.8},
            **WHOLE,
        ),
        Verdict.REWRITTEN_COPY,
    ),
    "other terms told together, loosely in order": (
        evidence(
            **FOLLOWS
            | {
                "left_chain": 0.32,
                "right_chain": 0.32,
                "left_details": 0.4,
                "right_details": 0.4,
                "told_together": 0.7,
            },
            **WHOLE,
        ),
        Verdict.UNRELATED,
    ),
    "details of both in another order and nothing quoted": (
        evidence(**RETELLS | {"left_quotations": 0.5, "right_quotations": 0.5}),
        Verdict.REWRITTEN_COPY,
    ),
    "most details of both in another order and nothing quoted": (
        evidence(**RETELLS | {"left_quotations": 0.5, "right_quotations": 0.5, "left_details": 0.55}),
        Verdict.UNRELATED,
    ),
    "a short notice with other names": (
        evidence(**FOLLOWS | {"left_details": 0.6, "right_details": 0.6}, **WHOLE, own_words=99),
        Verdict.UNRELATED,
    ),
    "the same form with other numbers": (
        evidence(**FOLLOWS | {"told_together": 0.7}, **WHOLE, numbers=0.35),
        Verdict.UNRELATED,
    ),
    "the same terms told together with other numbers": (evidence(**FOLLOWS, **WHOLE, numbers=0.1), Verdict.UNRELATED),
    "too few words to be told reworded": (evidence(**FOLLOWS, **WHOLE, own_words=29), Verdict.UNRELATED),
    "half of one and a quarter of the other, reworded": (
        evidence(
            **FOLLOWS | {"left_details": 0.4},
            left_share_unquoted=0.5,
            right_share_unquoted=0.24,
            right_verbatim=0.17,
            words={PassageClass.PARAPHRASED: 90},
        ),
        Verdict.REWRITTEN_COPY,
    ),
    "half of one brief and a quarter of the other, reworded": (
        evidence(**FOLLOWS, left_share_unquoted=0.5, right_share_unquoted=0.24, own_words=99),
        Verdict.EXCERPT,
    ),
    "half of one and a quarter of the other, word for word": (
        evidence(
            **FOLLOWS | {"left_details": 0.4}, left_share_unquoted=0.5, right_share_unquoted=0.24, right_verbatim=0.2
        ),
        Verdict.EXCERPT,
    ),
    "half of one and little of the other": (
        evidence(**FOLLOWS | {"left_details": 0.4}, left_share_unquoted=0.5, right_share_unquoted=0.2),
        Verdict.EXCERPT,
    ),
    "fifty words copied between stories of their own": (evidence(copied_words=50), Verdict.EXCERPT),
    "forty-nine words copied": (evidence(copied_words=49), Verdict.UNRELATED),
    "an excerpt with quotations": (evidence(copied_words=50, quoted_words=100), Verdict.EXCERPT),
    "eight quoted words": (evidence(quoted_words=8, retold=0.5), Verdict.SHARED_QUOTATIONS),
    "seven quoted words": (evidence(quoted_words=7), Verdict.UNRELATED),
    "facts retold": (evidence(retold=0.035), Verdict.SAME_EVENT),
    "few facts retold": (evidence(retold=0.03), Verdict.UNRELATED),
    "a follow-up: a few runs, the same names, and other news": (evidence(**LOOSELY), Verdict.UNRELATED),
    "loosely followed, with a quotation of the other": (
        evidence(**LOOSELY | {"left_quotations": 0.8}),
        Verdict.REWRITTEN_COPY,
    ),
    "closely followed": (evidence(**LOOSELY | {"left_chain": 0.46}), Verdict.REWRITTEN_COPY),
    "closely followed with other details": (
        evidence(**LOOSELY | {"left_chain": 0.46, "left_details": 0.4, "right_details": 0.79}),
        Verdict.UNRELATED,
    ),
    "loosely followed, and all of both": (evidence(**LOOSELY | WHOLE), Verdict.REWRITTEN_COPY),
    "loosely followed, and all of both with other numbers": (
        evidence(**LOOSELY | WHOLE | {"numbers": 0.45}),
        Verdict.UNRELATED,
    ),
    "loosely followed, with whole sentences copied": (
        evidence(**LOOSELY, copied_words=50, words={PassageClass.EDITED: 50, PassageClass.PARAPHRASED: 100}),
        Verdict.REWRITTEN_COPY,
    ),
    "loosely followed and told together alike": (
        evidence(**LOOSELY | {"told_together": 0.8}, own_words=120),
        Verdict.REWRITTEN_COPY,
    ),
    "a brief, loosely followed and told together alike": (
        evidence(**LOOSELY | {"told_together": 0.8}, own_words=119),
        Verdict.UNRELATED,
    ),
    "loosely followed in other words": (
        evidence(**LOOSELY | {"left_verbatim": 0.1, "right_verbatim": 0.1}),
        Verdict.REWRITTEN_COPY,
    ),
    "hardly followed in other words": (
        evidence(**LOOSELY | {"left_chain": 0.24, "right_chain": 0.24, "left_verbatim": 0.1, "right_verbatim": 0.1}),
        Verdict.UNRELATED,
    ),
    "the same runs in texts too short to align": (
        evidence(left_chain=0.3, right_chain=0.3, left_verbatim=0.8, right_verbatim=0.7),
        Verdict.VERBATIM_COPY,
    ),
    "half of a short text in common runs": (
        evidence(left_chain=0.3, right_chain=0.3, left_verbatim=0.6, right_verbatim=0.6),
        Verdict.EXCERPT,
    ),
    "lines of one form, which share short runs": (
        evidence(**WHOLE, left_verbatim=0.5, right_verbatim=0.5, left_containment=0.1, right_containment=0.1),
        Verdict.UNRELATED,
    ),
    "the same runs that tell nothing": (evidence(left_verbatim=1.0, right_verbatim=1.0), Verdict.EXCERPT),
    "lists with the same words": (
        evidence(**WHOLE, left_verbatim=0.9, right_verbatim=0.9, copied_words=20),
        Verdict.VERBATIM_COPY,
    ),
}


@pytest.mark.parametrize(("found", "verdict"), VERDICTS.values(), ids=VERDICTS)
def test_the_verdict_follows_from_the_evidence(found, verdict):
    assert judge(found, RULES).verdict is verdict


SHARES = st.integers(0, 20).map(lambda n: n / 20)
COUNTS = st.integers(0, 400)
MEASURES = st.builds(
    Measures,
    **dict.fromkeys(
        (
            "left_share_unquoted",
            "right_share_unquoted",
            "left_verbatim",
            "right_verbatim",
            "left_containment",
            "right_containment",
            "left_chain",
            "right_chain",
            "left_weakest",
            "right_weakest",
            "left_quotations",
            "right_quotations",
            "left_details",
            "right_details",
            "told_together",
            "in_order",
            "numbers",
            "retold",
        ),
        SHARES,
    ),
    copied_words=COUNTS,
    quoted_words=COUNTS,
)
EVIDENCE = st.builds(
    lambda measures, words, left_words, right_words: Evidence(
        measures=measures,
        passages=(),
        words_by_class=words,
        own_words=300,
        digits=0.0,
        left_words=left_words,
        right_words=right_words,
    ),
    MEASURES,
    st.dictionaries(st.sampled_from(list(PassageClass)), COUNTS),
    st.sampled_from([300, 400]),
    st.sampled_from([300, 400]),
)


@given(EVIDENCE)
def test_a_score_lies_in_zero_to_one_and_a_copy_never_scores_below_the_least_score(found):
    judgement = judge(found, RULES)

    assert 0 <= judgement.score <= 1
    assert judgement.score >= RULES.min_score or not judgement.verdict.joins_cluster


@given(EVIDENCE)
def test_verdict_and_score_are_the_same_seen_from_either_side(found):
    measures = asdict(found.measures)
    mirrored = {
        name: measures[name.replace("left_", "right_") if name.startswith("left_") else name.replace("right_", "left_")]
        for name in measures
    }
    turned = replace(found, measures=Measures(**mirrored), left_words=found.right_words, right_words=found.left_words)

    assert judge(turned, RULES).verdict is judge(found, RULES).verdict
    assert judge(turned, RULES).score == pytest.approx(judge(found, RULES).score)


GROWING = (
    "left_chain",
    "right_chain",
    "left_weakest",
    "right_weakest",
    "left_quotations",
    "right_quotations",
    "left_details",
    "right_details",
    "told_together",
    "in_order",
    "left_verbatim",
    "right_verbatim",
)


@given(EVIDENCE, st.sampled_from(GROWING), SHARES, COUNTS)
def test_the_score_grows_with_the_evidence_of_a_copy(found, name, more, words):
    score = judge(found, RULES).score
    measures = found.measures

    for stronger in (
        replace(measures, **{name: max(more, getattr(measures, name))}),
        replace(measures, copied_words=measures.copied_words + words),
    ):
        assert judge(replace(found, measures=stronger), RULES).score >= score


def test_a_higher_least_score_accuses_less():
    found = evidence(**FOLLOWS, **WHOLE)

    assert judge(found, VerdictConfig(min_score=0.5)).verdict.joins_cluster
    assert not judge(found, VerdictConfig(min_score=1.0)).verdict.joins_cluster


def test_the_shipped_model_is_the_readable_file():
    shipped = tomllib.loads((files("dedup") / "verdict.toml").read_text("utf-8"))
    model = verdict_model()

    assert model.intercept == shipped["intercept"]
    assert model.coefficients == shipped["coefficients"]
    assert set(model.coefficients) == set(features(evidence()))
    assert all(weight > 0 for weight in model.coefficients.values())


def test_the_probability_is_the_logistic_of_the_weighed_features():
    found = evidence(**RETELLS)
    model = verdict_model()
    logit = model.intercept + sum(model.coefficients[name] * value for name, value in features(found).items())

    assert model.probability(features(found)) == pytest.approx(1 / (1 + math.exp(-logit)))


def test_features_tell_the_shorter_article_from_the_longer_and_not_the_left_from_the_right():
    found = evidence(left_weakest=0.2, right_weakest=0.6)

    for left_words, right_words, shorter, longer in ((300, 400, 0.2, 0.6), (400, 300, 0.6, 0.2), (300, 300, 0.4, 0.4)):
        named = features(replace(found, left_words=left_words, right_words=right_words))
        assert named["shorter_weakest"] == pytest.approx(shorter)
        assert named["longer_weakest"] == pytest.approx(longer)


@pytest.mark.parametrize(("share", "probability"), [(0.0, 0.0), (0.16, 0.02), (3 / 7, 0.5), (1.0, 1.0)])
def test_words_alone_make_a_copy_from_about_half_of_them(share, probability):
    assert word_for_word(Measures(left_verbatim=share, left_containment=share)) == pytest.approx(probability, abs=0.005)


def test_a_run_counts_four_words_a_shingle_where_words_alone_decide():
    scattered = word_for_word(Measures(left_verbatim=0.5, left_containment=0.1))

    assert scattered == word_for_word(Measures(left_verbatim=0.4, left_containment=0.4))


def related(left, right):
    one, other = (profile(parse(text), CONFIG.sketch) for text in (left, right))
    return relate("a", one, "b", other, CONFIG)


TEXT = sentences(1, 12)


def rewritten(sentence, every):
    """*sentence* with one word in *every* replaced."""
    words = sentence.split(" ")
    return " ".join(f"{word[::-1]}o" if place % every == 1 else word for place, word in enumerate(words))


@pytest.mark.parametrize(
    ("right", "verdict"),
    [
        (TEXT, Verdict.VERBATIM_COPY),
        (TEXT[:8], Verdict.VERBATIM_COPY),
        ([sentence.upper() for sentence in TEXT], Verdict.VERBATIM_COPY),
        ([rewritten(sentence, 8) for sentence in TEXT], Verdict.EDITED_COPY),
        ([rewritten(sentence, 3) for sentence in TEXT], Verdict.REWRITTEN_COPY),
        ([*sentences(2, 20), *TEXT[:4], *sentences(3, 20)], Verdict.EXCERPT),
        (sentences(4, 12), Verdict.UNRELATED),
    ],
)
def test_texts_are_what_was_done_to_them(right, verdict):
    assert related(" ".join(TEXT), " ".join(right)).verdict is verdict


@settings(max_examples=30)
@given(st.lists(st.sampled_from(TEXT), unique=True), st.lists(st.sampled_from([*TEXT, *sentences(5, 6)]), unique=True))
def test_comparing_the_other_way_round_gives_the_same_mirrored(left, right):
    one, other = related(" ".join(left), " ".join(right)), related(" ".join(right), " ".join(left))

    assert one.verdict is other.verdict
    assert one.score == pytest.approx(other.score, abs=1e-6)
    assert {(passage.left, passage.right, passage.kind) for passage in one.passages} == {
        (passage.right, passage.left, passage.kind) for passage in other.passages
    }


@pytest.mark.parametrize("text", ["", "one two three four five six seven"])
def test_articles_too_short_to_be_judged_are_unrelated_whatever_they_say(text):
    found = related(text, text)

    assert (found.verdict, found.score) == (Verdict.UNRELATED, 0.0)


def test_eight_words_are_enough_to_be_judged():
    text = "one two three four five six seven eight"

    assert related(text, text).verdict is Verdict.VERBATIM_COPY


def test_passages_are_spans_of_the_texts_as_given():
    left = "  “Ærø”\u00ad ferries   sail\u200b again.  " + " ".join(TEXT)
    right = "<b>Nothing</b> else sails today; nobody knows why. " + " ".join(TEXT)

    (passage,) = related(left, right).passages

    assert passage.left.of(left) == passage.right.of(right) == " ".join(TEXT)
    assert passage.kind is PassageClass.VERBATIM
    assert passage.score == 1.0


def test_ids_and_measures_are_handed_on():
    found = related(" ".join(TEXT), " ".join(TEXT[:6]))
    one, other = (profile(parse(" ".join(text)), CONFIG.sketch) for text in (TEXT, TEXT[:6]))

    assert (found.left, found.right) == ("a", "b")
    assert found.measures == gather(one, other, CONFIG).measures


NOTICE = (
    "Quarterly dividend {} crowns a share, payable {} to holders of record on {}. {} mills of the group report {} tons."
)


def test_notices_of_one_form_with_other_numbers_are_no_copies_of_one_another():
    one, other = (
        dedup.Article(id=name, text=" ".join(NOTICE.format(*numbers[i : i + 5]) for i in range(0, 20, 5)))
        for name, numbers in (("a", list(range(100, 120))), ("b", list(range(300, 320))))
    )

    assert not dedup.compare(one, other).verdict.joins_cluster


def test_a_text_in_the_very_same_words_is_a_verbatim_copy_even_if_it_is_all_quotation():
    text = (
        "“" + "Nobody who sails from Tolvane tonight can count on the lighthouse, the pilots or the tide to come home.”"
    )
    relation = dedup.compare(dedup.Article(id="a", text=text), dedup.Article(id="b", text=text.replace("“", '"')))

    assert (relation.verdict, relation.score) == (dedup.Verdict.VERBATIM_COPY, 1.0)
