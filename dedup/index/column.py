"""An array that grows at its end."""

from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", np.uint32, np.uint64)

_FIRST_ROOM = 1 << 16


class Column(Generic[Number]):
    """
    Numbers one after the other in one piece; room that is not used yet takes no memory.

    Not a list of pieces: thousands of them leave memory full of holes when they are let go of.
    """

    def __init__(self, kind: type[Number]) -> None:
        self._kind: type[Number] = kind
        self._values: NDArray[Number] = np.empty(_FIRST_ROOM, kind)
        self._size = 0

    @property
    def values(self) -> NDArray[Number]:
        """All of them; what is added later is not among them."""
        return self._values[: self._size]

    def add(self, values: NDArray[Number]) -> None:
        """Put *values* behind the others."""
        size = self._size + values.size
        if size > self._values.size:
            grown = np.empty(max(size, self._values.size * 3 // 2), self._kind)
            grown[: self._size] = self._values[: self._size]
            self._values = grown
        self._values[self._size : size] = values
        self._size = size

    def taken(self) -> NDArray[Number]:
        """All of them, in an array of that size; the column is empty afterwards."""
        values, size = self._values, self._size
        self._values, self._size = np.empty(_FIRST_ROOM, self._kind), 0
        values.resize(size, refcheck=False)  # gives the room behind them back without a copy
        return values
