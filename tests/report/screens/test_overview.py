"""The overview: its states, its tiles, what needs a look, and a line for each cluster with the data behind it."""

from dataclasses import replace

import pytest

from dedup.model import CreditStatus, Measures, PassageClass, Relation, Run, Verdict
from dedup.report.choice import Choice
from dedup.report.page.render import screen
from dedup.report.screens.overview import FIELDS, MAX_LINES, overview_view
from tests.report.screens.stories import article, follows, run_of

SAID = "“We will not close the bridge before the winter comes,” said Mara Quill of the council. "
TURNED = "“We will close the bridge before the winter comes,” said Mara Quill of the council. "


def rewritten(source: str, copy: str, status: CreditStatus = CreditStatus.UNCREDITED) -> Relation:
    return follows(
        source, copy, verdict=Verdict.REWRITTEN_COPY, kind=PassageClass.PARAPHRASED, share=0.6, status=status
    )


@pytest.fixture
def bridge_run() -> Run:
    """A cluster of three in which a copy turns a quotation round and names no source, and an article alone."""
    articles = [
        article("wire/a", SAID + "It is old.", outlet="Wire", title="Bridge stays open", date="2026-11-03"),
        article("post/b", SAID + "It is very old.", outlet="Post", title="Bridge stays open", date="2026-11-04"),
        article("mill/c", TURNED + "It is aged.", outlet="Mill", title="Crossing to shut"),
        replace(article("odd/d"), disguises=(("zero-width characters", 3),), too_short=True),
    ]
    relations = [follows("wire/a", "post/b", status=CreditStatus.CREDITED), rewritten("wire/a", "mill/c")]
    return run_of(articles, relations, ["wire/a", "post/b", "mill/c"])


def test_a_cluster_has_its_figures_on_a_line(bridge_run):
    (line,) = overview_view(Choice(bridge_run)).clusters

    assert (line.name, line.size, line.source_outlet) == ("Bridge stays open", 3, "Wire")
    assert line.source_note == "confidence 0.76"
    assert (line.day, line.last, line.first.is_trusted) == ("2026-11-03", "2026-11-04", True)
    assert (line.shares_words, line.spun_words) == ("60 % to 100 %", "50 %")
    assert (line.altered, line.uncredited, line.letters) == (1, 1, "vs")


def test_the_gravest_needs_a_look_first(bridge_run):
    view = overview_view(Choice(bridge_run))

    assert [look.kind for look in view.looks] == ["flipped", "spun", "disguise"]
    assert "became “We will close the bridge" in view.looks[0].words
    assert "in Mill" in view.looks[0].words
    assert view.looks[1].route == "/p/mill%2Fc~wire%2Fa"
    assert "innocent cause" in view.looks[2].words
    assert view.n_looks[0] == "1 quotation turned round"


def test_a_rewrite_that_says_where_it_is_from_needs_no_look(bridge_run):
    relations = (bridge_run.relations[0], rewritten("wire/a", "mill/c", CreditStatus.CREDITED))
    run = replace(bridge_run, relations=tuple(sorted(relations, key=lambda each: each.left)))

    assert "spun" not in {look.kind for look in overview_view(Choice(run)).looks}


def test_the_tiles_count_what_there_is(bridge_run):
    tiles = {tile.label: tile.value for tile in overview_view(Choice(bridge_run)).tiles}

    assert tiles == {
        "articles": "4",
        "cluster of copies": "1",
        "exact copy": "1",
        "pairs of copies": "2",
        "article alone": "1",
        "inputs skipped": "0",
    }


def test_the_data_of_the_page_has_every_field_of_every_cluster(bridge_run):
    ((name, data),) = overview_view(Choice(bridge_run)).data
    row = dict(zip(data["fields"], data["rows"][0], strict=True))

    assert name == "clusters"
    assert data["fields"] == list(FIELDS)
    assert row["share"] == 1.0
    assert row["least"] == 0.6
    assert row["joints"] == [1, 2, 1000, 0, 2, 600]
    assert row["copies"] == [["verbatim copy", 1], ["rewritten copy", 1]]


def test_lines_beyond_the_first_are_in_the_data_alone():
    names = [(f"a{number:04}", f"b{number:04}") for number in range(MAX_LINES + 5)]
    run = run_of([article(each) for pair in names for each in pair], [follows(*pair) for pair in names], *names)
    view = overview_view(Choice(run))

    assert len(view.clusters) == MAX_LINES
    assert len(view.data[0][1]["rows"]) == view.n_clusters == MAX_LINES + 5


@pytest.mark.parametrize(
    ("n_articles", "state", "words"),
    [(0, "empty", "looked for articles"), (1, "one", "known of it alone"), (2, "nothing", "preset recall")],
)
def test_a_run_that_found_nothing_says_what_may_be_tried(n_articles, state, words):
    run = run_of([article(str(number)) for number in range(n_articles)], [])
    view = overview_view(Choice(run))

    assert view.state == state
    assert words in view.advice
    assert screen("overview", view)


def test_one_article_is_told_by_what_it_quotes_and_what_is_no_prose():
    single = overview_view(Choice(run_of([article("a", SAID)], []))).single

    assert single is not None
    assert single.quotations == ("“We will not close the bridge before the winter comes,”",)


def test_the_nearest_misses_come_by_their_scores():
    misses = [
        Relation(left="a", right=right, verdict=verdict, score=score, measures=Measures())
        for right, verdict, score in (("b", Verdict.SHARED_QUOTATIONS, 0.1), ("c", Verdict.SAME_EVENT, 0.4))
    ]
    view = overview_view(Choice(run_of([article("a"), article("b"), article("c")], misses)))

    assert [row.score for row in view.misses] == ["0.40", "0.10"]
    assert view.links == ()
