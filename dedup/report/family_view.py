"""
Family trees as text, for Graphviz, as GraphML and as records.

Ids and names come from articles and are hostile: none reaches a format but through its escapes.
"""

from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from dedup.model import Article, Branch, FamilyTree, Kinship
from dedup.report.jsonl import encode
from dedup.report.record import Record, rounded
from dedup.report.stream import with_schema
from dedup.report.visible import visible_line
from dedup.report.words import count, figure, name_of, percent

MAX_WORDS = 100
"""Characters told of one reason."""

MAX_DEPTH = 24
"""Levels that are indented further; deeper ones stand at this one."""

BOXES = {"bar": "│   ", "gap": "    ", "fork": "├──", "last": "└──", "fork?": "├╌╌", "last?": "└╌╌"}
"""The lines of a tree; those with a question mark lead to a member whose direction is undetermined."""

ASCII = {"bar": "|   ", "gap": "    ", "fork": "|--", "last": "`--", "fork?": "|..", "last?": "`.."}
"""The same for terminals that have no boxes."""


def tree_pieces(
    trees: Sequence[FamilyTree], articles: Mapping[str, Article], form: str, *, ascii_only: bool = False
) -> Iterator[str]:
    """
    *trees* in pieces that end with a line end.

    Args:
        trees: of one run.
        articles: its articles by id.
        form: `text`, `dot`, `graphml` or `json`, which gives one object a line.
        ascii_only: draw the lines of `text` without boxes.

    Raises:
        ValueError: when *form* is none of these.
    """
    match form:
        case "text":
            return _text(trees, articles, ASCII if ascii_only else BOXES)
        case "dot":
            return (_dot(tree, articles) for tree in trees)
        case "graphml":
            return _graphml(trees, articles)
        case "json":
            return (encode(with_schema(tree_record(tree))).decode() + "\n" for tree in trees)
    message = f"the format must be text, dot, graphml or json, got {form!r}"
    raise ValueError(message)


def tree_record(tree: FamilyTree) -> Record:
    """A family tree: every member once, parents first."""
    missing = tree.missing
    return {
        "type": "tree",
        "cluster": tree.cluster,
        "missing": None if missing is None else {"name": missing.name, "words": missing.words},
        "branches": [
            {
                "member": branch.member,
                "parent": branch.parent,
                "kinship": branch.kinship.value,
                "confidence": rounded(branch.confidence),
                "shared": rounded(branch.shared),
                "words": list(branch.words),
                "own": [[span.start, span.end] for span in branch.own],
                "own_share": rounded(branch.own_share),
            }
            for branch in tree.branches
        ],
    }


def _text(trees: Sequence[FamilyTree], articles: Mapping[str, Article], lines: Mapping[str, str]) -> Iterator[str]:
    for number, tree in enumerate(trees):
        first = tree.branches[0].member
        title = name_of(articles[first])
        gap = "\n" if number else ""
        yield f"{gap}{visible_line(tree.cluster)}: {count(len(tree.branches), 'article')}, {title}\n"
        yield from _drawn(tree, lines)


def _drawn(tree: FamilyTree, lines: Mapping[str, str]) -> Iterator[str]:
    """The members, each on a line behind its stem; without recursion, for a chain of thousands."""
    children: dict[str | None, list[Branch]] = {}
    for branch in tree.branches:
        children.setdefault(branch.parent, []).append(branch)
    if tree.missing is not None:
        yield f"({_missing(tree)}: {visible_line(tree.missing.words, MAX_WORDS)})\n"
    roots = children.get(None, [])
    hung = [branch for branch in roots if branch.kinship is Kinship.COMMON_SOURCE]
    others = [branch for branch in roots if branch.kinship is not Kinship.COMMON_SOURCE]
    waiting = [*((branch, "", "") for branch in reversed(others)), *_stems("", hung, lines)]
    while waiting:
        branch, stem, below = waiting.pop()
        yield f"{stem}{visible_line(branch.member)}{_facts(branch)}\n"
        kin = children.get(branch.member, [])
        bar = lines["bar" if kin else "gap"]
        yield from (f"{below}{bar}  {visible_line(words, MAX_WORDS)}\n" for words in branch.words)
        waiting += _stems(below, kin, lines)


def _stems(above: str, kin: Sequence[Branch], lines: Mapping[str, str]) -> Iterator[tuple[Branch, str, str]]:
    """Each of *kin*, the last first, with what stands before it on its own line and on those below it."""
    above = above[: len(lines["bar"]) * MAX_DEPTH]
    for branch in reversed(kin):
        kind = "last" if branch is kin[-1] else "fork"
        doubt = "?" if branch.kinship is Kinship.UNDETERMINED else ""
        yield branch, f"{above}{lines[kind + doubt]} ", f"{above}{lines['gap' if kind == 'last' else 'bar']}"


