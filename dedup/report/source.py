"""What a report is made of: a run folder, the part of it that is shown, and how much of that."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dedup.report.anonymous import anonymous
from dedup.report.budget import ONE_FILE, Budget
from dedup.report.choice import Choice
from dedup.report.part import part_of
from dedup.report.run_folder import read_head
from dedup.report.stored_run import open_run


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """
    What a report is made of, small enough to be handed to other processes.

    Attributes:
        folder: the run folder.
        budget: how much is shown.
        cluster: the only cluster that is shown; None for all.
        pair: the ids of the only two articles that are shown; None for all.
        anonymise: whether names are taken out.
    """

    folder: Path
    budget: Budget = ONE_FILE
    cluster: str | None = None
    pair: tuple[str, str] | None = None
    anonymise: bool = False

    def choice(self) -> Choice:
        """
        What is shown; the run is opened.

        Raises:
            InputError: when there is no such run, or no such part of it.
            FormatError: when the run is damaged.
        """
        run = part_of(open_run(self.folder), cluster=self.cluster, pair=self.pair)
        return Choice(anonymous(run) if self.anonymise else run, self.budget)

    @property
    def is_part(self) -> bool:
        """Whether a part of the run is shown alone."""
        return self.cluster is not None or self.pair is not None


def fits_one_file(folder: Path) -> bool:
    """
    Whether one file shows every cluster of the run in *folder*; true as well where there is none to be read.

    Raises:
        FormatError: when the head of the run, which alone is read, is damaged.
    """
    with suppress(OSError):  # opening the run says what is the matter
        if folder.is_dir():
            return read_head(folder)[1]["clusters"] <= ONE_FILE.clusters
    return True
