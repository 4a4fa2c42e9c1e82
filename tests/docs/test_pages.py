"""The pages name only what exists: files, headings, targets, settings, features."""

import inspect
import os
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from dedup.align.evidence import DOUBT
from dedup.align.profile import MIN_OWN_TERMS
from dedup.config import Config
from dedup.kernels.fragments import MIN_QUOTED_WORDS as MIN_COMMON_QUOTED_WORDS
from dedup.kernels.fragments import QUOTED_SHARE
from dedup.kernels.overlap import BLOCK_LIMIT, BLOCKS
from dedup.kernels.scan import STEM_LETTERS
from dedup.kernels.sketch import COMMON_PAIRS, PAIRS, RARITY_BITS, RARITY_STEP, SHORT, SHORT_STEPS, UNKNOWN_RATE
from dedup.model import PassageClass, ReasonKind, Role, Verdict
from dedup.provenance import coverage, dating, family, quoting, residue, signature, wording
from dedup.provenance.credit import CREDITED
from dedup.provenance.direction import AT_ODDS, DECIDED, SIGNED
from dedup.sketch import MIN_QUOTED_WORDS
from dedup.text.rarity import COMMON

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), ROOT / "samples" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|srcset|href)=\"([^\"]+)\"")
CODE = re.compile(r"```.*?^```", re.DOTALL | re.MULTILINE)

NUMBERS = {3: "three", 4: "four", 5: "five", 6: "six", 8: "eight"}
PARTS = {3: "third", 4: "quarter"}

