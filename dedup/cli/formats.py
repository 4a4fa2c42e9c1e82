"""`dedup formats`: what this installation reads."""

import click

from dedup.cli.terminal import Terminal


@click.command("formats")
def command() -> None:
    """List the formats that are read, and what to install for the rest."""
    from dedup.ingest.extras import is_installed  # noqa: PLC0415 -- readers are slow to import
    from dedup.ingest.formats import FORMATS  # noqa: PLC0415 -- as above

    rows = []
    for form in FORMATS:
        missing = form.needs is not None and not is_installed(form.needs[0])
        state = f"needs pip install 'dedup[{form.needs[1]}]'" if form.needs is not None and missing else "yes"
        rows.append((form.key, form.name, " ".join(form.suffixes) or "by its keys", state))
    packed = "yes" if is_installed("zstandard") else "needs pip install 'dedup[zst]'"
    rows += [("", "packed with gzip", ".gz", "yes"), ("", "packed with Zstandard", ".zst", packed)]
    rows.insert(0, ("format", "name", "file names", "read"))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    Terminal().write(f"{line}\n".encode() for line in lines)
