"""A run as one HTML file that needs nothing else: no network, and nothing beside it."""

from collections.abc import Iterator
from itertools import islice

from markupsafe import Markup

from dedup.report.choice import Choice
from dedup.report.page.blocks import data_block, screen_block
from dedup.report.page.render import Screen, frame, screen, shell
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
    for cluster in choice.shown_clusters[: choice.budget.plain_clusters]:
        yield screen("cluster", cluster_view(choice, cluster))
    for relation in choice.pairs[: choice.n_plain_pairs]:
        yield screen("pair", pair_view(choice, relation))
    for facts in choice.documents[: choice.n_plain_documents]:
        yield screen("document", document_view(choice, facts))
    yield screen("outlets", outlets_view(choice))
    yield screen("method", method_view(choice))


def _packed(choice: Choice, overview: OverviewView) -> Iterator[Markup]:
    """The data of the scripts, and the screens that are packed."""
    for name, value in overview.data:
        yield data_block(name, value)
    for name, view in packed_views(choice):
        yield screen_block(view.route, screen(name, view))


def packed_views(choice: Choice) -> Iterator[tuple[str, Screen]]:
    """The screens that are no plain HTML, each as the name of its template and its view, made when it is its turn."""
    for cluster in islice(choice.shown_clusters, choice.budget.plain_clusters, None):
        yield "cluster", cluster_view(choice, cluster)
    for relation in islice(choice.pairs, choice.n_plain_pairs, None):
        yield "pair", pair_view(choice, relation)
    for facts in islice(choice.documents, choice.n_plain_documents, None):
        yield "document", document_view(choice, facts)
