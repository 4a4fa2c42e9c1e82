"""
The entry of the command line: the group of commands, and how every ending becomes an exit code.

Commands are imported when they are called, and what they need when they run, so that `--version` and
`--help` answer at once.
"""

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from dedup import __version__
from dedup.cli.exits import DONE, FAILED, INTERRUPTED
from dedup.errors import DedupError
from dedup.report.visible import visible_line

COMMANDS = ("cluster", "compare", "explain", "spins", "report", "serve", "quotes", "tree", "ingest", "formats", "bench")
"""The commands in the order of help; `name` is the object `command` of the module `dedup.cli.name`."""


class Commands(click.Group):
    """A group whose commands are modules, each imported the first time it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """The names of all commands, in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- click's signature
        """The command of that name; None when there is none, which click answers with the nearest names."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"dedup.cli.{cmd_name}").command
        return command


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with: dedup cluster FOLDER -o run",
)
@click.version_option(__version__, prog_name="dedup", message="%(prog)s %(version)s")
def commands() -> None:
    """Find copied, syndicated and rewritten news articles, and show which passages were copied and how."""


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run one command, and say in one line on standard error why it could not.

    Args:
        arguments: what follows the program's name; by default those of this process.

    Returns:
        The exit code, as `dedup.cli.exits` lists them.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):  # a letter that the terminal lacks is no reason to fail
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = commands.main(arguments, prog_name="dedup", standalone_mode=False)
        if sys.stdout is not None:  # closed by the caller
            sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 -- no traceback reaches a user
        return _explain(error)
    return code if isinstance(code, int) else DONE


def _explain(error: BaseException) -> int:
    """Say why the command ended, in one line, after the traceback where DEDUP_DEBUG is set; return the exit code."""
    if os.environ.get("DEDUP_DEBUG"):
        import traceback  # noqa: PLC0415 -- slow to import and seldom needed

        traceback.print_exception(error)
    match error:
        case click.ClickException():
            error.show()
            return error.exit_code
        case BrokenPipeError():
            _abandon_output()
            return FAILED
        case DedupError():
            message, code = str(error), error.exit_code
        case click.Abort() | KeyboardInterrupt():
            message, code = "interrupted", INTERRUPTED
        case MemoryError():
            message, code = "out of memory; give fewer articles at once, or fewer --jobs", FAILED
        case OSError():
            _abandon_output()
            reason = error.strerror or str(error)
            message, code = f"{error.filename or 'cannot write to standard output'}: {reason}", FAILED
        case _:
            reason = f"{type(error).__name__}: {error}"
            message, code = f"{reason} (a defect of dedup; DEDUP_DEBUG=1 shows where it is)", FAILED
    click.echo(f"dedup: error: {visible_line(message)}", err=True)
    return code


def _abandon_output() -> None:
    """
    Let what is still buffered go to the null device.

    The reader has gone or the disk is full, and the interpreter flushes once more on its way out.
    """
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
