"""Which words a rewriter exchanged, and which copies show the same habit."""
