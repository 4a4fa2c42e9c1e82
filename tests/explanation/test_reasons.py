"""Reasons and misses of measured evidence, whatever articles it came from."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.config import PRESETS, Config
from dedup.explanation.misses import misses
from dedup.explanation.reasons import reasons
from dedup.explanation.values import Meeting
from dedup.model import Verdict
from dedup.relation import judge
from tests.explanation.rebuild import is_asked_by, score_by, verdict_by
from tests.test_relation import EVIDENCE, FOLLOWS, RETELLS, VERDICTS, WHOLE, evidence

MET = Meeting(
    is_candidate=True,
    same_words=False,
    bands=(),
    n_bands=32,
    resemblance=0.0,
    probability=0.0,
    shared_pairs=9,
    left_pairs=9,
    right_pairs=9,
    shared_quotations=0,
    checks=(),
)


def missed(found, verdict: Verdict) -> list[str]:
    """What was missed on the way to a copy, the nearest first."""
    return [check.measured for check in misses(verdict, reasons(found, 400, Config()), MET)]


@given(
    EVIDENCE,
    st.sampled_from(list(PRESETS.values())),
    st.sampled_from([20, 60, 99, 300]),
    st.sampled_from([0.0, 0.3, 0.31]),
)
def test_the_checks_give_verdict_and_score_of_any_evidence_under_any_preset(found, config, own_words, digits):
    found = replace(found, own_words=own_words, digits=digits)
    judgement, shown = judge(found, config.verdict), reasons(found, 400, config)

    assert is_asked_by(shown) is shown.is_asked is judgement.agrees
    assert verdict_by(shown) is judgement.verdict
    assert score_by(shown) == judgement.score


@pytest.mark.parametrize(("found", "verdict"), VERDICTS.values(), ids=VERDICTS)
def test_the_checks_give_the_verdict_of_every_kind_of_pair(found, verdict):
    assert verdict_by(reasons(found, 400, Config())) is verdict


@given(EVIDENCE)
def test_misses_are_unmet_and_a_copy_misses_nothing_but_its_kind(found):
    verdict = judge(found, Config().verdict).verdict
    kinds = {Verdict.VERBATIM_COPY, Verdict.EDITED_COPY}
    for check in misses(verdict, reasons(found, 400, Config()), MET):
        assert not check.is_met
        assert not verdict.joins_cluster or check.leads_to in kinds


def test_the_rule_names_the_route_to_the_model_and_the_one_to_the_whole():
    follows = reasons(evidence(**FOLLOWS, **WHOLE), 400, Config()).rule
    retells = reasons(evidence(**RETELLS), 400, Config()).rule

    assert "(follows, long, with its numbers), and of the whole (most of one article)" in follows
    assert "(retells, and quotes the same), and of the whole (retells, and quotes the same)" in retells


def test_the_rule_says_that_words_alone_decide_and_that_a_model_is_not_gone_by():
    lists = reasons(evidence(**WHOLE, left_verbatim=0.9, right_verbatim=0.9), 400, Config())
    table = reasons(evidence(**FOLLOWS, **WHOLE, digits=0.4), 400, Config())

    assert lists.rule.startswith("words alone give a copy")
    assert table.rule.endswith("too little agrees to go by it")
    assert table.doubted == 0.25 < table.model
    assert [check.measured for check in table.grounds if not check.is_met] == [
        "words without a digit, of the article with fewer"
    ]


def test_misses_name_what_the_nearest_route_lacks_and_no_other_route():
    other_numbers = evidence(**FOLLOWS | {"told_together": 0.7}, **WHOLE, numbers=0.35)

    assert missed(other_numbers, Verdict.UNRELATED)[0] == "common terms told in the same sentences"
    assert "agreement of the numbers, loosely" not in missed(other_numbers, Verdict.UNRELATED)
    assert "own share of one article, or in common runs" not in missed(other_numbers, Verdict.UNRELATED)


def test_an_excerpt_by_the_model_misses_only_what_makes_a_whole():
    nearly = Config().verdict.min_copy_share - 0.01
    part = evidence(**FOLLOWS | {"left_details": 0.4}, left_share_unquoted=nearly, right_share_unquoted=0.1)
    shown = misses(Verdict.EXCERPT, reasons(part, 400, Config()), MET)

    assert [check.setting for check in shown] == ["verdict.min_copy_share"]
