"""
How kernels are compiled: numba's `njit`, which keeps compiled code where it can and goes without where it cannot.

With numba's own switch NUMBA_DISABLE_JIT in the environment before the first kernel is imported, kernels run as
they are written, to the same bits: for a handful of articles that takes less time than to load compiled code.
"""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache as once
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import numpy as np

if TYPE_CHECKING:
    from numba.core.dispatcher import Dispatcher

Kernel = TypeVar("Kernel", bound=Callable[..., object])

SWITCH = "NUMBA_DISABLE_JIT"
"""The variable of the environment that keeps kernels as they are written."""

_WRAPPING = np.errstate(over="ignore")
"""Hashes wrap around at 2⁶⁴ on purpose; NumPy would warn of it where compiled code does not."""

STAMP = "kernels-{digest}.stamp"
"""The empty file that tells of which version of the kernels the compiled code beside it is."""


def njit(*, nogil: bool, cache: bool = False, inline: bool = False) -> "Callable[[Kernel], Dispatcher[Kernel]]":
    """
    Compile a kernel when it is first called.

    numba refuses to cache where neither the folder of the package nor that of the user can be written, as in a
    container of a read-only image; then every process compiles for itself.

    Args:
        nogil: whether other threads may run meanwhile. Only for kernels that work for milliseconds: one that
            takes microseconds would wait a thousand times as long to get the interpreter's lock back.
        cache: whether to keep the compiled code for the next process.
        inline: whether to write it out where it is called, rather than to compile it alone and then again with each
            of its callers and with theirs. For what only puts other kernels together.
    """

    def compiled(kernel: Kernel) -> "Dispatcher[Kernel]":
        if is_interpreted():
            return cast("Dispatcher[Kernel]", _WRAPPING(kernel) if cache else kernel)
        import numba  # noqa: PLC0415 - takes longer than to compare two articles without it

        as_asked = partial(numba.njit, nogil=nogil, inline="always" if inline else "never", error_model="numpy")
        try:
            dispatcher = as_asked(cache=cache)(kernel)
        except RuntimeError:
            return as_asked()(kernel)
        if folder := dispatcher.stats.cache_path:
            drop_stale(Path(folder))
        return dispatcher

    return compiled


def is_interpreted() -> bool:
    """Whether kernels run as they are written."""
    return os.environ.get(SWITCH, "0") not in {"", "0"}


def is_compiled() -> bool:
    """Whether these very kernels, or some of them, were compiled before, where numba keeps what it compiled."""
    stamp = STAMP.format(digest=_digest())
    elsewhere = os.environ.get("NUMBA_CACHE_DIR")
    folders = Path(elsewhere).glob("*") if elsewhere else [Path(__file__).parent / "__pycache__"]
    return any((folder / stamp).exists() for folder in folders)


@once
def drop_stale(folder: Path) -> None:
    """
    Remove the compiled code in *folder* unless it is of these very kernels.

    numba looks at a kernel's own file alone, and would go on using code with the old version of another
    kernel compiled into it: hashes of two versions, mixed without a word.
    """
    stamp = folder / STAMP.format(digest=_digest())
    with suppress(OSError):
        if not stamp.exists():
            for stale in (*folder.glob("*.nbi"), *folder.glob("*.nbc"), *folder.glob(STAMP.format(digest="*"))):
                stale.unlink(missing_ok=True)
            folder.mkdir(parents=True, exist_ok=True)
            stamp.touch()


@once
def _digest() -> str:
    """A hash of the source of all kernels."""
    digest = hashlib.sha256()
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
