"""Histogram, matrix and lettering: everything is counted once, and nothing is wider than its room."""

from unicodedata import east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.report.drawings.histogram import histogram
from dedup.report.drawings.lettering import fitted
from dedup.report.drawings.matrix import MAX_OUTLETS, OTHERS, Taking, matrix


@given(st.lists(st.floats(0, 1)))
def test_every_share_stands_in_one_bar(shares):
    drawn = histogram(shares)

    assert sum(bar.number for bar in drawn.bars) == drawn.total == len(shares)
    assert drawn.most == max(bar.number for bar in drawn.bars)
    assert all(bar.height > 0 for bar in drawn.bars if bar.number)


@pytest.mark.parametrize(("share", "low"), [(0.0, 0), (0.3, 30), (0.2999, 25), (0.95, 95), (1.0, 95)])
def test_a_share_stands_in_the_bar_that_begins_at_or_before_it(share, low):
    (bar,) = [bar for bar in histogram([share]).bars if bar.number]

    assert bar.low == low


def test_a_cell_says_how_often_how_much_and_how_often_nobody_knows_which_way():
    drawn = matrix(
        [
            Taking(taker="b", giver="a", share=1.0, is_likely=True, number=3),
            Taking(taker="b", giver="a", share=0.5, is_likely=False),
        ]
    )
    ((taker, (cell,)),) = drawn.rows

    assert (taker, drawn.columns) == ("b", ("a",))
    assert (cell.likely, cell.undetermined, cell.share) == (3, 1, 0.875)


def test_outlets_with_little_are_added_up_in_one():
    takings = [
        Taking(taker=f"t{number:02}", giver="wire", share=1.0, is_likely=True, number=40 - number)
        for number in range(40)
    ]
    drawn = matrix(takings)

    assert len(drawn.rows) == MAX_OUTLETS - 1
    assert drawn.rows[-1][0] == OTHERS
    assert sum(cell.likely for _, cells in drawn.rows for cell in cells) == sum(each.number for each in takings)
    assert drawn.n_gathered == 41 - (MAX_OUTLETS - 1)


@given(st.text(max_size=60), st.integers(2, 40))
def test_a_text_is_cut_to_its_room_or_left_alone(text, letters):
    cut = fitted(text, letters)

    assert cut == text or cut.endswith("…")
    assert sum(2 if east_asian_width(char) in "WF" else 1 for char in cut) <= 2 * letters
    assert text.startswith(cut.removesuffix("…").rstrip()) or cut == text
