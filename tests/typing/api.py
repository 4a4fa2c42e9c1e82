"""The public API as a type checker sees it: `make check` runs mypy on this file, and nothing runs the file itself."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import assert_never, assert_type

import dedup


def reading() -> None:
    """Paths come as strings or as Path, several at once."""
    collection = dedup.read("news", Path("archive.jsonl"), fields={"text": "body"})
    assert_type(collection, dedup.Collection)
    assert_type(collection.articles, Sequence[dedup.Article])
    assert_type(collection.skips[0].reason, str)


def clustering(collection: dedup.Collection, articles: list[dedup.Article]) -> None:
    """A collection, or any articles."""
    run = dedup.cluster(collection)
    assert_type(run, dedup.Run)
    assert_type(dedup.cluster(iter(articles)), dedup.Run)
    assert_type(run.clusters[0].members, tuple[str, ...])
    assert_type(run.clusters[0].weakest_score, float)
    assert_type(run.clusters[0].weakest_pair, dedup.MemberPair)
    assert_type(run.clusters[0].bridges[0].parts, tuple[tuple[str, ...], ...])
    assert_type(run.articles[0].roles[0].role, dedup.Role)
    assert_type(run.counts, Mapping[str, int])


def quoting(run: dedup.Run) -> None:
    """A ledger entry holds a quotation and its variants."""
    entries = dedup.quotes(run)
    assert_type(entries, tuple[dedup.LedgerEntry, ...])
    assert_type(entries[0].speaker, str | None)
    assert_type(entries[0].quotation, dedup.Quotation)
    assert_type(entries[0].variants[0].changes, tuple[dedup.Change, ...])
    assert_type(entries[0].variants[0].diff[0].base, dedup.Span | None)


def comparing(left: dedup.Article, right: dedup.Article) -> str:
    """A relation holds verdict, score, measures and passages."""
    config = dedup.Config(align=dedup.AlignConfig(min_cosine=0.3), jobs=2)
    assert_type(config.settings_line(), str)
    relation = dedup.compare(left, right, config)
    assert_type(relation, dedup.Relation)
    assert_type(relation.measures.left_share, float)
    assert_type(relation.measures.copied_words, int)
    assert_type([passage.left.of(left.text) for passage in relation.passages], list[str])
    kind = relation.passages[0].kind
    match kind:
        case dedup.PassageClass.VERBATIM | dedup.PassageClass.EDITED:
            return "copied"
        case dedup.PassageClass.PARAPHRASED:
            return "reworded"
        case dedup.PassageClass.QUOTATION:
            return "quoted"
        case _:
            assert_never(kind)


def tracing(run: dedup.Run) -> None:
    """Provenance is there where something was copied; a tree has a branch for each member."""
    provenance = run.relations[0].provenance
    if provenance is not None:
        assert_type(provenance.direction.source, str | None)
        assert_type(provenance.direction.reasons[0].kind, dedup.ReasonKind)
        assert_type(provenance.credit.status, dedup.CreditStatus)
        assert_type(provenance.swaps[0].change, dedup.SwapChange)
    trees = dedup.family_trees(run)
    assert_type(trees, tuple[dedup.FamilyTree, ...])
    assert_type(trees[0].branches[0].kinship, dedup.Kinship)
    assert_type(trees[0].missing, dedup.CommonSource | None)


def explaining(left: dedup.Article, right: dedup.Article, run: dedup.Run) -> None:
    """An explanation holds the relation, and why."""
    explanation = dedup.explain(left, right, run=run)
    assert_type(explanation.relation, dedup.Relation)
    assert_type(explanation.reasons.rule, str)
    assert_type(explanation.misses[0].needed, float)


class Bar:
    """Whatever has this method may follow a run."""

    def stage(self, name: str, total: int | None) -> AbstractContextManager[Callable[[int], None]]:
        """A stage that is followed by printing."""
        return nullcontext(lambda n: print(name, n, total))  # noqa: T201 - an example of following


def following(articles: list[dedup.Article]) -> None:
    """Progress is a protocol: no base class is needed."""
    dedup.cluster(articles, progress=Bar())


def failing() -> None:
    """Every error on purpose is a DedupError."""
    try:
        dedup.read("nowhere")
    except dedup.InputError as error:
        assert_type(error.exit_code, int)
    except dedup.DedupError:
        raise


def refused(article: dedup.Article) -> None:
    """Values are frozen, and mistakes are caught."""
    article.text = "other"  # type: ignore[misc] # frozen
    dedup.compare(article)  # type: ignore[call-arg] # two articles
    dedup.Article("a", "text")  # type: ignore[call-arg] # by keyword only
