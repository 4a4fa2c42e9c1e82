# ruff: noqa: INP001, RUF001 - a script and no package; typographic quotes and dashes are drawn
"""
Draw `overview.svg` and `s-curve.svg`, the first from a run on the samples, into a folder.

    python docs/images/draw.py docs/images

A test compares what this draws with the pictures beside it.
"""

import math
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

import dedup
from dedup.index.bands import candidate_probability
from dedup.report.words import VERDICTS, figure

SAMPLES = Path(__file__).parents[2] / "samples" / "newsroom"

INK, QUIET, LINE, PAPER, PAGE = "#1a1a1a", "#595959", "#dcd9d1", "#ffffff", "#f6f5f1"
CLASSES = {
    dedup.PassageClass.VERBATIM: ("#f19e3d", "verbatim"),
    dedup.PassageClass.EDITED: ("#f2db88", "edited"),
    dedup.PassageClass.PARAPHRASED: ("#84bae2", "paraphrased"),
    dedup.PassageClass.QUOTATION: ("#c4c4ca", "quotation"),
}
COPIES = {
    dedup.Verdict.VERBATIM_COPY: "#f19e3d",
    dedup.Verdict.EDITED_COPY: "#dcc257",
    dedup.Verdict.REWRITTEN_COPY: "#84bae2",
}
"""The colours of the report."""

ARTICLES = (
    ("Wire", "castrel-wire/ferry-inquiry.txt", "Sixty-one people were injured, nine of them seriously."),
    ("Courier", "lorvane-courier/skelder-sound-report.html", "Sixty-one people were injured, nine of them seriously."),
    ("Echo", "sallowmere-echo/skua-bell-report.txt", "Sixty people were hurt, nine of them seriously, and"),
    ("Brimfeed", "brimfeed/ferry-crash-alert.txt", "Sixty-one folks had been wounded, nine of them"),
    ("Quorl", "quorl-skua-bell", "There were 61 injured, and nine were in a serious"),
    ("Herald", "port-ellery-herald/customs-hall.txt", "We let down our passengers and we let down our"),
)
"""An outlet, its article, and words that stand in it."""

CENTRES = ((752, 118), (874, 112), (746, 236), (828, 224), (900, 230))
"""Where the clusters are drawn, the largest first."""


def main() -> None:
    """Draw both pictures."""
    folder = Path(sys.argv[1])
    collection = dedup.read(SAMPLES)
    run = dedup.cluster(collection)
    folder.joinpath("overview.svg").write_text("\n".join(overview(run)) + "\n", "utf-8", newline="\n")
    folder.joinpath("s-curve.svg").write_text("\n".join(s_curve(dedup.SketchConfig())) + "\n", "utf-8", newline="\n")


def overview(run: dedup.Run) -> Iterator[str]:
    """Three panels: articles, pairs with their passages, clusters."""
    yield from opening(960, 384, "Articles go in, pairs of them share passages, copies of one another make clusters")
    yield f'<rect width="960" height="384" rx="10" fill="{PAGE}"/>'
    for x, heading in ((24, "Articles"), (342, "Pairs, and the passages they share"), (692, "Clusters of copies")):
        yield label(x, 34, heading, size=15, weight=700)
    yield from articles_panel(run)
    yield from pairs_panel(run)
    yield from clusters_panel(run)
    yield "</svg>"


def articles_panel(run: dedup.Run) -> Iterator[str]:
    """One sentence of each article, word for word."""
    texts = {facts.article.id: facts.article.text for facts in run.articles}
    for number, (outlet, article_id, words) in enumerate(ARTICLES):
        if words not in texts[article_id]:
            message = f"{article_id} does not say {words!r}"
            raise ValueError(message)
        y = 52 + 53 * number
        yield f'<rect x="24" y="{y}" width="284" height="45" rx="5" fill="{PAPER}" stroke="{LINE}"/>'
        yield label(34, y + 18, outlet, weight=700)
        yield label(34, y + 34, words if words.endswith(".") else f"{words} …", size=10, fill=QUIET)


def pairs_panel(run: dedup.Run) -> Iterator[str]:
    """The first article against each of the others: which part of the one is which part of the other."""
    lengths = {facts.article.id: len(facts.article.text) for facts in run.articles}
    relations = {frozenset((each.left, each.right)): each for each in run.relations}
    (first, first_id, _), *others = ARTICLES
    for number, (outlet, other_id, _) in enumerate(others):
        relation = relations[frozenset((first_id, other_id))]
        y = 64 + 57 * number
        yield label(342, y, f"{first} – {outlet}", weight=700)
        verdict = f"{VERDICTS[relation.verdict]}, {figure(relation.score)}"
        yield label(652, y, verdict, fill=QUIET, anchor="end")
        yield f'<path d="M342 {y + 8}h310v5h-310zM342 {y + 32}h310v5h-310z" fill="{LINE}"/>'
        for passage in relation.fragments:
            sides = ((relation.left, passage.left), (relation.right, passage.right))
            above, below = sorted(sides, key=lambda side: side[0] != first_id)
            a, b = (342 + 310 * place / lengths[above[0]] for place in (above[1].start, above[1].end))
            c, d = (342 + 310 * place / lengths[below[0]] for place in (below[1].start, below[1].end))
            yield f'<g fill="{CLASSES[passage.kind][0]}">'
            yield f'<path d="M{a:.1f} {y + 13}H{b:.1f}L{d:.1f} {y + 32}H{c:.1f}z" fill-opacity=".55"/>'
            yield f'<path d="M{a:.1f} {y + 8}H{b:.1f}v5H{a:.1f}zM{c:.1f} {y + 32}H{d:.1f}v5H{c:.1f}z"/></g>'
    for x, (colour, name) in zip((342, 418, 486, 576), CLASSES.values(), strict=True):
        yield f'<rect x="{x}" y="354" width="11" height="11" rx="2" fill="{colour}"/>'
        yield label(x + 16, 364, name, size=11, fill=QUIET)


