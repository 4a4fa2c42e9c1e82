"""
The library in functions: `read`, `cluster`, `compare`, `explain`, `quotes`, `family_trees`, and `near_duplicates`.

The stages are imported when first called, so that `import dedup` costs next
to nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dedup.config import Config
from dedup.ledger.values import LedgerEntry
from dedup.model import Article, Collection, FamilyTree, NearDuplicates, Relation, Run

if TYPE_CHECKING:
    from dedup.explanation.values import Explanation
    from dedup.pipeline import Progress

DEFAULT = Config()


def read(
    *sources: str | Path,
    fields: Mapping[str, str] | None = None,
    input_format: str | None = None,
    table: str | Path | None = None,
    boilerplate: Iterable[str | Path] = (),
    versions: str = "latest",
    jobs: int = 0,
) -> Collection:
    """
    The articles in folders and files.

    Args:
        sources: folders, read with all folders in them, and files.
        fields: other names for the fields of records and columns, such as `{"text": "body"}`; `preset` names a
            known shape of records to begin with, such as `passim`.
        input_format: the format of every input, such as `csv`, whatever its name says.
        table: a table of metadata with a row an article, joined by the column `id` or `path`.
        boilerplate: lists of lines that are boilerplate wherever they stand, one a line.
        versions: `latest` leaves earlier and withdrawn versions of an article out, `all` keeps them.
        jobs: processes that read web pages where there are hundreds; 1 for this one alone, 0 for one for each core.
            Never changes the result.

    Returns:
        The articles, and what was skipped and why.

    Raises:
        InputError: when a source does not exist.
        ConfigError: for a field, a format or a choice of versions that does not exist.
    """
    from dedup import ingest  # noqa: PLC0415 - see above

    return ingest.read(
        sources,
        fields=fields,
        input_format=input_format,
        table=table,
        boilerplate=boilerplate,
        versions=versions,
        jobs=jobs,
    )


def cluster(
    articles: Collection | Iterable[Article], config: Config = DEFAULT, *, progress: "Progress | None" = None
) -> Run:
    """
    Which of the articles are copies of one another, and the evidence for every link.

    Args:
        articles: what `read` gave, or any articles; their order does not matter.
        config: the settings.
        progress: what follows the stages.

    Raises:
        InputError: when two articles have the same id.
    """
    from dedup import pipeline  # noqa: PLC0415 - see above
    from dedup.engines.local import LocalEngine  # noqa: PLC0415 - see above

    collection = articles if isinstance(articles, Collection) else Collection(articles=tuple(articles))
    return pipeline.run(collection, config, engine=LocalEngine(config.jobs), progress=progress)


def compare(left: Article, right: Article, config: Config = DEFAULT) -> Relation:
    """What two articles are to each other: verdict, score, measures and aligned passages."""
    from dedup import pipeline  # noqa: PLC0415 - see above

    return pipeline.compare(left, right, config)


def explain(left: Article, right: Article, config: Config = DEFAULT, *, run: Run | None = None) -> "Explanation":
    """
    Why two articles are linked, or are not: what was left out, how they meet, and every figure of the verdict.

    Args:
        left: the one article.
        right: the other.
        config: the settings.
        run: a run that holds both, for what connects them in it.
    """
    from dedup.explanation import explain as explaining  # noqa: PLC0415 - see above

    return explaining.explain(left, right, config, run)


def quotes(run: Run) -> tuple[LedgerEntry, ...]:
    """
    What the articles of *run* quote: every quoted sentence, who said it, and its variants in other articles.

    Flipped negations and numbers come first, then other words in copies, then
    other words elsewhere, cuts, what stands unchanged in several articles, and
    what only one has.
    """
    from dedup.ledger.ledger import ledger  # noqa: PLC0415 - see above

    return ledger(run)


def family_trees(run: Run) -> tuple[FamilyTree, ...]:
    """Who likely took from whom in each cluster of *run*, in the order of its clusters."""
    from dedup.provenance import family  # noqa: PLC0415 -- see above

    return family.family_trees(run)


def near_duplicates(
    texts: Sequence[str | bytes],
    *,
    min_resemblance: float = 0.5,
    every_pair: bool = False,
    config: Config = DEFAULT,
    progress: "Progress | None" = None,
) -> NearDuplicates:
    """
    Which of many texts are near-duplicates, by the exact resemblance of their word shingles and nothing else.

    The verbatim view by itself, at the speed of the machine: no roles, no quotations, no rewritten copies. Texts meet
    by shared bands, as in `cluster`; what pair is one is counted exactly.

    Args:
        texts: text, or UTF-8 of it.
        min_resemblance: from which two texts are connected, above 0 and at most 1. Bands are by default made for .5
            and above; of pairs that resemble each other less, fewer meet.
        every_pair: give all pairs that meet and resemble each other enough. Without, most of those are left out that
            only connect what is connected already: the clusters are the same.
        config: `sketch`, `candidates.max_bucket` and `jobs` count here.
        progress: what follows the stages.

    Raises:
        ConfigError: when *min_resemblance* is out of range.
    """
    from dedup import verbatim  # noqa: PLC0415 - see above
    from dedup.engines.local import LocalEngine  # noqa: PLC0415 - see above
    from dedup.pipeline import NoProgress  # noqa: PLC0415 - see above

    return verbatim.near_duplicates(
        texts,
        config,
        min_resemblance=min_resemblance,
        every_pair=every_pair,
        engine=LocalEngine(config.jobs),
        progress=progress or NoProgress(),
    )
