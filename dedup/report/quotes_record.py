"""The ledger of quotations as JSON lines, one JSON object, or a table as CSV; docs/formats.md describes them."""

import csv
from collections.abc import Iterator, Mapping, Sequence

from dedup.ledger.values import DiffPart, Edit, LedgerEntry, Quotation, Variant
from dedup.model import Run, Span
from dedup.report.jsonl import encode
from dedup.report.record import Record
from dedup.report.stream import Echo, encoded, safe_cell, with_schema

COLUMNS = (
    "speaker",
    "article",
    "start",
    "text",
    "variant_article",
    "variant_start",
    "variant_speaker",
    "changes",
    "in_copy",
    "variant_text",
    "diff",
)
"""The columns of the CSV, in order."""

MARKS = {Edit.KEPT: ("", ""), Edit.REMOVED: ("[-", "-]"), Edit.ADDED: ("{+", "+}")}
"""What stands around the words of a diff where it is one line of text, as wdiff sets it."""


def quotes(entries: Sequence[LedgerEntry], run: Run, form: str) -> Iterator[bytes]:
    """
    The ledger *entries* of *run* in pieces that end with a line end.

    `jsonl` gives a line for each entry, `json` one object with all of them,
    `csv` a row for each variant, and one for each quotation that has none.

    Raises:
        ValueError: when *form* is none of these.
    """
    texts = {facts.article.id: facts.article.text for facts in run.articles}
    match form:
        case "jsonl":
            return (encode(with_schema(entry_record(entry, texts))) + b"\n" for entry in entries)
        case "json":
            records = [entry_record(entry, texts) for entry in entries]
            return iter((encode(with_schema({"type": "ledger", "quotations": records})) + b"\n",))
        case "csv":
            return _csv(entries, texts)
    message = f"the format must be json, jsonl or csv, got {form!r}"
    raise ValueError(message)


def entry_record(entry: LedgerEntry, texts: Mapping[str, str]) -> Record:
    """A quotation with its variants; *texts* are those of the articles, by id."""
    return {
        "type": "quotation",
        "speaker": entry.speaker,
        "changes": [change.value for change in entry.changes],
        **_quotation(entry.quotation, texts),
        "variants": [_variant(variant, entry.quotation, texts) for variant in entry.variants],
    }


def marked_diff(variant: Variant, base: Quotation, texts: Mapping[str, str]) -> str:
    """The word diff as one line: `We will [-not-] go {+there+}`."""
    pieces = []
    for part in variant.diff:
        before, after = MARKS[part.edit]
        pieces.append(f"{before}{words_of(part, variant, base, texts)}{after}")
    return " ".join(pieces)


def words_of(part: DiffPart, variant: Variant, base: Quotation, texts: Mapping[str, str]) -> str:
    """The words of a part: as the variant has them, removed ones as the entry's quotation has them."""
    if part.variant is not None:
        return part.variant.of(texts[variant.quotation.article])
    return part.base.of(texts[base.article]) if part.base is not None else ""


def _quotation(quotation: Quotation, texts: Mapping[str, str]) -> Record:
    return {
        "article": quotation.article,
        "spans": [_pair(span) for span in quotation.spans],
        "utterance": quotation.utterance,
        "named_speaker": quotation.speaker,
        "speaker_span": _pair(quotation.speaker_span),
        "text": quotation.words_of(texts[quotation.article]),
    }


def _variant(variant: Variant, base: Quotation, texts: Mapping[str, str]) -> Record:
    return {
        "changes": [change.value for change in variant.changes],
        "in_copy": variant.in_copy,
        **_quotation(variant.quotation, texts),
        "diff": [
            {
                "edit": part.edit.value,
                "base_span": _pair(part.base),
                "variant_span": _pair(part.variant),
                "words": words_of(part, variant, base, texts),
            }
            for part in variant.diff
        ],
    }


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _csv(entries: Sequence[LedgerEntry], texts: Mapping[str, str]) -> Iterator[bytes]:
    """A header, then the rows, in UTF-8; text cells are quoted and safe for spreadsheets."""
    writer = csv.writer(Echo(), lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    yield encoded(writer.writerow(COLUMNS))
    for entry in entries:
        for row in _rows(entry, texts):
            yield encoded(writer.writerow([safe_cell(cell) if isinstance(cell, str) else cell for cell in row]))


def _rows(entry: LedgerEntry, texts: Mapping[str, str]) -> Iterator[tuple[str | int, ...]]:
    quotation = entry.quotation
    text = quotation.words_of(texts[quotation.article])
    head = (entry.speaker or "", quotation.article, quotation.spans[0].start, text)
    if not entry.variants:
        yield (*head, *[""] * (len(COLUMNS) - len(head)))
    for variant in entry.variants:
        other = variant.quotation
        yield (
            *head,
            other.article,
            other.spans[0].start,
            other.speaker or "",
            " ".join(change.value for change in variant.changes),
            int(variant.in_copy),
            other.words_of(texts[other.article]),
            marked_diff(variant, quotation, texts),
        )
