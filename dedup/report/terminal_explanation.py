"""An explanation on the terminal; article text reaches rich only as Text and through `visible`, as in `terminal`."""

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dedup.explanation.values import Check, Explanation, Meeting, Side, Way
from dedup.model import Article, Passage, Relation, Span
from dedup.report.terminal_reasons import agreement, checks, decision, model, number, routes
from dedup.report.visible import visible_line
from dedup.report.words import CLASSES, VERDICTS, count, figure, finding, names_of, tag

MAX_LISTED = 6
"""Passages, sentences, spans left out and near misses that are shown of each."""

MAX_EXCHANGED = 20
"""Substitutions that are shown."""

MAX_LINE_CHARS = 200
"""Characters shown of one passage or sentence."""

MAX_MASKED_CHARS = 1500
"""Characters shown of a masked text."""

MASKED = "The words that both texts tie to a near one are underlined, or stand between * *; “…” is a masked quotation."


def print_explanation(explanation: Explanation, console: Console) -> None:
    """Print everything that decides on two articles."""
    console.print(explanation_view(explanation, marks=console.color_system is None))


def explanation_view(explanation: Explanation, *, marks: bool) -> RenderableType:
    """
    Verdict and rule, what was nearly reached, how the two meet, every figure, and both texts as matching saw them.

    Args:
        explanation: what to show.
        marks: show matched words between signs, for a console without styles.
    """
    relation, left, right = explanation.relation, explanation.left, explanation.right
    articles = left.article, right.article
    parts: list[RenderableType] = [
        Text.assemble((VERDICTS[relation.verdict], "bold"), f"   score {figure(relation.score)}"),
        Text(finding(relation, *names_of(*articles))),
        Text.assemble(("Decided by: ", "bold"), f"{explanation.reasons.rule}."),
    ]
    if explanation.way:
        parts += _section("In the run", [Text(line) for line in _way(explanation.way)])
    parts += _section("Nearest misses", [Text(_miss(check)) for check in explanation.misses[:MAX_LISTED]])
    parts += _section("How the two meet", [*_meeting(explanation.meeting), checks(explanation.meeting.checks)])
    parts += _section("What the model says", list(model(explanation.reasons)))
    parts += _section("Whether enough agrees to go by the model", list(agreement(explanation.reasons)))
    parts += _section("Whether a copy is one of the whole", list(routes(explanation.reasons.coverings)))
    parts += _section("What decides on the verdict", list(decision(explanation.reasons)))
    pairs = " · ".join(f"{_line(pair.one, 40)} {_line(pair.other, 40)}" for pair in explanation.shared_pairs)
    parts += _section("Rarest content pairs in both", [Text(pairs)] if pairs else [])
    exchanged = " · ".join(
        f"{_line(each.left, 40)} → {_line(each.right, 40)}" for each in explanation.substitutions[:MAX_EXCHANGED]
    )
    parts += _section("Words exchanged in reworded passages", [Text(exchanged)] if exchanged else [])
    parts += _section("Strongest passages", list(_passages(relation, *articles)))
    for name, side in (("left", left), ("right", right)):
        text = side.article.text
        out = [Text(f"{role.role.value} ({role.reason}): {_line(role.span.of(text))}") for role in side.roles]
        parts += _section(f"Left out of the {name} text", _listed(out))
        parts += _section(f"What matching saw of the {name} text", [_masked(side, marks=marks)])
        alone = [Text(_line(span.of(text))) for span in side.unmatched]
        parts += _section(f"Sentences of the {name} text in no passage", _listed(alone))
    return Group(*parts, Text(), Text(MASKED, style="dim"))


def _section(title: str, lines: Sequence[RenderableType]) -> list[RenderableType]:
    """A headline with what stands below it; nothing without that."""
    return [Text(), Text(title, style="bold"), *(Padding(line, (0, 0, 0, 2)) for line in lines)] if lines else []


def _listed(lines: Sequence[Text]) -> list[Text]:
    """The first lines, and how many more there are."""
    more = len(lines) - MAX_LISTED
    return [*lines[:MAX_LISTED], *([Text(f"and {more:,} more; -f json has all", style="dim")] if more > 0 else [])]


