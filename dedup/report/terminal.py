"""
A run and a comparison on the terminal.

Article text is hostile: it reaches rich only as Text, never as markup, and
only through `visible`, which leaves no control character in it.
"""

from collections.abc import Sequence

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dedup.model import Article, Cluster, Passage, PassageClass, Relation, Run, Verdict
from dedup.report.choice import Choice
from dedup.report.view import headline
from dedup.report.visible import visible_line
from dedup.report.words import CLASSES, VERDICTS, count, figure, finding, name_of, percent, tag, tally

MAX_CLUSTERS = 20
"""Clusters in the table; a run of thousands would scroll its findings away."""

MAX_FINDINGS = 3
"""Findings told in words."""

MAX_LINKS = 10
"""Relations listed that join no cluster."""

MAX_PASSAGES = 60
"""Passages shown of a pair."""

MAX_PASSAGE_CHARS = 700
"""Characters shown of one side of a passage."""

MIN_WIDTH_FOR_COLUMNS = 72
"""Columns of the terminal below which the two sides of a passage stand one below the other."""

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
    """The clusters of *run* in a table, its strongest findings in words, and the relations that join no cluster."""
    choice = Choice(run)
    parts: list[RenderableType] = [Text(headline(run), style="bold")]
    if run.clusters:
        parts += [Text(), _cluster_table(choice)]
        parts += _remainder(len(run.clusters) - MAX_CLUSTERS, "cluster")
    parts += _findings(choice)
    parts += _links(choice)
    n_short = sum(facts.too_short for facts in run.articles)
    if n_short:
        parts += [Text(), Text(f"{count(n_short, 'article')} with too few words to judge.", style="dim")]
    return Group(*parts)


def comparison_view(relation: Relation, left: Article, right: Article) -> RenderableType:
    """Verdict, score, both shares, and the aligned passages side by side; one below the other where it is narrow."""
    verdict = Text.assemble((VERDICTS[relation.verdict], "bold"), f"   score {figure(relation.score)}")
    words = finding(relation, name_of(left), name_of(right))
    parts: list[RenderableType] = [verdict, Text(words), Text(), _share_table(relation, left, right)]
    shown = relation.passages[:MAX_PASSAGES]
    if shown:
        parts += [Text(), Text(f"Passages: {tally(relation.passages)}", style="bold"), _Aligned(shown, left, right)]
        parts += _remainder(len(relation.passages) - MAX_PASSAGES, "passage")
    return Group(*parts)


def _cluster_table(choice: Choice) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("size", justify="right", no_wrap=True)
    table.add_column("headline", ratio=3, overflow="fold")
    table.add_column("outlets", ratio=2, overflow="fold")
    table.add_column("copies", ratio=2)
    table.add_column("weakest", justify="right", no_wrap=True)
    for cluster in choice.run.clusters[:MAX_CLUSTERS]:
        inside = {relation.verdict for relation in choice.inside.get(cluster.id, [])}
        table.add_row(
            f"{len(cluster.members):,}",
            Text(_name(choice, cluster.representative)),
            Text(_outlets(choice, cluster)),
            ", ".join(
                words.removesuffix(" copy")
                for verdict, words in VERDICTS.items()
                if verdict.joins_cluster and verdict in inside
            ),
            figure(cluster.weakest_score),
        )
    return table


def _outlets(choice: Choice, cluster: Cluster) -> str:
    """The outlets of the members, the first three by name."""
    outlets = (choice.facts[member].article.outlet for member in cluster.members)
    names = sorted({visible_line(outlet or "", 40) for outlet in outlets} - {""})
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown


def _findings(choice: Choice) -> list[RenderableType]:
    """The strongest copies and excerpts, each in a sentence; one that shows no new article gives way."""
    told = [
        _item(Text(finding(relation, _name(choice, relation.left), _name(choice, relation.right))))
        for relation in choice.telling
        if relation.verdict.joins_cluster or relation.verdict is Verdict.EXCERPT
    ]
    return [Text(), Text("Strongest findings", style="bold"), *told[:MAX_FINDINGS]] if told else []


def _links(choice: Choice) -> list[RenderableType]:
    """The relations that join no cluster, strongest first."""
    if not choice.links:
        return []
    lines = [
        _item(
            Text.assemble(
                (VERDICTS[relation.verdict], "italic"),
                f": “{_name(choice, relation.left)}” and “{_name(choice, relation.right)}”",
            )
        )
        for relation in choice.links[:MAX_LINKS]
    ]
    remainder = _remainder(len(choice.links) - MAX_LINKS, "relation")
    return [Text(), Text("Related, but not copies", style="bold"), *lines, *remainder]


def _name(choice: Choice, article_id: str) -> str:
    return name_of(choice.facts[article_id].article)


def _share_table(relation: Relation, left: Article, right: Article) -> Table:
    measures = relation.measures
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("")
    table.add_column("article", overflow="fold")
    table.add_column("shared", justify="right", no_wrap=True)
    table.add_column("without quotations", justify="right")
    for side, article, share, unquoted in (
        ("left", left, measures.left_share, measures.left_share_unquoted),
        ("right", right, measures.right_share, measures.right_share_unquoted),
    ):
        name = Text(name_of(article))
        table.add_row(side, name, percent(share), percent(unquoted))
    return table


def _item(text: Text) -> Padding:
    """*text* as an item of a list: its further lines stand below its first."""
    grid = Table.grid(padding=(0, 1))
    grid.add_row("•", text)
    return Padding(grid, (0, 0, 0, 1))


def _remainder(number: int, noun: str) -> list[RenderableType]:
    """A line that says how many more there are; nothing when all are shown."""
    return [Text(f"and {count(number, f'more {noun}')}; -f jsonl prints all", style="dim")] if number > 0 else []


class _Aligned:
    """Aligned passages in two columns, or one below the other on a narrow terminal."""

    def __init__(self, passages: Sequence[Passage], left: Article, right: Article) -> None:
        self._rows = [
            (
                Text(tag(number, passage), style=_STYLES[passage.kind]),
                Text(f"{CLASSES[passage.kind]}, {figure(passage.score)}", style="dim"),
                Text(visible_line(passage.left.of(left.text), MAX_PASSAGE_CHARS)),
                Text(visible_line(passage.right.of(right.text), MAX_PASSAGE_CHARS)),
            )
            for number, passage in enumerate(passages, start=1)
        ]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Choose the layout by the width at hand."""
        yield self._stacked() if options.max_width < MIN_WIDTH_FOR_COLUMNS else self._columns()

    def _columns(self) -> Table:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, show_lines=True, expand=True)
        table.add_column("", no_wrap=True)
        table.add_column("left", ratio=1, overflow="fold")
        table.add_column("right", ratio=1, overflow="fold")
        for mark, _, left, right in self._rows:
            table.add_row(mark, left, right)
        return table

    def _stacked(self) -> Group:
        parts: list[RenderableType] = []
        for mark, words, left, right in self._rows:
            parts += [Text(), Text.assemble(mark, " ", words), Text.assemble("< ", left), Text.assemble("> ", right)]
        return Group(*parts)
