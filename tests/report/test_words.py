"""Findings are told in words that match the figures."""

from dataclasses import replace

import pytest

from dedup.model import Measures, PassageClass, Verdict
from dedup.report.words import (
    count,
    figure,
    finding,
    lettered_tally,
    name_of,
    names_of,
    order,
    percent,
    share_word,
    strongest_first,
    tally,
)


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


def measured(left: float, right: float) -> Measures:
    """Two articles with these shares, quotations or not, in the same order."""
    return Measures(
        left_share=left, right_share=right, left_share_unquoted=left, right_share_unquoted=right, order_agreement=1.0
    )


@pytest.mark.parametrize(("left", "right"), [(0.93, 0.94), (0.94, 0.93), (1.0, 0.6)])
def test_neither_of_two_articles_covered_alike_comes_first(left, right, run):
    """The sentence names them in the order given, whichever is covered more."""
    relation = replace(run.relations[2], measures=measured(left, right))

    assert finding(relation, "wire", "spun") == (
        "“wire” and “spun” tell the same, in other words: "
        f"{percent(left)} of the one and {percent(right)} of the other "
        f"({percent(left)} and {percent(right)} without quotations), in the same order; 3 paraphrased."
    )


def test_equal_shares_are_said_once(run):
    relation = replace(run.relations[2], measures=measured(0.9, 0.9))

    assert "in other words: 90 % of both (90 % without quotations), in" in finding(relation, "wire", "spun")


def test_an_article_that_is_cut_or_embedded_follows_the_whole(run):
    """The part is the same one from either side."""
    relation = replace(run.relations[2], measures=measured(0.25, 0.99))
    follows = (
        "99 % of “cut” follows “wire”, in other words (99 % without quotations), in the same order; 3 paraphrased."
    )

    assert finding(relation, "wire", "cut") == follows
    assert finding(replace(relation, measures=measured(0.99, 0.25)), "cut", "wire") == follows


def test_low_shares_that_are_alike_name_no_part(run):
    relation = replace(run.relations[2], measures=measured(0.5, 0.45))

    assert finding(relation, "a", "b").startswith("“a” and “b” tell partly the same, in other words: 50 % of the one")


@pytest.mark.parametrize(
    ("verdict", "kinds", "manner"),
    [
        (Verdict.VERBATIM_COPY, ["verbatim", "quotation"], " word for word"),
        (Verdict.VERBATIM_COPY, ["verbatim", "edited"], " nearly word for word"),
        (Verdict.VERBATIM_COPY, ["verbatim", "paraphrased"], " nearly word for word"),
        (Verdict.EDITED_COPY, ["verbatim", "edited"], ", with light edits"),
        (Verdict.REWRITTEN_COPY, ["paraphrased", "quotation"], ", in other words"),
        (Verdict.REWRITTEN_COPY, ["paraphrased", "edited"], ", mostly in other words"),
    ],
)
def test_the_manner_is_no_stronger_than_the_fragments(verdict, kinds, manner, run):
    passage = run.relations[0].passages[0]
    (fragment,) = passage.fragments
    relation = replace(
        run.relations[0],
        verdict=verdict,
        passages=(replace(passage, fragments=tuple(replace(fragment, kind=PassageClass(kind)) for kind in kinds)),),
    )
    alike, cut = (replace(relation, measures=measured(1.0, right)) for right in (1.0, 0.2))

    assert f"the same, {manner.removeprefix(',').strip()}: 100 % of both" in finding(alike, "a", "b")
    assert f"{manner} (100 %" in finding(cut, "a", "b") or f"stands{manner} in “b”" in finding(cut, "a", "b")


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (
            Verdict.EXCERPT,
            "“a” and “b” share an excerpt: 9 % of the one and 16 % of the other (0 % without quotations)",
        ),
        (Verdict.SHARED_QUOTATIONS, "“a” and “b” share 9 quoted words; outside quotations each has its own wording."),
        (Verdict.SAME_EVENT, "“a” and “b” report the same event, each in its own words."),
        (Verdict.UNRELATED, "“a” and “b” have nothing in common that matters."),
    ],
)
def test_every_weaker_verdict_has_its_sentence(verdict, words, run):
    assert finding(replace(run.relations[1], verdict=verdict), "a", "b").startswith(words)


def test_aligned_words_are_shared_only_where_the_verdict_rests_on_them():
    assert {verdict for verdict in Verdict if share_word(verdict) == "similar"} == {
        Verdict.SHARED_QUOTATIONS,
        Verdict.SAME_EVENT,
        Verdict.UNRELATED,
    }


def test_passages_are_tallied_by_class(run):
    assert tally(run.relations[0].passages) == "1 verbatim, 1 lightly edited, 1 shared quotation"
    assert tally(run.relations[1].passages * 2) == "2 shared quotations"


def test_the_tally_gives_every_letter_its_word(run):
    assert [(letter, words) for _, letter, words in lettered_tally(run.relations[0].passages)] == [
        ("V", "1 verbatim"),
        ("E", "1 lightly edited"),
        ("Q", "1 shared quotation"),
    ]


def test_two_articles_under_one_headline_are_told_apart_by_their_ids(run):
    left, right = run.articles[0].article, run.articles[1].article

    assert names_of(left, right) == (left.title, right.title)
    assert names_of(left, replace(right, title=left.title)) == (
        f"{left.title} [alder-post/ferry.txt]",
        f"{left.title} [coast-daily/ferry.html]",
    )


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
