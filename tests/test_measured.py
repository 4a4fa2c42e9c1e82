"""What must come out right on real articles with known truth; skipped where the data is not beside the repository."""

from collections import Counter
from pathlib import Path

import pytest

import dedup
from benchmarks.accuracy import data
from benchmarks.accuracy.train_verdict import collect, train
from dedup.probability import verdict_model
from dedup.spin.run import spins

DATA = Path(__file__).parents[2] / "shared" / "data"

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not DATA.is_dir(), reason="the measurement data is not beside the repository"),
]


def test_of_five_articles_on_one_event_only_the_two_spun_from_one_source_are_a_cluster():
    run = dedup.cluster(dedup.read(DATA / "seeds"))

    assert [[member[:3] for member in cluster.members] for cluster in run.clusters] == [["001", "003"]]
    assert {"shared-quotations", "same-event", "rewritten-copy"} >= {str(each.verdict) for each in run.relations}


def test_the_passages_of_the_spun_pair_follow_one_another_in_order():
    articles = {article.id[:3]: article for article in dedup.read(DATA / "seeds").articles}
    relation = dedup.compare(articles["001"], articles["003"])

    assert relation.measures.right_share > 0.95
    assert relation.measures.left_share < 0.35
    assert relation.measures.order_agreement == 1
    assert Counter(fragment.kind for fragment in relation.fragments)[dedup.PassageClass.PARAPHRASED] >= 10


def test_the_quotation_that_the_shorter_reprint_turned_round_comes_first_in_the_ledger():
    entries = dedup.quotes(dedup.cluster(dedup.read(DATA / "seeds")))
    first = entries[0]
    turned = first.variants[0]
    unchanged = [variant.quotation.article[:3] for variant in first.variants[1:]]

    assert turned.quotation.article.startswith("003")
    assert turned.changes == (dedup.Change.NEGATION, dedup.Change.ALTERED)
    assert turned.in_copy
    assert {first.quotation.article[:3], *unchanged} == {"000", "001", "002"}
    assert first.speaker == turned.quotation.speaker
    assert not any(dedup.Change.NEGATION in entry.changes for entry in entries[1:])


def test_nearly_every_rewrite_is_a_copy_and_next_to_no_independent_article_is():
    articles = data.documents(DATA / "rewrites_dev" / "docs.jsonl")
    copies: Counter[str] = Counter()
    for left, right, level in data.rows(DATA / "rewrites_dev" / "pairs.tsv"):
        copies[level] += dedup.compare(articles[left], articles[right]).verdict.joins_cluster

    assert (copies["L1"], copies["L2"]) == (8, 16)
    assert copies["L3"] >= 26
    assert copies["L4"] >= 15
    assert copies["independent"] <= 2


def test_the_spun_pair_has_a_source_that_is_missing():
    """Neither was made from the other: one stops early, and alone has the name of the original's picture."""
    (tree,) = dedup.family_trees(dedup.cluster(dedup.read(DATA / "seeds")))

    assert {branch.kinship for branch in tree.branches} == {dedup.Kinship.COMMON_SOURCE}
    assert tree.missing is not None


def test_customers_of_one_agency_are_not_told_to_follow_one_another():
    run = dedup.cluster(dedup.read(DATA / "helsinki_syndication" / "dev.docs.jsonl"))
    copies = [each.provenance.direction for each in run.relations if each.verdict.joins_cluster and each.provenance]
    named = Counter(each.common_source.name for each in copies if each.common_source)

    assert named["Associated Press"] >= 20
    assert named["Reuters"] == 1
    assert sum(each.source is not None for each in copies) <= 6


def test_no_rewrite_by_hand_and_hardly_a_spin_is_taken_for_its_own_source():
    articles = data.documents(DATA / "rewrites_dev" / "docs.jsonl")
    pairs = [row[:2] for row in data.rows(DATA / "rewrites_dev" / "pairs.tsv") if row[2] != "independent"]
    news = data.documents(DATA / "spun_news_semisynthetic" / "dev.docs.jsonl")
    spins = sorted(name for name in news if name.startswith(("spin/", "bt_es/")))[::6]
    pairs += [(f"src/{spin.partition('/')[2]}", spin) for spin in spins]
    told: Counter[bool] = Counter()
    for source, copy in pairs:
        relation = dedup.compare(*((articles if source in articles else news)[each] for each in (source, copy)))
        if relation.provenance and relation.provenance.direction.source:
            told[relation.provenance.direction.source == source] += 1

    assert told[True] >= 25
    assert told[False] <= 1


def test_the_signature_of_a_translation_there_and_back_is_found_and_holds_nothing_else():
    collection = dedup.read(DATA / "spun_news_semisynthetic" / "dev.docs.jsonl")
    run = dedup.cluster(each for each in collection.articles if each.id.startswith(("src/", "bt_es/", "spin/")))
    (signature,) = spins(run).signatures
    kinds = Counter(tuple(sorted(end.partition("/")[0] for end in pair)) for pair in signature.pairs)

    assert kinds["bt_es", "src"] >= 150
    assert kinds["spin", "src"] == 0


def test_wire_stories_of_many_reporters_have_no_signature():
    assert spins(dedup.cluster(dedup.read(DATA / "helsinki_syndication" / "dev.docs.jsonl"))).signatures == ()


def test_the_shipped_verdict_model_is_the_one_that_its_script_trains():
    intercept, coefficients = train(collect(DATA))
    shipped = verdict_model()

    assert shipped.intercept == pytest.approx(intercept, abs=0.02)
    assert shipped.coefficients == pytest.approx(coefficients, abs=0.02)
