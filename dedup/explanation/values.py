"""What an explanation is made of."""

from dataclasses import dataclass

from dedup.model import Article, MemberPair, Relation, RoleSpan, Span, Verdict
from dedup.spin.values import Substitution


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """
    One threshold, and what the pair has of it.

    Attributes:
        setting: the setting that holds the threshold or that it is a part of, such as `verdict.min_score`; None for
            a threshold that is fixed.
        measured: what is compared with it, in words.
        value: what the pair has.
        needed: the threshold.
        leads_to: the verdict that the check is a condition of; None where it decides whether the two are compared.
        is_strict: whether the value has to lie above the threshold.
    """

    setting: str | None
    measured: str
    value: float
    needed: float
    leads_to: Verdict | None = None
    is_strict: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the value reaches the threshold."""
        return self.value > self.needed if self.is_strict else self.value >= self.needed

    @property
    def nearness(self) -> float:
        """The value as a part of the threshold, from 0: below 1 where it is missed, or 1 where it has to lie above."""
        return self.value / self.needed if self.needed else float(self.is_met)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedRoute:
    """
    One of several ways to the same end, and what the pair has of it.

    Attributes:
        name: what holds of the two where it is open.
        checks: what it takes, all of it.
    """

    name: str
    checks: tuple[Check, ...]

    @property
    def is_open(self) -> bool:
        """Whether every check is met."""
        return all(check.is_met for check in self.checks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """
    Whether the two would be compared in a run that holds nothing else, and why.

    Attributes:
        is_candidate: whether they would.
        same_words: whether they have the same words, and are compared for that alone.
        bands: numbers of the bands of the verbatim view that both share, from 0.
        n_bands: how many bands there are.
        resemblance: exact resemblance of the verbatim views, in [0, 1].
        probability: that of sharing a band, by the S-curve, at this resemblance.
        shared_pairs: sampled content pairs that both have: keys of the content view.
        left_pairs: those of the left article.
        right_pairs: those of the right article.
        shared_quotations: keys of quotations that both have.
        checks: every threshold that makes a candidate; not all of them need to be met.
    """

    is_candidate: bool
    same_words: bool
    bands: tuple[int, ...]
    n_bands: int
    resemblance: float
    probability: float
    shared_pairs: int
    left_pairs: int
    right_pairs: int
    shared_quotations: int
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """
    What one feature of the verdict model adds.

    Attributes:
        name: the feature.
        value: what the pair has.
        coefficient: what the model gives for each unit.
        contribution: coefficient · value, in units of the logit.
        needed: the value at which the model alone would reach `verdict.min_score`, all else as it is; None where the
            threshold is 0 or 1, or the coefficient 0.
    """

    name: str
    value: float
    coefficient: float
    contribution: float
    needed: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """
    How the verdict came about; see `relation.Judgement` for the probabilities.

    Attributes:
        rule: the rule that decided, in words.
        same_words: whether the two have the very same words, so that there was nothing to judge.
        intercept: of the model.
        features: of the model, the largest contribution first.
        model: the probability of a copy that they add up to, in [0, 1].
        is_asked: whether it counts: every check of `grounds` is met, and one of `routes` and one of `backings` is open.
        grounds: what it takes for that, whatever the route.
        routes: the ways on which enough agrees for it.
        backings: the ways on which more than the form of the two backs it.
        word_for_word: the probability of a copy by words in runs alone, in [0, 1].
        whole: the probability of a copy that decides, in [0, 1].
        doubted: what the model adds to the score where it does not count, in [0, 1].
        lifted: what the copied words give, in [0, 1].
        coverings: the ways to a copy of the whole rather than an excerpt; one has to be open.
        checks: every other threshold, from the weakest condition to the strongest verdict.
    """

    rule: str
    same_words: bool
    intercept: float
    features: tuple[Feature, ...]
    model: float
    is_asked: bool
    grounds: tuple[Check, ...]
    routes: tuple[CheckedRoute, ...]
    backings: tuple[CheckedRoute, ...]
    word_for_word: float
    whole: float
    doubted: float
    lifted: float
    coverings: tuple[CheckedRoute, ...]
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """
    One article as matching saw it; spans are in its text as given.

    Attributes:
        article: the article.
        n_words: words that take part in matching.
        roles: what is left out, and why.
        quotations: what is masked where articles are linked.
        matched: content words that stand in a content pair which both articles have.
        unmatched: sentences that lie in no fragment, be they within a passage.
    """

    article: Article
    n_words: int
    roles: tuple[RoleSpan, ...]
    quotations: tuple[Span, ...]
    matched: tuple[Span, ...]
    unmatched: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPair:
    """Two content words, as the left article spells them, that stand close together in both; the sum of rarities."""

    one: str
    other: str
    rarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """
    What connects two articles in a run.

    Attributes:
        left_cluster: id of the cluster of the left article; None where it stands alone.
        right_cluster: the same of the right one.
        is_listed: whether the run holds a relation of the two.
        steps: copies from the left article to the right one, such that the weakest is as strong as it can be; empty
            where no copies connect them.
    """

    left_cluster: str | None
    right_cluster: str | None
    is_listed: bool
    steps: tuple[MemberPair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """
    Why two articles are linked, or are not.

    Attributes:
        relation: what they are to each other.
        left: the left article as matching saw it.
        right: the right one.
        meeting: whether and why they would be compared.
        reasons: how the verdict came about.
        misses: thresholds that were missed on the way to being compared or to a stronger verdict, the nearest first.
        shared_pairs: the rarest content pairs that both have.
        substitutions: the words exchanged in reworded passages, the most telling first.
        way: what connects them in a run, where one was given.
    """

    relation: Relation
    left: Side
    right: Side
    meeting: Meeting
    reasons: Reasons
    misses: tuple[Check, ...]
    shared_pairs: tuple[SharedPair, ...]
    substitutions: tuple[Substitution, ...]
    way: Way | None = None
