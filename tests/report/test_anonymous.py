"""A run without names tells the same about numbered articles: no id, outlet, writer or address of it is left."""

from dataclasses import replace

import pytest

from dedup.metadata import Metadata
from dedup.model import CreditStatus
from dedup.report.anonymous import BLACK, anonymous
from dedup.report.choice import Choice
from dedup.report.html import render


@pytest.fixture
def named(run):
    """The run with a text that names its outlet, and a writer."""
    first, *others = run.articles
    text = f"{first.article.outlet} reports. Mara Quill wrote this for the {first.article.outlet}, not the Outposts."
    article = replace(first.article, text=text, metadata=Metadata(byline="Mara Quill", credits=("Orm Wire",)))
    return replace(run, articles=(replace(first, article=article, roles=(), quotations=()), *others), relations=())


def test_no_name_is_left_on_the_page(run):
    page = render(anonymous(run))
    for facts in run.articles:
        for name in (facts.article.id, facts.article.url):
            assert not name or name not in page
        if facts.article.outlet:
            assert facts.article.outlet not in page


def test_names_are_blacked_out_where_they_stand_at_their_old_length(named):
    before, after = named.articles[0].article, anonymous(named).articles[0].article

    assert len(after.text) == len(before.text)
    assert before.outlet not in after.text
    assert "Mara Quill" not in after.text
    assert BLACK * len("Mara Quill") in after.text
    assert "not the Outposts." in after.text
    assert after.metadata.byline is None


def test_the_same_is_found_among_the_numbered_articles(run):
    hidden = anonymous(run)

    assert [relation.measures for relation in hidden.relations] == [relation.measures for relation in run.relations]
    assert [len(cluster.members) for cluster in hidden.clusters] == [len(cluster.members) for cluster in run.clusters]
    assert len(Choice(hidden).pairs) == len(Choice(run).pairs)
    ids = {facts.article.id for facts in hidden.articles}
    assert {end for relation in hidden.relations for end in (relation.left, relation.right)} <= ids


def test_numbers_keep_the_order_of_ids(run):
    ids = [facts.article.id for facts in anonymous(run).articles]

    assert ids == sorted(ids)


def test_who_is_credited_becomes_the_number_of_the_outlet(run):
    outlet = next(facts.article.outlet for facts in run.articles if facts.article.outlet)
    relation = next(relation for relation in run.relations if relation.provenance is not None)
    credit = replace(relation.provenance.credit, status=CreditStatus.CREDITED, article=relation.right, name=outlet)
    relation = replace(relation, provenance=replace(relation.provenance, credit=credit))
    hidden = anonymous(replace(run, relations=(relation,)))

    assert hidden.relations[0].provenance.credit.name.startswith("Outlet ")


def test_hostile_names_are_blacked_out_too(hostile_run):
    assert render(anonymous(hostile_run))
