"""Why two articles are linked, or are not: everything that decides it, as values."""
