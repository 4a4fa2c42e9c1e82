"""The same articles and settings give the same bytes: in any order, from any format, on any number of threads."""

import json
import random
import shutil

import pytest

from tests.robustness.conftest import SAMPLES

N_ARTICLES = 300
N_COPIES = 60


def reworded(text, chance):
    """*text* with a tenth of its words replaced and some of its sentences left out, as a copy has them."""
    kept = [sentence for sentence in text.split(". ") if chance.random() < 0.8]
    words = ". ".join(kept).split(" ")
    return " ".join(chance.choice(words) if chance.random() < 0.1 else word for word in words)


@pytest.fixture(scope="module")
def articles(prose):
    """The newsroom of the samples and 300 articles, 60 of them copies of others, by id."""
    chance = random.Random(7)
    texts = {f"press/{number:03}.txt": prose(chance.randint(5, 25), number) for number in range(N_ARTICLES - N_COPIES)}
    for number in range(N_COPIES):
        texts[f"copies/{number:03}.txt"] = reworded(texts[f"press/{chance.randrange(80):03}.txt"], chance)
    return texts


@pytest.fixture(scope="module")
def folder(articles, tmp_path_factory):
    """The articles as a folder."""
    root = tmp_path_factory.mktemp("everything") / "news"
    shutil.copytree(SAMPLES, root / "samples")
    for name, text in articles.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def run_of(folder):
    """Every file of a run but what it says about its time."""
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    head = json.loads(files.pop("run.json"))
    assert head.pop("timings")
    assert len(files) == 4
    return {**files, "run.json": json.dumps(head)}


def by_place(run):
    """A run without the places that articles were read from, and without what stated their titles there."""
    articles = [json.loads(line) for line in run["articles.jsonl"].splitlines()]
    return {**run, "articles.jsonl": [{**record, "origin": None, "metadata": None} for record in articles]}


@pytest.fixture(scope="module")
def first(articles, folder, tmp_path_factory):
    """The run that every other one is held against, in one thread; it finds what was planted."""
    import dedup
    from dedup.report.run_folder import write_run

    place = tmp_path_factory.mktemp("first") / "run"
    run = dedup.cluster(dedup.read(folder), dedup.Config(jobs=1))
    write_run(run, place)
    members = {member for cluster in run.clusters for member in cluster.members}
    assert sum(name in members for name in articles if name.startswith("copies/")) > 0.9 * N_COPIES
    return run_of(place)


@pytest.mark.parametrize("jobs", [2, 4])
def test_any_number_of_threads_gives_the_same_bytes(dedup, folder, first, tmp_path, jobs):
    assert dedup("cluster", folder, "-o", "run", "-q", "--jobs", str(jobs)).returncode == 0

    assert run_of(tmp_path / "run") == first


def test_the_order_in_which_files_are_given_and_were_made_changes_no_byte(dedup, folder, first, tmp_path):
    shuffled = tmp_path / "news"
    files = [path for path in folder.rglob("*") if path.is_file()]
    random.Random(5).shuffle(files)
    for path in files:
        (shuffled / path.relative_to(folder)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, shuffled / path.relative_to(folder))

    assert dedup("cluster", "news", "-o", "run", "-q").returncode == 0
    assert by_place(run_of(tmp_path / "run")) == by_place(first)


def test_json_lines_in_any_order_with_the_same_ids_give_the_same_run(dedup, first, tmp_path):
    records = first["articles.jsonl"].splitlines()
    fields = ("id", "text", "title", "outlet", "url", "date")
    lines = [json.dumps({name: json.loads(record)[name] for name in fields}) for record in records]
    random.Random(3).shuffle(lines)
    (tmp_path / "left.jsonl").write_text("\n".join(lines[::2]))
    (tmp_path / "right.jsonl").write_text("\n".join(lines[1::2]))

    assert dedup("cluster", "right.jsonl", "left.jsonl", "-o", "run", "-q").returncode == 0
    assert by_place(run_of(tmp_path / "run")) == by_place(first)
