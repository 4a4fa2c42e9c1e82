"""The ledger: every quotation of a run, who said it, and what became of it in other articles."""

from dedup.ledger.ledger import ledger
from dedup.ledger.values import Change, DiffPart, Edit, LedgerEntry, Quotation, Variant, said_by

__all__ = ["Change", "DiffPart", "Edit", "LedgerEntry", "Quotation", "Variant", "ledger", "said_by"]
