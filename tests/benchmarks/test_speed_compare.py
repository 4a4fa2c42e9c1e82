"""Pairs compared in a second: what they are."""

import re

from benchmarks.speed.compare import CONFIG, LONGEST, SHORTEST, compared, copies, main
from dedup.align.profile import profiles


def test_every_pair_is_a_copy_with_its_original_and_both_are_of_the_length_that_counts():
    texts, lefts, rights = copies(20)
    block = profiles(texts, CONFIG.sketch)

    assert lefts.size == rights.size == 20
    assert {*lefts.tolist(), *rights.tolist()} == set(range(len(texts)))
    assert all(SHORTEST <= len(text.canonical.split()) <= LONGEST for text in texts)
    assert compared(block, lefts, rights) >= 19


def test_the_command_prints_pairs_a_second(capsys):
    main(5)

    assert re.search(r"judged: [\d,]+ pairs/s", capsys.readouterr().out)
