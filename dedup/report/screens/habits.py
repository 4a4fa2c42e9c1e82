"""Signatures of spinners as a table: outlets, words, pairs, and how unlikely chance is."""

from collections.abc import Sequence
from dataclasses import dataclass

from dedup.report.choice import Choice
from dedup.report.screens.values import pair_route
from dedup.report.visible import visible_line
from dedup.report.words import count, name_of
from dedup.spin.values import SpinSignature

MAX_SIGNATURES, MAX_WORDS, MAX_PAIRS, MAX_OUTLETS = 40, 12, 6, 8
"""Signatures shown, and of each the words, the pairs and the outlets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureView:
    """
    A habit of exchanging words.

    Attributes:
        id: of the signature.
        chance: the most that chance explains, in words.
        plain: outlets of the one side.
        spun: outlets of the other.
        words: exchanges: plain, spun, and in how many stories.
        pairs: copies that show it: both headlines, and the route of the pair; empty where the report leaves it out.
        n_pairs: how many there are.
    """

    id: str
    chance: str
    plain: tuple[str, ...]
    spun: tuple[str, ...]
    words: tuple[tuple[str, str, int], ...]
    pairs: tuple[tuple[str, str, str], ...]
    n_pairs: int


def signature_views(choice: Choice, signatures: Sequence[SpinSignature]) -> tuple[SignatureView, ...]:
    """The first signatures."""
    return tuple(_view(choice, signature) for signature in signatures[:MAX_SIGNATURES])


def _view(choice: Choice, signature: SpinSignature) -> SignatureView:
    return SignatureView(
        id=visible_line(signature.id),
        chance=f"at most 1 in {max(1, round(1 / max(signature.chance, 1e-9))):,}",
        plain=_outlets(signature.plain_outlets),
        spun=_outlets(signature.spun_outlets),
        words=tuple(
            (visible_line(each.plain, 60), visible_line(each.spun, 60), each.n_stories)
            for each in signature.substitutions[:MAX_WORDS]
        ),
        pairs=tuple(_pair(choice, plain, spun) for plain, spun in signature.pairs[:MAX_PAIRS]),
        n_pairs=len(signature.pairs),
    )


def _outlets(names: Sequence[str]) -> tuple[str, ...]:
    shown = tuple(visible_line(name, 80) for name in names[:MAX_OUTLETS])
    more = len(names) - MAX_OUTLETS
    return (*shown, f"and {count(more, 'other')}") if more > 0 else shown


def _pair(choice: Choice, plain: str, spun: str) -> tuple[str, str, str]:
    """Two copies by their headlines, with the route of the pair in the order of its relation."""
    route = next((pair_route(*ends) for ends in ((plain, spun), (spun, plain)) if choice.shows_pair(*ends)), "")
    return name_of(choice.facts[plain].article, 90), name_of(choice.facts[spun].article, 90), route
