"""Listed lines take no part in matching; lists are learnt from what outlets repeat, and not from copies."""

import json

import pytest

import dedup
from dedup.ingest.boilerplate import MIN_ARTICLES, Boilerplate, learn, list_of
from dedup.model import Article, Collection, Role
from tests import prose

SLOGAN = "The Marsh Post: news from where the river bends"
FOOTER = "Our office is in Quay Street and it is open whenever the lights are on and somebody answers the bell."


def collection(n, *, outlet="The Marsh Post", repeated=(SLOGAN, FOOTER)):
    return [
        Article(
            id=f"{outlet} {k}", outlet=outlet, text="\n".join([SLOGAN, *prose.sentences(f"{outlet}{k}", 8), FOOTER])
        )
        if repeated
        else Article(id=f"{outlet} {k}", outlet=outlet, text="\n".join(prose.sentences(f"{outlet}{k}", 8)))
        for k in range(n)
    ]


def test_lines_that_an_outlet_repeats_are_learnt_with_how_often():
    learnt = learn(collection(MIN_ARTICLES + 4))
    assert [(each.line, each.outlet, each.n_seen, each.n_articles) for each in learnt] == [
        (FOOTER, "The Marsh Post", 24, 24),
        (SLOGAN, "The Marsh Post", 24, 24),
    ]


def test_the_order_of_articles_does_not_matter():
    articles = collection(30)
    assert learn(articles) == learn(articles[::-1])


def test_a_small_corpus_teaches_nothing():
    assert learn(collection(MIN_ARTICLES - 1)) == []


def test_lines_of_copies_are_not_learnt():
    copies = [
        Article(id=str(n), outlet="X", text="\n".join([*prose.sentences("same", 8), f"Number {n}."])) for n in range(40)
    ]
    assert learn(copies) == []


def test_a_line_that_few_articles_have_is_not_learnt():
    others = collection(100, repeated=())
    some = [Article(id=f"s{n}", outlet="The Marsh Post", text=f"{SLOGAN}\n{prose.article(n)}") for n in range(9)]
    assert learn([*others, *some]) == []


def test_a_learnt_list_is_read_again_and_its_lines_take_no_part_in_matching(tmp_path):
    articles = collection(24)
    path = tmp_path / "learnt.txt"
    path.write_text("\n".join(list_of(learn(articles))))
    listed = Boilerplate([path])
    assert listed.within(articles[0].text) == tuple(sorted((SLOGAN.lower(), FOOTER.lower())))


def test_what_only_a_list_shows_to_be_boilerplate_makes_no_copies(tmp_path):
    block = prose.sentences("furniture", 14)
    texts = {name: "\n".join([*prose.sentences(name, 5), *block]) for name in ("a", "b")}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text)
    (tmp_path / "list").mkdir()
    path = tmp_path / "list" / "furniture.txt"
    path.write_text(
        "# of a publishing system\n\n" + "\n".join(line.upper() for line in block[:-1]) + f"\n{block[-1][:9]}*\n"
    )
    without = dedup.cluster(dedup.read(tmp_path / "a.txt", tmp_path / "b.txt"))
    run = dedup.cluster(dedup.read(tmp_path / "a.txt", tmp_path / "b.txt", boilerplate=[path]))
    assert len(without.clusters) == 1
    assert run.relations == ()
    reasons = {role.reason for role in run.articles[0].roles if role.role is Role.BOILERPLATE}
    assert "is a line of a list of boilerplate that was given" in reasons


def test_the_pair_alone_is_judged_as_in_a_collection(tmp_path):
    (tmp_path / "list.txt").write_text(FOOTER)
    (tmp_path / "a.txt").write_text("\n".join([*prose.sentences("x", 9), FOOTER]))
    (tmp_path / "b.txt").write_text("\n".join([*prose.sentences("x", 9), FOOTER]))
    articles = dedup.read(tmp_path / "a.txt", tmp_path / "b.txt", boilerplate=[tmp_path / "list.txt"]).articles
    (relation,) = dedup.cluster(Collection(articles=articles)).relations
    assert dedup.compare(*articles) == relation


def test_a_list_that_cannot_be_read_ends_the_run(tmp_path):
    with pytest.raises(dedup.InputError, match="cannot read the list of boilerplate in"):
        dedup.read(tmp_path, boilerplate=[tmp_path / "none.txt"])


def test_a_text_is_never_listed_whole(tmp_path):
    (tmp_path / "list.txt").write_text("*\nOne line.\nAnother line.\n")
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "One line.\nAnother line."}))
    run = dedup.cluster(dedup.read(tmp_path / "a.jsonl", boilerplate=[tmp_path / "list.txt"]))
    assert run.articles[0].roles == ()
