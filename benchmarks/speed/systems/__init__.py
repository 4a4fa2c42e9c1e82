"""The systems that are compared, one module each."""

from importlib import import_module

from benchmarks.speed.system import System

MODULES = ("verbatim", "whole", "datasketch_lsh")


def load() -> tuple[list[System], list[str]]:
    """The systems whose packages are installed, and the names of the modules of the others."""
    found: list[System] = []
    absent: list[str] = []
    for name in MODULES:
        try:
            found.append(import_module(f"{__name__}.{name}").system())
        except ImportError:
            absent.append(name)
    return found, absent
