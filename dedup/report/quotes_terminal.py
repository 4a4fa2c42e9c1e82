"""
The ledger of quotations on the terminal.

Words that were removed or added stand between signs, so that colour says
nothing that they do not. Article text is hostile: see `report.terminal`.
"""

from collections.abc import Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dedup.ledger.values import Change, Edit, LedgerEntry, Variant
from dedup.model import Run
from dedup.report.quotes_record import MARKS, marked_diff, words_of
from dedup.report.visible import visible_line
from dedup.report.words import count

MAX_ENTRIES = 25
"""Quotations shown; the most newsworthy come first."""

MAX_WORDINGS = 6
"""Different wordings shown of one quotation."""

MAX_ARTICLES = 4
"""Articles named of one wording."""

MAX_ID_CHARS = 80
"""Characters shown of the id of an article."""

MAX_QUOTED_CHARS = 400
"""Characters shown of a quotation."""

MAX_REMOVED_CHARS = 60
"""Characters shown of words that were removed or kept in a row; of longer runs, both ends are."""

CHANGES = {
    Change.NEGATION: "negation flipped",
    Change.NUMBER: "number flipped",
    Change.ALTERED: "altered",
    Change.BRACKETED: "bracketed",
    Change.TRUNCATED: "truncated",
    Change.EXTENDED: "extended",
    Change.SAME: "same words",
}
"""Every change in words."""

_STYLES = {Edit.KEPT: "", Edit.REMOVED: "red strike", Edit.ADDED: "bold green underline"}
_GRAVE = frozenset({Change.NEGATION, Change.NUMBER})


def print_quotes(entries: Sequence[LedgerEntry], run: Run, console: Console, *, selected: bool = False) -> None:
    """Print ledger *entries* of *run*; *selected* says that they are not all that the run has."""
    console.print(quotes_view(entries, run, selected=selected))


def quotes_view(entries: Sequence[LedgerEntry], run: Run, *, selected: bool = False) -> RenderableType:
    """What was quoted and how often, then the quotations with their speakers and wordings."""
    texts = {facts.article.id: facts.article.text for facts in run.articles}
    parts: list[RenderableType] = [Text(_headline(entries, run, selected=selected), style="bold")]
    shown = entries[:MAX_ENTRIES]
    if any(entry.is_changed for entry in shown):
        signs = Text.assemble(*_signed(Edit.REMOVED, "left out"), " ", *_signed(Edit.ADDED, "put in"))
        parts.append(Text.assemble(signs, (", both against the wording on which most articles agree.", "dim")))
    for entry in shown:
        parts += [Text(), _entry(entry, texts)]
    if len(entries) > MAX_ENTRIES:
        more = count(len(entries) - MAX_ENTRIES, "more quotation")
        parts += [Text(), Text(f"and {more}; -f jsonl prints all", style="dim")]
    return Group(*parts)


def _headline(entries: Sequence[LedgerEntry], run: Run, *, selected: bool) -> str:
    """One sentence on what there is."""
    articles = count(len(run.articles), "article")
    if not entries:
        return f"No {'such ' if selected else ''}quotation was found in {articles}."
    if selected:
        return f"{count(len(entries), 'such quotation')} in {articles}."
    n_shared = sum(bool(entry.variants) for entry in entries)
    n_changed = sum(entry.is_changed for entry in entries)
    quotations = count(len(entries), "quotation")
    if not n_shared:
        return f"{quotations} in {articles}, none of them in two."
    return f"{quotations} in {articles}: {n_shared:,} in several of them, {n_changed:,} changed."


def _entry(entry: LedgerEntry, texts: Mapping[str, str]) -> RenderableType:
    """A quotation: what became of it and who said it, its wording and where that stands, the other wordings."""
    speaker = visible_line(entry.speaker, MAX_ID_CHARS) if entry.speaker else "speaker not found"
    head = Text.assemble(_change_words(entry.changes), " · " if entry.changes else "", speaker)
    words = visible_line(entry.quotation.words_of(texts[entry.quotation.article]).rstrip(", "), MAX_QUOTED_CHARS)
    same = [variant.quotation.article for variant in entry.variants if variant.changes == (Change.SAME,)]
    body: list[RenderableType] = [Text(f"“{words}”"), _articles([entry.quotation.article, *same])]
    wordings = _wordings(entry, texts)
    for variants in wordings[:MAX_WORDINGS]:
        body += _wording(variants, entry, texts)
    if len(wordings) > MAX_WORDINGS:
        body.append(Text(f"and {count(len(wordings) - MAX_WORDINGS, 'more wording')}", style="dim"))
    return Group(head, Padding(Group(*body), (0, 0, 0, 2)))


def _wordings(entry: LedgerEntry, texts: Mapping[str, str]) -> list[list[Variant]]:
    """The changed variants, those of the same words and changes together, in their order."""
    found: dict[tuple[str, tuple[Change, ...]], list[Variant]] = {}
    for variant in entry.variants:
        if variant.changes != (Change.SAME,):
            words = visible_line(marked_diff(variant, entry.quotation, texts)).casefold()
            found.setdefault((words, variant.changes), []).append(variant)
    return list(found.values())


def _wording(variants: Sequence[Variant], entry: LedgerEntry, texts: Mapping[str, str]) -> list[RenderableType]:
    """Another wording: its changes, its word diff, the articles that have it."""
    first = variants[0]
    copies = " in a copy" if any(variant.in_copy for variant in variants) else ""
    diff = Text()
    for place, part in enumerate(first.diff):
        words = _shortened(visible_line(words_of(part, first, entry.quotation, texts)), part.edit)
        diff.append(" " if place else "")
        for piece, style in _signed(part.edit, words):
            diff.append(piece, style=style)
    return [
        Text.assemble(_change_words(first.changes), copies, ":"),
        Padding(Group(diff, _articles([variant.quotation.article for variant in variants])), (0, 0, 0, 2)),
    ]


def _signed(edit: Edit, words: str) -> list[tuple[str, str]]:
    """*words* between the signs of what became of them, with their style."""
    before, after = MARKS[edit]
    return [(f"{before}{words}{after}", _STYLES[edit])]


def _shortened(words: str, edit: Edit) -> str:
    """A long run of words by its two ends."""
    limit = MAX_REMOVED_CHARS if edit is Edit.REMOVED else 4 * MAX_REMOVED_CHARS
    if len(words) <= limit:
        return words
    half = limit // 2
    return f"{words[:half].rpartition(' ')[0] or words[:half]} … {words[-half:].partition(' ')[2] or words[-half:]}"


def _change_words(changes: Sequence[Change]) -> Text:
    """The changes in words; flipped ones stand out."""
    pieces = [Text(CHANGES[change], style="bold red" if change in _GRAVE else "bold") for change in changes]
    return Text(", ").join(pieces)


def _articles(ids: Sequence[str]) -> Text:
    """The ids of the first articles, and how many more there are."""
    names = [visible_line(each, MAX_ID_CHARS) for each in ids[:MAX_ARTICLES]]
    more = f" and {len(ids) - MAX_ARTICLES:,} more" if len(ids) > MAX_ARTICLES else ""
    return Text(f"{' · '.join(names)}{more}", style="dim", overflow="fold")
