"""
Peak memory of one system, in a process that does nothing else.

    python -m benchmarks.speed.memory SYSTEM TEXTS.jsonl

prints the peak in bytes, interpreter, libraries and texts included, or nothing where the platform does not tell.
With `-` for the system, the texts are read and nothing more: what the others stand on.
"""

import subprocess
import sys
from pathlib import Path

from benchmarks.speed.system import Stopwatch
from benchmarks.speed.systems import load
from benchmarks.speed.texts import read_texts

NOTHING = "-"


def peak_bytes(system: str, texts: Path) -> int | None:
    """The peak of *system* on a file of texts, measured in a process of its own; None where it cannot be told."""
    command = [sys.executable, "-m", "benchmarks.speed.memory", system, str(texts)]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    return int(done.stdout) if done.stdout.strip() else None


def own_peak() -> int | None:
    """The peak of this process so far, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():
        # Not getrusage, which on Linux starts from the size of the process that started this one.
        for line in status.read_text("ascii", "replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def main() -> None:
    """Run one system once and print the peak."""
    name, path = sys.argv[1:]
    texts = read_texts(Path(path))
    for system in load()[0]:
        if system.name == name:
            system.run(texts, Stopwatch())
    print(own_peak() or "")


if __name__ == "__main__":
    main()
