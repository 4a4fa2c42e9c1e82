"""What must come out right on real articles with known truth; skipped where the data is not beside the repository."""

from collections import Counter
from pathlib import Path

import pytest

import dedup
from benchmarks.accuracy import data
from benchmarks.accuracy.train_verdict import collect, train
from dedup.relation import verdict_model

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


def test_every_spun_and_every_faithful_rewrite_is_a_copy_and_next_to_no_independent_article_is():
    articles = data.documents(DATA / "rewrites_dev" / "docs.jsonl")
    copies: Counter[str] = Counter()
    for left, right, level in data.rows(DATA / "rewrites_dev" / "pairs.tsv"):
        verdict = dedup.compare(articles[left], articles[right]).verdict
        copies[level] += verdict.joins_cluster or verdict is dedup.Verdict.EXCERPT

    assert (copies["L1"], copies["L2"]) == (8, 16)
    assert copies["independent"] <= 4


def test_the_shipped_verdict_model_is_the_one_that_its_script_trains():
    intercept, coefficients = train(collect(DATA).rows)
    shipped = verdict_model()

    assert shipped.intercept == pytest.approx(intercept, abs=0.02)
    assert shipped.coefficients == pytest.approx(coefficients, abs=0.02)
