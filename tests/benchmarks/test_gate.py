"""The gate fails on what fell, and gives no floor up unasked."""

from dataclasses import replace

import pytest

from benchmarks.accuracy.figure import Better, Figure, Result
from benchmarks.accuracy.gate import EPSILON, Floor, check, load, pinned, save, update

ARI = Figure(name="ari", values={"dedup": 0.95, "peer": 0.1})
MERGES = Figure(name="false_merges", values={"dedup": 2}, better=Better.LOWER, is_count=True)
SIZE = Figure(name="granularity", values={"dedup": 1.7}, better=None)
RESULT = Result(name="news", digest="abc", seconds=1.0, figures=(ARI, MERGES, SIZE))
FLOORS = {"news": Floor(data="abc", at_least={"ari": 0.948}, at_most={"false_merges": 2})}


def measured(**values):
    figures = tuple(
        replace(figure, values={"dedup": values.get(figure.name, figure.ours)}) for figure in RESULT.figures
    )
    return replace(RESULT, figures=figures)


def test_a_floor_lies_an_epsilon_below_a_share_and_at_a_count():
    assert pinned(ARI) == pytest.approx(0.95 - EPSILON)
    assert pinned(MERGES) == 2
    assert pinned(replace(ARI, better=Better.LOWER)) == pytest.approx(0.95 + EPSILON)


def test_figures_at_their_floors_do_not_fall():
    assert check(FLOORS, [measured(ari=0.948)]) == []


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"ari": 0.9479}, "news ari is 0.9479, under its floor of 0.948"),
        ({"false_merges": 3}, "news false_merges is 3, over its ceiling of 2"),
    ],
)
def test_a_figure_worse_than_its_floor_or_ceiling_falls(values, message):
    assert [str(fall) for fall in check(FLOORS, [measured(**values)])] == [message]


def test_floors_hold_only_for_the_data_they_were_measured_on():
    assert check(FLOORS, [replace(measured(ari=0.1), digest="other")]) == []


def test_an_update_raises_floors_and_lowers_ceilings():
    updated, refused = update(FLOORS, [measured(ari=0.99, false_merges=0)])

    assert updated["news"] == Floor(data="abc", at_least={"ari": 0.988}, at_most={"false_merges": 0})
    assert refused == []


def test_an_update_refuses_to_lower_a_floor():
    updated, refused = update(FLOORS, [measured(ari=0.94, false_merges=1)])

    assert updated["news"] == Floor(data="abc", at_least={"ari": 0.948}, at_most={"false_merges": 1})
    assert [fall.figure.name for fall in refused] == ["ari"]


def test_an_update_lowers_a_floor_when_allowed_and_says_so():
    updated, lowered = update(FLOORS, [measured(ari=0.94, false_merges=3)], allow_regression=True)

    assert updated["news"] == Floor(data="abc", at_least={"ari": 0.938}, at_most={"false_merges": 3})
    assert [fall.figure.name for fall in lowered] == ["ari", "false_merges"]


def test_other_data_get_floors_of_their_own():
    updated, refused = update(FLOORS, [replace(measured(ari=0.5), digest="other")])

    assert updated["news"] == Floor(data="other", at_least={"ari": 0.498}, at_most={"false_merges": 2})
    assert refused == []


def test_sets_that_were_not_measured_keep_their_floors():
    updated, _ = update(FLOORS, [replace(RESULT, name="other")])

    assert updated["news"] == FLOORS["news"]
    assert set(updated) == {"news", "other"}


def test_floors_are_read_back_as_they_were_written(tmp_path):
    path = tmp_path / "floors.toml"
    save(FLOORS, path)

    assert load(path) == FLOORS
    assert path.read_text("utf-8").startswith("# What `make accuracy` may not fall under")


def test_without_a_file_there_are_no_floors(tmp_path):
    assert load(tmp_path / "floors.toml") == {}
