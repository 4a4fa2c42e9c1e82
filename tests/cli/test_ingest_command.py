"""`dedup ingest` writes what dedup reads again, and says what it dropped; `dedup formats` lists what is read."""

import json
import re
from pathlib import Path

import dedup as library
from dedup.ingest.formats import FORMATS
from tests import prose

CAPTION = "The quay of Lindmoor on Sunday. (Photo: Ada Crane)"


def lines_of(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def test_articles_come_out_clean_and_the_log_says_what_was_dropped(newsroom, dedup, tmp_path):
    bridge = newsroom / "herald" / "bridge.txt"
    bridge.write_text(bridge.read_text() + f"\n{CAPTION}\n\nShare this article\n")
    (newsroom / "noise.bin").write_bytes(b"\0\1\2")

    done = dedup("ingest", str(newsroom), "-o", "out/articles.jsonl", "--log", "out/log.jsonl")

    assert done.exit_code == 0
    articles = {record["id"]: record for record in lines_of(tmp_path / "out" / "articles.jsonl")}
    assert sorted(articles) == ["courier/bridge.txt", "courier/cider.txt", "herald/bridge.txt"]
    assert CAPTION not in articles["herald/bridge.txt"]["text"]
    assert "eleven weeks of repairs" in articles["herald/bridge.txt"]["text"]
    assert articles["herald/bridge.txt"]["title"] == "Harbour Bridge Closes For Repairs"
    log = lines_of(tmp_path / "out" / "log.jsonl")
    assert [entry["type"] for entry in log].count("skip") == 1
    (caption,) = [entry for entry in log if entry.get("role") == "caption"]
    assert (caption["text"], caption["reason"]) == (CAPTION, "ends with the credit of a picture")
    assert "1 caption" in done.stderr


def test_what_is_written_reads_and_clusters_as_the_files_do(newsroom, dedup, tmp_path):
    assert dedup("ingest", str(newsroom), "-o", "articles.jsonl").exit_code == 0
    again = library.read(tmp_path / "articles.jsonl")
    (cluster,) = library.cluster(again).clusters
    assert cluster.members == ("courier/bridge.txt", "herald/bridge.txt")


def test_texts_stay_as_they_are_when_asked_for_and_go_to_standard_output(newsroom, dedup):
    done = dedup("ingest", str(newsroom / "herald" / "bridge.txt"), "--keep-roles")
    record = json.loads(done.stdout)
    assert record["text"] == (newsroom / "herald" / "bridge.txt").read_text()


def test_a_file_is_never_replaced_unasked(newsroom, dedup, tmp_path):
    (tmp_path / "a.jsonl").write_text("mine")
    assert "already there" in str(dedup("ingest", str(newsroom), "-o", "a.jsonl").exception)
    assert (tmp_path / "a.jsonl").read_text() == "mine"
    assert dedup("ingest", str(newsroom), "-o", "a.jsonl", "--force").exit_code == 0


def test_a_format_is_forced_and_a_preset_named(dedup, tmp_path):
    (tmp_path / "a.dat").write_text("series,text,id\nHerald,Some words of a text,x\n")
    done = dedup("ingest", "a.dat", "--format", "csv", "--field", "passim")
    assert json.loads(done.stdout)["outlet"] == "Herald"


def test_metadata_of_a_table_is_written(newsroom, dedup, tmp_path):
    (tmp_path / "info.csv").write_text("path,outlet,date\nherald/bridge.txt,Herald,2024-03-05T08:00:00+01:00\n")
    done = dedup("ingest", str(newsroom), "--meta", "info.csv")
    record = next(r for r in map(json.loads, done.stdout.splitlines()) if r["id"] == "herald/bridge.txt")
    assert record["published"] == {"utc": "2024-03-05T07:00:00Z", "precision": "second", "is_zoned": True}
    assert record["stated_by"]["outlet"] == "table"


def test_every_format_is_listed_with_what_is_missing(dedup, monkeypatch):
    from dedup.ingest import extras

    monkeypatch.setattr(extras, "is_installed", lambda module: module != "pypdf")
    listed = dedup("formats").stdout.splitlines()
    assert [line.split()[0] for line in listed[1 : 1 + len(FORMATS)]] == [each.key for each in FORMATS]
    (pdf,) = [line for line in listed if line.startswith("pdf")]
    assert pdf.endswith("needs pip install 'dedup[pdf]'")


def test_the_list_of_formats_is_coloured_only_where_that_is_asked_for(dedup, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    plain, painted = dedup("formats").stdout, dedup("formats", "--color", "always").stdout
    assert "\x1b[" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == plain != painted


def test_formats_are_documented_by_their_keys():
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text()
    assert all(f"`{each.key}`" in page for each in FORMATS)


def test_roles_are_shown_line_by_line(newsroom, dedup):
    bridge = newsroom / "herald" / "bridge.txt"
    bridge.write_text(bridge.read_text() + f"\n{CAPTION}\n")
    shown = dedup("ingest", str(bridge), "--show-roles").stdout.splitlines()
    assert shown[0] == "── bridge.txt ──"
    assert shown[1].startswith("title       │ Harbour Bridge Closes For Repairs   ← ")
    assert shown[-1] == f"caption     │ {CAPTION}   ← ends with the credit of a picture"
    assert any(line.startswith("            │ Engineers found") for line in shown)


def test_a_list_is_learnt_and_given_again(dedup, tmp_path):
    slogan = "All of Lindmoor on one page, every day"
    records = [{"id": str(n), "outlet": "Herald", "text": f"{slogan}\n{prose.article(n)}"} for n in range(25)]
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, records)))
    done = dedup("ingest", "many.jsonl", "-o", "all.jsonl", "--learn", "list.txt")
    assert "Learnt 1 line of boilerplate, in list.txt." in done.stderr
    assert (tmp_path / "list.txt").read_text().splitlines()[1:] == ["# in 25 articles of Herald", slogan]
    clean = dedup("ingest", "many.jsonl", "--boilerplate", "list.txt")
    assert slogan not in clean.stdout
