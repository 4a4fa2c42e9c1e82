"""
The values that flow through the floors: frozen, compared by content, no work in constructors beyond checks.

Every offset that leaves dedup is a half-open span of Unicode code points of
the article's text exactly as it was given.
"""

from dedup.model.article import Article, ArticleFacts, Collection, Role, RoleSpan, Skip
from dedup.model.cluster import Branch, Bridge, Cluster, FamilyTree, Kinship, MemberPair
from dedup.model.near_duplicates import NearDuplicates
from dedup.model.provenance import (
    CommonSource,
    Credit,
    CreditStatus,
    Direction,
    Provenance,
    Reason,
    ReasonKind,
    Swap,
    SwapChange,
    SwapPart,
)
from dedup.model.relation import Fragment, Measures, Passage, PassageClass, Relation, Verdict
from dedup.model.run import Run
from dedup.model.span import Span, merge_spans

__all__ = [
    "Article",
    "ArticleFacts",
    "Branch",
    "Bridge",
    "Cluster",
    "Collection",
    "CommonSource",
    "Credit",
    "CreditStatus",
    "Direction",
    "FamilyTree",
    "Fragment",
    "Kinship",
    "Measures",
    "MemberPair",
    "NearDuplicates",
    "Passage",
    "PassageClass",
    "Provenance",
    "Reason",
    "ReasonKind",
    "Relation",
    "Role",
    "RoleSpan",
    "Run",
    "Skip",
    "Span",
    "Swap",
    "SwapChange",
    "SwapPart",
    "Verdict",
    "merge_spans",
]
