"""Findings are told in words that match the figures."""

from dataclasses import replace

import pytest

from dedup.model import Measures, Verdict
from dedup.report.words import count, figure, finding, name_of, order, percent, strongest_first, tally


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "0 %"), (0.001, "under 1 %"), (0.5, "50 %"), (0.995, "over 99 %"), (0.99, "99 %"), (1.0, "100 %")],
)
def test_a_share_is_all_or_nothing_only_when_it_is(share, words):
    assert percent(share) == words


@pytest.mark.parametrize(("score", "words"), [(0.0, "0.00"), (0.29, "0.29"), (0.999, "0.99"), (1.0, "1.00")])
def test_a_score_is_one_only_when_it_is(score, words):
    assert figure(score) == words


@pytest.mark.parametrize(("number", "words"), [(0, "0 pairs"), (1, "1 pair"), (1200, "1,200 pairs")])
def test_a_count_agrees_with_its_noun(number, words):
    assert count(number, "pair") == words


@pytest.mark.parametrize(
    ("agreement", "words"),
    [(1.0, "in the same order"), (0.8, "mostly in the same order"), (0.5, "in another order")],
)
def test_the_order_of_passages_is_told_in_words(agreement, words, run):
    relation = replace(run.relations[0], measures=Measures(order_agreement=agreement))

    assert order(relation) == words
    assert order(replace(relation, passages=relation.passages[:1])) == ""


def test_the_article_that_shares_more_of_itself_comes_first(run):
    """The shorter text stands in the longer one, not the other way round."""
    relation = run.relations[2]
    swapped = replace(
        relation, measures=Measures(left_share=1.0, right_share=0.2, left_share_unquoted=0.9, order_agreement=1.0)
    )

    assert finding(relation, "wire", "rewrite") == (
        "All of “rewrite” follows, in other words, “wire” (100 % without quotations): "
        "3 passages, in the same order; 3 paraphrased."
    )
    assert finding(swapped, "wire", "rewrite").startswith(
        "All of “wire” follows, in other words, “rewrite” (90 % without quotations)"
    )


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.VERBATIM_COPY, "stands word for word in"),
        (Verdict.EXCERPT, "stands in"),
        (Verdict.SHARED_QUOTATIONS, "share 9 quoted words"),
        (Verdict.SAME_EVENT, "report the same event"),
        (Verdict.UNRELATED, "no more than unrelated articles do"),
    ],
)
def test_every_verdict_has_its_sentence(verdict, words, run):
    assert words in finding(replace(run.relations[1], verdict=verdict), "a", "b")


def test_passages_are_tallied_by_class(run):
    assert tally(run.relations[0].passages) == "1 verbatim, 1 lightly edited, 1 shared quotation"
    assert tally(run.relations[1].passages * 2) == "2 shared quotations"


def test_an_article_without_a_title_goes_by_its_id(run):
    article = replace(run.articles[0].article, title=None)

    assert name_of(article) == "alder-post/ferry.txt"
    assert name_of(replace(article, title=" \n ")) == "alder-post/ferry.txt"
    assert name_of(replace(article, id="")) == "(no name)"


def test_copies_come_before_weaker_relations(run):
    verdicts = [relation.verdict for relation in strongest_first(run.relations)]

    assert verdicts == [
        Verdict.EDITED_COPY,
        Verdict.REWRITTEN_COPY,
        Verdict.REWRITTEN_COPY,
        Verdict.SHARED_QUOTATIONS,
    ]
