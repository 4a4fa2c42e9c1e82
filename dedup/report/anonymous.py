"""
A run without names, to be shown to others: articles and outlets are numbered, and known names are blacked out.

A name that the run knows as that of an outlet, a writer, an agency or a
rights holder is replaced wherever it stands in a text by as many black
squares, so that every offset stays what it was. Other names in the news
itself stay.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from dedup.lazy import LazySequence
from dedup.metadata import Metadata
from dedup.model import (
    ArticleFacts,
    Bridge,
    Cluster,
    Provenance,
    Relation,
    Run,
    Skip,
    Swap,
    SwapPart,
)

BLACK = "█"

_WORD = re.compile(r"\w+")


def anonymous(run: Run) -> Run:
    """*run* with numbers for ids and outlets, without addresses and origins, and with known names blacked out."""
    names = _Names(run)
    return replace(
        run,
        articles=_Articles(run.articles, names),
        relations=_Relations(run.relations, names),
        clusters=tuple(names.cluster(cluster) for cluster in run.clusters),
        skips=tuple(
            Skip(origin=f"input {number}", reason=names.masked(skip.reason))
            for number, skip in enumerate(run.skips, start=1)
        ),
    )


class _Articles(LazySequence[ArticleFacts]):
    def __init__(self, articles: Sequence[ArticleFacts], names: "_Names") -> None:
        self._articles = articles
        self._names = names

    def __len__(self) -> int:
        return len(self._articles)

    def item(self, place: int) -> ArticleFacts:
        return self._names.facts(self._articles[place])


class _Relations(LazySequence[Relation]):
    def __init__(self, relations: Sequence[Relation], names: "_Names") -> None:
        self._relations = relations
        self._names = names

    def __len__(self) -> int:
        return len(self._relations)

    def item(self, place: int) -> Relation:
        return self._names.relation(self._relations[place])


class _Names:
    """What every name of a run becomes."""

    def __init__(self, run: Run) -> None:
        outlets: set[str] = set()
        known: set[str] = set()
        self.ids: dict[str, str] = {}
        width = len(f"{len(run.articles)}")
        for number, facts in enumerate(run.articles, start=1):
            self.ids[facts.article.id] = f"article-{number:0{width}}"
            outlets.update(filter(None, [facts.article.outlet]))
            known.update(_names_in(facts.article.metadata))
        known.update(chain.from_iterable(_named_by(relation) for relation in run.relations))
        self.outlets = {outlet: f"Outlet {number}" for number, outlet in enumerate(sorted(outlets), start=1)}
        self._by_first_word = _by_first_word(known | outlets)

    def masked(self, text: str) -> str:
        """*text* with every known name blacked out, at its old length."""
        pieces = []
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            name = next((name for name in self._by_first_word.get(word[0], ()) if self._stands(text, word, name)), None)
            if name is not None:
                pieces.append(text[end : word.start()] + BLACK * len(name))
                end = word.start() + len(name)
        return "".join((*pieces, text[end:]))

    def facts(self, facts: ArticleFacts) -> ArticleFacts:
        """An article under its number."""
        article = facts.article
        return replace(
            facts,
            article=replace(
                article,
                id=self.ids[article.id],
                text=self.masked(article.text),
                title=None if article.title is None else self.masked(article.title),
                outlet=None if article.outlet is None else self.outlets[article.outlet],
                url=None,
                origin=None,
                metadata=_without_names(article.metadata),
                boilerplate=(),
            ),
            roles=tuple(replace(role, reason=self.masked(role.reason)) for role in facts.roles),
        )

    def relation(self, relation: Relation) -> Relation:
        """A relation of numbered articles."""
        return replace(
            relation,
            left=self.ids[relation.left],
            right=self.ids[relation.right],
            provenance=None if relation.provenance is None else self._provenance(relation.provenance),
        )

    def cluster(self, cluster: Cluster) -> Cluster:
        """A cluster of numbered articles."""
        weakest = cluster.weakest_pair
        return replace(
            cluster,
            members=self._all(cluster.members),
            representative=self.ids[cluster.representative],
            weakest_pair=replace(weakest, left=self.ids[weakest.left], right=self.ids[weakest.right]),
            core=self._all(cluster.core),
            fringe=self._all(cluster.fringe),
            bridges=tuple(
                Bridge(members=self._all(bridge.members), parts=tuple(map(self._all, bridge.parts)))
                for bridge in cluster.bridges
            ),
            related=self._all(cluster.related),
        )

    def _all(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.ids[identity] for identity in ids)

    def _provenance(self, provenance: Provenance) -> Provenance:
        direction, credit = provenance.direction, provenance.credit
        common = direction.common_source
        return Provenance(
            direction=replace(
                direction,
                source=self._number(direction.source),
                copy=self._number(direction.copy),
                reasons=tuple(
                    replace(reason, source=self.ids[reason.source], words=self.masked(reason.words))
                    for reason in direction.reasons
                ),
                common_source=None
                if common is None
                else replace(common, name=self._shown(common.name), words=self.masked(common.words)),
            ),
            credit=replace(credit, article=self._number(credit.article), name=self._shown(credit.name)),
            swaps=tuple(map(self._swap, provenance.swaps)),
        )

    def _number(self, identity: str | None) -> str | None:
        return None if identity is None else self.ids[identity]

    def _shown(self, name: str | None) -> str | None:
        """A name as its outlet's number; black where it is of no outlet."""
        return None if name is None else self.outlets.get(name, BLACK * len(name))

    def _swap(self, swap: Swap) -> Swap:
        left, right = (
            None if text is None else BLACK * len(text) if swap.part is SwapPart.BYLINE else self.masked(text)
            for text in (swap.left, swap.right)
        )
        return replace(swap, left=left, right=right)

    @staticmethod
    def _stands(text: str, word: re.Match[str], name: str) -> bool:
        """Whether *name* stands where *word* begins, and ends where a word does."""
        end = word.start() + len(name)
        return text.startswith(name, word.start()) and not (text[end : end + 1].isalnum() and name[-1].isalnum())


def _names_in(known: Metadata) -> Iterable[str]:
    return filter(None, (known.byline, known.agency, known.copyright, *known.credits))


def _named_by(relation: Relation) -> Iterable[str]:
    if relation.provenance is None:
        return ()
    common = relation.provenance.direction.common_source
    return filter(None, (relation.provenance.credit.name, common.name if common else None))


def _without_names(known: Metadata) -> Metadata:
    return replace(known, canonical=None, byline=None, agency=None, copyright=None, credits=(), item=None, stated_by=())


def _by_first_word(names: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Names of two letters or more by their first word, the longest first; from that word on."""
    found: dict[str, list[str]] = {}
    for name in names:
        word = _WORD.search(name)
        if word is not None and len(name) - word.start() > 1:
            found.setdefault(word[0], []).append(name[word.start() :].rstrip())
    return {word: sorted(set(all_names), key=lambda name: (-len(name), name)) for word, all_names in found.items()}
