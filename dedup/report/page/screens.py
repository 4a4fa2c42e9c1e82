"""Every screen of a report as the name of its template and its view, in the order of the page or by its route."""

from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote

from dedup.report.choice import Choice
from dedup.report.page.render import Screen
from dedup.report.screens.cluster import cluster_view
from dedup.report.screens.document import document_view
from dedup.report.screens.method import method_view
from dedup.report.screens.outlets import outlets_view
from dedup.report.screens.pair import pair_view

Named = tuple[str, Screen]


def plain_views(choice: Choice) -> Iterator[Named]:
    """The screens behind the overview that are plain HTML, each made when it is its turn."""
    for cluster in choice.shown_clusters[: choice.budget.plain_clusters]:
        yield "cluster", cluster_view(choice, cluster)
    for relation in choice.pairs[: choice.n_plain_pairs]:
        yield "pair", pair_view(choice, relation)
    for facts in choice.documents[: choice.n_plain_documents]:
        yield "document", document_view(choice, facts)
    yield "outlets", outlets_view(choice)
    yield "method", method_view(choice)


def packed_views(choice: Choice) -> Iterator[Named]:
    """The screens that are no plain HTML, each made when it is its turn."""
    for cluster in islice(choice.shown_clusters, choice.budget.plain_clusters, None):
        yield "cluster", cluster_view(choice, cluster)
    for relation in islice(choice.pairs, choice.n_plain_pairs, None):
        yield "pair", pair_view(choice, relation)
    for facts in islice(choice.documents, choice.n_plain_documents, None):
        yield "document", document_view(choice, facts)


def n_packed(choice: Choice) -> int:
    """How many screens `packed_views` gives."""
    n_clusters = max(0, len(choice.shown_clusters) - choice.budget.plain_clusters)
    n_pairs = len(choice.pairs) - choice.n_plain_pairs
    return n_clusters + n_pairs + len(choice.documents) - choice.n_plain_documents


def view_at(choice: Choice, route: str) -> Named | None:
    """The screen of a cluster, pair or document at its *route*; None where the run has no such thing."""
    kind, _, ids = route.removeprefix("/").partition("/")
    identities = [unquote(identity, errors="surrogatepass") for identity in ids.split("~")]
    match kind, identities:
        case "c", [identity] if identity in choice.clusters:
            return "cluster", cluster_view(choice, choice.clusters[identity])
        case "d", [identity] if identity in choice.facts:
            return "document", document_view(choice, choice.facts[identity])
        case "p", [left, right] if (relation := choice.relation(left, right)) is not None:
            return "pair", pair_view(choice, relation)
    return None
