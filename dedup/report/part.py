"""A run cut down to one of its clusters, or to two of its articles."""

from dataclasses import replace

from dedup.errors import InputError
from dedup.model import Cluster, Run
from dedup.report.filing import Filing


def part_of(run: Run, *, cluster: str | None = None, pair: tuple[str, str] | None = None) -> Run:
    """
    *run* cut down to the *cluster* that is named, or to a *pair* of articles; whole where neither is.

    Raises:
        InputError: when the run does not hold it.
    """
    if cluster is not None:
        return cluster_part(run, cluster_named(run, cluster))
    if pair is not None:
        return pair_part(run, *pair)
    return run


def cluster_named(run: Run, wanted: str) -> Cluster:
    """
    The one cluster of *run* that *wanted* names: by its id, how that begins, or the id of an article in it.

    Raises:
        InputError: when it names none, or several.
    """
    found = [each for each in run.clusters if each.id.startswith(wanted) or wanted in each.members]
    if len(found) != 1:
        known = ", ".join(each.id for each in (found or run.clusters)[:5]) or "none"
        problem = f"{len(found):,} clusters begin with" if found else "there is no cluster"
        message = f"{problem} {wanted!r}; there are {known}{' and more' if len(found or run.clusters) > 5 else ''}"
        raise InputError(message)
    return found[0]


def cluster_part(run: Run, cluster: Cluster) -> Run:
    """*run* with the members of *cluster*, what they are related to outside, and the relations of both alone."""
    filing = Filing(run)
    relations = [*filing.inside.get(cluster.id, ()), *filing.outside.get(cluster.id, ())]
    ids = {*cluster.members, *(end for relation in relations for end in (relation.left, relation.right))}
    return replace(
        run,
        articles=tuple(filing.facts[identity] for identity in sorted(ids)),
        relations=tuple(sorted(relations, key=lambda relation: (relation.left, relation.right))),
        clusters=(cluster,),
        skips=(),
        counts={},
    )


def pair_part(run: Run, one: str, other: str) -> Run:
    """
    *run* with two articles and their relation alone.

    Raises:
        InputError: when it lacks an article, or holds no relation of the two.
    """
    filing = Filing(run)
    for identity in (one, other):
        if identity not in filing.facts:
            message = f"the run holds no article {identity!r}; the ids stand in its articles.jsonl"
            raise InputError(message)
    relation = filing.relation(one, other) or filing.relation(other, one)
    if relation is None:
        message = f"the run holds no relation of {one!r} and {other!r}; dedup explain --run RUN tells why"
        raise InputError(message)
    facts = tuple(filing.facts[identity] for identity in sorted({relation.left, relation.right}))
    return replace(run, articles=facts, relations=(relation,), clusters=(), skips=(), counts={})
