"""The furniture and residue of the seed articles get their roles; skipped where the data is not there."""

from pathlib import Path

import pytest

from dedup.model import Role
from dedup.text.parse import parse

SEEDS = Path(__file__).parents[3] / "shared" / "data" / "seeds"

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the measurement data is not beside the repository"),
]


def roles_of(number):
    (path,) = SEEDS.glob(f"{number}_*.txt")
    parsed = parse(path.read_text("utf-8"))
    return [(role.span.of(parsed.canonical), role.role) for role in parsed.roles]


@pytest.mark.parametrize(
    ("number", "line", "role"),
    [
        ("000", "COMMENTS", Role.BOILERPLATE),
        ("001", "Exit mobile version", Role.RESIDUE),
        ("001", "Card 1 of 4", Role.RESIDUE),
        ("002", "LOADINGERROR LOADING", Role.RESIDUE),
        ("002", "What's Hot", Role.BOILERPLATE),
        ("003", "13DC ChinaRussia 02 facebookJumbo", Role.RESIDUE),
    ],
)
def test_furniture_and_residue_have_their_roles(number, line, role):
    assert (line, role) in roles_of(number)


@pytest.mark.parametrize("number", ["000", "002"])
def test_captions_given_twice_are_captions_both_times(number):
    captions = [text[:60] for text, role in roles_of(number) if role is Role.CAPTION]
    assert any(captions.count(caption) == 2 for caption in captions)
