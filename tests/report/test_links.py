"""A cluster is linked once to whatever its members are linked to, by its headline and in honest numbers."""

from dataclasses import replace

from dedup.model import Relation, Run, Verdict
from dedup.report.choice import Choice
from dedup.report.links import Link, links

OUTSIDE = "island-voice/quay.txt"
WIRE = "“Ferry line to Orm island to close after 140 years”"
QUAY = "“What Orm loses with its boats”"


def linked(run: Run, *relations: Relation) -> tuple[Link, ...]:
    """The links of *run* with these relations alone."""
    return links(Choice(replace(run, relations=relations)))


def relation(run: Run, member: str, verdict: Verdict = Verdict.EXCERPT, score: float = 0.5) -> Relation:
    """A relation between a member of the cluster and an article outside, in the order of their ids."""
    left, right = sorted((member, OUTSIDE))
    return replace(run.relations[1], left=left, right=right, verdict=verdict, score=score)


def test_all_members_of_a_cluster_make_one_link(run):
    found = linked(run, *(relation(run, member) for member in run.clusters[0].members))

    assert found == (Link(verdict=Verdict.EXCERPT, left=f"{WIRE} (and 2 other articles of its cluster)", right=QUAY),)


def test_a_link_of_other_members_does_not_claim_the_article_that_names_the_cluster(run):
    (found,) = linked(run, relation(run, "quickreads/4471.json"))

    assert {found.left, found.right} == {f"{WIRE} (through 1 other article of its cluster)", QUAY}


def test_every_verdict_has_its_own_link_the_strongest_first(run):
    wire, reprint, rewrite = run.clusters[0].members
    found = linked(
        run,
        relation(run, rewrite, Verdict.SAME_EVENT),
        relation(run, wire, Verdict.EXCERPT, 0.4),
        relation(run, reprint, Verdict.EXCERPT, 0.6),
    )

    assert [link.verdict for link in found] == [Verdict.EXCERPT, Verdict.SAME_EVENT]


def test_two_clusters_make_one_link(run):
    """Whichever of their members are related."""
    wire, reprint, rewrite = run.clusters[0].members
    second = replace(run.clusters[0], id="c-2", members=(OUTSIDE, "kitchen/kale.txt"), representative=OUTSIDE)
    cross = replace(run.relations[1], left=reprint, right="kitchen/kale.txt", verdict=Verdict.EXCERPT)
    (found,) = links(
        Choice(
            replace(
                run,
                clusters=(*run.clusters, second),
                relations=(relation(run, wire), cross, relation(run, rewrite)),
            )
        )
    )

    assert {found.left, found.right} == {
        f"{WIRE} (and 2 other articles of its cluster)",
        f"{QUAY} (and 1 other article of its cluster)",
    }


def test_inside_a_cluster_there_is_no_link(run):
    assert linked(run, run.relations[0]) == ()
