"""`dedup serve`: the report of a run in the browser, each screen made when it is opened."""

import socket
from contextlib import suppress
from pathlib import Path

import click

from dedup.cli import options
from dedup.cli.terminal import Terminal
from dedup.errors import InputError

PORT = 8765


@click.command("serve")
@click.argument("run_folder", metavar="RUN", type=click.Path(path_type=Path))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    default=PORT,
    show_default=True,
    help="The port to listen on; 0 is any that is free.",
)
@click.option("--anonymise", is_flag=True, help="Number articles and outlets, and black out known names.")
@click.option("--open", "open_page", is_flag=True, help="Show the report in the web browser.")
@options.quiet
def command(*, run_folder: Path, port: int, anonymise: bool, open_page: bool, quiet: bool) -> None:
    """
    Show a run of any size in the browser, until stopped with Ctrl-C.

    RUN is a folder that `dedup cluster -o RUN` wrote. The report is served to this machine alone.
    """
    try:
        import uvicorn  # noqa: PLC0415 -- an extra

        from dedup.serve import HOST, application  # noqa: PLC0415 -- as above
    except ModuleNotFoundError as error:
        message = f"dedup serve needs {error.name}, which is not installed: pip install 'dedup[serve]'"
        raise InputError(message) from error
    from dedup.report.budget import EVERYTHING  # noqa: PLC0415 -- slow to import
    from dedup.report.source import Source  # noqa: PLC0415 -- as above

    choice = Source(folder=run_folder, budget=EVERYTHING, anonymise=anonymise).choice()
    settings = uvicorn.Config(application(choice), log_level="error", access_log=False, server_header=False)
    listening = bound(HOST, port)
    address = f"http://{HOST}:{listening.getsockname()[1]}/"
    Terminal(quiet=quiet).note(f"The report is at {address}; Ctrl-C ends it")
    if open_page:
        import webbrowser  # noqa: PLC0415 -- slow to import and seldom needed

        webbrowser.open(address)
    with listening, suppress(KeyboardInterrupt):  # which is how it is meant to end
        uvicorn.Server(settings).run(sockets=[listening])


def bound(host: str, port: int) -> socket.socket:
    """
    A socket that listens on *port*.

    Raises:
        InputError: when another program does.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)  # so that a browser may call before the server answers
    except OSError as error:
        listening.close()
        message = f"cannot listen on port {port}: {error.strerror or error}; give --port another number, or 0"
        raise InputError(message) from error
    return listening
