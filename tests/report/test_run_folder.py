"""The run folder is written at once or not at all, loses nothing, and gives back the run that was written."""

import itertools
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.errors import FormatError, InputError, OutputError
from dedup.model import Article, ArticleFacts, Run
from dedup.report.run_folder import HEAD, TABLES, read_run, write_run

FILES = {HEAD, *TABLES}


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def contents(folder: Path) -> dict[str, bytes]:
    return {entry.name: entry.read_bytes() for entry in folder.iterdir()}


@pytest.mark.parametrize("name", ["run", "quiet_run", "empty_run", "hostile_run", "crowded_run"])
def test_what_is_read_is_what_was_written(name, request, tmp_path):
    """A run comes back equal, whatever its texts hold, lone surrogates among them."""
    run = request.getfixturevalue(name)
    write_run(run, tmp_path / "run")

    assert run == read_run(tmp_path / "run")


@given(text=st.text(st.characters(exclude_categories=()), max_size=30).filter(lambda text: not paired(text)))
def test_every_text_comes_back(text, tmp_path_factory):
    """Any text comes back, but for a surrogate pair as two characters, which no reader makes."""
    article = ArticleFacts(article=Article(id=text, text=text, title=text), n_words=0)
    run = Run(settings=text, input_digest="", articles=(article,), relations=(), clusters=())
    folder = tmp_path_factory.mktemp("texts") / "run"
    write_run(run, folder)

    assert run == read_run(folder)


def paired(text: str) -> bool:
    """Whether a high surrogate is followed by a low one."""
    return any("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in itertools.pairwise(text))


def test_the_folder_holds_five_files_and_nothing_stays_beside_it(run, tmp_path):
    write_run(run, tmp_path / "deep" / "er" / "run")

    assert names(tmp_path / "deep" / "er" / "run") == FILES
    assert {"run"} == names(tmp_path / "deep" / "er")


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_files_are_the_golden_ones(name, run, gold, tmp_path):
    write_run(run, tmp_path / "run")

    gold(f"run/{name}", (tmp_path / "run" / name).read_text(encoding="utf-8"))


def test_numbers_are_written_with_six_digits(run, tmp_path):
    """The same evidence gives the same bytes on machines that differ in the last bits."""
    relation = replace(run.relations[0], score=0.1 + 0.2)
    write_run(replace(run, relations=(relation,)), tmp_path / "run")
    record = json.loads((tmp_path / "run" / "relations.jsonl").read_bytes())

    assert record["score"] == 0.3


def test_a_run_is_not_replaced_without_force(run, quiet_run, tmp_path):
    write_run(run, tmp_path / "run")
    with pytest.raises(OutputError, match="--force"):
        write_run(quiet_run, tmp_path / "run")

    assert run == read_run(tmp_path / "run")


def test_a_run_is_replaced_with_force(run, quiet_run, tmp_path):
    write_run(run, tmp_path / "run")
    write_run(quiet_run, tmp_path / "run", force=True)

    assert quiet_run == read_run(tmp_path / "run")
    assert {"run"} == names(tmp_path)


def test_an_empty_folder_is_a_free_place(run, tmp_path):
    (tmp_path / "run").mkdir()
    write_run(run, tmp_path / "run")

    assert names(tmp_path / "run") == FILES


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    "files",
    [
        {"thesis.txt": "years of work"},
        {"run.json": '{"name": "of another program"}'},
        {"run.json": "not JSON"},
        {"run.json": '{"format": "dedup-run"}', "notes.txt": "mine"},
    ],
)
def test_files_of_others_are_never_touched(force, files, run, tmp_path):
    """A folder that holds anything but a run is refused, even with force."""
    folder = tmp_path / "run"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text)
    with pytest.raises(OutputError, match="give -o another name"):
        write_run(run, folder, force=force)

    assert {name: text.encode() for name, text in files.items()} == contents(folder)
    assert {"run"} == names(tmp_path)


def test_a_file_in_the_place_is_refused(run, tmp_path):
    (tmp_path / "run").write_text("mine")
    with pytest.raises(OutputError, match="is a file"):
        write_run(run, tmp_path / "run", force=True)

    assert (tmp_path / "run").read_text() == "mine"


def test_a_link_to_a_run_stays_a_link(run, quiet_run, tmp_path):
    write_run(run, tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_run(quiet_run, tmp_path / "link", force=True)

    assert (tmp_path / "link").is_symlink()
    assert quiet_run == read_run(tmp_path / "real")


def test_a_place_that_cannot_be_made_is_an_output_error(run, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="file is a file, so that"):
        write_run(run, tmp_path / "file" / "run")


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.fixture
def killed_at(monkeypatch):
    """Ends the process, as it were, at the n-th call of os.fsync or Path.rename."""

    def arm(function: str, call: int) -> None:
        owner = os if function == "fsync" else Path
        original = getattr(owner, function)
        calls = []

        def count(*args):
            calls.append(args)
            if len(calls) == call:
                raise Killed
            return original(*args)

        monkeypatch.setattr(owner, function, count)

    return arm


@pytest.mark.parametrize(("function", "call"), [("fsync", n) for n in range(1, 7)] + [("rename", 1)])
def test_a_broken_write_leaves_no_folder_that_looks_whole(function, call, killed_at, run, tmp_path):
    killed_at(function, call)
    with pytest.raises(Killed):
        write_run(run, tmp_path / "run")

    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(("function", "call"), [("fsync", 1), ("fsync", 5), ("rename", 1), ("rename", 2)])
def test_a_broken_replacement_leaves_the_old_run(function, call, killed_at, run, quiet_run, tmp_path):
    write_run(run, tmp_path / "run")
    killed_at(function, call)
    with pytest.raises(Killed):
        write_run(quiet_run, tmp_path / "run", force=True)

    assert run == read_run(tmp_path / "run")


def test_at_every_moment_of_a_replacement_one_run_is_whole(monkeypatch, run, quiet_run, tmp_path):
    """Whatever a kill interrupts, the old or the new run can be read from some folder."""
    place = tmp_path / "run"
    write_run(run, place)
    rename, moments = Path.rename, []

    def watched(path, target):
        rename(path, target)
        moments.append([read_run(folder) for folder in tmp_path.iterdir()])

    monkeypatch.setattr(Path, "rename", watched)
    write_run(quiet_run, place, force=True)

    assert len(moments) == 2
    assert all(run in moment for moment in moments)


def test_a_file_that_comes_in_during_a_replacement_is_kept(monkeypatch, run, quiet_run, tmp_path):
    place = tmp_path / "run"
    write_run(run, place)
    rename = Path.rename

    def slow(path, target):
        if path == place:
            (place / "notes.txt").write_text("mine")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", slow)
    write_run(quiet_run, place, force=True)

    assert quiet_run == read_run(place)
    assert [path.read_bytes() for path in tmp_path.glob("*/notes.txt")] == [b"mine"]


def test_a_folder_that_is_not_there_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="there is no run folder"):
        read_run(tmp_path / "run")


