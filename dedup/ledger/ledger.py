"""The stage: a run to its ledger of quotations."""

from collections import Counter
from collections.abc import Sequence

from dedup.ledger.changes import changes
from dedup.ledger.families import Family, families
from dedup.ledger.links import copies_of, links
from dedup.ledger.utterances import Sentence, sentences_of
from dedup.ledger.values import Change, LedgerEntry, Variant
from dedup.ledger.worddiff import Wording, diff, hunks
from dedup.ledger.wordings import wordings
from dedup.model import ArticleFacts, Relation, Run
from dedup.text.language import language_of


def ledger(run: Run) -> tuple[LedgerEntry, ...]:
    """
    Every quotation of a run's articles, with its variants in other articles.

    Each quoted sentence is in exactly one entry, but for what an article
    repeats. Entries come by what a reader should see first: a flipped
    negation, a flipped number, other words in a copy, other words elsewhere,
    brackets, cuts, the same words in several articles, and what only one
    article has; within these, what more articles have first.
    """
    facts = sorted(run.articles, key=lambda each: each.article.id)
    sentences = [sentence for each in facts for sentence in sentences_of(each.article, each.quotations)]
    return _Ledger(facts, sentences, run.relations).entries() if sentences else ()


class _Ledger:
    """The sentences of a run with all that is known of them while its ledger is made."""

    def __init__(
        self, facts: Sequence[ArticleFacts], sentences: Sequence[Sentence], relations: Sequence[Relation]
    ) -> None:
        self._texts = {each.article.id: each.article.text for each in facts}
        self._sentences = sentences
        self._relations = relations
        self._copies: dict[str, set[str]] = {article: set() for article in self._texts}
        for copy in copies_of(relations):
            self._copies[copy.left].add(copy.right)
            self._copies[copy.right].add(copy.left)
        self._table = wordings([self._texts[each.quotation.article] for each in sentences], sentences)
        self._languages: dict[str, str] = {}

    def entries(self) -> tuple[LedgerEntry, ...]:
        """All entries, the most newsworthy first."""
        table = self._table
        n_articles = [len({self._article(member) for member in members}) for members in table.members]
        n_own = [self._wording(members[0]).n_said for members in table.members]
        found = families(links(table, self._sentences, self._relations), n_articles, n_own)
        return tuple(sorted(map(self._entry, found), key=_newsworthiness))

    def _entry(self, family: Family) -> LedgerEntry:
        """The entry that a family of wordings makes."""
        base = self._first(family.base)
        article = self._article(base)
        articles = {
            self._article(member)
            for wording in (family.base, *family.others)
            for member in self._table.members[wording]
        }
        matches = {wording: self._match(family.base, wording) for wording in family.others}
        covered = self._covered(family, matches)
        variants: list[Variant] = []
        for wording in (family.base, *family.others):
            known = {article}
            for member in self._table.members[wording]:
                other = self._article(member)
                if other not in known:
                    known.add(other)
                    in_copy = not self._copies[other].isdisjoint(articles)
                    variants.append(self._variant(base, member, matches.get(wording), covered[other], in_copy=in_copy))
        return LedgerEntry(
            quotation=self._sentences[base].quotation,
            speaker=self._speaker(family),
            variants=tuple(sorted(variants, key=_gravity)),
        )

    def _variant(
        self, base: int, member: int, match: Sequence[int] | None, covered: Sequence[bool], *, in_copy: bool
    ) -> Variant:
        """A sentence as a variant of the *base* sentence; *match* is None for the same wording."""
        one, other = self._wording(base, is_base=True), self._wording(member)
        match = range(len(one.words)) if match is None else match
        found = hunks(match, one, other)
        return Variant(
            quotation=other.sentence.quotation,
            changes=changes(found, match, one, other, covered),
            diff=diff(found, one, other),
            in_copy=in_copy,
        )

    def _covered(self, family: Family, matches: dict[int, list[int]]) -> dict[str, list[bool]]:
        """For each article, which words of the base any of its sentences in the family has."""
        size = len(self._table.of(family.base))
        covered: dict[str, list[bool]] = {}
        for wording in (family.base, *family.others):
            match = matches.get(wording, [0] * size)
            for member in self._table.members[wording]:
                row = covered.setdefault(self._article(member), [False] * size)
                row[:] = [was or now >= 0 for was, now in zip(row, match, strict=True)]
        return covered

    def _first(self, wording: int) -> int:
        """The sentence that stands for a wording: the first with a speaker."""
        members = self._table.members[wording]
        return next((member for member in members if self._sentences[member].quotation.speaker), members[0])

    def _speaker(self, family: Family) -> str | None:
        """Who most articles name; of equals the fullest name, then the first."""
        members = [member for wording in (family.base, *family.others) for member in self._table.members[wording]]
        named = Counter(speaker for member in members if (speaker := self._sentences[member].quotation.speaker))
        return min(named, key=lambda speaker: (-named[speaker], -len(speaker), speaker), default=None)

    def _match(self, base: int, wording: int) -> list[int]:
        match: list[int] = self._table.align(base, wording).tolist()
        return match

    def _article(self, member: int) -> str:
        return self._sentences[member].quotation.article

    def _wording(self, member: int, *, is_base: bool = False) -> Wording:
        """A sentence ready to be compared."""
        sentence = self._sentences[member]
        article = sentence.quotation.article
        if article not in self._languages:
            self._languages[article] = language_of(self._texts[article])
        numbers = self._table.of(self._table.wording_of[member])
        return Wording(
            sentence=sentence,
            text=self._texts[article],
            words=[self._table.folded[number] for number in numbers.tolist()],
            rarities=self._table.rarities[numbers].tolist(),
            language=self._languages[article],
            is_base=is_base,
        )


def _rank(variant: Variant) -> int:
    """How newsworthy a variant is, 0 the most: a change of words counts for more in a copy."""
    gravest = variant.changes[0]
    order = list(Change)
    return 2 * order.index(gravest) + (not variant.in_copy if gravest is not Change.SAME else 0)


def _gravity(variant: Variant) -> tuple[int, str, int]:
    return _rank(variant), variant.quotation.article, variant.quotation.spans[0].start


def _newsworthiness(entry: LedgerEntry) -> tuple[int, int, str, int]:
    """What decides the order of entries."""
    rank = min(map(_rank, entry.variants), default=2 * len(Change))
    return rank, -len(entry.variants), entry.quotation.article, entry.quotation.spans[0].start
