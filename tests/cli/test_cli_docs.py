"""docs/cli.md tells of every command, option and exit code, and of none that does not exist."""

import re
from importlib import import_module
from pathlib import Path

import click
import pytest

from dedup.cli import exits
from dedup.cli.main import COMMANDS

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def section(name: str) -> str:
    """What the page says under the heading of a command."""
    return re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1 + COMMANDS.index(name)]


def options_of(name: str) -> set[str]:
    command = import_module(f"dedup.cli.{name}").command
    parts = [command, *(command.commands.values() if isinstance(command, click.Group) else ())]
    return {
        spelling
        for part in parts
        for parameter in part.params
        for spelling in parameter.opts
        if spelling.startswith("-")
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_section(name):
    command = import_module(f"dedup.cli.{name}").command

    assert section(name).startswith(f"dedup {name}\n")
    for part in command.commands if isinstance(command, click.Group) else ():
        assert f"dedup {name} {part} " in section(name)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_in_the_section_of_its_command_and_no_other(name):
    rows = [line for line in section(name).splitlines() if line.startswith("| `")]
    told = {spelling for row in rows for spelling in re.findall(r"`(-[\w-]+)", row.split("|")[1])}

    assert options_of(name) == told


def test_every_exit_code_is_told():
    codes = {value for name, value in vars(exits).items() if name.isupper()}
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)}

    assert codes | {2, 5} == told
