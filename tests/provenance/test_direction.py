"""Reasons add up to a direction, and thin or contradictory ones to none."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dedup
from dedup.model import CreditStatus, ReasonKind, Relation, Verdict
from dedup.provenance.direction import DECIDED, direction, surely_earlier
from dedup.provenance.pairs import provenance
from tests.provenance.stories import SPUN, STORY, passage, relation, span, traced, whole

SAMPLES = Path(__file__).parents[2] / "samples" / "newsroom"


@pytest.fixture(scope="module")
def run() -> dedup.Run:
    return dedup.cluster(dedup.read(SAMPLES))


def test_nothing_to_go_by_is_undetermined():
    found = direction(traced(STORY, "a"), traced(STORY, "b"), relation(whole(STORY, STORY)))

    assert (found.source, found.copy, found.confidence, found.reasons) == (None, None, 0.0, ())


def test_one_thin_reason_is_not_enough():
    left, right = traced(STORY, "a"), traced(f"{STORY}\n\nExit mobile version", "b")
    found = direction(left, right, relation(whole(STORY, STORY)))

    assert found.source is None
    assert 0 < found.confidence < 0.5
    assert [reason.kind for reason in found.reasons] == [ReasonKind.RESIDUE]


def test_reasons_add_up():
    wire = traced(f"By Tove Harm, Kattegat Lowland News\n\nMERROW, Nov. 3 (KLN) — {STORY}", "a")
    found = direction(wire, traced(STORY, "b", date="2026-11-04"), relation(whole(STORY, STORY)))

    assert (found.source, found.copy) == ("a", "b")
    assert sum(reason.weight for reason in found.reasons) > DECIDED
    assert found.confidence > 0.5
    assert [r.weight for r in found.reasons] == sorted((r.weight for r in found.reasons), reverse=True)


def test_reasons_that_contradict_one_another_leave_it_undetermined():
    """The one with rarer words was published first."""
    left, right = traced(STORY, "a", date="2026-11-05"), traced(SPUN, "b", date="2026-11-03")
    found = direction(left, right, relation(whole(STORY, SPUN, 0.5)))

    assert {reason.source for reason in found.reasons} == {"a", "b"}
    assert found.source is None


def test_what_was_surely_published_later_is_never_the_source():
    left, right = (
        traced(STORY, "a", date="2026-11-05", outlet="Gazette Nord"),
        traced(f"{SPUN}\n\nSource: Gazette Nord", "b", date="2026-11-03"),
    )
    found = direction(left, right, relation(whole(STORY, SPUN, 0.5)))

    assert surely_earlier(found.reasons) == "b"
    assert found.source != "a"


def test_an_agency_that_both_credit_is_their_common_source():
    left, right = (
        traced(f"{STORY}\n\n(Reuters)", name, outlet=outlet, date=f"2026-11-0{day}")
        for name, outlet, day in (("a", "Star", 3), ("b", "Gazette", 5))
    )
    found = provenance(left, right, relation(whole(STORY, STORY)))

    assert found.direction.common_source.name == "Reuters"
    assert found.direction.source is None
    assert (found.credit.status, found.credit.name) == (CreditStatus.CREDITED, "Reuters")


def test_an_agency_that_one_credits_is_the_source_of_the_same_text_elsewhere():
    left, right = traced(f"{STORY}\n\n(Reuters)", "a", outlet="Star"), traced(STORY, "b", outlet="Gazette")
    found = provenance(left, right, relation(whole(STORY, STORY)))

    assert found.direction.common_source.name == "Reuters"
    assert (found.credit.status, found.credit.article, found.credit.name) == (CreditStatus.UNCREDITED, "b", "Reuters")


def test_rewrites_with_signs_against_either_point_to_a_missing_source():
    """One carries leftovers of a page; the other stops early, and has the name of the original's picture."""
    head = STORY[: STORY.index(" The swimming club")]
    left = traced(f"{STORY}\n\nExit mobile version", "a")
    right = traced(f"14HALL Merrow 02 facebookJumbo\n\n{head}", "b")
    shared = passage(span(left.text, head), span(right.text, head), 0.5)
    rewritten = relation(shared, verdict=Verdict.REWRITTEN_COPY, left_share=0.5)
    found = direction(left, right, rewritten)

    assert found.source is None
    assert found.common_source is not None
    assert found.common_source.name is None


