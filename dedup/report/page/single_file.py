"""A run as one HTML file that needs nothing else: no network, and nothing beside it."""

from collections.abc import Iterator

from markupsafe import Markup

from dedup.report.choice import Choice
from dedup.report.page.blocks import data_block, screen_block
from dedup.report.page.render import frame, screen, shell
from dedup.report.screens.cluster import cluster_view
from dedup.report.screens.document import document_view
from dedup.report.screens.method import method_view
from dedup.report.screens.outlets import outlets_view
from dedup.report.screens.overview import OverviewView, overview_view
from dedup.report.screens.pair import pair_view


def pieces(choice: Choice) -> Iterator[str]:
    """The page in pieces, each made when it is asked for."""
    overview = overview_view(choice)
    return shell(frame(choice), _plain(choice, overview), _packed(choice, overview))


def _plain(choice: Choice, overview: OverviewView) -> Iterator[Markup]:
    """The screens that are plain HTML."""
    yield screen("overview", overview)
    for cluster in choice.run.clusters[: min(choice.budget.clusters, choice.budget.plain_clusters)]:
        yield screen("cluster", cluster_view(choice, cluster))
    for relation in choice.plain_pairs:
        yield screen("pair", pair_view(choice, relation))
    for facts in choice.plain_documents:
        yield screen("document", document_view(choice, facts))
    yield screen("outlets", outlets_view(choice))
    yield screen("method", method_view(choice))


def _packed(choice: Choice, overview: OverviewView) -> Iterator[Markup]:
    """The data of the scripts, and the screens that are packed."""
    for name, value in overview.data:
        yield data_block(name, value)
    for cluster in choice.run.clusters[choice.budget.plain_clusters : choice.budget.clusters]:
        view = cluster_view(choice, cluster)
        yield screen_block(view.route, screen("cluster", view))
    for relation in choice.pairs[len(choice.plain_pairs) :]:
        pair = pair_view(choice, relation)
        yield screen_block(pair.route, screen("pair", pair))
    for facts in choice.documents[len(choice.plain_documents) :]:
        document = document_view(choice, facts)
        yield screen_block(document.route, screen("document", document))
