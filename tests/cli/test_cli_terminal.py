"""Colours only where they are wanted, and skipped inputs are counted and named."""

import io
import sys

import pytest

from dedup.cli.terminal import Terminal
from dedup.model import Skip

SKIPS = tuple(Skip(origin=f"inbox/{number}.txt", reason="it is binary") for number in range(5))


class Screen(io.StringIO):
    """Standard output that claims to be a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def painted(monkeypatch):
    """Whether what is printed with the given choice of colour, on a terminal that can colour, has any."""
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)

    def is_painted(color: str) -> bool:
        screen = Screen()
        with monkeypatch.context() as context:
            context.setattr(sys, "stdout", screen)
            Terminal(color=color).output().print("[bold red]copy[/]")
        return "\x1b[" in screen.getvalue()

    return is_painted


def test_auto_colours_on_a_terminal(painted):
    assert painted("auto")


def test_no_color_takes_every_style_away(painted, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    assert not painted("auto")


def test_an_empty_no_color_does_not_count(painted, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "")

    assert painted("auto")


def test_never_means_never(painted):
    assert not painted("never")


def test_auto_does_not_colour_a_pipe(capsys, monkeypatch):
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    Terminal(color="auto").output().print("[bold red]copy[/]")

    assert capsys.readouterr().out == "copy\n"


def test_always_colours_a_pipe_in_spite_of_no_color(capsys, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    Terminal(color="always").output().print("[bold red]copy[/]")

    assert "\x1b[1;31m" in capsys.readouterr().out


def test_skipped_inputs_are_counted_and_the_first_named(capsys):
    Terminal().note_skips(SKIPS)

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        "Skipped 5 inputs:",
        "- inbox/0.txt: it is binary",
        "- inbox/1.txt: it is binary",
        "- inbox/2.txt: it is binary",
        "- and 2 more; -v names all",
    ]


def test_verbose_names_every_skipped_input(capsys):
    Terminal(verbose=True).note_skips(SKIPS)

    said = capsys.readouterr().err
    assert all(skip.origin in said for skip in SKIPS)


def test_quiet_says_nothing(capsys):
    Terminal(quiet=True).note_skips(SKIPS)

    assert capsys.readouterr() == ("", "")


def test_nothing_skipped_is_not_worth_a_word(capsys):
    Terminal().note_skips(())

    assert capsys.readouterr() == ("", "")
