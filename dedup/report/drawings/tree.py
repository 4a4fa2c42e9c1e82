"""
Who copied whom, as a drawing: members as boxes, what they hang on to the left of them, and lines as wide as the share.

A shallow tree grows from left to right, each box in the middle of what hangs
on it. In a deep one every box has a line of its own and stands a little
further in than what it hangs on, so that no depth makes the page wide.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dedup.report.drawings.lettering import fitted
from dedup.report.drawings.twigs import Twig, pruned

WIDTH, GAP = 1160, 172
"""Width of a shallow tree, and room between two generations of it, for the labels."""

WIDEST, DEEP_BOX = 480, 420
"""Width of a box, at most and in a deep tree."""

TALL, LINE = 40, 54
"""Height of a box, and from one line to the next."""

INDENT, MAX_DEPTH = 22, 24
"""How far a generation stands in in a deep tree, and the generation from which on none stands further in."""

MAX_COLUMNS = 3
"""Generations of a tree that grows from left to right."""

LETTER = 7.6
"""Width of a letter in a box."""

THIN, THICK = 1.2, 7.0
"""Width of a line for no share, and for all."""

DIAMOND = 22
"""Half the width of the diamond that stands for a missing source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """
    A box with its upper left corner, or the diamond of a missing source.

    Attributes:
        x: from the left.
        y: from above.
        key: id of the member; empty for the missing source.
        name: first line.
        outlet: second line.
        is_source: whether it is a root that others hang on.
        n_members: how many members it stands for.
    """

    x: float
    y: float
    key: str
    name: str
    outlet: str
    is_source: bool = False
    n_members: int = 1

    @property
    def is_missing(self) -> bool:
        """Whether it is the diamond."""
        return not self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """
    From one box to what hangs on it.

    Attributes:
        path: the line, in the language of SVG.
        width: by the share.
        is_dashed: whether the direction is undetermined, or the source is missing.
        arrow: the corners of the arrowhead; empty without a direction.
        label: share and passages.
        label_x: where the label begins.
        label_y: its base line.
    """

    path: str
    width: float
    is_dashed: bool
    arrow: str
    label: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The drawing, whether it is a deep one, and how many members it leaves out."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    width: float
    height: float
    box: float
    is_deep: bool
    n_left_out: int
    tall: int = TALL
    diamond: int = DIAMOND


