"""A whole review with the keyboard alone: from the overview to a passage, with a verdict, and back."""

import json

from dedup.report.html import render
from dedup.report.screens.values import cluster_route, pair_route


def keys(reader, *pressed):
    for key in pressed:
        reader.page.keyboard.press(key)
    reader.wait()


def focused(reader) -> str:
    return reader.page.evaluate("() => document.activeElement.getAttribute('href')") or ""


def test_a_review_needs_no_mouse(reader, run):
    cluster = cluster_route(run.clusters[0].id)
    reader.open(render(run))

    keys(reader, "j")
    while focused(reader) != f"#{cluster}":
        keys(reader, "j")
    keys(reader, "Enter")
    assert reader.shown == cluster

    keys(reader, "j")
    for _ in range(20):
        if focused(reader).startswith("#/p/"):
            break
        keys(reader, "j")
    pair = focused(reader)[1:]
    keys(reader, "Enter")
    assert reader.shown == pair

    keys(reader, "n")
    assert reader.page.locator(".screen.here .passage").count() > 0

    reader.page.locator(".screen.here [data-verdict] select").focus()
    reader.page.keyboard.type("licensed")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.type("by agreement")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("route => dedup.verdicts.get(route)", pair) == {
        "verdict": "licensed",
        "note": "by agreement",
    }

    reader.page.locator(".screen.here h1").focus()
    keys(reader, "u")
    assert reader.shown == cluster
    keys(reader, "u")
    assert reader.shown == "/"


def test_the_first_stop_leads_past_the_bar(reader, run):
    reader.open(render(run))
    reader.page.keyboard.press("Tab")

    assert focused(reader) == "#main"
    reader.page.keyboard.press("Enter")
    assert reader.page.evaluate("() => document.activeElement.id") == "main"
    assert reader.shown == "/"


def test_help_names_every_key_and_closes_with_escape(reader, run):
    relation = run.relations[0]
    reader.open(render(run), pair_route(relation.left, relation.right))
    reader.page.keyboard.press("?")
    told = set(reader.page.locator("dialog kbd").all_inner_texts())

    assert {"?", "/", "j", "k", "u", "y", "n", "p", "[", "]", "s", "f", *"123456"} <= told
    reader.page.keyboard.press("Escape")
    assert reader.page.locator("dialog").count() == 0


def test_keys_leave_typing_alone(reader, run):
    reader.open(render(run))
    reader.page.keyboard.press("/")
    reader.page.keyboard.type("ujk?1")

    assert reader.page.input_value("input[type=search]") == "ujk?1"
    assert reader.page.locator("dialog").count() == 0


def test_y_copies_the_link_to_this_place(reader, run):
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    route = cluster_route(run.clusters[0].id)
    reader.open(render(run), route)
    reader.page.keyboard.press("y")
    reader.page.wait_for_function("() => document.getElementById('said').textContent === 'Copied.'")

    assert reader.page.evaluate("() => navigator.clipboard.readText()").endswith(f"#{route}")


def test_a_class_is_switched_off_by_its_key_everywhere(reader, run):
    relation = run.relations[0]
    reader.open(render(run), pair_route(relation.left, relation.right))
    ground = "() => getComputedStyle(document.querySelector('.screen.here .passage.k-v')).backgroundColor"
    before = reader.page.evaluate(ground)
    reader.page.keyboard.press("1")

    assert reader.page.get_attribute(".chip.k-v", "aria-pressed") == "false"
    assert reader.page.evaluate(ground) != before
    reader.page.keyboard.press("1")
    assert reader.page.evaluate(ground) == before


def test_colours_are_chosen_and_kept(reader, run):
    reader.open(render(run))
    for theme in ("light", "dark", "auto", "light"):
        reader.page.click("button:has-text('Colours')")
        assert reader.page.evaluate("() => document.documentElement.dataset.theme") == theme
    reader.page.reload()
    assert reader.page.evaluate("() => document.documentElement.dataset.theme") == "light"


def test_verdicts_go_out_and_come_in_as_lines_of_json(reader, run, tmp_path):
    relation = run.relations[0]
    pair, cluster = pair_route(relation.left, relation.right), cluster_route(run.clusters[0].id)
    reader.open(render(run))
    for route, verdict in ((pair, "confirm"), (cluster, "later")):
        reader.page.evaluate("([route, verdict]) => dedup.verdicts.set(route, verdict, 'noted')", [route, verdict])
    with reader.page.expect_download() as download:
        reader.page.click("text=Save as verdicts.jsonl")
    file = tmp_path / "verdicts.jsonl"
    download.value.save_as(file)
    told = {"type": "verdict", "input_digest": run.input_digest[:12], "note": "noted"}

    assert [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] == [
        {**told, "cluster": run.clusters[0].id, "verdict": "later"},
        {**told, "left": relation.left, "right": relation.right, "verdict": "confirm"},
    ]

    reader.page.evaluate("() => localStorage.clear()")
    reader.page.reload()
    assert reader.page.evaluate("route => dedup.verdicts.get(route)", pair) is None
    reader.page.set_input_files("#verdicts input", file)
    reader.page.wait_for_function("route => dedup.verdicts.get(route)?.verdict === 'confirm'", arg=pair)


def test_where_nothing_can_be_kept_the_page_works_all_the_same(reader, run):
    reader.page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    reader.open(render(run))
    reader.page.click("button:has-text('Colours')")

    assert reader.page.evaluate("() => dedup.store.get('theme')") == "light"


def test_going_back_returns_to_where_the_overview_was_left(reader, run):
    reader.page.set_viewport_size({"width": 1000, "height": 300})
    reader.open(render(run))
    reader.page.evaluate("() => scrollTo(0, 400)")
    reader.go(cluster_route(run.clusters[0].id))
    assert reader.page.evaluate("() => scrollY") == 0
    reader.page.go_back()
    reader.wait()

    assert reader.page.evaluate("() => scrollY") == 400
