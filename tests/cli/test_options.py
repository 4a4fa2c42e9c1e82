"""Options add up to settings, and what is wrong with them is said all at once."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.cli.options import make_config
from dedup.config import PRESETS, AlignConfig, BoilerplateConfig, CandidateConfig, Config, SketchConfig, VerdictConfig
from dedup.errors import ConfigError

POWERS = {"bands", "rows"}
"""Settings that make a power of two."""


def groups(kind: type) -> st.SearchStrategy:
    """Any settings of one group that are in range."""
    strategies = {
        item.name: st.sampled_from([2, 16, 256])
        if item.name in POWERS
        else st.integers(4, 1000)
        if isinstance(item.default, int)
        else st.floats(0, 1)
        for item in fields(kind)
    }
    return st.builds(kind, **strategies)


configs = st.builds(
    Config,
    sketch=groups(SketchConfig),
    candidates=groups(CandidateConfig),
    align=groups(AlignConfig),
    verdict=groups(VerdictConfig),
    boilerplate=groups(BoilerplateConfig),
    jobs=st.integers(0, 64),
)


@given(configs)
def test_a_settings_line_repeats_its_settings(config):
    assert config == make_config([config.settings_line()], min_score=None, jobs=config.jobs)


def test_without_options_the_settings_are_the_defaults():
    assert make_config([], min_score=None) == Config()


def test_later_settings_win_and_min_score_over_all():
    config = make_config(["verdict.min_score=0.1 verdict.min_words=3", "verdict.min_words=4"], min_score=0.9)

    assert replace(Config().verdict, min_score=0.9, min_words=4) == config.verdict


def test_every_setting_that_cannot_be_read_is_named():
    with pytest.raises(ConfigError) as caught:
        make_config(["verdict.min_scor=1", "verdict.min_words=2.5", "align.min_cosine=high", "loud"], min_score=None)

    message = str(caught.value)
    assert "there is no setting 'verdict.min_scor'" in message
    assert "verdict.min_words must be a whole number, got '2.5'" in message
    assert "align.min_cosine must be a number, got 'high'" in message
    assert "'loud' is not of the form NAME=VALUE" in message


def test_every_setting_out_of_range_is_named():
    with pytest.raises(ConfigError) as caught:
        make_config(["align.min_cosine=nan"], min_score=7.0, jobs=-1)

    for name in ("align.min_cosine", "verdict.min_score", "jobs"):
        assert f"{name} must" in str(caught.value)


def test_settings_that_are_right_only_together_are_taken_together():
    """8 bands of 3 rows are refused, 8 bands of 3 rows on the way to 8 bands of 4 rows are not."""
    config = make_config(["sketch.bands=8 sketch.rows=3", "sketch.rows=4"], min_score=None)

    assert (config.sketch.bands, config.sketch.rows) == (8, 4)


def test_settings_change_a_preset():
    config = make_config(["verdict.min_words=3"], min_score=0.9, preset="recall")

    assert config == replace(PRESETS["recall"], verdict=replace(PRESETS["recall"].verdict, min_words=3, min_score=0.9))
    assert make_config([], min_score=None, preset="syndication") == Config()
