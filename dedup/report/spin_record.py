"""The records of what copies exchange; docs/formats.md describes every field."""

import csv
from collections.abc import Iterator

from dedup.report.jsonl import encode
from dedup.report.record import Record, rounded
from dedup.report.stream import Echo, encoded, safe_cell, with_schema
from dedup.spin.values import OutletTable, PairTable, SharedSubstitution, Spins, SpinSignature, Substitution

COLUMNS = ("left", "right", "left_words", "right_words", "count", "weight", "signature")
"""The columns of the table of all substitutions."""


def spin_records(spins: Spins, form: str) -> Iterator[bytes]:
    """
    *spins* in pieces that end with a line end.

    `jsonl` gives a line for every table of a pair, signature and outlet; `json` one object that holds the same in
    lists; `csv` every substitution of every pair.

    Raises:
        ValueError: when *form* is none of these.
    """
    match form:
        case "jsonl":
            return (encode(with_schema(record)) + b"\n" for record in _every_record(spins))
        case "json":
            return iter((encode(with_schema(_one_object(spins))) + b"\n",))
        case "csv":
            return _csv(spins)
    message = f"the format must be json, jsonl or csv, got {form!r}"
    raise ValueError(message)


def substitution_record(substitution: Substitution) -> Record:
    """Words exchanged between the two articles of a pair."""
    return {
        "left": substitution.left,
        "right": substitution.right,
        "count": substitution.count,
        "weight": rounded(substitution.weight),
    }


def _every_record(spins: Spins) -> Iterator[Record]:
    yield from map(_table, spins.pairs)
    yield from map(_signature, spins.signatures)
    yield from map(_outlet, spins.outlets)


def _one_object(spins: Spins) -> Record:
    return {
        "type": "spins",
        "tables": list(map(_table, spins.pairs)),
        "signatures": list(map(_signature, spins.signatures)),
        "outlets": list(map(_outlet, spins.outlets)),
    }


def _table(pair: PairTable) -> Record:
    return {
        "type": "substitution-table",
        "left": pair.table.left,
        "right": pair.table.right,
        "signature": pair.signature,
        "known": rounded(pair.known),
        "substitutions": list(map(substitution_record, pair.table.substitutions)),
    }


def _signature(signature: SpinSignature) -> Record:
    return {
        "type": "spin-signature",
        "id": signature.id,
        "chance": float(f"{signature.chance:.6g}"),
        "pairs": [list(pair) for pair in signature.pairs],
        "plain_outlets": list(signature.plain_outlets),
        "spun_outlets": list(signature.spun_outlets),
        "substitutions": list(map(_shared, signature.substitutions)),
    }


def _outlet(outlet: OutletTable) -> Record:
    return {
        "type": "outlet-table",
        "outlet": outlet.outlet,
        "n_stories": outlet.n_stories,
        "signatures": list(outlet.signatures),
        "substitutions": list(map(_shared, outlet.substitutions)),
    }


def _shared(shared: SharedSubstitution) -> Record:
    return {
        "plain": shared.plain,
        "spun": shared.spun,
        "n_stories": shared.n_stories,
        "weight": rounded(shared.weight),
    }


def _csv(spins: Spins) -> Iterator[bytes]:
    writer = csv.writer(Echo(), lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    yield encoded(writer.writerow(COLUMNS))
    for pair in spins.pairs:
        for each in pair.table.substitutions:
            texts = map(safe_cell, (pair.table.left, pair.table.right, each.left, each.right))
            yield encoded(writer.writerow((*texts, each.count, rounded(each.weight), pair.signature or "")))