def _way(way: Way) -> Iterator[str]:
    """What connects the two in the run, a line a step."""
    one, other = (_line(each, 40) if each else None for each in (way.left_cluster, way.right_cluster))
    if not (one and other):
        alone = "neither is" if not (one or other) else f"only one is in a cluster, {one or other}; the other is"
        yield f"{alone} in one"
    elif one != other:
        yield f"in two clusters, {one} and {other}"
    else:
        yield f"in one cluster, {one}, through {count(len(way.steps), 'copy', 'copies')}:"
    for step in way.steps:
        yield f"{_line(step.left)} to {_line(step.right)}: {VERDICTS[step.verdict]}, {figure(step.score)}"
    yield "the run lists a relation of the two" if way.is_listed else "the run lists no relation of the two"


def _miss(check: Check) -> str:
    """A threshold that was missed: what there is, what it takes, and what for."""
    goal = VERDICTS[check.leads_to] if check.leads_to else "being compared"
    needed = f"more than {number(check.needed)}" if check.is_strict else number(check.needed)
    return f"{goal}: {check.measured} {number(check.value)} of {needed} ({check.setting or 'fixed'})"


def _meeting(meeting: Meeting) -> Iterator[Text]:
    compared = "compared" if meeting.is_candidate else "not compared"
    yield Text(f"{compared} in a run that holds nothing else" + ("; they have the same words" * meeting.same_words))
    bands = ", ".join(f"{band}" for band in meeting.bands) or "none"
    yield Text(
        f"bands of the verbatim view in common: {bands}; {len(meeting.bands)} of {meeting.n_bands}. A resemblance of "
        f"{number(meeting.resemblance)} shares one with probability {number(meeting.probability)}"
    )
    yield Text(
        f"content view: {meeting.shared_pairs:,} sampled pairs of words in common, of {meeting.left_pairs:,} and "
        f"{meeting.right_pairs:,}"
    )


def _passages(relation: Relation, left: Article, right: Article) -> Iterator[RenderableType]:
    """The passages of most likeness for their length; what each is made of bears the tags of the comparison."""
    tags = {each: tag(number, each) for number, each in enumerate(relation.fragments, start=1)}
    for passage in sorted(relation.passages, key=lambda each: -each.score * len(each.left))[:MAX_LISTED]:
        of = _shortened([tags[each] for each in passage.fragments])
        yield _passage(passage, f"{CLASSES[passage.kind]}, {figure(passage.score)}; {of}", left, right)


def _shortened(tags: Sequence[str]) -> str:
    """The first tags, and how many more there are."""
    more = len(tags) - MAX_LISTED
    return " ".join(tags[:MAX_LISTED]) + (f" and {more:,} more" if more > 0 else "")


def _passage(passage: Passage, mark: str, left: Article, right: Article) -> RenderableType:
    one, other = _line(passage.left.of(left.text)), _line(passage.right.of(right.text))
    return Group(Text(mark, style="bold"), Text(f"< {one}"), Text(f"> {other}"))


def _masked(side: Side, *, marks: bool) -> Text:
    """The text with quotations masked, what is left out by its role alone, and matched words made visible."""
    masked = Text()
    for words, is_matched in _pieces(side):
        if is_matched:
            masked.append(f"*{words}*" if marks else words, style="bold underline")
        else:
            masked.append(words)
        if len(masked) > MAX_MASKED_CHARS:
            masked.append(" …; -f json has all")
            break
    return masked


def _pieces(side: Side) -> Iterator[tuple[str, bool]]:
    """The text in pieces on one line, and whether each is a matched word."""
    text, at = side.article.text, 0
    signs = [(role.span, f" [{role.role.value}] ", False) for role in side.roles]
    signs += [(span, "“…”", False) for span in side.quotations]
    signs += [(span, _line(span.of(text)), True) for span in side.matched]
    for span, words, is_matched in sorted(signs, key=lambda sign: (sign[0], sign[2])):
        if span.start < at:
            continue
        yield from _between(text, Span(at, span.start))
        yield words, is_matched
        at = span.end
    yield from _between(text, Span(at, len(text)))


def _between(text: str, span: Span) -> Iterator[tuple[str, bool]]:
    """What stands between two signs, with the spaces at its edges."""
    piece = span.of(text)
    if line := visible_line(piece):
        yield f"{' ' * piece[0].isspace()}{line}{' ' * piece[-1].isspace()}", False
    elif piece:
        yield " ", False


def _line(text: str, max_chars: int = MAX_LINE_CHARS) -> str:
    return visible_line(text, max_chars)
