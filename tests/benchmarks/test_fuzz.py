"""The fuzzer makes the same input of the same seed, and no reader fails on the first of them."""

import random

from benchmarks.fuzz import mutated, tried
from dedup.ingest.formats import FORMATS
from tests.ingest.files import every_format


def test_a_seed_makes_one_input():
    data = b"a few bytes of some length" * 9
    assert mutated(data, random.Random(7)) == mutated(data, random.Random(7)) != data


def test_no_reader_fails_on_mutated_files_of_its_own_format_or_another():
    files = sorted(every_format().items())
    for seed in range(600):
        chance = random.Random(seed)
        name, data = files[seed % len(files)]
        assert tried(name, mutated(data, chance), chance.choice(FORMATS)) is None, seed
