"""
Find copied, syndicated and rewritten news articles, and show which passages were copied and how.

>>> import dedup
>>> original = dedup.Article(id="wire", text=(
...     "The harbour master of Tolvane closed the eastern channel on Monday after a survey found "
...     "that the breakwater had moved by eleven centimetres since March. Forty fishing boats will "
...     "have to land their catch at Merrin until engineers have poured new footings."
... ))
>>> edited = dedup.Article(id="mirror", text=(
...     "The harbour master of Tolvane shut the eastern channel this week after a survey showed "
...     "that the breakwater had moved by eleven centimetres since March. Some forty fishing boats "
...     "must land their catch at Merrin until engineers have poured new footings."
... ))
>>> relation = dedup.compare(original, edited)
>>> str(relation.verdict), relation.score > 0.9
('edited-copy', True)
>>> run = dedup.cluster([original, edited])
>>> [cluster.members for cluster in run.clusters]
[('mirror', 'wire')]
"""

from dedup.api import cluster, compare, explain, family_trees, near_duplicates, quotes, read
from dedup.config import AlignConfig, BoilerplateConfig, CandidateConfig, Config, SketchConfig, VerdictConfig
from dedup.errors import ConfigError, DedupError, FormatError, InputError, OutputError
from dedup.ledger.values import Change, DiffPart, Edit, LedgerEntry, Quotation, Variant
from dedup.metadata import Metadata, Moment, StatedBy
from dedup.model import (
    Article,
    ArticleFacts,
    Branch,
    Bridge,
    Cluster,
    Collection,
    CommonSource,
    Credit,
    CreditStatus,
    Direction,
    FamilyTree,
    Fragment,
    Kinship,
    Measures,
    MemberPair,
    NearDuplicates,
    Passage,
    PassageClass,
    Provenance,
    Reason,
    ReasonKind,
    Relation,
    Role,
    RoleSpan,
    Run,
    Skip,
    Span,
    Swap,
    SwapChange,
    SwapPart,
    Verdict,
)

__all__ = [
    "AlignConfig",
    "Article",
    "ArticleFacts",
    "BoilerplateConfig",
    "Branch",
    "Bridge",
    "CandidateConfig",
    "Change",
    "Cluster",
    "Collection",
    "CommonSource",
    "Config",
    "ConfigError",
    "Credit",
    "CreditStatus",
    "DedupError",
    "DiffPart",
    "Direction",
    "Edit",
    "FamilyTree",
    "FormatError",
    "Fragment",
    "InputError",
    "Kinship",
    "LedgerEntry",
    "Measures",
    "MemberPair",
    "Metadata",
    "Moment",
    "NearDuplicates",
    "OutputError",
    "Passage",
    "PassageClass",
    "Provenance",
    "Quotation",
    "Reason",
    "ReasonKind",
    "Relation",
    "Role",
    "RoleSpan",
    "Run",
    "SketchConfig",
    "Skip",
    "Span",
    "StatedBy",
    "Swap",
    "SwapChange",
    "SwapPart",
    "Variant",
    "Verdict",
    "VerdictConfig",
    "cluster",
    "compare",
    "explain",
    "family_trees",
    "near_duplicates",
    "quotes",
    "read",
]

__version__ = "0.1.0"