def _facts(branch: Branch) -> str:
    """What is told of a member behind its id."""
    own = f"{percent(branch.own_share)} its own" if branch.own else ""
    match branch.kinship:
        case Kinship.LIKELY:
            kin = f"likely, {figure(branch.confidence)}"
        case Kinship.UNDETERMINED:
            kin = "linked; direction undetermined"
        case _:
            kin = ""
    told = "; ".join(filter(None, (kin, own)))
    return f"  ({told})" if told else ""


def _missing(tree: FamilyTree) -> str:
    """The missing source in words."""
    if tree.missing is None:
        return ""
    if tree.missing.name:
        return f"{visible_line(tree.missing.name, 80)}, whose text is not among these"
    return "a common source that is not among these"


def _dot(tree: FamilyTree, articles: Mapping[str, Article]) -> str:
    """One graph in the language of Graphviz."""
    lines = [f"digraph {_quoted(tree.cluster)} {{", "  rankdir=LR;", "  node [shape=box];"]
    if tree.missing is not None:
        lines.append(f"  missing [shape=diamond, label={_quoted(_missing(tree))}];")
    lines += [
        f"  {_quoted(each.member)} [label={_quoted(name_of(articles[each.member], 60))}];" for each in tree.branches
    ]
    for branch in tree.branches:
        if branch.parent is not None:
            style = "solid" if branch.kinship is Kinship.LIKELY else "dashed"
            label = figure(branch.confidence) if branch.kinship is Kinship.LIKELY else "?"
            edge = f"{_quoted(branch.parent)} -> {_quoted(branch.member)}"
            lines.append(
                f"  {edge} [style={style}, label={_quoted(label)}, tooltip={_quoted('; '.join(branch.words))}];"
            )
        elif branch.kinship is Kinship.COMMON_SOURCE:
            lines.append(f"  missing -> {_quoted(branch.member)} [style=dashed];")
    return "\n".join([*lines, "}", ""])


def _quoted(text: str) -> str:
    """*text* as a string of Graphviz."""
    return '"{}"'.format(visible_line(text).replace("\\", "\\\\").replace('"', '\\"'))


def _graphml(trees: Sequence[FamilyTree], articles: Mapping[str, Article]) -> Iterator[str]:
    """One document with a graph for each tree."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for name, of, kind in (
        ("article", "node", "string"),
        ("title", "node", "string"),
        ("own_share", "node", "double"),
        ("kinship", "edge", "string"),
        ("confidence", "edge", "double"),
        ("shared", "edge", "double"),
        ("words", "edge", "string"),
    ):
        yield f'<key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n'
    for number, tree in enumerate(trees):
        yield from _graph(number, tree, articles)
    yield "</graphml>\n"


def _graph(number: int, tree: FamilyTree, articles: Mapping[str, Article]) -> Iterator[str]:
    place = {branch.member: f"g{number}n{node}" for node, branch in enumerate(tree.branches)}
    yield f'<graph id={quoteattr(_xml(tree.cluster))} edgedefault="directed">\n'
    if tree.missing is not None:
        yield f'<node id="g{number}missing">{_data("title", _missing(tree))}</node>\n'
    for branch in tree.branches:
        facts = (
            _data("article", branch.member),
            _data("title", name_of(articles[branch.member])),
            _data("own_share", f"{rounded(branch.own_share)}"),
        )
        yield f'<node id="{place[branch.member]}">{"".join(facts)}</node>\n'
    for branch in tree.branches:
        if branch.parent is None and branch.kinship is not Kinship.COMMON_SOURCE:
            continue
        source = f"g{number}missing" if branch.parent is None else place[branch.parent]
        told = (
            _data("kinship", branch.kinship.value),
            _data("confidence", f"{rounded(branch.confidence)}"),
            _data("shared", f"{rounded(branch.shared)}"),
            _data("words", "; ".join(branch.words)),
        )
        yield f'<edge source="{source}" target="{place[branch.member]}">{"".join(told)}</edge>\n'
    yield "</graph>\n"


def _data(key: str, text: str) -> str:
    return f'<data key="{key}">{escape(_xml(text))}</data>'


def _xml(text: str) -> str:
    """*text* without the characters that no XML may hold."""
    return "".join("\ufffd" if char in "\ufffe\uffff" else char for char in visible_line(text))
