"""How good and how fast dedup is, measured beside its peers."""
