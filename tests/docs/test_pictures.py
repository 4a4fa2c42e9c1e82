"""The drawn pictures show what dedup finds; DEDUP_UPDATE_GOLD=1 draws them again."""

import os
import runpy
import shutil
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "docs" / "images"

MAX_PICTURE_BYTES = 300_000


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """A folder with the pictures as they are drawn now."""
    folder = tmp_path_factory.mktemp("drawn")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["draw.py", str(folder)])
        runpy.run_path(str(FOLDER / "draw.py"), run_name="__main__")
    return folder


@pytest.mark.parametrize("name", ["overview.svg", "s-curve.svg"])
def test_a_picture_is_what_is_drawn_now(name, drawn):
    if os.environ.get("DEDUP_UPDATE_GOLD"):
        shutil.copy(drawn / name, FOLDER / name)
    assert (FOLDER / name).read_text(encoding="utf-8") == (drawn / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "picture", sorted(FOLDER.glob("*.png")) + sorted(FOLDER.glob("*.svg")), ids=lambda path: path.name
)
def test_no_picture_is_large(picture):
    assert picture.stat().st_size < MAX_PICTURE_BYTES
