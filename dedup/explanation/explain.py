"""Two articles to the whole of what decides on them."""

from dedup import pipeline
from dedup.align.profile import profile
from dedup.config import Config
from dedup.explanation.meeting import meeting
from dedup.explanation.misses import misses
from dedup.explanation.reasons import reasons
from dedup.explanation.sides import sides
from dedup.explanation.values import Explanation
from dedup.explanation.way import way
from dedup.model import Article, Run
from dedup.relation import find_evidence, have_same_words
from dedup.spin.run import substitutions
from dedup.text.parse import parse_article


def explain(left: Article, right: Article, config: Config, run: Run | None = None) -> Explanation:
    """
    Why *left* and *right* are linked, or are not.

    Args:
        left: the one article.
        right: the other.
        config: the settings.
        run: a run that holds both, for what connects them in it.
    """
    relation = pipeline.compare(left, right, config)
    texts = parse_article(left), parse_article(right)
    profiles = profile(texts[0], config.sketch), profile(texts[1], config.sketch)
    n_words = min(each.n_words for each in profiles)
    found = reasons(find_evidence(*profiles, config), n_words, config, same_words=have_same_words(*profiles))
    met = meeting((left, right), texts, relation.measures.resemblance, config)
    spans = tuple(each.left for each in relation.fragments), tuple(each.right for each in relation.fragments)
    one, other, pairs = sides((left, right), profiles, spans, config.sketch)
    return Explanation(
        relation=relation,
        left=one,
        right=other,
        meeting=met,
        reasons=found,
        misses=misses(relation.verdict, found, met),
        shared_pairs=pairs,
        substitutions=substitutions(relation, left, right).substitutions,
        way=way(run, left.id, right.id) if run is not None else None,
    )
