"""The arborescence is the heaviest of all, found by trying all in the twin."""

import itertools
import time

from hypothesis import given
from hypothesis import strategies as st

from dedup.provenance.arborescence import Arc, maximum_arborescence


def arborescences(n_nodes, arcs):
    """Every choice of one arc to each node but 0 that leads back to 0 from everywhere."""
    choices = [[place for place, arc in enumerate(arcs) if arc.head == node] for node in range(1, n_nodes)]
    for taken in itertools.product(*choices):
        parent = {arcs[place].head: arcs[place].tail for place in taken}
        if all(reaches_root(node, parent) for node in parent):
            yield taken


def reaches_root(node, parent):
    for _ in range(len(parent)):
        node = parent.get(node, 0)
    return node == 0


@st.composite
def graphs(draw):
    n_nodes = draw(st.integers(1, 5))
    node = st.integers(0, n_nodes - 1)
    arcs = [Arc(0, head, draw(st.integers(0, 3))) for head in range(1, n_nodes)]
    if n_nodes > 1:
        arcs += draw(st.lists(st.builds(Arc, node, st.integers(1, n_nodes - 1), st.integers(0, 9)), max_size=8))
    return n_nodes, draw(st.permutations(arcs))


@given(graphs())
def test_no_arborescence_is_heavier(graph):
    n_nodes, arcs = graph
    taken = maximum_arborescence(n_nodes, 0, arcs)

    assert taken[0] == -1
    assert all(arcs[place].head == node for node, place in enumerate(taken) if node)
    assert reaches_root_from_all(n_nodes, arcs, taken)
    weight = sum(arcs[place].weight for place in taken[1:])
    assert weight == max(sum(arcs[place].weight for place in each) for each in arborescences(n_nodes, arcs))


def reaches_root_from_all(n_nodes, arcs, taken):
    parent = {node: arcs[taken[node]].tail for node in range(1, n_nodes)}
    return all(reaches_root(node, parent) for node in parent)


def test_thousands_of_nodes_that_all_point_at_one_another_take_seconds():
    """3,000 nodes, each tied with the 40 after it, both ways: one cycle within another."""
    n_nodes = 3000
    arcs = [Arc(0, head, 0) for head in range(1, n_nodes)]
    for one in range(1, n_nodes):
        for other in range(one + 1, min(n_nodes, one + 41)):
            arcs += [Arc(one, other, 500_000), Arc(other, one, 500_000)]
    begin = time.process_time()
    maximum_arborescence(n_nodes, 0, arcs)

    assert time.process_time() - begin < 20
