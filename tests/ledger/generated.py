"""A generated run of many quotations: invented words, speakers, copies and altered copies."""

import random

from dedup.model import Article, ArticleFacts, Run
from dedup.text.parse import parse

FUNCTION_WORDS = tuple("the of and to in is that for with on as at by from it be not".split())  # noqa: SIM905 - shorter
SYLLABLES = tuple("bra cel dor fen gal hin jor kel lum mar nor pel quo ras sil tor ul ven wex yor".split())  # noqa: SIM905 - easier to read


def make_run(n_articles: int, n_quotations: int, *, hash_seed: int = 7) -> Run:
    """A run of *n_articles* with *n_quotations* each, a third of them seen before and a tenth of these altered."""
    rng = random.Random(hash_seed)
    words = ["".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) for _ in range(4000)]
    known: list[str] = []
    facts = []
    for number in range(n_articles):
        paragraphs = []
        for _ in range(n_quotations):
            quoted = rng.choice(known) if known and rng.random() < 0.33 else sentence(rng, words)
            known.append(quoted)
            if rng.random() < 0.1:
                quoted = quoted.replace(" not ", " ").replace("the", "this", 1)
            name = f"{rng.choice(words).title()} {rng.choice(words).title()}"
            paragraphs.append(
                f"{sentence(rng, words)}. “{quoted},” said {name}, who lives in {rng.choice(words).title()}."
            )
        article = Article(id=f"{number:06d}", text="\n\n".join(paragraphs))
        facts.append(ArticleFacts(article=article, n_words=100, quotations=parse(article.text).quotations))
    return Run(settings="", input_digest="", articles=tuple(facts), relations=(), clusters=())


def sentence(rng: random.Random, words: list[str]) -> str:
    """Some eighteen words, half of them common."""
    chosen = [rng.choice(FUNCTION_WORDS if place % 2 else words) for place in range(rng.randint(10, 26))]
    return " ".join(chosen).capitalize()
