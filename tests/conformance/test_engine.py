"""What every engine must do. A new engine is one more line in `ENGINES`."""

import itertools
import threading
import time

import pytest

from dedup.engines.local import LocalEngine
from dedup.pipeline import SerialEngine

ENGINES = {
    "serial": SerialEngine,
    "one thread": lambda: LocalEngine(1),
    "two threads": lambda: LocalEngine(2),
    "four threads": lambda: LocalEngine(4),
}


@pytest.fixture(params=ENGINES.values(), ids=ENGINES.keys())
def engine(request):
    """An engine."""
    return request.param()


def test_results_come_in_the_order_of_the_blocks(engine):
    def slow_at_first(block):
        time.sleep(0.01 if block < 3 else 0)
        return block * block

    assert list(engine.map(slow_at_first, range(30))) == [block * block for block in range(30)]


def test_no_blocks_give_no_results(engine):
    assert list(engine.map(str, [])) == []


def test_an_error_in_a_block_reaches_the_caller_at_its_place(engine):
    def fails_at_three(block):
        if block == 3:
            message = "block 3 is bad"
            raise LookupError(message)
        return block

    results = engine.map(fails_at_three, range(100))

    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(LookupError, match="block 3 is bad"):
        next(results)


def test_an_error_in_what_gives_the_blocks_reaches_the_caller(engine):
    def blocks():
        yield 1
        message = "no more"
        raise OSError(message)

    with pytest.raises(OSError, match="no more"):
        list(engine.map(str, blocks()))


def test_endless_blocks_are_taken_only_a_few_ahead(engine):
    taken = itertools.count()

    results = engine.map(lambda block: block, (next(taken) for _ in itertools.repeat(None)))

    assert list(itertools.islice(results, 5)) == [0, 1, 2, 3, 4]
    assert next(taken) <= 5 + 4 * 2


def test_a_caller_that_stops_early_leaves_no_thread_behind(engine):
    before = threading.active_count()

    results = engine.map(lambda block: block, itertools.count())
    next(results)
    if hasattr(results, "close"):
        results.close()

    assert threading.active_count() == before


def test_one_engine_maps_again_and_again(engine):
    assert list(engine.map(str, [1, 2])) == ["1", "2"]
    assert list(engine.map(len, ["a", "bb"])) == [1, 2]


def test_the_number_of_threads_is_as_asked_or_as_many_as_there_are_cores():
    assert LocalEngine(3).jobs == 3
    assert LocalEngine(0).jobs >= 1


def test_threads_really_share_the_work():
    both = threading.Barrier(2, timeout=10)

    assert sorted(LocalEngine(2).map(lambda _: both.wait(), range(2))) == [0, 1]
