"""`dedup formats`: what this installation reads."""

from collections.abc import Iterator

import click

from dedup.cli import options
from dedup.cli.terminal import Terminal


@click.command("formats")
@options.color
def command(*, color: str) -> None:
    """List the formats that are read, and what to install for the rest."""
    from rich.text import Text  # noqa: PLC0415 -- slow to import

    rows = [("format", "name", "file names", "read"), *_rows()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    styles = ["bold", *("dim" if state != _YES else "" for *_, state in rows[1:])]
    console = Terminal(color=color).output()
    for row, style in zip(rows, styles, strict=True):
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        console.print(Text(line, style), soft_wrap=True)


_YES = "yes"


def _rows() -> Iterator[tuple[str, str, str, str]]:
    """Every format: what it is called here and elsewhere, the endings of its files, and whether it is read."""
    from dedup.ingest.extras import is_installed  # noqa: PLC0415 -- readers are slow to import
    from dedup.ingest.formats import FORMATS  # noqa: PLC0415 -- as above

    for form in FORMATS:
        missing = form.needs is not None and not is_installed(form.needs[0])
        state = f"needs pip install 'dedup[{form.needs[1]}]'" if form.needs is not None and missing else _YES
        yield form.key, form.name, " ".join(form.suffixes) or "by its keys", state
    packed = _YES if is_installed("zstandard") else "needs pip install 'dedup[zst]'"
    yield "", "packed with gzip", ".gz", _YES
    yield "", "packed with Zstandard", ".zst", packed
