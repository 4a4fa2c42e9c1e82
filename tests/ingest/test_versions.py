"""Versions of one article: the newest stays; what was withdrawn goes; copies in other outlets are no versions."""

import json

import pytest

from dedup import ConfigError
from dedup.ingest import read
from tests.ingest.files import BODY, NEWSML, NINJS, OUTLET, TITLE, URL

LONGER = f"{BODY}\nA correction: the repair costs five million crowns, and not four as we reported on Tuesday."


def read_records(tmp_path, *records, **options):
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    collection = read([tmp_path], **options)
    return [article.id for article in collection.articles], {skip.origin[-9:]: skip.reason for skip in collection.skips}


def record(identity, text=BODY, **known):
    return {"id": identity, "text": text, "title": TITLE, "outlet": OUTLET, **known}


def test_of_one_address_at_one_outlet_the_last_version_stays(tmp_path):
    ids, skips = read_records(
        tmp_path,
        record("new", LONGER, url=f"{URL}?utm_source=x", modified="2024-03-06T10:00:00Z"),
        record("old", url=f"{URL.replace('https://', 'https://www.')}/", title="Other", date="2024-03-05"),
    )
    assert ids == ["new"]
    assert skips == {"a.jsonl:2": 'an earlier version of "new"'}


def test_the_order_of_reading_does_not_matter(tmp_path):
    versions = [record("b", LONGER, date="2024-03-06"), record("a", date="2024-03-05"), record("c", date="2024-03-04")]
    assert read_records(tmp_path, *versions)[0] == read_records(tmp_path, *versions[::-1])[0] == ["b"]


def test_one_title_at_one_outlet_makes_versions_only_of_texts_that_are_much_the_same(tmp_path):
    other = "Rain is expected over the northern valleys until Friday, with wind from the west and some hail at night."
    ids, skips = read_records(tmp_path, record("mon"), record("tue", other), record("mon-late", LONGER))
    assert ids == ["tue", "mon-late"]
    assert list(skips.values()) == ['an earlier version of "mon-late"']


def test_another_outlet_with_the_same_title_or_address_has_a_copy_and_no_version(tmp_path):
    ids, _ = read_records(tmp_path, record("a", url=URL), record("b", url=URL, outlet="Another"))
    assert ids == ["a", "b"]
    ids, _ = read_records(tmp_path, record("a", outlet=None), record("b", outlet=None))
    assert ids == ["a", "b"]


def test_the_address_of_a_whole_site_names_no_article(tmp_path):
    ids, _ = read_records(
        tmp_path,
        record("a", url="https://invented.example/"),
        record("b", "Other.", title="Other", url="https://invented.example"),
    )
    assert ids == ["a", "b"]


def test_all_versions_are_kept_when_asked_for(tmp_path):
    assert read_records(tmp_path, record("a", url=URL), record("b", url=URL), versions="all")[0] == ["a", "b"]
    with pytest.raises(ConfigError, match="versions must be one of latest, all, got 'none'"):
        read([tmp_path], versions="none")


def test_a_correction_replaces_what_was_delivered_before(tmp_path):
    (tmp_path / "v2.xml").write_text(NEWSML)
    (tmp_path / "v3.xml").write_text(NEWSML.replace('version="2"', 'version="10"'))
    collection = read([tmp_path])
    assert [article.id for article in collection.articles] == ["v3.xml"]
    assert [skip.reason for skip in collection.skips] == ['an earlier version of "v3.xml"']


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_a_kill_takes_every_version_of_an_item_with_it(status, tmp_path):
    (tmp_path / "1.json").write_text(json.dumps(NINJS["1"]))
    kill = {**NINJS["1"], "version": "3", "pubstatus": status, "body_xhtml": ""}
    (tmp_path / "2.json").write_text(json.dumps(kill))
    (tmp_path / "3.xml").write_text(
        NEWSML.replace("stat:usable", f"stat:{status}").replace("urn:marsh:7", "urn:marsh:8")
    )
    collection = read([tmp_path])
    assert collection.articles == ()
    assert {skip.reason for skip in collection.skips} == {f'withdrawn by its publisher: its status is "{status}"'}


def test_an_item_that_was_withheld_and_released_is_kept(tmp_path):
    held = {**NINJS["1"], "pubstatus": "withheld", "body_xhtml": "", "version": "1"}
    (tmp_path / "1.json").write_text(json.dumps(held))
    (tmp_path / "2.json").write_text(json.dumps(NINJS["1"]))
    assert [article.id for article in read([tmp_path]).articles] == ["2.json"]
