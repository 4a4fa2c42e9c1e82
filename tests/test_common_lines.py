"""Lines of articles that have nothing else in common are learnt in any order; those of copies and of one story not."""

import random

import pytest

import dedup
from dedup.common_lines import MAX_SAMPLED, find_common_lines, list_of
from dedup.config import BoilerplateConfig, Config
from dedup.ingest.boilerplate import Boilerplate
from dedup.ingest.shelf import InOrder
from dedup.model import Article, Collection, Role
from dedup.report.run_folder import read_run, write_run
from dedup.text.noise import COMMON
from tests import prose

SLOGAN = "The Marsh Post: news from where the river bends"
FOOTER = "Our office is in Quay Street and it is open whenever the lights are on and somebody answers the bell."
BLOCK = prose.sentences("what every page of the paper carries", 12)


def articles(n, *lines, outlet="The Marsh Post"):
    """*n* articles on different matters with the same *lines* below."""
    return [
        Article(id=f"{k:03}", outlet=outlet, text="\n".join([*prose.sentences(f"matter {k}", 20), *lines]))
        for k in range(n)
    ]


def learnt(given, least=5):
    return [each.line for each in find_common_lines(InOrder(given), least).lines]


def test_lines_of_articles_on_different_matters_are_learnt_with_how_often():
    found = find_common_lines(InOrder(articles(9, SLOGAN, FOOTER)), 5).lines
    assert sorted((each.line, each.outlet, each.n_seen) for each in found) == [
        (FOOTER, "The Marsh Post", 9),
        (SLOGAN, "The Marsh Post", 9),
    ]


def test_case_and_white_space_do_not_matter_and_outlets_neither():
    given = [*articles(5, FOOTER), *(Article(id=f"x{n}", text=a.text) for n, a in enumerate(articles(5, SLOGAN)))]
    given[:2] = articles(2, f"  {FOOTER} ")
    assert FOOTER in learnt(given)


@pytest.mark.parametrize("n", [0, 1, 4])
def test_fewer_articles_teach_nothing(n):
    assert learnt(articles(n, FOOTER)) == []


def test_nothing_is_learnt_where_that_is_turned_off():
    assert learnt(articles(30, FOOTER), least=0) == []


def test_lines_of_copies_are_not_learnt():
    copies = [Article(id=str(n), text="\n".join([*prose.sentences("same", 9), f"Number {n}."])) for n in range(40)]
    assert learnt(copies) == []


def test_a_paragraph_that_reports_of_one_matter_have_in_common_is_not_learnt():
    told = prose.sentences("the matter", 12)
    statement = " ".join(told[:3])
    reports = []
    for n in range(30):
        retold = [f"{line[:-1]}, {n} said." for line in random.Random(n).sample(told[3:], 5)]
        reports.append(Article(id=str(n), text="\n".join([*retold, *prose.sentences(f"own {n}", 9), statement])))
    assert learnt(reports) == []


def test_the_end_of_a_line_that_was_wrapped_is_no_line():
    assert learnt(articles(30, "said.")) == []


def test_what_is_learnt_does_not_depend_on_the_order_of_the_articles():
    given = articles(MAX_SAMPLED * 3, FOOTER, SLOGAN)
    shuffled = random.Random(1).sample(given, len(given))
    assert find_common_lines(InOrder(given), 5) == find_common_lines(InOrder(shuffled), 5)


def test_an_article_that_is_mostly_such_lines_keeps_them():
    listing = Article(id="list", text="\n".join([*BLOCK[:4], "A day of rain."]))
    found = find_common_lines(InOrder([*articles(9, *BLOCK[:4]), listing]), 5)
    assert found.lines
    assert 9 not in found.marks


def test_a_list_of_what_was_learnt_is_read_again(tmp_path):
    given = articles(9, FOOTER, "# 1 in the marshes")
    path = tmp_path / "learnt.txt"
    path.write_text("\n".join(list_of(find_common_lines(InOrder(given), 5).lines)))
    assert Boilerplate([path]).within(given[0].text) == ("# 1 in the marshes", FOOTER.lower())


def test_what_only_the_collection_shows_to_be_boilerplate_joins_nobody(tmp_path):
    collection = Collection(articles=tuple(articles(9, *BLOCK)))
    off = dedup.cluster(collection, Config(boilerplate=BoilerplateConfig(min_articles=0)))
    run = dedup.cluster(collection)
    assert off.clusters
    assert run.relations == ()
    assert run.counts["common_lines"] == len(BLOCK)
    assert {(role.role, role.reason) for facts in run.articles for role in facts.roles} == {(Role.BOILERPLATE, COMMON)}

    write_run(run, tmp_path / "run")
    assert read_run(tmp_path / "run").articles == run.articles


def test_two_articles_of_a_run_are_judged_as_in_it():
    copies = [
        Article(id=f"copy {k}", text="\n".join([*prose.sentences("matter 1", 20)[:12], *BLOCK])) for k in range(2)
    ]
    run = dedup.cluster(Collection(articles=(*articles(9, *BLOCK), *copies)))
    by_id = {facts.article.id: facts.article for facts in run.articles}
    assert [each for each in run.relations if each != dedup.compare(by_id[each.left], by_id[each.right])] == []
    assert run.relations


@pytest.mark.parametrize(
    "text", ["", "One line.", "x" * 5000, "a\n" * 40, "\ud800 a line with half a character in it", "\u3000" * 9 + "\n"]
)
def test_texts_without_lines_of_that_length_teach_nothing(text):
    assert learnt([Article(id=str(n), text=f"{text} {n}") for n in range(9)]) == []


def test_a_text_of_any_length_among_them_changes_nothing():
    given = [*articles(9, FOOTER), Article(id="long", text="a line of text\n" * 50_000)]
    assert learnt(given) == [FOOTER]
