"""The text of an article by class: every character counts once, for the closest class that covers it."""

from hypothesis import given
from hypothesis import strategies as st

from dedup.model import (
    Article,
    ArticleFacts,
    Fragment,
    Measures,
    Passage,
    PassageClass,
    Relation,
    Role,
    RoleSpan,
    Span,
    Verdict,
)
from dedup.report.screens.mixture import mixture, parts

V, E, S, Q = PassageClass
TEXT = "x" * 100


def facts(*roles: Span) -> ArticleFacts:
    spans = tuple(RoleSpan(span=span, role=Role.CAPTION, reason="") for span in roles)
    return ArticleFacts(article=Article(id="a", text=TEXT), n_words=1, roles=spans)


def relation(*fragments: tuple[Span, PassageClass], verdict: Verdict = Verdict.REWRITTEN_COPY) -> Relation:
    found = tuple(Fragment(left=span, right=Span(0, 1), kind=kind, score=1.0) for span, kind in fragments)
    passage = Passage(left=Span(0, 100), right=Span(0, 1), kind=V, score=1.0, fragments=found)
    return Relation(left="a", right="b", verdict=verdict, score=0.9, measures=Measures(), passages=(passage,))


def test_the_closest_class_counts_and_what_is_left_out_counts_for_nothing_else():
    found = mixture(facts(Span(0, 10)), [relation((Span(0, 30), V), (Span(20, 50), S), (Span(90, 100), Q))])

    assert +found == {"X": 10, "V": 20, "S": 20, "Q": 10, "O": 40}


def test_of_articles_that_only_quote_the_same_the_quotations_count():
    found = mixture(facts(), [relation((Span(0, 30), S), (Span(50, 60), Q), verdict=Verdict.SHARED_QUOTATIONS)])

    assert +found == {"Q": 10, "O": 90}


def test_what_tells_of_the_same_event_is_original():
    assert +mixture(facts(), [relation((Span(0, 30), S), verdict=Verdict.SAME_EVENT)]) == {"O": 100}


spans = st.builds(lambda start, end: Span(min(start, end), max(start, end)), st.integers(0, 100), st.integers(0, 100))


@given(st.lists(st.tuples(spans, st.sampled_from(PassageClass))), st.lists(spans, max_size=3))
def test_every_character_counts_once(fragments, roles):
    letters = mixture(facts(*roles), [relation(*fragments)])
    bar = parts(letters)

    assert sum(letters.values()) == 100
    assert sum(part.number for part in bar) == 100
    assert abs(sum(part.width for part in bar) - 100) < 0.1
