"""
A run and a comparison on the terminal.

Article text is hostile: it reaches rich only as Text, never as markup, and
only through `visible`, which leaves no control character in it.
"""

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dedup.model import Article, Cluster, Fragment, PassageClass, Relation, Run, Verdict
from dedup.report.choice import Choice
from dedup.report.links import links
from dedup.report.origin import origin_lines, sure_direction
from dedup.report.visible import visible_line
from dedup.report.words import (
    CLASSES,
    VERDICTS,
    count,
    figure,
    finding,
    headline,
    lettered_tally,
    name_of,
    names_of,
    percent,
    share_word,
    tag,
)

MAX_CLUSTERS = 20
"""Clusters in the table; a run of thousands would scroll its findings away."""

MAX_MEMBERS = 4
"""Members named of one cluster."""

MAX_ID_CHARS = 160
"""Characters shown of the id of a member."""

MAX_FINDINGS = 3
"""Findings told in words."""

MAX_LINKS = 10
"""Lines on relations that join no cluster."""

MAX_PASSAGES = 60
"""Passages shown of a pair."""

MAX_PASSAGE_CHARS = 700
"""Characters shown of one side of a passage."""

MIN_WIDTH_FOR_COLUMNS = 72
"""Columns of the terminal below which what would stand side by side stands one below the other."""

WEAKEST_LINK = "Weakest link: the score at which the cluster would fall apart."

_STYLES = {
    PassageClass.VERBATIM: "bold dark_orange3",
    PassageClass.EDITED: "bold gold3",
    PassageClass.PARAPHRASED: "bold deep_sky_blue3",
    PassageClass.QUOTATION: "bold grey58",
}


def print_run(run: Run, console: Console) -> None:
    """Print the clusters of *run*, its strongest findings and its weaker links."""
    console.print(clusters_view(run))


def print_comparison(relation: Relation, left: Article, right: Article, console: Console) -> None:
    """Print what two articles are to each other, and their aligned passages."""
    console.print(comparison_view(relation, left, right))


def clusters_view(run: Run) -> RenderableType:
    """The clusters of *run* with their members, its strongest findings in words, and what relates without joining."""
    choice = Choice(run)
    parts: list[RenderableType] = [Text(headline(run), style="bold")]
    if run.clusters:
        parts += [Text(), _clusters(choice), Text(), Text(WEAKEST_LINK, style="dim")]
        parts += _remainder(len(run.clusters) - MAX_CLUSTERS, "cluster")
    parts += _findings(choice)
    parts += _links(choice)
    n_short = run.counts.get("too_short", 0)
    if n_short:
        parts += [Text(), Text(f"{count(n_short, 'article')} with too few words to judge.", style="dim")]
    return Group(*parts)


def comparison_view(relation: Relation, left: Article, right: Article) -> RenderableType:
    """Verdict, score, both shares, and the aligned passages side by side; one below the other where it is narrow."""
    verdict = Text.assemble((VERDICTS[relation.verdict], "bold"), f"   score {figure(relation.score)}")
    names = names_of(left, right)
    origin = [Text(line) for line in origin_lines(relation, *names)]
    parts: list[RenderableType] = [
        verdict,
        Text(finding(relation, *names)),
        *origin,
        Text(),
        _shares(relation, left, right),
    ]
    shown = relation.fragments[:MAX_PASSAGES]
    if shown:
        parts += [Text(), _tally(relation.fragments), _aligned(shown, left, right)]
        parts += _remainder(len(relation.fragments) - MAX_PASSAGES, "passage")
    return Group(*parts)


