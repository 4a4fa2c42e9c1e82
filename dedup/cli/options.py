"""The options that several commands share, each declared once, and the settings that they add up to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, TypeVar

import click

from dedup.config import PRESETS, Config
from dedup.errors import ConfigError

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULTS = Config()
GROUPS = ("sketch", "candidates", "align", "verdict", "boilerplate")


def form(*forms: str) -> Callable[[Command], Command]:
    """The option -f of a command that prints these *forms*, the first by default."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(forms),
        help=f"What to print on standard output: {', '.join(forms)}.",
    )


force = click.option("--force", is_flag=True, help="Replace what is already there.")
strict = click.option("--strict", is_flag=True, help="End with exit code 4 when an input was skipped.")
quiet = click.option("-q", "--quiet", is_flag=True, help="Print data and errors only.")
verbose = click.option("-v", "--verbose", is_flag=True, help="Name every input that was skipped.")
color = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="When to colour; auto is on a terminal, unless NO_COLOR is set.",
)
progress = click.option(
    "--progress",
    type=click.Choice(["auto", "none", "plain"]),
    default="auto",
    show_default=True,
    help="How to follow long work on standard error; auto draws bars on a terminal.",
)
jobs = click.option(
    "--jobs",
    type=int,
    metavar="N",
    default=DEFAULTS.jobs,
    show_default=True,
    help="Threads, and processes that read web pages; 0 is one for each core. Never changes the result.",
)
min_score = click.option(
    "--min-score",
    type=float,
    metavar="SCORE",
    help=f"Score in [0, 1] from which a pair is a copy. [default: {DEFAULTS.verdict.min_score}]",
)
preset = click.option(
    "--preset",
    type=click.Choice(list(PRESETS)),
    default="syndication",
    show_default=True,
    help="Settings for a purpose; --set and --min-score change them.",
)
settings = click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help="Any setting by its name in the settings line, such as align.min_cosine=0.3. A whole settings line, quoted, "
    "repeats its run. May be repeated.",
)


def _field_names(_context: click.Context, _option: click.Parameter, values: Sequence[str]) -> Mapping[str, str]:
    """The `text=body` pairs as a mapping: field of an article to name in the records."""
    names: dict[str, str] = {}
    for value in values:
        ours, equals, theirs = value.partition("=")
        if not equals and _is_preset(ours):
            ours, theirs = "preset", ours
        if not (ours and theirs):
            message = f"{value!r} is neither of the form OURS=THEIRS, such as text=body, nor the name of a preset."
            raise click.BadParameter(message)
        names[ours] = theirs
    return names


def _is_preset(name: str) -> bool:
    from dedup.ingest.presets import PRESETS  # noqa: PLC0415 -- readers are slow to import

    return name in PRESETS


field_names = click.option(
    "--field",
    "field_names",
    multiple=True,
    metavar="OURS=THEIRS|PRESET",
    callback=_field_names,
    help="Take a field of an article (id, text, title, outlet, url, date and others) from another name in records and "
    "tables, such as text=body; or name the program that wrote the records: event-registry, news-please, ninjs, "
    "passim, trafilatura. May be repeated.",
)
input_format = click.option(
    "--input-format",
    metavar="FORMAT",
    help="Read every input as this format, whatever its name says; `dedup formats` lists them.",
)
table = click.option(
    "--meta",
    "table",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Take metadata from this table, a row an article, joined by its column id or path.",
)
boilerplate = click.option(
    "--boilerplate",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Leave the lines listed in this file out of matching, wherever they stand. May be repeated.",
)
versions = click.option(
    "--versions",
    type=click.Choice(["latest", "all"]),
    default="latest",
    show_default=True,
    help="Which versions of one article of one outlet to keep.",
)


def make_config(
    settings: Sequence[str], *, min_score: float | None, preset: str = "syndication", jobs: int = DEFAULTS.jobs
) -> Config:
    """
    The settings that the options add up to; a later one wins over the preset, and --min-score over --set.

    Args:
        settings: each one or more `group.name=value`, separated by spaces.
        min_score: `verdict.min_score`, where given.
        preset: the name of the settings to begin with.
        jobs: threads.

    Raises:
        ConfigError: naming every setting that is unknown, not a number or out of range.
    """
    assignments = [assignment for line in settings for assignment in line.split()]
    if min_score is not None:
        assignments.append(f"verdict.min_score={min_score}")
    problems = [problem for assignment in assignments for problem in _problems(assignment)]
    if problems:
        raise ConfigError("; ".join(problems))
    groups = {group: getattr(PRESETS[preset], group) for group in GROUPS}
    for assignment in assignments:
        name, _, value = assignment.partition("=")
        group, _, item = name.partition(".")
        groups[group] = replace(groups[group], **{item: SETTINGS[name](value)})
    return Config(**groups, jobs=jobs)


SETTINGS: Mapping[str, type[int] | type[float]] = {
    f"{group}.{item.name}": type(getattr(getattr(DEFAULTS, group), item.name))
    for group in GROUPS
    for item in fields(getattr(DEFAULTS, group))
}
"""Every setting by its name in the settings line, with the type of its value."""


def _problems(assignment: str) -> Iterator[str]:
    """What is wrong with one `group.name=value` before its range is looked at."""
    name, equals, value = assignment.partition("=")
    if not equals:
        yield f"{assignment!r} is not of the form NAME=VALUE"
    elif name not in SETTINGS:
        yield f"there is no setting {name!r}; there are {', '.join(SETTINGS)}"
    else:
        try:
            SETTINGS[name](value)
        except ValueError:
            kind = "a whole number" if SETTINGS[name] is int else "a number"
            yield f"{name} must be {kind}, got {value!r}"
