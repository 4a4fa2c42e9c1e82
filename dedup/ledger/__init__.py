"""The ledger: every quotation of a run, who said it, and what became of it in other articles."""
