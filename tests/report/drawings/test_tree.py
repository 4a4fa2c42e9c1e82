"""The tree: arrows only where the direction is supported, no two boxes in one place, many members drawn as few."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dedup.report.drawings.tree import THICK, THIN, tree
from dedup.report.drawings.twigs import MAX_TWIGS, Twig, pruned


def twig(key: str, parent: str = "", **fields: object) -> Twig:
    values = {"is_likely": True, "hangs_on_missing": False, "is_exact": False, "name": key, "outlet": f"of {key}"}
    return Twig(key=key, parent=parent, share=0.5, label="50 % V1", **{**values, **fields})


def test_an_arrow_leads_to_what_likely_follows_and_a_dashed_line_to_what_is_only_linked():
    likely, linked = tree((twig("a"), twig("b", "a"), twig("c", "a", is_likely=False))).lines

    assert likely.arrow
    assert not likely.is_dashed
    assert not linked.arrow
    assert linked.is_dashed


def test_a_line_is_as_wide_as_the_share():
    none, all_of_it = tree((twig("a"), twig("b", "a"), twig("c", "a"))).lines
    thin, thick = tree((twig("a"), with_share("b", 0.0), with_share("c", 1.0))).lines

    assert none.width == all_of_it.width == (THIN + THICK) / 2
    assert (thin.width, thick.width) == (THIN, THICK)


def with_share(key: str, share: float) -> Twig:
    return Twig(
        key=key,
        parent="a",
        is_likely=True,
        hangs_on_missing=False,
        is_exact=False,
        name=key,
        outlet="",
        share=share,
        label="",
    )


def test_a_missing_source_is_a_diamond_that_what_follows_it_hangs_on():
    drawn = tree((twig("a", hangs_on_missing=True), twig("b", hangs_on_missing=True), twig("c", "a")), "Reuters")
    diamond = drawn.nodes[0]

    assert diamond.is_missing
    assert diamond.name == "Reuters"
    assert len(drawn.lines) == 3


def test_the_source_is_the_root_that_others_hang_on():
    drawn = tree((twig("a"), twig("b", "a"), twig("alone")))

    assert [node.key for node in drawn.nodes if node.is_source] == ["a"]


def test_exact_copies_are_drawn_as_one_before_anything_else_is():
    exact = [twig(f"x{number}", "a", is_exact=True) for number in range(MAX_TWIGS)]
    kept, n_left_out = pruned((twig("a"), *exact, twig("b", "a")))

    assert [(each.key, each.n_members) for each in kept] == [("a", 1), ("x0", MAX_TWIGS), ("b", 1)]
    assert n_left_out == 0


def test_members_of_one_outlet_are_drawn_as_one_where_there_are_too_many():
    many = [twig(f"{number}", "a", outlet=f"outlet {number % 7}") for number in range(200)]
    kept, n_left_out = pruned((twig("a"), *many))

    assert len(kept) == 8
    assert sum(each.n_members for each in kept) == 201
    assert n_left_out == 0


def test_what_no_gathering_brings_down_is_cut_and_counted():
    chain = [twig("0"), *(twig(str(number), str(number - 1)) for number in range(1, 500))]
    drawn = tree(chain)

    assert len(drawn.nodes) == MAX_TWIGS
    assert drawn.n_left_out == 500 - MAX_TWIGS
    assert drawn.width < 2_000


@st.composite
def forests(draw):
    size = draw(st.integers(1, 90))
    parents = [draw(st.integers(-1, place - 1)) for place in range(size)]
    order, waiting = [], [place for place in range(size) if parents[place] < 0][::-1]
    while waiting:
        place = waiting.pop()
        order.append(place)
        waiting += [child for child in range(size) if parents[child] == place][::-1]
    has_missing = draw(st.booleans())
    return [
        twig(
            f"n{place}",
            "" if parents[place] < 0 else f"n{parents[place]}",
            hangs_on_missing=has_missing and parents[place] < 0,
            is_exact=draw(st.booleans()),
            outlet=draw(st.sampled_from(["one", "two"])),
        )
        for place in order
    ], "a source" if has_missing else ""


@given(forests())
def test_no_two_boxes_overlap_and_every_member_is_counted_once(forest):
    twigs, missing = forest
    drawn = tree(twigs, missing)
    members = [node for node in drawn.nodes if not node.is_missing]
    corners = [(node.y, node.x) for node in drawn.nodes]

    assert sum(node.n_members for node in members) + drawn.n_left_out == len(twigs)
    for (y, x), (other_y, other_x) in combinations(corners, 2):
        assert abs(other_y - y) >= drawn.tall or abs(other_x - x) >= drawn.box
    assert all(node.x + drawn.box <= drawn.width + 4 for node in drawn.nodes)
    assert all(node.y + drawn.tall <= drawn.height for node in drawn.nodes)
