"""What connects two articles in a run."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from dedup.clusters import cluster
from dedup.explanation.way import way
from dedup.model import Article, ArticleFacts, Measures, Relation, Run, Verdict

NAMES = "abcdefg"


def run_of(scores: dict[tuple[str, str], float], verdict: Verdict = Verdict.EDITED_COPY) -> Run:
    relations = tuple(
        Relation(left=left, right=right, verdict=verdict, score=score, measures=Measures())
        for (left, right), score in sorted(scores.items())
    )
    facts = tuple(ArticleFacts(article=Article(id=name, text=name), n_words=9) for name in NAMES)
    clusters = cluster(relations, dict.fromkeys(NAMES, 9))
    return Run(settings="", input_digest="", articles=facts, relations=relations, clusters=clusters)


@given(
    st.dictionaries(st.sampled_from(list(combinations(NAMES, 2))), st.integers(1, 5).map(lambda n: n / 5), min_size=1)
)
def test_the_steps_lead_from_one_to_the_other_and_no_other_way_has_a_stronger_weakest(scores):
    run = run_of(scores)
    for left, right in combinations(NAMES, 2):
        found = way(run, left, right)

        if found.left_cluster is None or found.left_cluster != found.right_cluster:
            assert found.steps == ()
            continue
        assert [found.steps[0].left, *(step.right for step in found.steps)][:: len(found.steps)] == [left, right]
        assert all(one.right == other.left for one, other in pairwise(found.steps))
        assert all(step.score == scores[min(step.left, step.right), max(step.left, step.right)] for step in found.steps)
        weakest = min(step.score for step in found.steps)
        stronger = run_of({pair: score for pair, score in scores.items() if score > weakest})
        cluster_of = {member: each.id for each in stronger.clusters for member in each.members}
        assert left not in cluster_of or cluster_of[left] != cluster_of.get(right)


def test_a_chain_is_told_step_by_step():
    found = way(run_of({("a", "b"): 0.9, ("b", "c"): 0.95}), "c", "a")

    assert [(step.left, step.right, step.score) for step in found.steps] == [("c", "b", 0.95), ("b", "a", 0.9)]
    assert not found.is_listed


def test_articles_of_no_cluster_are_connected_by_nothing():
    run = run_of({("a", "b"): 0.9}, Verdict.EXCERPT)

    assert way(run, "a", "b") == way(run, "b", "a")
    assert (way(run, "a", "b").left_cluster, way(run, "a", "b").is_listed) == (None, True)
    assert not way(run, "a", "c").is_listed
