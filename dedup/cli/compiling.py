"""What is said when the kernels are compiled: the first run on a machine waits for it, and should know why."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

NOTICE = "Compiling for this machine, which takes some seconds and happens once."


@contextmanager
def announced(note: Callable[[str], None]) -> Iterator[None]:
    """Say the notice by *note* as soon as, and only if, anything is compiled inside."""
    from numba.core.event import Listener, install_listener  # noqa: PLC0415 -- numba is slow to import

    class FirstCompilation(Listener):
        """Hears of every compilation and speaks of the first."""

        def __init__(self) -> None:
            self.is_said = False

        def on_start(self, _event: Any) -> None:  # noqa: ANN401 -- numba gives no type
            if not self.is_said:
                self.is_said = True
                note(NOTICE)

        def on_end(self, _event: Any) -> None:  # noqa: ANN401 -- as above
            pass

    with install_listener("numba:compile", FirstCompilation()):
        yield
