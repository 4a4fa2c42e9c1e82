"""
Mutated files of every format through its reader: none may crash, hang or fill the memory.

    python -m benchmarks.fuzz 200000 [FIRST]

Each number is a seed and makes one input from a file of `tests/ingest/files.py`, so that what fails can be made
again. Prints the seeds that raised anything but `Unreadable`, or took longer than
`MAX_SECONDS`, and the peak of memory.
"""

import io
import os
import random
import resource
import sys
import time

from benchmarks.fuzz_dictionary import TOKENS
from dedup.ingest import helper
from dedup.ingest.fields import Fields
from dedup.ingest.formats import FORMATS, AnyFormat, articles_in
from dedup.ingest.source import Source
from dedup.ingest.unreadable import Unreadable
from dedup.model import Article
from dedup.text.parse import parse
from tests.ingest.files import every_format

MAX_SECONDS = 5.0


class Raw(io.RawIOBase):
    """Bytes as an unbuffered stream that cannot be wound back."""

    def __init__(self, data: bytes) -> None:
        self.data = io.BytesIO(data)

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # any writeable buffer, in typeshed's words
        """The next bytes."""
        return self.data.readinto(buffer)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """*data* with a few bytes changed, cut, repeated or put in."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(out) + 1)
        match chance.randrange(6):
            case 0:
                out[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del out[place : place + chance.randrange(1, 60)]
            case 2:
                out[place:place] = out[place : place + chance.randrange(1, 200)] * chance.choice((1, 2, 50))
            case 3:
                out[place:place] = chance.choice(TOKENS)
            case 4:
                del out[place:]
            case _:
                other = chance.randrange(len(out) + 1)
                out[place:place] = out[other : other + chance.randrange(1, 80)]
    return bytes(out)


def tried(name: str, data: bytes, form: AnyFormat) -> str | None:
    """What reading and parsing *data* raised that it may not, in words."""
    source = Source("a", "a", lambda: Raw(data), name)
    try:
        for result in articles_in(source, form, Fields()):
            if isinstance(result, Article):
                parse(result.text, result.title)
    except (Unreadable, OSError):
        return None
    except Exception as error:  # noqa: BLE001 - what is looked for
        return f"{type(error).__name__}: {error}"
    return None


def main() -> int:
    """Try as many as are asked for; 1 where one failed."""
    os.environ[helper.MARK] = "1"  # so that PDF is read here too, and its time and memory are seen
    n_inputs, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    files = sorted(every_format().items())
    forms = {name: _form_of(name) for name, _ in files}
    n_failed = 0
    slowest = 0.0
    for seed in range(first, first + n_inputs):
        chance = random.Random(seed)  # noqa: S311 - no secret
        name, data = files[seed % len(files)]
        form = forms[name] if chance.random() < 0.9 else chance.choice(FORMATS)
        begin = time.process_time()
        found = tried(name, mutated(data, chance), form)
        seconds = time.process_time() - begin
        slowest = max(slowest, seconds)
        if found or seconds > MAX_SECONDS:
            n_failed += 1
            print(f"seed {seed} ({name} as {form.key}): {found or f'{seconds:.1f} s'}", flush=True)
        if (seed + 1 - first) % 10_000 == 0:
            print(
                f"{seed + 1 - first:,} inputs, {n_failed} failed, slowest {slowest:.2f} s, {_peak():,.0f} MiB",
                flush=True,
            )
    print(f"{n_inputs:,} inputs, {n_failed} failed, slowest {slowest:.2f} s, peak {_peak():,.0f} MiB")
    return int(n_failed > 0)


def _form_of(name: str) -> AnyFormat:
    """The format of a file by its *name*, packing aside: what is packed is mutated as it is."""
    return next(each for each in FORMATS if any(name.endswith((s, f"{s}.gz", f"{s}.zst")) for s in each.suffixes))


def _peak() -> float:
    """The most memory that the process had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