def test_a_folder_without_run_json_is_no_run(tmp_path):
    with pytest.raises(FormatError, match=r"it has no run\.json"):
        read_run(tmp_path)


def test_another_format_version_is_refused(run, tmp_path):
    folder = tmp_path / "run"
    write_run(run, folder)
    head = (folder / HEAD).read_text()
    (folder / HEAD).write_text(head.replace('"format_version": 2', '"format_version": 3'))
    with pytest.raises(FormatError, match=r"run\.json .*version 3.*reads version 2"):
        read_run(folder)


@pytest.mark.parametrize(
    ("name", "old", "new", "complaint"),
    [
        (HEAD, '"settings"', '"settingz"', r"run\.json .*the field settings is missing"),
        (HEAD, '"skips": [', '"skips": [7, ', r"run\.json .*a record must be an object, got 7"),
        ("articles.jsonl", '"n_words":58', '"n_words":"58"', r"articles\.jsonl:3 .*n_words must be a count, got '58'"),
        ("articles.jsonl", '"too_short":true', '"too_short":1', r"articles\.jsonl:5 .*true or false"),
        ("articles.jsonl", '"role":"caption"', '"role":"joke"', r"articles\.jsonl:1 .*'joke'"),
        ("clusters.jsonl", '"density":1.0', '"density":"all"', r"clusters\.jsonl:1 .*density"),
        ("clusters.jsonl", '"bridges":[]', '"bridges":[{"members":["a"],"parts":[7]}]', r"parts must be a list, got 7"),
        ("clusters.jsonl", '"weakest_score":0.61', '"weakest_score":1.61', r"clusters\.jsonl:1 .*\[0, 1\], got 1.61"),
        ("clusters.jsonl", '"members":["alder-post', '"members":["nobody', r"c-7d1f03 names article 'nobody/ferry"),
        ("relations.jsonl", '"verdict":"edited-copy"', '"verdict":"theft"', r"relations\.jsonl:1 .*'theft'"),
        ("relations.jsonl", '"kind":"date"', '"kind":"guess"', r"relations\.jsonl:1 .*'guess'"),
        ("relations.jsonl", '"status":"uncredited"', '"status":"stolen"', r"relations\.jsonl:1 .*'stolen'"),
        ("relations.jsonl", '"direction":{', '"direction":null,"was":{', r"relations\.jsonl:1 .*both direction and"),
        ("relations.jsonl", '"confidence":0.848284', '"confidence":2', r"relations\.jsonl:1 .*\[0, 1\], got 2"),
        ("relations.jsonl", '"copy":"coast-daily', '"copy":"nobody', r"names 'nobody/ferry.html', which is neither"),
        ("relations.jsonl", '"left_spans":[[', '"left_spans":[[9', r"relations\.jsonl:1 .*a span needs"),
        ("relations.jsonl", '"quoted_words":9', '"quoted_words":9.5', r"relations\.jsonl:2 .*quoted_words"),
        ("passages.jsonl", '"left_span":[', '"left_span":[9999,', r"passages\.jsonl:1 .*left_span must be a span"),
        ("passages.jsonl", '"right_span":[', '"right_span":[-', r"passages\.jsonl:1 .*a span needs"),
        ("passages.jsonl", '"right":"coast-daily', '"right":"nobody', "of a pair that relations.jsonl does not hold"),
        ("passages.jsonl", "}\n", "\n", r"passages\.jsonl:1 "),
        ("passages.jsonl", "{", "[" * 100_000, r"passages\.jsonl:1 .*nested too deeply"),
    ],
)
def test_damage_is_named_with_file_and_line(name, old, new, complaint, run, tmp_path):
    folder = tmp_path / "run"
    write_run(run, folder)
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FormatError, match=complaint):
        read_run(folder)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_cut_at_a_line_end_is_noticed(name, run, tmp_path):
    """run.json says how many records each table holds."""
    folder = tmp_path / "run"
    write_run(run, folder)
    lines = (folder / name).read_bytes().splitlines(keepends=True)
    (folder / name).write_bytes(b"".join(lines[:-1]))
    with pytest.raises(FormatError, match=rf"{name} ends after line {len(lines) - 1}"):
        read_run(folder)


@pytest.mark.parametrize("name", TABLES)
def test_a_missing_table_is_noticed(name, run, tmp_path):
    write_run(run, tmp_path / "run")
    (tmp_path / "run" / name).unlink()
    with pytest.raises(FormatError, match=f"{name} is missing"):
        read_run(tmp_path / "run")
