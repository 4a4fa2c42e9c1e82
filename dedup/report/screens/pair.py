"""The pair screen: two articles beside each other, what they share, how, and why we think so."""

from collections import Counter
from dataclasses import dataclass

import orjson

from dedup.model import ArticleFacts, Relation
from dedup.report.choice import Choice
from dedup.report.drawings.dotplot import DotPlot, dot_plot
from dedup.report.drawings.ribbon import Band, ribbon
from dedup.report.record import measures_record
from dedup.report.screens.about import About, KnownOfBoth, about, known_of_both
from dedup.report.screens.columns import Block, column, folded, marked
from dedup.report.screens.figures import Counts, counts
from dedup.report.screens.glance import GlanceFact, glance, told
from dedup.report.screens.passages import (
    MAX_LISTED,
    PassageView,
    Swap,
    WordByWord,
    passage_views,
    word_by_word,
)
from dedup.report.screens.quotations import Quotations, quotations
from dedup.report.screens.reading import Reading, language, reading, sides_of
from dedup.report.screens.reasons import DirectionView, direction_view
from dedup.report.screens.values import (
    HOME,
    Card,
    Crumb,
    Row,
    Share,
    card,
    cluster_route,
    isolated,
    pair_route,
    route_of,
    row,
    share,
)
from dedup.report.visible import visible_line
from dedup.report.words import CLASSES, LETTERS, finding, in_short, name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """
    One of the two articles.

    Attributes:
        name: `left` or `right`.
        card: the article.
        language: a tag for the `lang` of its text.
        share: how much of it lies in passages.
        counts: its words by class.
        blocks: its text.
        folded: in words, what of the text is not shown; empty when all is.
        about: what is known beside the text.
    """

    name: str
    card: Card
    language: str
    share: Share
    counts: Counts
    blocks: tuple[Block, ...]
    folded: str
    about: About


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """
    Two articles with all that is said of them together.

    Attributes:
        route: its route.
        crumbs: the way to it.
        row: the relation on a line.
        heading: what the two share, in a few words.
        finding: the same in a sentence with its figures.
        told: sentences and quotations of the one that stand in the other.
        glance: the story in a few facts.
        left: the left article.
        right: the right article.
        direction: who likely has it from whom; None where nothing was copied.
        quotations: what became of those that both have.
        passages: all aligned passages, number 1 first.
        kinds: all classes with letter, name and number of passages.
        recount: words of both articles by class as JSON, for shares that are taken anew on the page.
        n_listed: passages that are listed one by one.
        known: what is known of both articles, side by side.
        swaps: words exchanged.
        n_swaps: how many there are in all.
        ribbon: where the passages stand.
        dots: the same as a dot plot.
        measures: every measure by name, with three digits.
        before: route of the pair of its cluster before this one; empty where there is none.
        after: route of the next one.
    """

    route: str
    crumbs: tuple[Crumb, ...]
    row: Row
    heading: str
    finding: str
    told: str
    glance: tuple[GlanceFact, ...]
    left: Side
    right: Side
    direction: DirectionView | None
    quotations: Quotations
    passages: tuple[PassageView, ...]
    kinds: tuple[tuple[str, str, int], ...]
    recount: str
    n_listed: int
    known: tuple[KnownOfBoth, ...]
    swaps: tuple[Swap, ...]
    n_swaps: int
    ribbon: tuple[Band, ...]
    dots: DotPlot
    measures: tuple[tuple[str, str], ...]
    before: str
    after: str


