"""How kernels are compiled: numba's `njit`, which keeps compiled code where it can and goes without where it cannot."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache as once
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numba

if TYPE_CHECKING:
    from numba.core.dispatcher import Dispatcher

Kernel = TypeVar("Kernel", bound=Callable[..., object])

STAMP = "kernels-{digest}.stamp"
"""The empty file that tells of which version of the kernels the compiled code beside it is."""


def njit(*, nogil: bool, cache: bool = False) -> "Callable[[Kernel], Dispatcher[Kernel]]":
    """
    Compile a kernel when it is first called.

    numba refuses to cache where neither the folder of the package nor that of the user can be written, as in a
    container of a read-only image; then every process compiles for itself.

    Args:
        nogil: whether other threads may run meanwhile. Only for kernels that work for milliseconds: one that
            takes microseconds would wait a thousand times as long to get the interpreter's lock back.
        cache: whether to keep the compiled code for the next process.
    """

    def compiled(kernel: Kernel) -> "Dispatcher[Kernel]":
        try:
            dispatcher = numba.njit(nogil=nogil, cache=cache)(kernel)
        except RuntimeError:
            return numba.njit(nogil=nogil)(kernel)
        # Where the compiler is switched off, the kernel comes back as it was.
        folder = dispatcher.stats.cache_path if hasattr(dispatcher, "stats") else None
        if folder:
            drop_stale(Path(folder))
        return dispatcher

    return compiled


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
