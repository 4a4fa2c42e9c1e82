"""Lets `python -m dedup` do what the `dedup` command does."""

import sys

from dedup.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
