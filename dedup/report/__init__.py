"""
What a run looks like from outside: the run folder, records on standard output, the terminal, one HTML page.

Reports read values, never stages.
"""
