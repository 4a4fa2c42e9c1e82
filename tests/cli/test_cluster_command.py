"""`dedup cluster`: what it prints where, what it keeps, and how it ends."""

import csv
import io
import json

import pytest

from dedup.config import Config
from dedup.report.run_folder import read_run

BRIDGES = ["courier/bridge.txt", "herald/bridge.txt"]


def records_of(output: str) -> list[dict]:
    return [json.loads(line) for line in output.splitlines()]


def test_the_clusters_are_a_table_on_standard_output(dedup, newsroom):
    result = dedup("cluster", newsroom)

    assert result.exit_code == 0
    assert "Harbour Bridge Closes For Repairs" in result.stdout
    assert "\x1b" not in result.output


def test_the_next_command_is_on_standard_error(dedup, newsroom):
    assert "add -o run" in dedup("cluster", newsroom).stderr
    assert "dedup report 'a run' -o report.html" in dedup("cluster", newsroom, "-o", "a run").stderr


def test_after_data_for_a_program_there_is_no_next_command(dedup, newsroom):
    assert dedup("cluster", newsroom, "-f", "jsonl").stderr == ""


def test_jsonl_is_one_record_a_line(dedup, newsroom):
    records = records_of(dedup("cluster", newsroom, "-f", "jsonl").stdout)

    assert [record["members"] for record in records if record["type"] == "cluster"] == [BRIDGES]


def test_json_is_one_object(dedup, newsroom):
    run = json.loads(dedup("cluster", newsroom, "-f", "json").stdout)

    assert [cluster["members"] for cluster in run["clusters"]] == [BRIDGES]


def test_csv_is_one_relation_a_row(dedup, newsroom):
    rows = list(csv.DictReader(io.StringIO(dedup("cluster", newsroom, "-f", "csv").stdout)))

    assert {(row["left"], row["right"]) for row in rows} >= {tuple(BRIDGES)}


def test_a_run_is_kept_and_shown(dedup, newsroom, tmp_path):
    result = dedup("cluster", newsroom, "-o", "kept/run")

    assert result.exit_code == 0
    assert "Harbour Bridge" in result.stdout
    assert [list(cluster.members) for cluster in read_run(tmp_path / "kept" / "run").clusters] == [BRIDGES]


def test_quiet_with_a_run_folder_says_nothing(dedup, newsroom):
    assert dedup("cluster", newsroom, "-o", "run", "-q").output == ""


def test_quiet_still_prints_data(dedup, newsroom):
    for form in ([], ["-f", "jsonl", "-o", "run"]):
        result = dedup("cluster", newsroom, "-q", *form)

        assert "Harbour Bridge" in result.stdout
        assert result.stderr == ""


def test_a_run_is_not_replaced_without_force(dedup, newsroom, tmp_path):
    dedup("cluster", newsroom, "-o", "run")
    before = (tmp_path / "run" / "run.json").read_bytes()

    result = dedup("cluster", newsroom, "-o", "run")

    assert result.exception.exit_code == 1
    assert "--force" in str(result.exception)
    assert (tmp_path / "run" / "run.json").read_bytes() == before
    assert dedup("cluster", newsroom, "-o", "run", "--force").exit_code == 0


def test_a_place_that_is_taken_is_refused_before_anything_is_read(dedup, tmp_path):
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "diary.txt").write_text("mine")

    result = dedup("cluster", "nowhere", "-o", "run", "--force")

    assert "diary.txt" in str(result.exception)


def test_standard_input_is_read(dedup, newsroom):
    lines = [
        json.dumps({"id": path.parent.name + path.name, "body": path.read_text()})
        for path in sorted(newsroom.rglob("*.txt"))
    ]
    result = dedup("cluster", "-", "--field", "text=body", "-f", "jsonl", stdin="\n".join(lines))

    clusters = [record for record in records_of(result.stdout) if record["type"] == "cluster"]
    assert [cluster["members"] for cluster in clusters] == [["courierbridge.txt", "heraldbridge.txt"]]


