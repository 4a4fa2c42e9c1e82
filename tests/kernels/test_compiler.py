"""Compiled code is kept, and never longer than the kernels it was compiled from."""

from dedup.kernels.compiler import STAMP, drop_stale


def test_code_of_other_kernels_is_dropped_once_and_code_of_these_is_kept(tmp_path):
    old = [tmp_path / name for name in ("shingle.digest-56.nbi", "shingle.digest-56.1.nbc", STAMP.format(digest="0"))]
    for file in old:
        file.touch()

    drop_stale(tmp_path)

    assert [STAMP.format(digest="*")[:8]] == [file.name[:8] for file in tmp_path.iterdir()]
    (tmp_path / "shingle.digest-56.nbi").touch()
    drop_stale.__wrapped__(tmp_path)
    assert (tmp_path / "shingle.digest-56.nbi").exists()


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path):
    (tmp_path / "file").touch()

    drop_stale(tmp_path / "file" / "cache")
