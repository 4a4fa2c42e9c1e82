"""An array that grows at its end."""

from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", np.uint32, np.uint64)

_FIRST_ROOM = 1 << 16


class Column(Generic[Number]):
    """
    Numbers one after the other in one piece, of which at most a fifth is room that is not used yet.

    Not a list of pieces: thousands of them leave memory full of holes when they are let go of.
    """

    def __init__(self, kind: type[Number]) -> None:
        self._kind: type[Number] = kind
        self._values: NDArray[Number] = np.empty(_FIRST_ROOM, kind)
        self._size = 0

    @property
    def values(self) -> NDArray[Number]:
        """All of them, to be looked at before anything is added: then they may stand elsewhere."""
        return self._values[: self._size]

    def add(self, values: NDArray[Number]) -> None:
        """Put *values* behind the others."""
        size = self._size + values.size
        if size > self._values.size:
            # Large pieces of memory grow where they are, where the system allows that: never are there two of them.
            self._values.resize(max(size, self._values.size * 5 // 4), refcheck=False)
        self._values[self._size : size] = values
        self._size = size

    def taken(self) -> NDArray[Number]:
        """All of them, in an array of that size; the column is empty afterwards."""
        values, size = self._values, self._size
        self._values, self._size = np.empty(_FIRST_ROOM, self._kind), 0
        values.resize(size, refcheck=False)  # gives the room behind them back without a copy
        return values