def _clusters(choice: Choice) -> RenderableType:
    """The first clusters with their members."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("size", justify="right", no_wrap=True)
    table.add_column("headline and members", overflow="fold")
    table.add_column("copies", no_wrap=True)
    table.add_column("weakest link", justify="right", no_wrap=True)
    stacked: list[RenderableType] = []
    for cluster in choice.run.clusters[:MAX_CLUSTERS]:
        size, weakest = len(cluster.members), figure(cluster.weakest_score)
        name = Text(_name(choice, cluster.representative))
        copies, members = _copies(choice, cluster), Group(_members(choice, cluster), *_doubts(cluster))
        table.add_row(f"{size:,}", Group(name, members), ",\n".join(copies), weakest)
        facts = f"{count(size, 'article')}: {', '.join(copies)}; weakest link {weakest}"
        stacked += [Text(), name, Text(facts), members]
    return _Fitting(table, Group(*stacked[1:]))


def _members(choice: Choice, cluster: Cluster) -> RenderableType:
    """The ids of the first members with their outlets, the one with the headline before the others."""
    first = cluster.representative
    ids = [first, *(member for member in cluster.members if member != first)]
    outlets = [visible_line(choice.facts[member].article.outlet or "", 40) for member in ids[:MAX_MEMBERS]]
    lines = [
        " · ".join(filter(None, (visible_line(member, MAX_ID_CHARS), outlet)))
        for member, outlet in zip(ids, outlets, strict=False)
    ]
    if len(ids) > MAX_MEMBERS:
        lines.append(f"and {len(ids) - MAX_MEMBERS:,} more")
    return Padding(Group(*(Text(line, style="dim", overflow="fold") for line in lines)), (0, 0, 0, 2))


def _doubts(cluster: Cluster) -> Iterator[RenderableType]:
    """What speaks against taking the cluster for one text: its weakest pair, if no copy, and what it hangs on."""
    weakest = cluster.weakest_pair
    if not weakest.verdict.joins_cluster:
        ends = " and ".join(visible_line(each, MAX_ID_CHARS) for each in (weakest.left, weakest.right))
        yield _note(f"weakest pair: {ends}, {VERDICTS[weakest.verdict]}, {figure(weakest.score)}")
    if cluster.bridges:
        bridge = cluster.bridges[0]
        ends = " with ".join(visible_line(each, MAX_ID_CHARS) for each in bridge.members)
        sizes = " and ".join(f"{len(part):,}" for part in bridge.parts[:MAX_MEMBERS])
        more = " and more" if len(bridge.parts) > MAX_MEMBERS else ""
        yield _note(f"held together by {ends}: without, {sizes}{more} apart")


def _note(words: str) -> RenderableType:
    """A line below the members of a cluster."""
    return Padding(Text(words, style="italic", overflow="fold"), (0, 0, 0, 2))


def _copies(choice: Choice, cluster: Cluster) -> list[str]:
    """The kinds of copies among the members, strongest first."""
    inside = {relation.verdict for relation in choice.inside.get(cluster.id, [])}
    return [
        words.removesuffix(" copy")
        for verdict, words in VERDICTS.items()
        if verdict.joins_cluster and verdict in inside
    ]


def _findings(choice: Choice) -> list[RenderableType]:
    """The strongest copies and excerpts, each in a sentence; one that shows no new article gives way."""
    told = [
        _item(Text(_told(relation, *_names(choice, relation))))
        for relation in choice.telling
        if relation.verdict.joins_cluster or relation.verdict is Verdict.EXCERPT
    ]
    return [Text(), Text("Strongest findings", style="bold"), *told[:MAX_FINDINGS]] if told else []


def _told(relation: Relation, left: str, right: str) -> str:
    """What the two share, and who likely follows whom where that is sure."""
    return " ".join(filter(None, (finding(relation, left, right), sure_direction(relation, left, right))))


def _links(choice: Choice) -> list[RenderableType]:
    """What clusters and single articles are to one another without being copies, strongest first."""
    found = links(choice)
    if not found:
        return []
    lines = [
        _item(Text.assemble((VERDICTS[link.verdict], "italic"), f": {link.left} and {link.right}"))
        for link in found[:MAX_LINKS]
    ]
    remainder = _remainder(len(found) - MAX_LINKS, "relation")
    return [Text(), Text("Related, but not copies", style="bold"), *lines, *remainder]


def _name(choice: Choice, article_id: str) -> str:
    return name_of(choice.facts[article_id].article)


def _names(choice: Choice, relation: Relation) -> tuple[str, str]:
    return names_of(choice.facts[relation.left].article, choice.facts[relation.right].article)


def _shares(relation: Relation, left: Article, right: Article) -> RenderableType:
    """How much of each article lies in aligned passages."""
    measures, word = relation.measures, share_word(relation.verdict)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("")
    table.add_column("article", overflow="fold")
    table.add_column(word, justify="right", no_wrap=True)
    table.add_column("without quotations", justify="right")
    stacked = Table.grid(padding=(0, 1))
    for side, article, share, unquoted in (
        ("left", left, percent(measures.left_share), percent(measures.left_share_unquoted)),
        ("right", right, percent(measures.right_share), percent(measures.right_share_unquoted)),
    ):
        name = Text(name_of(article))
        table.add_row(side, name, share, unquoted)
        stacked.add_row(side, Group(name, Text(f"{share} {word}, {unquoted} without quotations")))
    return _Fitting(table, stacked)


def _tally(passages: Sequence[Fragment]) -> Text:
    """How many passages there are of each class, beside the letter that marks it."""
    kinds = [Text.assemble((letter, _STYLES[kind]), f" {words}") for kind, letter, words in lettered_tally(passages)]
    return Text.assemble(("Passages: ", "bold"), Text(" · ").join(kinds))


def _item(text: Text) -> Padding:
    """*text* as an item of a list: its further lines stand below its first."""
    grid = Table.grid(padding=(0, 1))
    grid.add_row("•", text)
    return Padding(grid, (0, 0, 0, 1))


def _remainder(number: int, noun: str) -> list[RenderableType]:
    """A line that says how many more there are; nothing when all are shown."""
    return [Text(f"and {count(number, f'more {noun}')}; -f jsonl prints all", style="dim")] if number > 0 else []


def _aligned(passages: Sequence[Fragment], left: Article, right: Article) -> RenderableType:
    """Passages with the words of both sides."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, show_lines=True, expand=True)
    table.add_column("", no_wrap=True)
    table.add_column("left", ratio=1, overflow="fold")
    table.add_column("right", ratio=1, overflow="fold")
    stacked: list[RenderableType] = []
    for number, passage in enumerate(passages, start=1):
        mark = Text(tag(number, passage), style=_STYLES[passage.kind])
        words = Text(f"{CLASSES[passage.kind]}, {figure(passage.score)}", style="dim")
        one = Text(visible_line(passage.left.of(left.text), MAX_PASSAGE_CHARS))
        other = Text(visible_line(passage.right.of(right.text), MAX_PASSAGE_CHARS))
        table.add_row(mark, one, other)
        stacked += [Text(), Text.assemble(mark, " ", words), Text.assemble("< ", one), Text.assemble("> ", other)]
    return _Fitting(table, Group(*stacked))


class _Fitting:
    """A table, or the same one below the other where the terminal is narrow."""

    def __init__(self, table: Table, stacked: RenderableType) -> None:
        self._table = table
        self._stacked = stacked

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Choose the layout by the width at hand."""
        yield self._stacked if options.max_width < MIN_WIDTH_FOR_COLUMNS else self._table