HALVES = {0.5: "half"}

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def anchors_of(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", CODE.sub("", text_of(page)), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@every_page
def test_every_link_on_a_page_leads_somewhere(page):
    for link in map("".join, LINK.findall(CODE.sub("", text_of(page)))):
        if link.startswith(("https://", "http://")):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors_of(target), link


@every_page
def test_every_file_of_the_program_that_a_page_names_exists(page):
    for name in re.findall(r"`((?:dedup|benchmarks|tests|samples|docs)/[\w./-]+)`", text_of(page)):
        assert (ROOT / name).exists(), name


@every_page
def test_every_make_target_that_a_page_names_exists(page):
    targets = set(re.findall(r"^([\w-]+):", text_of(ROOT / "Makefile"), flags=re.MULTILINE))

    assert set(re.findall(r"(?:^|`)make ([a-z]+)", text_of(page), flags=re.MULTILINE)) <= targets


def settings_table() -> str:
    """A row for every setting: its name, its default, and what the docstring says of it."""
    config = Config()
    rows = []
    for group in ("sketch", "candidates", "align", "verdict", "boilerplate"):
        settings = getattr(config, group)
        said = inspect.cleandoc(type(settings).__doc__).partition("Attributes:\n")[2]
        meanings = dict(re.findall(r"^    (\w+): (.+?)(?=\n    \w|\Z)", said, flags=re.MULTILINE | re.DOTALL))
        for item in fields(settings):
            meaning = " ".join(meanings[item.name].split())
            rows.append(f"| `{group}.{item.name}` | {getattr(settings, item.name)} | {meaning} |\n")
    return "".join(rows)


def test_the_table_of_settings_tells_every_setting_with_its_default():
    page = ROOT / "docs" / "settings.md"
    head, rule, table = text_of(page).partition("|---|---|---|\n")
    if os.environ.get("DEDUP_UPDATE_GOLD"):
        page.write_text(head + rule + settings_table(), encoding="utf-8", newline="\n")
    assert table == settings_table(), "settings.md is not up to date; DEDUP_UPDATE_GOLD=1 rewrites it"


def test_how_it_works_tells_every_feature_of_the_verdict_model():
    _, _, section = text_of(ROOT / "docs" / "how-it-works.md").partition("### The verdict model\n")
    told = re.findall(r"^\| `(\w+)` \|", section.partition("\n### ")[0], flags=re.MULTILINE)
    model = tomllib.loads(text_of(ROOT / "dedup" / "verdict.toml"))

    assert told == list(model["coefficients"])


def test_how_it_works_tells_the_constants_that_are_no_settings():
    page = " ".join(text_of(ROOT / "docs" / "how-it-works.md").split())
    for phrase in (
        f"whose rarity reaches {COMMON}",
        f"its stem, the first {NUMBERS[STEM_LETTERS]} letters",
        f"quotation of {NUMBERS[MIN_QUOTED_WORDS]} words or more",
        f"commonest pairs one in {PAIRS // COMMON_PAIRS}",
        f"for every {RARITY_STEP} that the rarities",
        f"fewer than {SHORT} content words keeps {NUMBERS[1 << SHORT_STEPS]} times as many",
        f"one pair in {NUMBERS[UNKNOWN_RATE]} is kept",
        f"{32 - RARITY_BITS} of the hash and {NUMBERS[RARITY_BITS]} of the rarity",
        f"each {PARTS[BLOCKS]} of a passage",
        f"at most for a {PARTS[BLOCK_LIMIT]} of its words",
        f"at least {MIN_COMMON_QUOTED_WORDS} words in common order",
        f"at least {100 * QUOTED_SHARE:.0f} %",
        f"{NUMBERS[MIN_OWN_TERMS]} different content words",
        f"chain sum / (n + {DOUBT:g})",
    ):
        assert phrase in page


def test_how_it_works_tells_every_weight_of_a_reason():
    _, _, page = text_of(ROOT / "docs" / "how-it-works.md").partition("## Provenance\n")
    section = " ".join(page.partition("\n## ")[0].split())
    for phrase in (
        f"a day or more, {dating.SURE:g}; a minute, {dating.HASTY:g}; in between, in between,",
        f"two days in a row for {dating.BETWEEN_DAYS // 60} hours.",
        f"without its year, {dating.UNSURE:g}. Dates",
        f"or on bylines and lines of furniture | {CREDITED:g} |",
        f"from agencies' texts | {signature.COMPILED:g} |",
        f"byline, copyright or dateline | {signature.SIGNED:g} |",
        f"where the other names its writer | {signature.DESK:g} |",
        f"that the other keeps | {signature.CARRIED:g} |",
        f"or has only its beginning | {signature.DATELINE:g} |",
        f"which goes on where it stops | {coverage.STOPS:g} |",
        f"parts of that are left out | {coverage.CUT:g} |",
        f"behind a beginning of its own | {coverage.EMBEDS:g} |",
        f"for each quotation, at most {quoting.MOST_BY_QUOTATIONS:g} | {quoting.A_QUOTATION:g} |",
        f"for each, at most {quoting.MOST_BY_QUOTATIONS:g} | {quoting.CUT_QUOTATION:g} |",
        f"rarer where the two differ | 0–{wording.MOST_BY_WORDING:g} |",
        f"on either side, at least {wording.FEWEST_WORDS}:",
        f"weight = {wording.A_DEVIATION:g} · (|z| − {wording.LEAST_DEVIATION:g})",
        f"the page of the original | {residue.CROP:g} |",
        f"leftovers of a publishing system | {residue.RESIDUE:g} |",
        f"when the net reaches {DECIDED:g}, odds of three to one, and T is at most {HALVES[AT_ODDS]} of S",
        f"residue) of {SIGNED:g} or more",
        f"at {family.NAMED:g} where it has a name and {family.MISSING:g} where it is inferred",
        f"count {family.BESIDE:g}",
    ):
        assert phrase in section, phrase


@pytest.mark.parametrize("kind", [Verdict, PassageClass, Role, ReasonKind], ids=lambda kind: kind.__name__)
def test_formats_and_how_it_works_name_every_kind(kind):
    for page in ("formats.md", "how-it-works.md"):
        for value in kind:
            assert f"`{value}`" in text_of(ROOT / "docs" / page), (page, value)
