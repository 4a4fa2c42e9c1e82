"""
A process of its own for what may take long, crash or never end: it is asked, answers, and is killed where it does not.

Helpers are started as programs, not forked, and never run the main module of
whoever uses dedup, so that none starts others; they end when their input
ends, and so with the process that started them.
"""

import atexit
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Timer
from typing import BinaryIO, ParamSpec, TypeVar, cast

from dedup.ingest.unreadable import Unreadable

MAX_SECONDS = 60
"""How long one answer may take."""

MAX_MEMORY = 2 * 2**30
"""Bytes of address space that a helper may take, where the system knows such a limit."""

_SERVE = "from dedup.ingest.helper import serve; serve()"

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class Helper:
    """
    A process that calls what it is asked to, one call after the other.

    Raises:
        OSError: when it cannot be started.
    """

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), MARK: "1"}
        # -P keeps the current folder, which may hold anything, from being imported from.
        self._process = subprocess.Popen(  # noqa: S603 - this very interpreter, and nothing that was given
            [sys.executable or "python", "-P", "-c", _SERVE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )

    def call(
        self, function: Callable[Given, Answer], seconds: float, *args: Given.args, **kwargs: Given.kwargs
    ) -> Answer:
        """
        What *function*, of a module, gives for arguments that can be pickled.

        Raises:
            Unreadable: when the function does, or when it takes more than *seconds*, or its process ends.
            OSError: when the function does.
        """
        stopped = [False]

        def stop() -> None:
            stopped[0] = True
            self._process.kill()

        timer = Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            stdin, stdout = cast("BinaryIO", self._process.stdin), cast("BinaryIO", self._process.stdout)
            pickle.dump((function, args, kwargs), stdin, pickle.HIGHEST_PROTOCOL)
            stdin.flush()
            answer = pickle.load(stdout)  # noqa: S301 - from dedup itself
        except (EOFError, OSError, pickle.UnpicklingError):
            self.close()
            reason = f"took more than {seconds:g} seconds to read" if stopped[0] else "its reader broke down"
            message = f"{reason}: damaged, or made to be unreadable"
            raise Unreadable(message) from None
        finally:
            timer.cancel()
        if isinstance(answer, _Raised):
            raise answer.error
        return cast("Answer", answer)

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the process, at once."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        self._process.wait()


def ask(function: Callable[Given, Answer], seconds: float, *args: Given.args, **kwargs: Given.kwargs) -> Answer:
    """
    As `Helper.call`, of one helper that is kept for the next call; by this process where it cannot be started.

    Raises:
        Unreadable: as there.
        OSError: as there.
    """
    if is_a_helper():
        return function(*args, **kwargs)
    with _KEPT.lock:
        try:
            helper = _KEPT.helper()
        except OSError:
            return function(*args, **kwargs)
        return helper.call(function, seconds, *args, **kwargs)


class _Kept:
    """The helper of this process, if it has one."""

    def __init__(self) -> None:
        self.lock = Lock()
        self._helper: Helper | None = None
        self._owner = 0

    def helper(self) -> Helper:
        """
        One that can be asked.

        Raises:
            OSError: when it cannot be started.
        """
        if self._helper is None or self._owner != os.getpid() or not self._helper.is_alive:
            self._helper, self._owner = Helper(), os.getpid()  # what a fork inherited is its parent's
            atexit.register(self._helper.close)
        return self._helper


_KEPT = _Kept()
MARK = "DEDUP_IS_A_HELPER"
"""The variable of the environment by which a helper knows that it is one."""


def is_a_helper() -> bool:
    """Whether this process is one, and so has no need of another."""
    return MARK in os.environ


class _Raised:
    """What a call raised."""

    def __init__(self, error: Exception) -> None:
        self.error = error


def serve() -> None:
    """Call what is asked for on standard input until it ends, and write each answer to standard output."""
    _bound_memory()
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    with suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        while True:
            function, args, kwargs = pickle.load(asked)  # noqa: S301 - from dedup itself
            answer: object
            try:
                answer = function(*args, **kwargs)
            except (Unreadable, OSError) as error:
                answer = _Raised(error)
            pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()


def _bound_memory() -> None:
    """Take no more memory than `MAX_MEMORY`, where the system knows such a limit."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
