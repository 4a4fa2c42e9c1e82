"""What copies exchange, on the terminal; article text reaches rich only as Text and through `visible`."""

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dedup.report.visible import visible_line
from dedup.report.words import count, percent
from dedup.spin.values import PairTable, SharedSubstitution, Spins, SpinSignature

MAX_SIGNATURES = 10
"""Signatures shown."""

MAX_ROWS = 12
"""Pairs of a signature, tables and outlets that are shown of each."""

MAX_SUBSTITUTIONS = 8
"""Substitutions shown of each."""

CAUTION = (
    "Which side was rewritten is a guess from outlets and rare words. The same words exchanged show one habit, or one "
    "tool, and not who used it."
)


def print_spins(spins: Spins, console: Console) -> None:
    """Print the signatures of a run, the tables of its pairs, and those of its outlets."""
    console.print(spins_view(spins))


def spins_view(spins: Spins) -> RenderableType:
    """The signatures, then the tables of the pairs with most to show, then the outlets."""
    if not spins.pairs:
        return Text("No two copies exchange words.", style="bold")
    n_pairs = count(len(spins.pairs), "pair of copies exchanges", "pairs of copies exchange")
    n_signatures = "no signature shows"
    if spins.signatures:
        n_signatures = count(len(spins.signatures), "signature shows", "signatures show")
    parts: list[RenderableType] = [Text(f"{n_pairs} words; {n_signatures} in several stories.", style="bold")]
    for signature in spins.signatures[:MAX_SIGNATURES]:
        parts += [Text(), *_signature(signature)]
    parts += _remainder(len(spins.signatures) - MAX_SIGNATURES, "signature")
    parts += [Text(), Text("Words exchanged in a pair", style="bold"), *_tables(spins.pairs)]
    outlets = [outlet for outlet in spins.outlets if outlet.substitutions]
    if outlets:
        parts += [Text(), Text("Words of an outlet where copies have others, in several stories", style="bold")]
        for outlet in outlets[:MAX_ROWS]:
            name = f"{_line(outlet.outlet)}, {count(outlet.n_stories, 'story', 'stories')}: "
            parts.append(_indented(Text.assemble((name, "italic"), _shared(outlet.substitutions))))
        parts += _remainder(len(outlets) - MAX_ROWS, "outlet")
    return Group(*parts, Text(), Text(CAUTION, style="dim"))


def _signature(signature: SpinSignature) -> Iterator[RenderableType]:
    words = f"{count(len(signature.pairs), 'pair')}, by chance at most {signature.chance:.1g}"
    yield Text.assemble((f"Signature {_line(signature.id)}", "bold"), f"   {words}")
    for side, outlets in (("plain", signature.plain_outlets), ("spun", signature.spun_outlets)):
        if outlets:
            more = f" and {len(outlets) - MAX_ROWS:,} more" if len(outlets) > MAX_ROWS else ""
            yield _indented(Text(f"{side}: {', '.join(map(_line, outlets[:MAX_ROWS]))}{more}"))
    yield _indented(Text(f"words (in how many stories): {_shared(signature.substitutions)}"))
    for plain, spun in signature.pairs[:MAX_ROWS]:
        yield _indented(Text(f"{_line(plain)} → {_line(spun)}", style="dim"))
    for line in _remainder(len(signature.pairs) - MAX_ROWS, "pair"):
        yield _indented(line)


def _tables(pairs: Iterable[PairTable]) -> Iterator[RenderableType]:
    """The pairs that exchange most, each with its most telling words; those first that show a new article."""
    ranked = sorted(pairs, key=lambda pair: (-sum(each.weight for each in pair.table.substitutions), pair.table.left))
    known_ids: set[str] = set()
    repeats: dict[int, bool] = {}
    for place, pair in enumerate(ranked):
        ends = {pair.table.left, pair.table.right}
        repeats[place] = ends <= known_ids
        known_ids |= ends
    ranked = [ranked[place] for place in sorted(repeats, key=lambda place: (repeats[place], place))]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=True)
    for name, ratio in (("left and right", 2), ("words of the left → of the right", 3)):
        table.add_column(name, ratio=ratio, overflow="fold")
    table.add_column("known", justify="right", no_wrap=True)
    for pair in ranked[:MAX_ROWS]:
        words = " · ".join(
            f"{_line(each.left)} → {_line(each.right)}" + (f" ×{each.count}" if each.count > 1 else "")  # noqa: RUF001 - times
            for each in pair.table.substitutions[:MAX_SUBSTITUTIONS]
        )
        known = percent(pair.known) if pair.signature else ""
        table.add_row(Text(f"{_line(pair.table.left)}\n{_line(pair.table.right)}"), Text(words), known)
    yield table
    yield from _remainder(len(ranked) - MAX_ROWS, "pair")


def _shared(substitutions: Iterable[SharedSubstitution]) -> str:
    """The most telling substitutions, each with the number of stories that have it."""
    chosen = list(substitutions)[:MAX_SUBSTITUTIONS]
    return " · ".join(f"{_line(each.plain)} → {_line(each.spun)} ({each.n_stories:,})" for each in chosen)


def _remainder(number: int, noun: str) -> list[RenderableType]:
    return [Text(f"and {count(number, f'more {noun}')}; -f jsonl prints all", style="dim")] if number > 0 else []


def _indented(line: RenderableType) -> RenderableType:
    return Padding(line, (0, 0, 0, 2))


def _line(text: str) -> str:
    return visible_line(text, 80)
