"""Runs of many clusters, made an article and a relation at a time, so that a large one can be written to the disk."""

from functools import lru_cache
from itertools import combinations
from random import Random

from dedup.lazy import LazySequence
from dedup.model import (
    Article,
    ArticleFacts,
    Cluster,
    Credit,
    CreditStatus,
    Direction,
    Fragment,
    Measures,
    MemberPair,
    Passage,
    PassageClass,
    Provenance,
    Reason,
    ReasonKind,
    Relation,
    Run,
    Span,
    Verdict,
)

SIZE = 5
"""Articles of a cluster."""

N_SENTENCES = 45
"""Sentences of an article: some 4 KB."""

CHANGED = 8
"""Every so manieth sentence is changed by a copy."""

OUTLETS = tuple(
    f"{place} {kind}" for place in ("Alder", "Merrin", "Orm", "Tolvane", "Brine") for kind in ("Post", "Sun")
)
SYLLABLES = ("ba", "re", "to", "lu", "mi", "na", "so", "ke", "dor", "vin", "tal", "pes")


def make_large_run(n_clusters: int) -> Run:
    """A run of clusters of five copies, each of a text of its own, in which every two are related."""
    return Run(
        settings="sketch.shingle_words=5 verdict.min_score=0.5",
        input_digest=f"{n_clusters:064x}",
        articles=_Articles(n_clusters),
        relations=_Relations(n_clusters),
        clusters=tuple(_cluster(number) for number in range(n_clusters)),
    )


def _id(cluster: int, member: int) -> str:
    return f"wire/{cluster:05}-{member}.txt"


@lru_cache(maxsize=64)
def sentences(cluster: int, member: int) -> tuple[str, ...]:
    """The sentences of an article; those of a copy are those of the first member, some with a word changed."""
    chance = Random(cluster)
    told = []
    for number in range(N_SENTENCES):
        words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(12)]
        if member and (number + member) % CHANGED == 0:
            words[5] = f"{words[5]}{member}"
        told.append(f"{' '.join(words).capitalize()}.")
    return tuple(told)


class _Articles(LazySequence[ArticleFacts]):
    def __init__(self, n_clusters: int) -> None:
        self._n_clusters = n_clusters

    def __len__(self) -> int:
        return SIZE * self._n_clusters

    def item(self, place: int) -> ArticleFacts:
        cluster, member = divmod(place, SIZE)
        told = sentences(cluster, member)
        text = "\n".join(" ".join(told[start : start + 3]) for start in range(0, N_SENTENCES, 3))
        article = Article(
            id=_id(cluster, member),
            text=text,
            title=f"{told[0][:60]} {member}",
            outlet=OUTLETS[(cluster + member) % len(OUTLETS)],
            date=f"2026-11-{1 + member:02}",
            url=f"https://news.example/{cluster}/{member}",
        )
        return ArticleFacts(article=article, n_words=12 * N_SENTENCES)


PAIRS = tuple(combinations(range(SIZE), 2))


class _Relations(LazySequence[Relation]):
    def __init__(self, n_clusters: int) -> None:
        self._n_clusters = n_clusters

    def __len__(self) -> int:
        return len(PAIRS) * self._n_clusters

    def item(self, place: int) -> Relation:
        cluster, number = divmod(place, len(PAIRS))
        left, right = PAIRS[number]
        return _relation(cluster, left, right)


def _relation(cluster: int, left: int, right: int) -> Relation:
    fragments: list[Fragment] = []
    places = [0, 0]
    for number, told in enumerate(zip(sentences(cluster, left), sentences(cluster, right), strict=True)):
        spans = [Span(place, place + len(sentence)) for place, sentence in zip(places, told, strict=True)]
        places = [span.end + 1 for span in spans]
        kind = PassageClass.VERBATIM if told[0] == told[1] else PassageClass.EDITED
        if number % 15 == 14:
            kind = PassageClass.PARAPHRASED
        if fragments and fragments[-1].kind is kind:  # as dedup does: one fragment as long as nothing changes
            spans = [
                Span(fragments[-1].left.start, spans[0].end),
                Span(fragments[-1].right.start, spans[1].end),
            ]
            fragments.pop()
        fragments.append(Fragment(left=spans[0], right=spans[1], kind=kind, score=0.9))
    passage = Passage(
        left=Span(0, fragments[-1].left.end),
        right=Span(0, fragments[-1].right.end),
        kind=PassageClass.VERBATIM,
        score=0.9,
        fragments=tuple(fragments),
    )
    source, copy = _id(cluster, left), _id(cluster, right)
    reason = Reason(kind=ReasonKind.DATE, source=source, weight=2.0, words="seems to be of a later date")
    return Relation(
        left=source,
        right=copy,
        verdict=Verdict.EDITED_COPY,
        score=0.9,
        measures=Measures(left_share=0.95, right_share=0.95, left_share_unquoted=0.95, right_share_unquoted=0.95),
        passages=(passage,),
        provenance=Provenance(
            direction=Direction(source=source, copy=copy, confidence=0.88, reasons=(reason,)),
            credit=Credit(status=CreditStatus.UNCREDITED, article=copy, name=None),
        ),
    )


def _cluster(number: int) -> Cluster:
    members = tuple(_id(number, member) for member in range(SIZE))
    weakest = MemberPair(left=members[0], right=members[-1], verdict=Verdict.EDITED_COPY, score=0.9)
    return Cluster(
        id=f"c-{number:012x}",
        members=members,
        representative=members[0],
        weakest_score=0.9,
        weakest_pair=weakest,
        core=members,
    )