def clusters_panel(run: dedup.Run) -> Iterator[str]:
    """The clusters with their copy relations, and the articles alone; those that are related have a dot inside."""
    place = {}
    for cluster, (x, y) in zip(run.clusters, CENTRES, strict=True):
        n = len(cluster.members)
        radius = 12 + 5 * (n - 2)
        yield f'<circle cx="{x}" cy="{y}" r="{radius + 15}" fill="{PAPER}" stroke="{LINE}"/>'
        for turn, member in enumerate(cluster.members):
            angle = 2 * math.pi * turn / n
            place[member] = (x + radius * math.cos(angle), y + radius * math.sin(angle))
    for relation in run.relations:
        if relation.verdict.joins_cluster:
            (a, b), (c, d) = place[relation.left], place[relation.right]
            colour = COPIES[relation.verdict]
            yield f'<path d="M{a:.1f} {b:.1f}L{c:.1f} {d:.1f}" stroke="{colour}" stroke-width="1.6"/>'
    for a, b in place.values():
        yield f'<circle cx="{a:.1f}" cy="{b:.1f}" r="5" fill="{INK}"/>'
    related = {article_id for cluster in run.clusters for article_id in cluster.related}
    alone = [facts.article.id for facts in run.articles if facts.article.id not in place]
    for number, article_id in enumerate(sorted(alone, key=lambda each: each not in related)):
        center = f'cx="{700 + 18.5 * number:.1f}" cy="312"'
        yield f'<circle {center} r="5" fill="none" stroke="{QUIET}"/>'
        if article_id in related:
            yield f'<circle {center} r="1.8" fill="{QUIET}"/>'
    yield label(692, 341, f"{len(alone)} articles stand alone; the {len(related)} with a dot", size=11, fill=QUIET)
    yield label(692, 356, "share an excerpt, quotations or the event.", size=11, fill=QUIET)


def s_curve(config: dedup.SketchConfig) -> Iterator[str]:
    """The probability that a pair shares a band, over its resemblance."""

    def at(resemblance: float) -> tuple[float, float]:
        probability = candidate_probability(resemblance, bands=config.bands, rows=config.rows)
        return 46 + 460 * resemblance, 210 - 190 * probability

    yield from opening(520, 250, f"The S-curve of {config.bands} bands of {config.rows} rows")
    yield f'<rect width="520" height="250" rx="10" fill="{PAGE}"/>'
    for step in range(6):
        yield label(46 + 92 * step, 228, f"{step / 5:g}", fill=QUIET, anchor="middle")
        yield f'<path d="M46 {210 - 38 * step}h460" stroke="{LINE}"/>'
        yield label(38, 214 - 38 * step, f"{step / 5:g}", fill=QUIET, anchor="end")
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(step / 100) for step in range(101)))
    yield f'<polyline points="{points}" fill="none" stroke="#2f81c4" stroke-width="3"/>'
    for resemblance in (0.2, 0.38, 0.5):
        x, y = at(resemblance)
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#2f81c4"/>'
        probability = candidate_probability(resemblance, bands=config.bands, rows=config.rows)
        yield label(x + 10, y + 4, f"P({resemblance}) = {probability:.2f}")
    yield label(276, 244, "resemblance J", fill=QUIET, anchor="middle")
    yield "</svg>"


def opening(width: int, height: int, title: str) -> Iterator[str]:
    """The first lines of a picture."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="system-ui, -apple-system, Segoe UI, Noto Sans, Liberation Sans, Arial, sans-serif">'
    )
    yield f"<title>{escape(title)}</title>"


def label(
    x: float, y: float, words: str, *, size: int = 12, weight: int = 400, fill: str = INK, anchor: str = "start"
) -> str:
    """A line of text whose baseline begins, ends or is centred at (x, y)."""
    style = f'font-size="{size}" font-weight="{weight}" fill="{fill}" text-anchor="{anchor}"'
    return f'<text x="{x:.0f}" y="{y:.0f}" {style}>{escape(words)}</text>'


if __name__ == "__main__":
    main()
