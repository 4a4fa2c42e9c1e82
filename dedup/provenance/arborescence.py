"""The maximum-weight arborescence of a directed graph, by the algorithm of Chu, Liu and Edmonds."""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple


class Arc(NamedTuple):
    """An edge from *tail* to *head* with a whole *weight*, so that ties are ties on every machine."""

    tail: int
    head: int
    weight: int


def maximum_arborescence(n_nodes: int, root: int, arcs: Sequence[Arc]) -> list[int]:
    """
    Every node but the root gets one arc to it, without cycles, and the sum of their weights is the largest.

    Tarjan (1977): each node takes its best arc; nodes that make a cycle become one, whose arcs count relative
    to those that the cycle has taken, and are unfolded in reverse. Heaps are merged into the larger one, so the
    time is O(E log² E). Among equal arcs the first of the list wins.

    Args:
        n_nodes: number of nodes, from 0.
        root: where it grows from; every node must be reachable from it.
        arcs: the edges, in any number between two nodes.

    Returns:
        For each node the place of its arc in *arcs*; -1 for the root.
    """
    growth = _Growth(n_nodes, root, arcs)
    for start in range(n_nodes):
        growth.grow(start)
    growth.unfold()
    return growth.taken


class _Growth:
    """
    The state of a search.

    Attributes:
        taken: for each node, or what stands for several, the arc it has taken; -1 for none.
    """

    def __init__(self, n_nodes: int, root: int, arcs: Sequence[Arc]) -> None:
        self.taken = [-1] * n_nodes
        self._arcs = arcs
        self._union = _Union(n_nodes)
        self._heaps = [_Heap() for _ in range(n_nodes)]
        for place, arc in enumerate(arcs):
            self._heaps[arc.head].items.append((-arc.weight, place))
        for heap in self._heaps:
            heapify(heap.items)
        self._visited_from = [-1] * n_nodes
        self._visited_from[root] = root
        self._cycles: list[tuple[int, int, list[int]]] = []

    def grow(self, start: int) -> None:
        """Take arcs backwards from *start* until something is reached that has its arcs."""
        node = start
        path: list[int] = []
        chosen: list[int] = []
        while self._visited_from[node] < 0:
            place = self._take_best(node)
            self._visited_from[node] = start
            path.append(node)
            chosen.append(place)
            node = self._union.find(self._arcs[place].tail)
            if self._visited_from[node] == start:
                node = self._contract(node, path, chosen)
        for place in chosen:
            self.taken[self._union.find(self._arcs[place].head)] = place

    def unfold(self) -> None:
        """Give every node of every cycle its own arc: that of the cycle, but for the one that is entered."""
        for node, mark, chosen in reversed(self._cycles):
            entering = self.taken[node]
            self._union.undo_to(mark)
            for place in (*chosen, entering):
                self.taken[self._union.find(self._arcs[place].head)] = place

    def _take_best(self, node: int) -> int:
        """The best arc to *node* that does not begin in it; the others count relative to it from now on."""
        heap = self._heaps[node]
        cost, place = heap.pop()
        while self._union.find(self._arcs[place].tail) == node:
            cost, place = heap.pop()
        heap.offset -= cost
        return place

    def _contract(self, node: int, path: list[int], chosen: list[int]) -> int:
        """Make one node of the cycle that the end of *path* closes at *node*."""
        at, mark = len(path) - 1, len(self._union.merged)
        while path[at] != node:
            at -= 1
        for other in path[at + 1 :]:
            node = self._union.join(node, other, self._heaps)
        self._visited_from[node] = -1
        self._cycles.append((node, mark, chosen[at:]))
        del path[at:], chosen[at:]
        return node


class _Heap:
    """A heap whose keys all count *offset* more than they say."""

    __slots__ = ("items", "offset")

    def __init__(self) -> None:
        self.items: list[tuple[int, int]] = []
        self.offset = 0

    def pop(self) -> tuple[int, int]:
        """The least key, offset included, with its arc."""
        key, place = heappop(self.items)
        return key + self.offset, place


class _Union:
    """Sets of nodes that can be taken apart again in reverse."""

    def __init__(self, n_nodes: int) -> None:
        self.parent = list(range(n_nodes))
        self.size = [1] * n_nodes
        self.merged: list[int] = []

    def find(self, node: int) -> int:
        """The node that stands for the set of *node*."""
        while self.parent[node] != node:
            node = self.parent[node]
        return node

    def join(self, one: int, other: int, heaps: list[_Heap]) -> int:
        """Make one set of two; its node gets the arcs of both."""
        one, other = self.find(one), self.find(other)
        if self.size[one] < self.size[other]:
            one, other = other, one
        self.parent[other] = one
        self.size[one] += self.size[other]
        self.merged.append(other)
        larger, smaller = heaps[one], heaps[other]
        if len(larger.items) < len(smaller.items):
            larger, smaller = smaller, larger
        shift = smaller.offset - larger.offset
        for key, place in smaller.items:
            heappush(larger.items, (key + shift, place))
        heaps[one], heaps[other] = larger, _Heap()
        return one

    def undo_to(self, mark: int) -> None:
        """Take apart what was joined since there were *mark* joins."""
        while len(self.merged) > mark:
            other = self.merged.pop()
            self.size[self.parent[other]] -= self.size[other]
            self.parent[other] = other