def pair_view(choice: Choice, relation: Relation) -> PairView:
    """*relation* with the texts of both its articles."""
    left, right = choice.facts[relation.left], choice.facts[relation.right]
    left_read, right_read = reading(left.article), reading(right.article)
    line = row(choice, relation)
    names = isolated(line.left), isolated(line.right)
    fragments = relation.fragments
    words = word_by_word(relation, left_read, right_read)
    quoted = quotations(relation, left, right)
    left_side = _side(choice, relation, left, left_read, words, is_left=True)
    right_side = _side(choice, relation, right, right_read, words, is_left=False)
    shown = marked(left_side.blocks), marked(right_side.blocks)
    views = passage_views(fragments, words.differences, quoted.altered_passages, shown)
    lengths = len(left.article.text), len(right.article.text)
    n_of_kind = Counter(fragment.kind for fragment in fragments)
    before, after = _neighbours(choice, relation)
    return PairView(
        route=pair_route(relation.left, relation.right),
        crumbs=_crumbs(choice, relation),
        row=line,
        heading=in_short(relation, *_short_names(left, right)),
        finding=finding(relation, *names),
        told=told(relation, left_side.counts, right_side.counts, quoted),
        glance=glance(relation, left_side.counts, right_side.counts, quoted, words),
        left=left_side,
        right=right_side,
        direction=None
        if relation.provenance is None
        else direction_view(relation.provenance, left, right, {relation.left: names[0], relation.right: names[1]}),
        quotations=quoted,
        passages=views,
        kinds=tuple((LETTERS[kind], name, n_of_kind[kind]) for kind, name in CLASSES.items()),
        recount=_recount(line, left_side.counts, right_side.counts),
        n_listed=min(len(views), MAX_LISTED),
        known=known_of_both(left_side.about, right_side.about),
        swaps=words.swaps,
        n_swaps=words.n_swaps,
        ribbon=ribbon(fragments, *lengths),
        dots=dot_plot(fragments, *lengths),
        measures=tuple((name, f"{value:.3g}") for name, value in measures_record(relation.measures).items()),
        before=before,
        after=after,
    )


def _short_names(left: ArticleFacts, right: ArticleFacts) -> tuple[str, str]:
    """The outlets of both articles where these tell them apart, else their headlines in quotation marks."""
    outlets = [visible_line(facts.article.outlet or "", 40) for facts in (left, right)]
    if all(outlets) and outlets[0] != outlets[1]:
        return isolated(outlets[0]), isolated(outlets[1])
    names = [isolated(name_of(facts.article, 60)) for facts in (left, right)]
    if names[0] == names[1]:
        names = [isolated(visible_line(facts.article.id, 60)) for facts in (left, right)]
    return f"“{names[0]}”", f"“{names[1]}”"


def _crumbs(choice: Choice, relation: Relation) -> tuple[Crumb, ...]:
    cluster = choice.cluster_holding(relation)
    if cluster is None or not choice.shows_cluster(cluster.id):
        return HOME, Crumb(name="Pair")
    name = name_of(choice.facts[cluster.representative].article, 160)
    return HOME, Crumb(name=name, route=cluster_route(cluster.id)), Crumb(name="Pair")


def _neighbours(choice: Choice, relation: Relation) -> tuple[str, str]:
    """The routes of the pairs of its cluster before and after this one; of those outside of clusters, none."""
    cluster = choice.cluster_holding(relation)
    if cluster is None:
        return "", ""
    routes = [route for each in choice.inside[cluster.id] if (route := route_of(choice, each))]
    route = pair_route(relation.left, relation.right)
    if route not in routes:
        return "", ""
    at = routes.index(route)
    return routes[at - 1] if at else "", routes[at + 1] if at + 1 < len(routes) else ""


def _recount(line: Row, left: Counts, right: Counts) -> str:
    """What shares are taken anew from, as JSON: for each side words, words unquoted, both by class, and both shares."""
    sides = {
        name: {
            "words": counted.n_words,
            "unquoted": counted.n_unquoted,
            "classes": {letter.lower(): [n_all, n_unquoted] for letter, n_all, n_unquoted in counted.by_class},
            "shares": [shares.share_words, shares.unquoted_words],
        }
        for name, counted, shares in (("left", left, line.left_share), ("right", right, line.right_share))
    }
    return orjson.dumps({"word": line.share_word, **sides}).decode()


def _side(
    choice: Choice, relation: Relation, facts: ArticleFacts, read: Reading, words: WordByWord, *, is_left: bool
) -> Side:
    measures = relation.measures
    spans = sides_of(relation.fragments)[0 if is_left else 1]
    blocks = tuple(column(facts.article.text, spans, facts.roles, words.edits(is_left=is_left)))
    of_all, unquoted = (
        (measures.left_share, measures.left_share_unquoted)
        if is_left
        else (measures.right_share, measures.right_share_unquoted)
    )
    return Side(
        name="left" if is_left else "right",
        card=card(choice, facts),
        language=language(facts),
        share=share(of_all, unquoted),
        counts=counts(facts, read, relation.fragments, is_left=is_left),
        blocks=blocks,
        folded=folded(blocks),
        about=about(facts),
    )
