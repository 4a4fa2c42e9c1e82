"""The figures of an explanation on the terminal: what the model says, whether it counts, and what decides."""

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dedup.explanation.values import Check, CheckedRoute, Feature, Reasons


def model(reasons: Reasons) -> Iterator[RenderableType]:
    """The probability that the model gives, and what each feature adds to it."""
    yield Text(f"a copy with probability {number(reasons.model)}: a logit of {reasons.intercept:.3f} and")
    table = _table(("feature", "has", "coefficient", "=", "would need"))
    for feature in reasons.features:
        table.add_row(feature.name, number(feature.value), *_weighed(feature))
    yield table


def agreement(reasons: Reasons) -> Iterator[RenderableType]:
    """Whether the model counts: what that takes in any case, and twice several routes of which one has to be open."""
    counts = "it does" if reasons.is_asked else "it does not"
    yield Text(f"{counts}: what stands first has to hold, one of the ways below, and one of those that follow")
    yield checks(reasons.grounds)
    yield Text()
    yield from routes(reasons.routes)
    yield Text()
    yield from routes(reasons.backings)


def routes(several: Sequence[CheckedRoute]) -> Iterator[RenderableType]:
    """What the routes take, each check once; then whether each is open, or what it lacks."""
    yield checks(dict.fromkeys(check for route in several for check in route.checks))
    yield Text()
    for route in several:
        lacks = "; ".join(check.measured for check in route.checks if not check.is_met)
        yield Text.assemble((route.name, "bold"), f": no, for want of {lacks}" if lacks else ": yes")


def decision(reasons: Reasons) -> Iterator[RenderableType]:
    """Where the probability and the score come from, and every other threshold."""
    if reasons.same_words:
        yield Text("both have the very same words, and nothing else is asked")
    counted = "" if reasons.is_asked else ", which does not count"
    yield Text(
        f"a copy with probability {number(reasons.whole)}: the model says {number(reasons.model)}{counted}, and words "
        f"alone {number(reasons.word_for_word)}"
    )
    doubted = "" if reasons.is_asked else f"; what does not count gives {number(reasons.doubted)}"
    yield Text(f"the score is the largest of that and what copied words give, {number(reasons.lifted)}{doubted}")
    yield checks(reasons.checks)


def checks(several: Iterable[Check]) -> RenderableType:
    """A table of checks."""
    table = _table(("what is measured", "has", "needs", "", "setting"))
    for check in several:
        needed = f"> {number(check.needed)}" if check.is_strict else number(check.needed)
        met = "yes" if check.is_met else "no"
        table.add_row(check.measured, number(check.value), needed, met, check.setting or "fixed")
    return table


def number(value: float) -> str:
    """A count as it is, and anything else with three digits."""
    return f"{value:,.0f}" if value == int(value) else f"{value:.3f}"


def _weighed(feature: Feature) -> tuple[str, str, str]:
    needed = "" if feature.needed is None else f"{feature.needed:.3f}"
    return f"{feature.coefficient:.3f}", f"{feature.contribution:+.3f}", needed


def _table(columns: Sequence[str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for place, name in enumerate(columns):
        is_figure = 0 < place < len(columns) - (columns[-1] == "setting")
        table.add_column(name, justify="right" if is_figure else "left", overflow="fold")
    return table
