"""
Whether kernels are compiled, and what is said when they are.

Compiling takes most of a minute once on a machine, and loading what was
compiled takes half a second in every run. For a handful of articles neither
pays, and for some dozens compiling alone does not.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from dedup.model import Article

SWITCH = "NUMBA_DISABLE_JIT"
"""What keeps kernels as they are written, read by `dedup.kernels.compiler`; whoever sets it decides."""

NOTICE = "Compiling for this machine, which takes up to a minute and happens once."

FEW_ARTICLES = 25
"""Articles up to which kernels run as they are written, uncompiled: at most 300 pairs, of some milliseconds each."""

FEW_CHARS = 100_000
"""Characters of text in all up to which they do: about two seconds."""

NOT_YET = 2
"""How many times as many articles and characters run so where nothing is compiled yet: some six seconds."""


@contextmanager
def compiled_for(articles: Sequence[Article], note: Callable[[str], None]) -> Iterator[None]:
    """Work on *articles* inside: compiled if they are many, and announced by *note* if that is yet to be done."""
    if SWITCH not in os.environ and "dedup.kernels.compiler" not in sys.modules and _are_few(articles):
        os.environ[SWITCH] = "1"
        yield
    else:
        with _announced(note):
            yield


def _are_few(articles: Sequence[Article]) -> bool:
    """Whether *articles* are done sooner uncompiled."""
    from dedup.kernels.compiler import is_compiled  # noqa: PLC0415 -- imports NumPy

    n_chars = sum(len(article.text) for article in articles[: NOT_YET * FEW_ARTICLES])
    if len(articles) <= FEW_ARTICLES and n_chars <= FEW_CHARS:
        return True
    return len(articles) <= NOT_YET * FEW_ARTICLES and n_chars <= NOT_YET * FEW_CHARS and not is_compiled()


@contextmanager
def _announced(note: Callable[[str], None]) -> Iterator[None]:
    """Say the notice by *note* as soon as, and only if, anything is compiled inside."""
    from numba.core.event import Listener, install_listener  # noqa: PLC0415 -- numba is slow to import

    class FirstCompilation(Listener):
        """Hears of every compilation and speaks of the first."""

        def __init__(self) -> None:
            self.is_said = False

        def on_start(self, _event: Any) -> None:  # noqa: ANN401 -- numba gives no type
            if not self.is_said:
                self.is_said = True
                note(NOTICE)

        def on_end(self, _event: Any) -> None:  # noqa: ANN401 -- as above
            pass

    with install_listener("numba:compile", FirstCompilation()):
        yield
