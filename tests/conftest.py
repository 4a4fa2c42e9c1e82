"""How the property tests run: without deadlines, for a first call may compile; with less where nothing is compiled."""

import os

from hypothesis import settings

import dedup.kernels.compiler  # noqa: F401 - before any command, which may otherwise choose to go without compiling

IS_COMPILED = os.environ.get("NUMBA_DISABLE_JIT", "0") == "0"

settings.register_profile("dedup", deadline=None, max_examples=100 if IS_COMPILED else 20)
settings.load_profile("dedup")
