"""How kernels are compiled: numba's `njit`, which keeps compiled code where it can and goes without where it cannot."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import numba

if TYPE_CHECKING:
    from numba.core.dispatcher import Dispatcher

Kernel = TypeVar("Kernel", bound=Callable[..., object])


def njit(*, nogil: bool, cache: bool = False) -> "Callable[[Kernel], Dispatcher[Kernel]]":
    """
    Compile a kernel when it is first called.

    numba refuses to cache where neither the folder of the package nor that of the user can be written, as in a
    container of a read-only image; then every process compiles for itself.

    Args:
        nogil: whether other threads may run meanwhile.
        cache: whether to keep the compiled code for the next process.
    """

    def compiled(kernel: Kernel) -> "Dispatcher[Kernel]":
        try:
            return numba.njit(nogil=nogil, cache=cache)(kernel)
        except RuntimeError:
            return numba.njit(nogil=nogil)(kernel)

    return compiled
