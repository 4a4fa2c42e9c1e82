"""Listed lines take no part in matching."""

import json

import pytest

import dedup
from dedup.model import Collection, Role
from tests import prose

FOOTER = "Our office is in Quay Street and it is open whenever the lights are on and somebody answers the bell."


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