def tree(twigs: Sequence[Twig], missing: str = "") -> Tree:
    """
    The drawing of *twigs*.

    Args:
        twigs: every member, parents before children.
        missing: what the missing source is called; empty where none is missing.
    """
    drawn, n_left_out = pruned(twigs)
    depth = _depths(drawn, has_missing=bool(missing))
    n_columns = max(depth.values(), default=0) + 1
    is_shallow = n_columns <= MAX_COLUMNS
    rows = _rows(drawn, has_missing=bool(missing), is_shallow=is_shallow)
    box = min(WIDEST, (WIDTH - GAP * (n_columns - 1)) // n_columns) if is_shallow else DEEP_BOX
    step = box + GAP if is_shallow else INDENT
    places = {key: (min(depth[key], MAX_DEPTH) * step, rows[key] * LINE + 4) for key in rows}
    parents = {twig.parent for twig in drawn}
    nodes = [_diamond(*places[""], box, missing)] if missing else []
    nodes += [_node(twig, *places[twig.key], box, is_source=not twig.parent and twig.key in parents) for twig in drawn]
    draw = _across if is_shallow else _down
    lines = [
        draw(twig, places[twig.parent], places[twig.key], box)
        for twig in drawn
        if (twig.parent and twig.parent in places) or (twig.hangs_on_missing and missing)
    ]
    return Tree(
        nodes=tuple(nodes),
        lines=tuple(lines),
        width=max((x for x, _ in places.values()), default=0) + box + (4 if is_shallow else 220),
        height=(max(rows.values(), default=0) + 1) * LINE,
        box=box,
        is_deep=not is_shallow,
        n_left_out=n_left_out,
    )


def _depths(twigs: Sequence[Twig], *, has_missing: bool) -> dict[str, int]:
    """How many lines each twig is away from a root; the missing source is one, by the key of nothing."""
    depth = {"": 0} if has_missing else {}
    for twig in twigs:
        above = depth.get(twig.parent, -1) if twig.parent else (0 if twig.hangs_on_missing and has_missing else -1)
        depth[twig.key] = above + 1
    return depth


def _rows(twigs: Sequence[Twig], *, has_missing: bool, is_shallow: bool) -> dict[str, float]:
    """The line of each twig: its own in a deep tree; in a shallow one, the middle of the lines of its children."""
    children: dict[str, list[str]] = {}
    order = [""] if has_missing else []
    for twig in twigs:
        if twig.parent or (twig.hangs_on_missing and has_missing):
            children.setdefault(twig.parent, []).append(twig.key)
    hanging = [twig.key for twig in twigs if twig.hangs_on_missing] if has_missing else []
    order = [*order, *_in_order(twigs, hanging)]
    if not is_shallow:
        return {key: float(row) for row, key in enumerate(order)}
    rows: dict[str, float] = {}
    next_row = 0
    for key in order:
        if key not in children:
            rows[key] = float(next_row)
            next_row += 1
    for key in reversed(order):
        if key in children:
            below = [rows[child] for child in children[key]]
            rows[key] = (min(below) + max(below)) / 2
    return {key: rows[key] for key in order}


def _in_order(twigs: Sequence[Twig], hanging: Sequence[str]) -> list[str]:
    """The keys in order of the tree, what hangs on the missing source first."""
    children: dict[str, list[str]] = {}
    for twig in twigs:
        children.setdefault(twig.parent, []).append(twig.key)
    known = {twig.key for twig in twigs}
    first = set(hanging)
    roots = [twig.key for twig in twigs if not twig.parent or twig.parent not in known]
    waiting = sorted(roots, key=lambda key: key not in first)[::-1]
    order: list[str] = []
    while waiting:
        key = waiting.pop()
        order.append(key)
        waiting += children.get(key, [])[::-1]
    return order


def _node(twig: Twig, x: float, y: float, box: float, *, is_source: bool) -> Node:
    name, outlet = twig.name, twig.outlet
    if twig.n_members > 1:
        name = f"{twig.n_members:,} {'exact copies' if twig.is_exact else 'articles'}"
        outlet = twig.outlet or "of several outlets"
    return Node(
        x=x,
        y=y,
        key=twig.key,
        name=fitted(name, (box - 22) / LETTER),
        outlet=fitted(outlet, (box - 22) / LETTER),
        is_source=is_source,
        n_members=twig.n_members,
    )


def _diamond(x: float, y: float, box: float, name: str) -> Node:
    room = (box - 2 * DIAMOND - 12) / LETTER
    return Node(x=x, y=y, key="", name=fitted(name, room), outlet=fitted("not among these articles", room))


def _across(twig: Twig, source: tuple[float, float], place: tuple[float, float], box: float) -> Line:
    """A line from the right side of the one box to the left side of the other, with its label above its end."""
    (x, y), (to_x, to_y) = source, place
    start = x + box
    middle, end = y + TALL / 2, to_y + TALL / 2
    bend = start + 26
    tip = to_x - (9 if twig.is_likely else 1)
    path = f"M{start:g} {middle:g}C{bend:g} {middle:g} {bend - 8:g} {end:g} {bend + 18:g} {end:g}H{tip:g}"
    return _line(twig, path, to_x, end, label=(bend + 26, end - 7))


def _down(twig: Twig, source: tuple[float, float], place: tuple[float, float], box: float) -> Line:
    """A line from below the one box to the left side of the other; its label stands behind the other box."""
    (x, y), (to_x, to_y) = source, place
    start, end = min(x + 12, to_x - 14), to_y + TALL / 2
    tip = to_x - (9 if twig.is_likely else 1)
    return _line(twig, f"M{start:g} {y + TALL:g}V{end:g}H{tip:g}", to_x, end, label=(to_x + box + 10, end + 4))


def _line(twig: Twig, path: str, x: float, y: float, label: tuple[float, float]) -> Line:
    arrow = f"{x - 1:g},{y:g} {x - 12:g},{y - 6:g} {x - 12:g},{y + 6:g}" if twig.is_likely else ""
    return Line(
        path=path,
        width=round(THIN + (THICK - THIN) * twig.share, 2),
        is_dashed=not twig.is_likely,
        arrow=arrow,
        label=twig.label,
        label_x=label[0],
        label_y=label[1],
    )
