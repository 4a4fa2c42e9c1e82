"""Every ending has its exit code and at most one line, and starting costs little."""

import os
import subprocess
import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import click
import pytest

import dedup.cli
from dedup.cli import main as entry
from dedup.errors import ConfigError, DedupError, FormatError, InputError, OutputError

HEAVY = ("numpy", "numba", "rich", "trafilatura", "jinja2", "orjson", "datasketch", "sentencex", "charset_normalizer")

SUPPORT = {"__init__", "exits", "main", "options", "compiling", "progress", "terminal", "two_articles"}
"""The modules of dedup.cli that are no commands."""


def failing(error: BaseException) -> ModuleType:
    """A module with a command that raises *error*."""
    module = ModuleType("dedup.cli.fail")

    @click.command("fail")
    def command() -> None:
        raise error

    module.command = command
    return module


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch):
    """Runs a command that raises the given error; returns the exit code."""

    def run(error: BaseException) -> int:
        monkeypatch.setattr(entry, "COMMANDS", (*entry.COMMANDS, "fail"))
        monkeypatch.setitem(sys.modules, "dedup.cli.fail", failing(error))
        return entry.main(["fail"])

    return run


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (DedupError("the lamp is out"), 1),
        (InputError("the lamp is out"), 1),
        (OutputError("the lamp is out"), 1),
        (ConfigError("the lamp is out"), 2),
        (FormatError("the lamp is out"), 5),
    ],
)
def test_an_error_of_dedup_is_one_line_and_its_own_exit_code(fail, capsys, error, code):
    assert code == fail(error)
    assert capsys.readouterr() == ("", "dedup: error: the lamp is out\n")


def test_an_interrupt_ends_with_130(fail, capsys):
    assert fail(KeyboardInterrupt()) == 130
    assert capsys.readouterr().err.strip() == "dedup: error: interrupted"


def test_running_out_of_memory_names_a_way_out(fail, capsys):
    assert fail(MemoryError()) == 1
    assert "fewer articles" in capsys.readouterr().err


@pytest.mark.parametrize("error", [RuntimeError("loose cog"), KeyError("loose cog"), RecursionError("loose cog")])
def test_a_defect_is_one_line_with_a_hint(fail, capsys, monkeypatch, error):
    monkeypatch.delenv("DEDUP_DEBUG", raising=False)

    assert fail(error) == 1

    message = capsys.readouterr().err
    assert "loose cog" in message
    assert "DEDUP_DEBUG=1" in message
    assert message.count("\n") == 1


def test_dedup_debug_shows_the_traceback(fail, capsys, monkeypatch):
    monkeypatch.setenv("DEDUP_DEBUG", "1")

    assert fail(RuntimeError("loose cog")) == 1
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_an_error_cannot_steer_the_terminal_or_forge_a_line(fail, capsys):
    fail(InputError("no file \x1b[2Ja\ndedup: all is well"))

    message = capsys.readouterr().err
    assert "\x1b" not in message
    assert message.count("\n") == 1


def test_version_is_that_of_the_package(process):
    done = process("--version")

    assert done.returncode == 0
    assert done.stdout.decode().split() == ["dedup", version("dedup")]


def test_the_command_is_the_entry_point_of_the_package():
    names = {script.name: script.value for script in version_entry_points()}

    assert names["dedup"] == "dedup.cli.main:main"


def version_entry_points():
    from importlib.metadata import distribution

    return [point for point in distribution("dedup").entry_points if point.group == "console_scripts"]


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["cluster", "--help"], ["cluster"], ["clutser"]])
def test_an_answer_without_work_imports_nothing_heavy(arguments):
    probe = (
        "import sys; from dedup.cli.main import main; main(sys.argv[1:]); "
        f"print(*(name for name in {HEAVY} if name in sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe, *arguments], capture_output=True, text=True, check=True)

    assert done.stderr.splitlines()[-1] == ""


@pytest.mark.skipif(sys.platform == "win32", reason="the CPU time of a child is measured as on Unix")
@pytest.mark.parametrize("option", ["--version", "--help"])
def test_an_answer_without_work_takes_little_time(option):
    """One run of ten suffices: the machine may be busy, and only ever adds to the time."""
    assert any(cpu_seconds([sys.executable, "-m", "dedup", option]) <= 0.15 for _ in range(10))


def cpu_seconds(command: list[str]) -> float:
    """The CPU time that one run of *command* takes."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    usage = os.wait4(child.pid, 0)[2]
    child.returncode = 0
    return usage.ru_utime + usage.ru_stime


def test_every_module_that_is_no_support_is_a_command():
    modules = {path.stem for path in Path(dedup.cli.__file__).parent.glob("*.py")}

    assert modules - SUPPORT == set(entry.COMMANDS)


@pytest.mark.parametrize("name", entry.COMMANDS)
def test_a_command_has_the_name_of_its_module_and_a_summary_that_fits(name):
    command = import_module(f"dedup.cli.{name}").command

    assert name == command.name
    assert not command.get_short_help_str(limit=72).endswith("...")


def test_an_unknown_command_is_a_usage_error(capsys):
    assert entry.main(["clutser"]) == 2
    assert "clutser" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dedup", "--help"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )

    assert done.returncode == 1
    assert done.stderr.startswith("dedup: error: ")
    assert done.stderr.count("\n") == 1


def test_a_reader_that_goes_away_is_no_error_to_talk_about():
    """Both ends of the pipe are known to be shut before the command writes."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-m", "dedup", "--help"], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)

    assert (done.returncode, done.stderr) == (1, b"")
