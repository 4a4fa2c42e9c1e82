"""Progress goes to standard error, and only where somebody looks."""

import io

import pytest
from rich.console import Console

from dedup.cli import progress as following
from dedup.cli.progress import Bars, Counter, Lines, Silent, open_progress


def console(*, terminal: bool) -> Console:
    return Console(file=io.StringIO(), force_terminal=terminal, width=80)


def work(progress, steps: int = 3) -> None:
    with progress.stage("sketching", steps) as advance:
        for _ in range(steps):
            advance(1)


@pytest.mark.parametrize(("kind", "terminal"), [("none", True), ("auto", False)])
def test_nothing_is_said_when_nobody_looks(kind, terminal):
    screen = console(terminal=terminal)
    with open_progress(kind, screen) as progress:
        work(progress)

        assert isinstance(progress, Silent)
    assert screen.file.getvalue() == ""


def test_a_terminal_gets_bars_once_the_work_lasts(monkeypatch):
    monkeypatch.setattr(following, "BAR_AFTER", 0.0)
    screen = console(terminal=True)
    with open_progress("auto", screen) as progress:
        work(progress)

        assert isinstance(progress, Bars)
    assert "sketching" in screen.file.getvalue()


def test_short_work_draws_no_bar():
    screen = console(terminal=True)
    with open_progress("auto", screen) as progress:
        work(progress)

    assert screen.file.getvalue() == ""


def test_the_cursor_comes_back_after_an_error(monkeypatch):
    monkeypatch.setattr(following, "BAR_AFTER", 0.0)
    screen = console(terminal=True)
    with pytest.raises(KeyboardInterrupt), open_progress("auto", screen) as progress, progress.stage("reading", None):
        raise KeyboardInterrupt

    shown, hidden = screen.file.getvalue().rfind("\x1b[?25h"), screen.file.getvalue().rfind("\x1b[?25l")
    assert shown > hidden >= 0


def test_plain_lines_say_the_stage_its_count_and_its_seconds():
    stream = io.StringIO()
    work(Lines(stream), steps=1234)

    assert stream.getvalue().startswith("sketching: 1,234 in ")


def test_plain_lines_of_a_stage_without_steps_say_its_seconds():
    stream = io.StringIO()
    work(Lines(stream), steps=0)

    assert stream.getvalue() == "sketching: 0.0 s\n"


def test_plain_lines_say_now_and_then_how_far_it_is(monkeypatch):
    monkeypatch.setattr(following, "LINE_PERIOD", 0.0)
    stream = io.StringIO()
    work(Lines(stream), steps=2)

    assert stream.getvalue().splitlines()[:2] == ["sketching: 1 of 2", "sketching: 2 of 2"]


def test_a_counter_shows_at_most_once_a_period():
    shown = []
    counter = Counter(shown.append, period=3600)
    for _ in range(1000):
        counter(2)

    assert counter.done == 2000
    assert shown == []
