"""Which pairs of different stories show one habit."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dedup
from dedup.spin.habits import CHANCE, Habit, agreement_bound
from dedup.spin.run import spins
from dedup.spin.signatures import MAX_POSTINGS, groups
from dedup.spin.values import Substitution, SubstitutionTable
from tests.spin.newsroom import STORIES, THESAURI, articles


@pytest.fixture(scope="module")
def found():
    stories = {"flood": ("gull", "heron"), "harvest": ("gull",), "wreck": ("heron",), "strike": ("gull", "heron")}
    return spins(dedup.cluster(articles(stories)))


def test_two_spinners_have_a_signature_each_with_their_own_words(found):
    told = {signature.spun_outlets: signature for signature in found.signatures if signature.plain_outlets == ("wire",)}

    assert {("gull",), ("heron",)} <= told.keys()
    for (spinner,), signature in told.items():
        assert {(each.plain, each.spun) for each in signature.substitutions} <= set(THESAURI[spinner].items())
        assert {end.partition("-")[2] for _, end in signature.pairs} == {spinner}
        assert len({end.partition("-")[0] for _, end in signature.pairs}) == 3 if spinner == "gull" else 2
        assert signature.chance <= 0.01


def test_signatures_relate_articles_and_never_merge_clusters():
    run = dedup.cluster(articles({"flood": ("gull",), "wreck": ("gull",)}))

    assert sorted(len(cluster.members) for cluster in run.clusters) == [2, 2]
    assert len(spins(run).signatures) == 1


def test_most_of_a_pair_of_a_signature_is_known_from_other_stories_and_nothing_of_any_other(found):
    signatures = {signature.id for signature in found.signatures}
    for pair in found.pairs:
        assert (pair.signature is None) == (pair.known == 0.0)
        assert pair.signature is None or pair.signature in signatures
        if pair.signature and "wire" in pair.table.left + pair.table.right:
            assert pair.known > 0.5


def test_each_outlet_has_the_words_that_it_puts_for_others(found):
    tables = {outlet.outlet: outlet for outlet in found.outlets}

    assert set(tables) == {"wire", "gull", "heron"}
    assert tables["gull"].n_stories == 3
    assert ("army", "soldiery") in {(each.plain, each.spun) for each in tables["gull"].substitutions}
    assert tables["gull"].signatures


def test_one_story_proves_nothing_however_many_copies_it_has():
    """Copies of a spun copy have its words from it."""
    some = articles({"flood": ("gull",)})
    copies = [dedup.Article(id=f"again-{n}", text=some[1].text.replace("nine", f"{n + 11}")) for n in range(4)]

    assert spins(dedup.cluster([*some, *copies])).signatures == ()


def test_two_spinners_of_different_words_share_no_signature():
    both = spins(dedup.cluster(articles({"flood": ("gull",), "wreck": ("heron",)})))

    assert both.signatures == ()


def test_the_order_of_the_input_does_not_matter():
    some = articles(dict.fromkeys(STORIES, ("gull", "heron")))

    assert spins(dedup.cluster(some)) == spins(dedup.cluster(reversed(some)))


def test_a_run_without_copies_exchanges_nothing():
    nothing = spins(dedup.cluster([]))

    assert (nothing.pairs, nothing.signatures, nothing.outlets) == ((), (), ())


@given(st.integers(1, 8), st.integers(0, 8))
def test_the_bound_is_no_less_than_the_chance_of_so_many_successes(n, k):
    from math import comb

    k = min(k, n)
    tail = sum(comb(n, i) * CHANCE**i * (1 - CHANCE) ** (n - i) for i in range(k, n + 1))

    assert agreement_bound(k / n, n) >= tail - 1e-12


TABLES = st.lists(
    st.frozensets(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("stuvwxyz")), min_size=1, max_size=8),
    min_size=2,
    max_size=6,
)


@given(TABLES)
def test_a_habit_agrees_the_same_in_both_directions_and_the_less_the_rarer_it_is_shared(tables):
    one, other = Habit(tables[:1]), Habit(tables[1:])

    assert one.chance(other) == pytest.approx(other.chance(one))
    assert 0 <= one.chance(other) <= 1
    assert one.chance(Habit(tables), less=Habit(tables[:1])) == pytest.approx(one.chance(other))


def table(name: str, pairs) -> SubstitutionTable:
    some = tuple(
        Substitution(left=left, right=right, count=1, left_rarity=3.0, right_rarity=3.0)
        for left, right in sorted(pairs)
    )
    return SubstitutionTable(left=f"{name}-l", right=f"{name}-r", substitutions=some)


@given(TABLES, st.booleans())
def test_groups_hold_two_stories_or_more_and_each_table_once(tables, is_one_story):
    stories = ["same" if is_one_story else f"story {number}" for number in range(len(tables))]
    made = groups([table(f"{number}", pairs) for number, pairs in enumerate(tables)], stories)
    numbers = [number for group in made for number, _ in group.sides]

    assert len(numbers) == len(set(numbers))
    assert all(len({stories[number] for number, _ in group.sides}) > 1 for group in made)


def test_a_table_whose_sides_are_turned_joins_with_its_hand_turned():
    words = list(zip("abcdefgh", "stuvwxyz", strict=True))
    turned = [(other, one) for one, other in words]

    (group,) = groups([table("1", words), table("2", turned), table("3", words)], ["x", "y", "z"])

    assert group.sides in {((0, True), (1, False), (2, True)), ((0, False), (1, True), (2, False))}


def test_a_crowd_of_one_habit_is_one_signature_though_not_each_is_held_against_each():
    words = list(zip("abcdefgh", "stuvwxyz", strict=True))
    crowd = [table(f"{number:03}", words) for number in range(3 * MAX_POSTINGS)]

    (group,) = groups(crowd, [f"story {number}" for number in range(len(crowd))])

    assert group.sides == tuple((number, True) for number in range(len(crowd)))


def test_many_rewriters_who_choose_the_same_word_one_time_in_eight_make_no_signature():
    """The groups that agree best among all that can be chosen agree by choice, and that is counted."""
    rng = random.Random(8)
    words = [f"w{number}" for number in range(150)]
    tables = [
        table(f"{number}", [(word, f"{rng.randrange(8)}-{word}") for word in rng.sample(words, 40)])
        for number in range(150)
    ]

    assert groups(tables, [f"story {number}" for number in range(len(tables))]) == ()
