"""
The records that dedup writes: one function for each value, keys in a fixed order, floats rounded.

docs/formats.md describes every field; a test holds that page and these functions together.
"""

import platform
from collections.abc import Mapping
from dataclasses import fields
from importlib.metadata import PackageNotFoundError, version

from dedup.model import (
    ArticleFacts,
    Bridge,
    Cluster,
    Credit,
    Direction,
    Fragment,
    Measures,
    Passage,
    Provenance,
    Reason,
    Relation,
    Run,
    Skip,
    Span,
)
from dedup.report.known import known_record

FORMAT = "dedup-run"
"""What `format` in run.json says."""

FORMAT_VERSION = 2
"""
Version of the run folder; a reader refuses any other.

1: run.json, articles.jsonl, clusters.jsonl, relations.jsonl, passages.jsonl.
2: a passage is a longer stretch and has `fragments`, which are what version 1 called passages; relations carry
`direction`, `credit` and `swaps`; a cluster says how it holds together: `weakest_pair`, `density`, `compared`, `core`,
`fringe`, `bridges`.
"""

SCHEMA = "2.0"
"""
Version of the records printed on standard output: a new minor version only adds fields.

2.0: what 1.0 called passages are the `fragments` of longer passages.
"""

MEASURES = tuple(item.name for item in fields(Measures))
"""The names of all measures, in the order in which every record carries them."""

COUNTED = frozenset(item.name for item in fields(Measures) if isinstance(item.default, int))
"""The measures that are counts; every other one is a number in [0, 1]."""

Record = dict[str, object]


def rounded(value: float) -> float:
    """*value* to 6 digits, so that the same evidence gives the same bytes on every machine."""
    return round(float(value), 6)


def run_record(run: Run) -> Record:
    """What run.json holds: where the run came from and how much it found."""
    return {
        "type": "run",
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "versions": versions(),
        "settings": run.settings,
        "input_digest": run.input_digest,
        "records": {
            "articles": len(run.articles),
            "clusters": len(run.clusters),
            "relations": len(run.relations),
            "passages": sum(len(relation.passages) for relation in run.relations),
        },
        "counts": {name: run.counts[name] for name in sorted(run.counts)},
        "skips": [{"origin": skip.origin, "reason": skip.reason} for skip in run.skips],
        "timings": {name: rounded(seconds) for name, seconds in run.timings.items()},
    }


def article_record(facts: ArticleFacts, cluster: str | None) -> Record:
    """An article, what was found in it, and the id of the cluster it is in; the text stands last."""
    article = facts.article
    return {
        "type": "article",
        "id": article.id,
        "cluster": cluster,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "date": article.date,
        "origin": article.origin,
        "metadata": known_record(article.metadata),
        "n_words": facts.n_words,
        "too_short": facts.too_short,
        "disguises": dict(facts.disguises),
        "roles": [{"span": _pair(role.span), "role": role.role.value, "reason": role.reason} for role in facts.roles],
        "quotations": [[span.start, span.end] for span in facts.quotations],
        "text": article.text,
    }


def cluster_record(cluster: Cluster) -> Record:
    """A cluster and how it holds together."""
    return {
        "type": "cluster",
        "id": cluster.id,
        "size": len(cluster.members),
        "representative": cluster.representative,
        "weakest_score": rounded(cluster.weakest_score),
        "weakest_pair": {
            "left": cluster.weakest_pair.left,
            "right": cluster.weakest_pair.right,
            "verdict": cluster.weakest_pair.verdict.value,
            "score": rounded(cluster.weakest_pair.score),
        },
        "density": rounded(cluster.density),
        "compared": rounded(cluster.compared),
        "core": list(cluster.core),
        "fringe": list(cluster.fringe),
        "bridges": [_bridge(bridge) for bridge in cluster.bridges],
        "members": list(cluster.members),
        "related": list(cluster.related),
    }


def relation_record(relation: Relation, *, passages: bool = False) -> Record:
    """A relation with every measure under its own name; with *passages*, the aligned passages as a list."""
    record: Record = {
        "type": "relation",
        "left": relation.left,
        "right": relation.right,
        "verdict": relation.verdict.value,
        "score": rounded(relation.score),
        **measures_record(relation.measures),
        **provenance_record(relation.provenance),
    }
    if passages:
        record["passages"] = [_aligned(passage) for passage in relation.passages]
    return record


def measures_record(measures: Measures) -> dict[str, float]:
    """Every measure by name: counts as integers, the rest rounded."""
    values = ((name, getattr(measures, name)) for name in MEASURES)
    return {name: value if name in COUNTED else rounded(value) for name, value in values}


def provenance_record(provenance: Provenance | None) -> Record:
    """Direction, credit and swaps of a relation; null and empty where nothing was copied."""
    if provenance is None:
        return {"direction": None, "credit": None, "swaps": []}
    return {
        "direction": _direction(provenance.direction),
        "credit": _credit(provenance.credit),
        "swaps": [
            {"part": swap.part.value, "change": swap.change.value, "left": swap.left, "right": swap.right}
            for swap in provenance.swaps
        ],
    }


def passage_record(relation: Relation, passage: Passage) -> Record:
    """One aligned passage with the ids of its two articles."""
    return {"type": "passage", "left": relation.left, "right": relation.right, **_aligned(passage)}


def skip_record(skip: Skip) -> Record:
    """An input that was not read, and why."""
    return {"type": "skip", "origin": skip.origin, "reason": skip.reason}


def cluster_of(run: Run) -> Mapping[str, str]:
    """The id of the cluster of every clustered article, by article id."""
    return {member: cluster.id for cluster in run.clusters for member in cluster.members}


def versions() -> dict[str, str]:
    """The versions that decide the result: dedup, Python, NumPy and numba."""
    return {
        "dedup": _version("dedup"),
        "python": platform.python_version(),
        "numpy": _version("numpy"),
        "numba": _version("numba"),
    }


def _version(distribution: str) -> str:
    """The installed version; "unknown" in a source tree that was never installed."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "unknown"


def _aligned(passage: Passage) -> Record:
    return {**_spans(passage), "fragments": [_spans(fragment) for fragment in passage.fragments]}


def _spans(aligned: Passage | Fragment) -> Record:
    return {
        "left_span": _pair(aligned.left),
        "right_span": _pair(aligned.right),
        "class": aligned.kind.value,
        "score": rounded(aligned.score),
    }


def _direction(direction: Direction) -> Record:
    common = direction.common_source
    return {
        "source": direction.source,
        "copy": direction.copy,
        "confidence": rounded(direction.confidence),
        "common_source": None if common is None else {"name": common.name, "words": common.words},
        "reasons": list(map(_reason, direction.reasons)),
    }


def _reason(reason: Reason) -> Record:
    return {
        "kind": reason.kind.value,
        "source": reason.source,
        "weight": rounded(reason.weight),
        "words": reason.words,
        "left_spans": list(map(_pair, reason.left)),
        "right_spans": list(map(_pair, reason.right)),
    }


def _credit(credit: Credit) -> Record:
    return {
        "status": credit.status.value,
        "article": credit.article,
        "name": credit.name,
        "spans": list(map(_pair, credit.spans)),
    }


def _bridge(bridge: Bridge) -> Record:
    return {"members": list(bridge.members), "parts": [list(part) for part in bridge.parts]}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