@pytest.mark.parametrize("value", ["text", "text=", "=body"])
def test_a_field_that_maps_nothing_is_a_usage_error(dedup, value):
    result = dedup("cluster", ".", "--field", value)

    assert result.exit_code == 2
    assert "text=body" in result.stderr


def test_without_a_path_the_message_says_what_to_type(dedup):
    result = dedup("cluster")

    assert result.exit_code == 2
    assert "dedup cluster articles/ -o run" in result.stderr


def test_options_become_settings(dedup, newsroom):
    result = dedup("cluster", newsroom, "-f", "json", "--min-score", "0.9", "--set", "verdict.min_words=3")

    settings = json.loads(result.stdout)["settings"].split()
    assert {"verdict.min_score=0.9", "verdict.min_words=3"} <= set(settings)


def test_the_settings_line_of_a_run_repeats_it(dedup, newsroom):
    first = dedup("cluster", newsroom, "-f", "json", "--min-score", "0.3").stdout

    assert first == dedup("cluster", newsroom, "-f", "json", "--set", json.loads(first)["settings"]).stdout


def test_the_number_of_threads_does_not_change_the_result(dedup, newsroom):
    outputs = {dedup("cluster", newsroom, "-f", "json", "--jobs", jobs).stdout for jobs in ("1", "2", "4")}

    assert len(outputs) == 1
    assert Config().settings_line() in outputs.pop()


def test_skipped_inputs_are_named_and_kept_in_the_run(dedup, newsroom, tmp_path):
    (newsroom / "photo.txt").write_bytes(bytes(range(256)) * 8)

    result = dedup("cluster", newsroom, "-o", "run")

    assert result.exit_code == 0
    assert "Skipped 1 input" in result.stderr
    assert "photo.txt" in result.stderr
    assert [skip.origin for skip in read_run(tmp_path / "run").skips] == [str(newsroom / "photo.txt")]


def test_strict_ends_with_4_when_an_input_was_skipped(dedup, newsroom):
    assert dedup("cluster", newsroom, "--strict").exit_code == 0

    (newsroom / "photo.txt").write_bytes(bytes(range(256)) * 8)
    result = dedup("cluster", newsroom, "--strict")

    assert result.exit_code == 4
    assert "Harbour Bridge" in result.stdout


def test_one_article_is_no_error(dedup, newsroom):
    result = dedup("cluster", newsroom / "herald")

    assert result.exit_code == 0
    assert "nothing to compare it with" in result.stdout


def test_no_article_is_no_error(dedup, tmp_path):
    (tmp_path / "empty").mkdir()
    result = dedup("cluster", "empty", "-o", "run")

    assert result.exit_code == 0
    assert "There was no article" in result.stdout
    assert read_run(tmp_path / "run").articles == ()


def test_a_path_that_does_not_exist_is_an_error(dedup):
    result = dedup("cluster", "nowhere")

    assert result.exception.exit_code == 1
    assert "nowhere" in str(result.exception)


def test_plain_progress_names_the_stages(dedup, newsroom):
    assert "read: " in dedup("cluster", newsroom, "--progress", "plain").stderr
    assert "read: " not in dedup("cluster", newsroom).stderr


def test_colours_come_when_asked_for(dedup, newsroom, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")

    assert "\x1b[" in dedup("cluster", newsroom, "--color", "always").stdout


def test_a_process_gives_the_same_bytes_and_no_escapes(process, dedup, newsroom):
    done = process("cluster", newsroom, "-f", "json", environment={"NO_COLOR": "1"})

    assert done.returncode == 0
    assert done.stdout == dedup("cluster", newsroom, "-f", "json").stdout_bytes
    assert b"\x1b" not in done.stdout + done.stderr


def test_a_process_ends_with_the_documented_codes(process, newsroom):
    (newsroom / "photo.txt").write_bytes(bytes(range(256)) * 8)

    assert process("cluster", "nowhere").returncode == 1
    assert process("cluster", newsroom, "--min-score", "7").returncode == 2
    assert process("cluster", newsroom, "--strict").returncode == 4


def test_a_terminal_without_the_letters_still_gets_the_table(process, newsroom):
    done = process("cluster", newsroom, environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})

    assert done.returncode == 0
    assert b"\\u201c" in done.stdout
