"""
Measure dedup and its peers on data with known truth, and hold the floors.

    python -m benchmarks.accuracy DATA [--only SET]... [--json FILE] [--update]

Exit codes: 0, no figure fell; 1, one did, or an update would lower one;
2, the data are not there.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
import orjson
from rich.console import Console

from benchmarks.accuracy import gate
from benchmarks.accuracy.figure import Result
from benchmarks.accuracy.peers import TfidfCosine, WordLsh
from benchmarks.accuracy.sets import SETS, AccuracySet
from benchmarks.accuracy.systems import Contest, Dedup
from benchmarks.accuracy.table import document, table

FLOORS = Path(__file__).with_name("floors.toml")
TABLE_WIDTH = 110
"""Columns when the table goes into a file or a pipe."""


@click.command()
@click.argument("data", type=click.Path(path_type=Path))
@click.option("--only", "names", multiple=True, type=click.Choice([each.name for each in SETS]), help="Only this set.")
@click.option("--json", "output", type=click.Path(dir_okay=False, path_type=Path), help="Write the figures as JSON.")
@click.option("--update", is_flag=True, help="Raise the floors to the figures measured.")
@click.option("--allow-regression", is_flag=True, help="With --update: lower them too.")
@click.option("--floors", "path", type=click.Path(path_type=Path), default=FLOORS, help="Where the floors stand.")
def main(
    data: Path, names: tuple[str, ...], output: Path | None, path: Path, *, update: bool, allow_regression: bool
) -> None:
    """Measure dedup and its peers on the sets in DATA, and hold the floors."""
    chosen = [each for each in SETS if not names or each.name in names]
    _stop_if_absent(data, chosen)
    contest = Contest(Dedup(), (WordLsh(), TfidfCosine()))
    results = [_measured(each, data, contest) for each in chosen]
    floors = gate.load(path)
    falls = gate.check(floors, results)
    console = Console()
    if not console.is_terminal:
        console.width = TABLE_WIDTH
    console.print(table(results, contest, floors, falls))
    for system in contest.systems:
        console.print(system.settings, style="dim", soft_wrap=True, highlight=False)
    if output:
        output.write_bytes(orjson.dumps(document(results, contest, floors, falls), option=orjson.OPT_INDENT_2))
    sys.exit(
        _update(floors, results, path, allow_regression=allow_regression)
        if update
        else _verdict(floors, results, falls)
    )


def _stop_if_absent(data: Path, chosen: Iterable[AccuracySet]) -> None:
    """Leave with 2 and say what should be where, when a file is missing."""
    missing = {each.name: each.missing(data) for each in chosen if each.missing(data)}
    if not missing:
        return
    lines = [f"{data} does not hold the measurement data. Not there:"]
    lines += [f"  {name}: {', '.join(files)}" for name, files in missing.items()]
    lines.append("benchmarks/accuracy/README.md says what each file is; --only SET measures a set that is there.")
    click.echo("\n".join(lines), err=True)
    sys.exit(2)


def _measured(each: AccuracySet, data: Path, contest: Contest) -> Result:
    """The figures of a set, with a line to those who wait."""
    click.echo(f"{each.name} ...", err=True, nl=False)
    result = each.run(data, contest)
    click.echo(f" {result.seconds:.0f} s", err=True)
    return result


def _verdict(floors: gate.Floors, results: Sequence[Result], falls: Sequence[gate.Fall]) -> int:
    """Say what fell and what has no floor; the exit code."""
    for fall in falls:
        click.echo(f"error: {fall}", err=True)
    loose = [result.name for result in results if gate.holding(floors, result) is None]
    if loose:
        click.echo(f"Without floors, which were pinned on other data or not at all: {', '.join(loose)}", err=True)
    return 1 if falls else 0


def _update(floors: gate.Floors, results: Sequence[Result], path: Path, *, allow_regression: bool) -> int:
    """Write the floors that were reached; the exit code."""
    updated, lower = gate.update(floors, results, allow_regression=allow_regression)
    gate.save(updated, path)
    for fall in lower:
        fate = "lowered" if allow_regression else "kept; --allow-regression lowers it"
        click.echo(f"{fall.set_name} {fall.figure.name}: floor of {fall.limit:g} {fate}", err=True)
    return 1 if lower and not allow_regression else 0


if __name__ == "__main__":
    main()
