"""Every screen of a report as the name of its template and its view, in the order of the page or by its route."""

from collections.abc import Iterator
from urllib.parse import unquote

from dedup.report.choice import Choice
from dedup.report.filing import NO_CLUSTER
from dedup.report.page.render import Screen
from dedup.report.screens.cluster import cluster_view
from dedup.report.screens.document import document_view
from dedup.report.screens.method import method_view
from dedup.report.screens.outlets import outlets_view
from dedup.report.screens.pair import pair_view

Named = tuple[str, Screen]
"""The name of a template, and the view that goes through it."""

Key = tuple[str, int]
"""What a screen shows: `cluster`, `pair` or `document`, and the number or place of that in the run."""


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


def packed_keys(choice: Choice) -> list[Key]:
    """
    What the screens that are no plain HTML show.

    They come a cluster at a time, with its pairs and documents, so that
    what one of them reads from the disk is still there for the next.
    """
    plain, last = choice.budget.plain_clusters, len(choice.run.clusters)
    keys = [(number, ("cluster", number)) for number in range(plain, len(choice.shown_clusters))]
    for place in choice.pairs.places[choice.n_plain_pairs :].tolist():
        left, right = (choice.cluster_at[ends[place]] for ends in (choice.edges.left, choice.edges.right))
        keys.append((int(left) if left == right != NO_CLUSTER else last, ("pair", place)))
    for place in choice.documents.places[choice.n_plain_documents :].tolist():
        number = int(choice.cluster_at[place])
        keys.append((last if number == NO_CLUSTER else number, ("document", place)))
    return [key for _, key in sorted(keys, key=lambda placed: placed[0])]


def view_of(choice: Choice, key: Key) -> Named:
    """The screen of a key."""
    kind, place = key
    match kind:
        case "cluster":
            return kind, cluster_view(choice, choice.run.clusters[place])
        case "pair":
            return kind, pair_view(choice, choice.run.relations[place])
        case _:
            return kind, document_view(choice, choice.run.articles[place])


def view_at(choice: Choice, route: str) -> Named | None:
    """The screen of a cluster, pair or document at its *route*; None where the run has no such thing."""
    kind, _, ids = route.removeprefix("/").partition("/")
    try:
        identities = [unquote(identity, errors="surrogatepass") for identity in ids.split("~")]
    except UnicodeDecodeError:
        return None
    match kind, identities:
        case "c", [identity] if identity in choice.clusters:
            return "cluster", cluster_view(choice, choice.clusters[identity])
        case "d", [identity] if identity in choice.facts:
            return "document", document_view(choice, choice.facts[identity])
        case "p", [left, right] if (relation := choice.relation(left, right)) is not None:
            return "pair", pair_view(choice, relation)
    return None