class TestCredit:
    def credit(self, left, right, **shares):
        return provenance(left, right, relation(whole(STORY, STORY), **shares)).credit

    def test_a_copy_that_names_its_source_is_credited_where_it_does(self):
        copy = traced(f"{STORY}\n\nFirst reported by the Merrow Gazette.", "b", outlet="Star")
        credit = self.credit(traced(STORY, "a", outlet="Merrow Gazette"), copy)

        assert (credit.status, credit.article, credit.name) == (CreditStatus.CREDITED, "b", "Merrow Gazette")
        assert credit.spans[0].of(copy.text) == "Merrow Gazette"

    def test_a_copy_that_does_not_is_uncredited(self):
        source, copy = (
            traced(STORY, n, outlet=o, date=d)
            for n, o, d in (("a", "Gazette", "2026-11-03"), ("b", "Star", "2026-11-05"))
        )

        assert self.credit(source, copy).status is CreditStatus.UNCREDITED
        assert self.credit(source, copy).article == "b"

    def test_without_a_name_to_look_for_or_a_direction_it_is_unknown(self):
        source, copy = (traced(STORY, n, date=d) for n, d in (("a", "2026-11-03"), ("b", "2026-11-05")))

        assert self.credit(source, copy).status is CreditStatus.UNKNOWN
        assert (
            self.credit(traced(STORY, "a", outlet="X"), traced(STORY, "b", outlet="Y")).status is CreditStatus.UNKNOWN
        )

    def test_a_publisher_need_not_credit_itself(self):
        source, copy = (
            traced(STORY, n, outlet="Gazette", date=d) for n, d in (("a", "2026-11-03"), ("b", "2026-11-05"))
        )

        assert self.credit(source, copy).status is CreditStatus.UNKNOWN

    def test_the_headline_of_the_source_in_quotation_marks_is_a_credit(self):
        title = "Merrow closes its swimming hall"
        source = traced(STORY, "a", title=title, outlet="Gazette", date="2026-11-03")
        copy = traced(f"{STORY} The story “{title}” says so.", "b", outlet="Star", date="2026-11-05")

        assert self.credit(source, copy).name == title


def test_headline_byline_and_dateline_are_facts_of_their_own():
    left = traced(f"By Tove Harm\n\nMERROW — {STORY}", "a", title="Merrow closes its hall")
    right = traced(STORY, "b", title="MERROW CLOSES ITS HALL!")
    swaps = {s.part.value: (s.change.value, s.left, s.right) for s in provenance(left, right, relation()).swaps}

    assert swaps == {
        "headline": ("same", "Merrow closes its hall", "MERROW CLOSES ITS HALL!"),
        "byline": ("left-only", "By Tove Harm", None),
        "dateline": ("left-only", "MERROW", None),
    }


def turned(found: Relation) -> Relation:
    """The same relation with its sides changed."""
    measures = {
        name: getattr(found.measures, name.replace("left", "?").replace("right", "left").replace("?", "right"))
        for name in (item for item in dedup.Measures.__slots__)
    }
    passages = [
        replace(
            p, left=p.right, right=p.left, fragments=tuple(replace(f, left=f.right, right=f.left) for f in p.fragments)
        )
        for p in found.passages
    ]
    return replace(
        found,
        left=found.right,
        right=found.left,
        measures=dedup.Measures(**measures),
        passages=tuple(sorted(passages, key=lambda p: p.left)),
    )


def test_to_change_sides_changes_nothing(run):
    facts = {each.article.id: each for each in run.articles}
    known = [each for each in run.relations if each.provenance]
    traces = {name: traced_facts(facts[name]) for each in known for name in (each.left, each.right)}

    assert len(known) > 20
    for one in known:
        other = provenance(traces[one.right], traces[one.left], turned(one))
        assert other.direction.source == one.provenance.direction.source
        assert other.direction.confidence == pytest.approx(one.provenance.direction.confidence)
        assert [r.words for r in other.direction.reasons] == [r.words for r in one.provenance.direction.reasons]
        assert other.credit == one.provenance.credit


def traced_facts(facts: dedup.ArticleFacts):
    from dedup.provenance.trace import trace

    return trace(facts)


def test_compare_says_what_a_run_says(run):
    articles = {each.article.id: each.article for each in run.articles}
    for one in (each for each in run.relations if each.provenance):
        assert dedup.compare(articles[one.left], articles[one.right]) == one


def test_an_article_is_no_copy_of_itself():
    article = dedup.Article(id="a", text=STORY, date="2026-11-03")

    assert dedup.compare(article, article).provenance is None


def test_nothing_is_told_of_articles_that_copy_nothing(run):
    for one in run.relations:
        copies = one.verdict.joins_cluster or one.verdict is Verdict.EXCERPT
        assert (one.provenance is not None) == copies


ODD = st.text(st.sampled_from("aB(«“\"'”»)—-:,.\n/© \u202e\ud800一ب1Reuters"), max_size=80)


@settings(deadline=None)
@given(ODD, ODD, st.one_of(st.none(), ODD), st.one_of(st.none(), ODD))
def test_no_text_is_too_odd(left, right, outlet, date):
    one = traced(left, "a", outlet=outlet, url=outlet, date=date, title=right)
    other = traced(right, "b", outlet=date, url=date)
    found = provenance(one, other, relation(whole(left, right, 0.4), verdict=Verdict.REWRITTEN_COPY, left_share=0.5))

    for reason in found.direction.reasons:
        assert all(span.end <= len(left) for span in reason.left)
        assert all(span.end <= len(right) for span in reason.right)
        assert reason.weight > 0


@pytest.mark.parametrize("text", ["(" * 200_000, "“" * 200_000, "Reuters " * 40_000, "a-" * 100_000, "A" * 300_000])
def test_a_hostile_text_takes_no_more_than_its_length(text):
    """Repeats that no pattern may run away on; a quadratic one would take minutes."""
    one, other = traced(text, "a", outlet="Reuters"), traced(text, "b", outlet="(" * 90)
    provenance(one, other, relation(whole(text, text, 0.5)))
