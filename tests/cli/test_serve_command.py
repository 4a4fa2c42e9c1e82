"""`dedup serve`: a server on the loopback address until it is interrupted."""

import os
import re
import signal
import subprocess
import sys
from urllib.request import urlopen

import pytest

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@posix
def test_it_serves_until_it_is_interrupted(dedup, newsroom):
    dedup("cluster", newsroom, "-o", "run", "-q")
    command = [sys.executable, "-m", "dedup", "serve", "run", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment) as process:
        try:
            address = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline().decode())
            assert address is not None
            with urlopen(address[0], timeout=60) as page:  # noqa: S310 -- of our own server
                assert b'data-screen="overview"' in page.read()
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=60) == 0
            assert b"error" not in process.stderr.read()
        finally:
            process.kill()


def test_a_port_that_is_taken_is_named(dedup, newsroom):
    from dedup.cli.serve import bound

    dedup("cluster", newsroom, "-o", "run", "-q")
    with bound("127.0.0.1", 0) as taken:
        result = dedup("serve", "run", "--port", str(taken.getsockname()[1]))

    assert result.exception.exit_code == 1
    assert "--port" in str(result.exception)


def test_a_run_must_be_there(dedup):
    assert "nowhere" in str(dedup("serve", "nowhere").exception)
