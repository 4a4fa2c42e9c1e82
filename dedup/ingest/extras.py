"""Libraries that only some formats need: asked for when such a file is met, and named where they are missing."""

import logging
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from dedup.ingest.unreadable import Unreadable


def hush(name: str) -> None:
    """Keep what the library *name* logs off the terminal, unless the program that uses dedup set up logging."""
    logger = logging.getLogger(name)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())


def load(module: str, extra: str) -> Any:  # noqa: ANN401 - a module, which has no narrower type
    """
    The *module*, which comes with an *extra* of dedup.

    Raises:
        Unreadable: saying what to install.
    """
    hush(module.partition(".")[0])
    try:
        return import_module(module)
    except ImportError:
        raise Unreadable(hint(module, extra)) from None


def is_installed(module: str) -> bool:
    """Whether *module* can be imported, without importing it."""
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def hint(module: str, extra: str) -> str:
    """What to do where *module* is missing."""
    return f"needs {module.partition('.')[0]}, which is not installed: pip install 'dedup[{extra}]'"
