"""The systems that are compared, one module each."""

from importlib import import_module

from benchmarks.speed.system import System

OURS = "dedup, verbatim view"
"""The system whose time the others' is divided by: it does the same work as they do."""

MODULES = {
    OURS: "verbatim",
    "dedup, everything": "whole",
    "datasketch": "datasketch_lsh",
    "rensa": "rensa_lsh",
    "gaoya": "gaoya_lsh",
    "FastSketchLSH": "fastsketch_lsh",
}
"""The module of each system. A peer has the name of its package on PyPI."""


def load(name: str) -> System:
    """
    The system of that name.

    Raises:
        ImportError: when its package is not installed.
    """
    system: System = import_module(f"{__name__}.{MODULES[name]}").system()
    return system


def installed() -> tuple[list[System], list[str]]:
    """The systems whose packages are installed, and the names of the others."""
    found: list[System] = []
    absent: list[str] = []
    for name in MODULES:
        try:
            found.append(load(name))
        except ImportError:
            absent.append(name)
    return found, absent
