"""The one way in which an input says that it cannot be read; it leaves here as a skip."""


class Unreadable(Exception):  # noqa: N818 - a finding that becomes a Skip, not an error that a caller meets
    """Why a source, or the rest of it, cannot be read; `line` is where, counted from 1, if that is known."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
