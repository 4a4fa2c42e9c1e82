"""`dedup compare`: two files, or many pairs."""

import json
import subprocess
import sys

import pytest


@pytest.fixture
def docs(newsroom, tmp_path):
    """The articles of the newsroom as records with short ids."""
    path = tmp_path / "docs.jsonl"
    names = {"a": "herald/bridge.txt", "b": "courier/bridge.txt", "c": "courier/cider.txt"}
    records = [{"id": name, "text": (newsroom / file).read_text()} for name, file in names.items()]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def records_of(output: str) -> list[dict]:
    return [json.loads(line) for line in output.splitlines()]


def test_two_files_are_shown_with_their_verdict_and_passages(dedup, newsroom):
    result = dedup("compare", newsroom / "herald" / "bridge.txt", newsroom / "courier" / "bridge.txt")

    assert result.exit_code == 0
    assert "copy" in result.stdout
    assert "girders" in result.stdout


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_two_files_are_one_object(dedup, newsroom, form):
    result = dedup("compare", newsroom / "herald" / "bridge.txt", newsroom / "courier" / "bridge.txt", "-f", form)

    record = json.loads(result.stdout)
    assert record["verdict"].endswith("-copy")
    assert record["passages"]
    assert record["left"] != record["right"]


def test_one_side_may_be_standard_input(dedup, newsroom):
    text = (newsroom / "courier" / "bridge.txt").read_text()
    result = dedup("compare", newsroom / "herald" / "bridge.txt", "-", "-f", "json", stdin=text)

    assert json.loads(result.stdout)["verdict"].endswith("-copy")


def test_a_file_can_be_compared_with_itself(dedup, newsroom):
    file = newsroom / "herald" / "bridge.txt"

    assert json.loads(dedup("compare", file, file, "-f", "json").stdout)["verdict"] == "verbatim-copy"


def test_standard_input_is_there_only_once(dedup):
    result = dedup("compare", "-", "-")

    assert result.exit_code == 2
    assert "only once" in result.stderr


def test_a_file_with_several_articles_is_refused(dedup, docs, newsroom):
    result = dedup("compare", docs, newsroom / "courier" / "cider.txt")

    assert result.exception.exit_code == 1
    assert "holds 3 articles" in str(result.exception)


def test_a_file_without_an_article_is_refused_with_the_reason(dedup, newsroom, tmp_path):
    (tmp_path / "photo.txt").write_bytes(bytes(range(256)) * 8)
    result = dedup("compare", "photo.txt", newsroom / "courier" / "cider.txt")

    assert result.exception.exit_code == 1
    assert "photo.txt cannot be compared: " in str(result.exception)


@pytest.mark.parametrize(
    "arguments",
    [[], ["a.txt"], ["a", "b", "c"], ["--docs", "d"], ["--pairs", "p"], ["a", "b", "--docs", "d", "--pairs", "p"]],
)
def test_anything_but_two_files_or_docs_and_pairs_is_a_usage_error(dedup, arguments):
    result = dedup("compare", *arguments)

    assert result.exit_code == 2
    assert "dedup compare a.txt b.html" in result.stderr


def test_pairs_are_answered_in_the_order_of_their_file(dedup, docs, tmp_path):
    (tmp_path / "pairs.tsv").write_text("id_a\tid_b\tlabel\nc\ta\tno\na\tb\tyes\nb\ta\tyes\n")
    records = records_of(dedup("compare", "--docs", docs, "--pairs", "pairs.tsv").stdout)

    assert [(record["left"], record["right"]) for record in records] == [("c", "a"), ("a", "b"), ("b", "a")]
    assert [record["verdict"].endswith("-copy") for record in records] == [False, True, True]
    assert {"score", "passages", "left_share"} <= set(records[0])


def test_docs_may_be_a_folder_and_pairs_standard_input(dedup, newsroom):
    result = dedup("compare", "--docs", newsroom, "--pairs", "-", stdin="herald/bridge.txt\tcourier/bridge.txt\n")

    assert [record["left"] for record in records_of(result.stdout)] == ["herald/bridge.txt"]


def test_an_unknown_id_is_named_before_anything_is_compared(dedup, docs, tmp_path):
    (tmp_path / "pairs.tsv").write_text("a\tb\na\tx\n")
    result = dedup("compare", "--docs", docs, "--pairs", "pairs.tsv")

    assert result.stdout == ""
    assert result.exception.exit_code == 1
    assert "pairs.tsv:2" in str(result.exception)


@pytest.mark.parametrize("form", ["table", "json"])
def test_pairs_are_lines_of_json_and_nothing_else(dedup, docs, form):
    assert dedup("compare", "--docs", docs, "--pairs", "pairs.tsv", "-f", form).exit_code == 2


def test_a_threshold_decides_the_verdict(dedup, newsroom):
    files = newsroom / "herald" / "bridge.txt", newsroom / "courier" / "bridge.txt"

    assert not json.loads(dedup("compare", *files, "-f", "json", "--min-score", "1").stdout)["verdict"].endswith("copy")


@pytest.mark.skipif(sys.platform == "win32", reason="a reader that goes away is told otherwise on Windows")
def test_pairs_come_one_by_one_and_stop_quietly_with_their_reader(docs, tmp_path):
    (tmp_path / "pairs.tsv").write_text("a\tb\n" * 500)
    command = [sys.executable, "-m", "dedup", "compare", "--docs", docs, "--pairs", tmp_path / "pairs.tsv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert json.loads(child.stdout.readline())["left"] == "a"
        child.stdout.close()

        assert child.stderr.read() == b""
    assert child.returncode == 1
