"""Settings: checked when made, all problems at once."""

from dataclasses import FrozenInstanceError, fields, replace

import pytest

from dedup.config import (
    PRESETS,
    AlignConfig,
    BoilerplateConfig,
    CandidateConfig,
    Config,
    SketchConfig,
    VerdictConfig,
    preset,
)
from dedup.errors import ConfigError

GROUPS = {
    "sketch": SketchConfig,
    "candidates": CandidateConfig,
    "align": AlignConfig,
    "verdict": VerdictConfig,
    "boilerplate": BoilerplateConfig,
}
SETTINGS = [(group, item.name) for group, config in GROUPS.items() for item in fields(config)]


def with_setting(group, name, value):
    config = Config()
    return replace(config, **{group: replace(getattr(config, group), **{name: value})})


@pytest.mark.parametrize(("group", "name"), SETTINGS)
def test_no_setting_may_be_below_zero_and_the_message_names_it_and_its_value(group, name):
    with pytest.raises(ConfigError) as error:
        with_setting(group, name, -8)

    assert f"{group}." in str(error.value)
    assert name in str(error.value)
    assert "-8" in str(error.value) or name in {"bands", "rows"}


@pytest.mark.parametrize(
    ("group", "name", "value"),
    [
        ("sketch", "bands", 33),
        ("sketch", "rows", 3),
        ("candidates", "min_shared_rarity", float("nan")),
        ("candidates", "passage_words", 3),
        ("candidates", "max_bucket", 1),
        ("align", "min_cosine", 1.01),
        ("align", "min_cosine", float("nan")),
        ("verdict", "min_score", 1.5),
    ],
)
def test_values_that_make_no_sense_are_refused(group, name, value):
    with pytest.raises(ConfigError, match=name):
        with_setting(group, name, value)


def test_all_problems_are_told_together():
    with pytest.raises(ConfigError) as error:
        Config(
            sketch=SketchConfig(shingle_words=0, bands=5),
            align=AlignConfig(verbatim_likeness=2.0),
            jobs=-1,
        )

    assert str(error.value).split("; ") == [
        "sketch.shingle_words must be at least 1, got 0",
        "jobs must be at least 0, got -1",
        "sketch.bands * sketch.rows must be a power of two, got 20",
        "align.verbatim_likeness must lie in [0, 1], got 2.0",
    ]


def test_a_config_error_is_a_mistake_of_use():
    assert ConfigError.exit_code == 2


def test_the_settings_line_names_every_setting_that_decides_the_result():
    parts = dict(part.split("=") for part in Config().settings_line().split(" "))

    assert list(parts) == [f"{group}.{name}" for group, name in SETTINGS]
    assert parts["sketch.shingle_words"] == "5"


@pytest.mark.parametrize(("group", "name"), SETTINGS)
def test_a_setting_changed_changes_the_settings_line(group, name):
    value = getattr(getattr(Config(), group), name)
    # Twice a power of two is one; half of a share is one.
    changed = value / 2 if isinstance(value, float) else value * 2

    assert with_setting(group, name, changed).settings_line() != Config().settings_line()


def test_the_number_of_threads_changes_no_result_and_is_not_in_the_settings_line():
    assert Config(jobs=3).settings_line() == Config(jobs=1).settings_line()


def test_a_config_is_a_value():
    assert Config() == Config()
    assert hash(Config()) == hash(Config())
    with pytest.raises(FrozenInstanceError):
        Config().jobs = 2


def test_a_preset_is_found_by_name_and_each_differs():
    assert preset("syndication") == Config()
    assert len({preset(name).settings_line() for name in PRESETS}) == len(PRESETS) == 4


def test_a_preset_that_is_not_there_is_an_error_that_names_those_that_are():
    with pytest.raises(ConfigError, match="no preset 'loud'; there are verbatim, syndication, spun, recall"):
        preset("loud")
