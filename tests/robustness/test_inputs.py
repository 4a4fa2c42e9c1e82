"""Bad input is named with file and line, skipped as documented, and costs nothing but itself."""

import io
import json
import os
import random
import threading
import zipfile

import pytest

import dedup as library

SURROGATES = '{"id": "half \\ud800", "text": "Half a pair \\udfff in a text of ten words or so, and no more."}'


def packed():
    """The bytes of a small zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "text " * 99)
    return buffer.getvalue()


BAD_FILES = {
    "picture.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)),
    "program.txt": b"\x7fELF\x02\x01\x01" + bytes(9) + bytes(range(256)),
    "archive.txt": packed(),
    "archive.jsonl": packed(),
    "archive.html": packed(),
    "noise.json": bytes(random.Random(1).choices(range(256), k=4000)),
    "noise.txt.gz": bytes(random.Random(2).choices(range(256), k=4000)),
    "odd.txt": "wide".encode("utf-16-le") + b"\0\0\0",
    "table.csv": b"a,b\n1,2\n",
    "empty.jsonl": b"",
    "blank.json": b" \n",
    "empty.html": b"",
    "deep.json": b"[" * 200_000,
    "deep.jsonl": b'{"text":' * 100_000,
}

ODD_TEXTS = {
    "cut.txt": "Die Brücke über die Förde wird für Monate gesperrt, heißt es in Büsum ü".encode()[:-1],
    "mixed.txt": "Ein Gruß aus Köln für alle. ".encode() * 3 + "Ein Gruß aus Köln.".encode("latin-1"),
    "wide.txt": "The harbour is closed on Monday, they say.".encode("utf-16-le"),
    "marked.txt": "The harbour is closed on Monday, they say.".encode("utf-16"),
    "empty.txt": b"",
}

HOSTILE_IDS = [
    "line\nbreak",
    "tab\there",
    "\x1b[2J\x1b]0;title\x07 escape",
    "../../etc/passwd",
    "\u202eevil\u202c",
    "x" * 10_000,
    "=cmd()|'A1'",
    '"><script>alert(1)</script>',
    "-",
    " ",
    "[red]markup[/red]",
]


def records(output):
    return [json.loads(line) for line in output.splitlines()]


def test_bad_files_are_named_and_good_ones_among_them_compared(dedup, press):
    for name, data in {**BAD_FILES, **ODD_TEXTS}.items():
        (press / name).write_bytes(data)

    done = dedup("cluster", press, "-f", "jsonl", "-v", "--strict")
    found = records(done.stdout)
    skipped = {record["origin"].split(":")[0] for record in found if record["type"] == "skip"}

    assert done.returncode == 4
    assert skipped == {f"{press}/{name}" for name in BAD_FILES}
    assert {r["id"] for r in found if r["type"] == "article"} == {"wire.txt", "copy.txt", "other.txt", *ODD_TEXTS}
    assert [r["members"] for r in found if r["type"] == "cluster"] == [
        ["copy.txt", "wire.txt"],
        ["marked.txt", "wide.txt"],
    ]
    assert all(f"- {press}/{name}" in done.stderr for name in BAD_FILES)


def test_bad_lines_cost_only_themselves(dedup, tmp_path):
    good = json.dumps({"id": "good", "text": "A text of a few words."})
    lines = [
        good,
        "{",
        "[]",
        "null",
        '{"text": 7}',
        '{"id": "good", "text": "x"}',
        '{"id": [1], "text": "y"}',
        "\xff",
        SURROGATES,
    ]
    (tmp_path / "docs.jsonl").write_bytes("\n".join(lines).encode("latin-1"))

    found = records(dedup("cluster", "docs.jsonl", "-f", "jsonl").stdout)

    skipped = {record["origin"]: record["reason"] for record in found if record["type"] == "skip"}
    assert list(skipped) == [f"docs.jsonl:{number}" for number in range(2, 10)]
    assert "malformed JSON" in skipped["docs.jsonl:2"]
    assert "duplicate id" in skipped["docs.jsonl:6"]


def test_half_characters_reach_every_output(press, tmp_path):
    # JSON with half a pair is malformed for the reader, but a program may make such articles.
    articles = [
        library.Article(id=f"{name} \ud800", text=f"{press.joinpath('wire.txt').read_text()} \udfff") for name in "ab"
    ]
    from dedup.report.html import render
    from dedup.report.run_folder import read_run, write_run

    run = library.cluster(articles)
    write_run(run, tmp_path / "run")

    assert [len(cluster.members) for cluster in read_run(tmp_path / "run").clusters] == [2]
    assert render(run).encode()


def test_the_same_id_in_two_sources_is_read_once_and_named(dedup, press, tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "wire.txt").write_text("Another text under the same name.")

    done = dedup("cluster", press, "more", press, "-v")

    assert 'more/wire.txt: duplicate id "wire.txt", other content' in done.stderr
    assert done.stderr.count("same content as") == 3


def test_hostile_ids_come_through_and_steer_no_terminal(dedup, tmp_path, prose):
    lines = [json.dumps({"id": identity, "text": prose(9, number // 2)}) for number, identity in enumerate(HOSTILE_IDS)]
    (tmp_path / "docs.jsonl").write_text("\n".join(lines))

    done = dedup("cluster", "docs.jsonl", "-o", "run")
    assert not set("\x1b\x07\u202e") & set(done.stdout + done.stderr)

    held = records((tmp_path / "run" / "articles.jsonl").read_text())
    assert sorted(record["id"] for record in held) == sorted(HOSTILE_IDS)
    page = dedup("report", "run", "-o", "-").stdout
    assert "<script>alert" not in page
    assert not set("\x1b\x07\u202e") & set(page)
    assert not (tmp_path.parent / "etc").exists()


def test_a_folder_without_an_article_is_no_error(dedup, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "picture.png").write_bytes(BAD_FILES["picture.txt"])

    for folder in ("empty", "bad"):
        done = dedup("cluster", folder, "-o", f"{folder}-run")
        assert (done.returncode, "no article" in done.stdout) == (0, True)
        assert dedup("report", f"{folder}-run", "-o", "-").returncode == 0


def test_files_that_come_and_go_while_they_are_read_are_at_most_skipped(press):
    going = threading.Event()

    def come_and_go():
        while not going.is_set():
            for number in range(50):
                (press / f"{number}.txt").write_text(f"A text number {number} that comes and goes.")
            for number in range(50):
                (press / f"{number}.txt").unlink()

    writer = threading.Thread(target=come_and_go)
    writer.start()
    try:
        collections = [library.read(press) for _ in range(40)]
    finally:
        going.set()
        writer.join()

    assert all({"wire.txt", "copy.txt", "other.txt"} <= {a.id for a in each.articles} for each in collections)
    assert {skip.reason for each in collections for skip in each.skips} <= {"it vanished before it could be read"}


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        (b"wire.txt\tnowhere.txt\n", "pairs.tsv:1: there is no article 'nowhere.txt'"),
        (b"wire.txt\tcopy.txt\nwire.txt copy.txt\n", "pairs.tsv:2: expected two ids"),
        (b"wire.txt\t\n", "pairs.tsv:1: expected two ids"),
        (b"wire.txt\tcaf\xe9\n", "pairs.tsv:1: not UTF-8"),
        (b"x" * 70_000, "pairs.tsv:1: a line of more than"),
    ],
)
def test_a_bad_pair_is_named_before_the_first_is_compared(dedup, press, tmp_path, pairs, words):
    (tmp_path / "pairs.tsv").write_bytes(pairs)
    done = dedup("compare", "--docs", press, "--pairs", "pairs.tsv")

    assert (done.returncode, done.stdout) == (1, "")
    assert words in done.stderr


def test_articles_are_compared_with_themselves_with_folders_and_with_standard_input(dedup, press):
    wire = press / "wire.txt"
    assert json.loads(dedup("compare", wire, wire, "-f", "json").stdout)["verdict"] == "verbatim-copy"

    piped = dedup("compare", wire, "-", "-f", "json", stdin=wire.read_bytes())
    assert json.loads(piped.stdout)["verdict"] == "verbatim-copy"

    for other, words in ((press, "holds 3 articles"), ("nowhere", "no such file"), (os.devnull, "cannot be compared")):
        done = dedup("compare", wire, other)
        assert (done.returncode, words in done.stderr) == (1, True)
