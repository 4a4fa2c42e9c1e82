"""
Which words of a sentence are negated: a table of negators, and the clause as their scope.

Where negators stand before what they negate, as in English, their scope is
the rest of the clause; elsewhere it is the clause. A clause ends at a
semicolon, colon, dash or full stop, and at a comma or a conjunction that a new
subject or a contrast follows. "We will not allow this and stop it" is one
clause, "we will not allow this and we will stop it" two.
"""
# ruff: noqa: RUF001 - Cyrillic letters and dashes are meant

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final


def _words(block: str) -> frozenset[str]:
    return frozenset(block.split())


@dataclass(frozen=True, slots=True)
class Grammar:
    """
    What negation needs of a language.

    Attributes:
        negators: words that negate their clause.
        is_doubling: whether two of them in a clause are one negation, as in `nie … nikt`.
        subjects: pronouns that begin a clause behind a comma or a conjunction.
        contrasts: words that begin a clause wherever they stand.
        stands_before: whether a negator stands before all that it negates; else it negates its clause.
    """

    negators: frozenset[str]
    is_doubling: bool
    subjects: frozenset[str]
    contrasts: frozenset[str]
    stands_before: bool


def _grammar(
    negators: str, subjects: str, contrasts: str, *, is_doubling: bool = False, stands_before: bool = True
) -> Grammar:
    return Grammar(
        negators=_words(negators),
        is_doubling=is_doubling,
        subjects=_words(subjects),
        contrasts=_words(contrasts),
        stands_before=stands_before,
    )


_CONTRACTED = (
    "don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't couldn't shouldn't can't "
    "mustn't needn't ain't mightn't shan't dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt wont wouldnt "
    "couldnt shouldnt cant"
)

GRAMMARS: Final = {
    "en": _grammar(
        f"not no never none nobody nothing nowhere neither nor cannot {_CONTRACTED}",
        "i we you he she it they this that there i'm we're you're he's she's it's they're i'll we'll they'll that's "
        "there's these those",
        "but although though whereas instead unless because if",
    ),
    "de": _grammar(
        "nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem nichts nirgends weder",
        "ich wir du er sie es ihr das dies man",
        "aber sondern sonst obwohl weil wenn doch",
        stands_before=False,
    ),
    "nl": _grammar(
        "niet geen nooit niemand niets nergens",
        "ik wij we jij je hij zij ze het dit dat",
        "maar want",
        stands_before=False,
    ),
    "sv": _grammar(
        "inte ej aldrig ingen inget inga ingenting", "jag vi du han hon det de man", "men utan", stands_before=False
    ),
    "da": _grammar(
        "ikke aldri aldrig ingen intet ingenting", "jeg vi du han hun det de man", "men", stands_before=False
    ),
    "id": _grammar("tidak bukan tak belum jangan", "saya kami kita dia ia mereka", "tetapi tapi namun"),
    "tr": _grammar("değil yok hayır", "ben biz o onlar", "ama fakat", stands_before=False),
    "fr": _grammar(
        "ne n' pas jamais rien personne aucun aucune non",
        "je nous vous il elle on ils elles ce c'est",
        "mais",
        is_doubling=True,
    ),
    "es": _grammar(
        "no nunca jamás nada nadie ningún ninguna ninguno tampoco",
        "yo nosotros ella ellos eso",
        "pero sino",
        is_doubling=True,
    ),
    "pt": _grammar("não nunca jamais nada ninguém nenhum nenhuma", "eu nós ele ela eles isso", "mas", is_doubling=True),
    "it": _grammar(
        "non mai niente nulla nessuno nessuna nessun", "io noi lui lei loro questo", "ma però", is_doubling=True
    ),
    "pl": _grammar("nie nigdy nikt nic żaden żadna żadne", "ja my on ona oni to", "ale lecz", is_doubling=True),
    "ru": _grammar("не нет ни никогда никто ничего нельзя", "я мы он она они это", "но а", is_doubling=True),
    "zh": _grammar("不 没 沒 未 无 無", "我 他 她 它", "但 而"),
    "ar": _grammar("لا لم لن ليس ليست", "", "لكن"),
}
"""By ISO 639-1 code; Danish stands for Norwegian as well. A language that is not here has no negators."""

_CONJUNCTIONS: Final = _words("and or und oder et ou y e o en of och eller og dan atau ve i и или")
_FOCUS: Final = _words(
    """
    only just merely simply nur bloß seulement solo sólo solamente só somente alleen bara kun tylko только
    """
)
_CORRELATIVES: Final = _words("nor noch ni né nem ani ни")
_ENDS: Final = frozenset(".;:!?…—–。；：！？，")

OPENINGS: Final = _CONJUNCTIONS | _words("but so because aber also mais car pero ma mas maar dus men ale tapi но а")
"""Words with which a sentence goes on from the one before it."""


AFFIRMATIVES: Final = _words(
    """
    everybody everyone everything always all every each some somebody someone something many both any ever can will
    could would should must may might yes jeder jede jedes alle alles immer jemand etwas tous tout toujours quelqu'un
    todos todo siempre alguien algo tutti tutto sempre qualcuno tudo alguém allen alles altijd iemand alla allt alltid
    alle alt altid alltid wszyscy wszystko zawsze ktoś semua selalu все всё всегда кто-то
    """
)
"""Words that take the place of a negator where a sentence is turned round."""


def negated(words: Sequence[str], gaps: Sequence[str], language: str) -> list[bool]:
    """
    Whether each word stands in a negated clause.

    Args:
        words: folded.
        gaps: what stands in the text between each word and the one before it; the first is not looked at.
        language: ISO 639-1.
    """
    grammar = GRAMMARS.get(language)
    if grammar is None:
        return [False] * len(words)
    result: list[bool] = []
    begin = 0
    for place in range(1, len(words) + 1):
        if place == len(words) or _begins_clause(words, gaps, place, grammar):
            result += _scope(words[begin:place], gaps[begin:place], grammar)
            begin = place
    return result


def is_negator(word: str, language: str) -> bool:
    """Whether *word* negates."""
    grammar = GRAMMARS.get(language)
    return grammar is not None and word in grammar.negators


def is_telling(word: str, language: str) -> bool:
    """Whether *word* decides what is negated: a negator, or what begins a clause."""
    grammar = GRAMMARS.get(language)
    return grammar is not None and (word in grammar.negators or word in grammar.subjects or word in grammar.contrasts)


def _begins_clause(words: Sequence[str], gaps: Sequence[str], place: int, grammar: Grammar) -> bool:
    """Whether a clause begins at *place*."""
    gap, word = gaps[place], words[place]
    if not _ENDS.isdisjoint(gap) or word in grammar.contrasts:
        return True
    if word not in grammar.subjects:
        return False
    return "," in gap or words[place - 1] in _CONJUNCTIONS


def _scope(clause: Sequence[str], gaps: Sequence[str], grammar: Grammar) -> list[bool]:
    """Whether each word of a clause is negated; a second negator undoes the first, unless the language doubles."""
    found = 0
    after: list[bool] = []
    for place, word in enumerate(clause):
        after.append(found > 0 if grammar.is_doubling else found % 2 == 1)
        if word not in grammar.negators or (place + 1 < len(clause) and clause[place + 1] in _FOCUS):
            continue
        is_answer = place == 0 and len(clause) > 1 and "," in gaps[1]
        is_repeated = word in _CORRELATIVES and found > 0
        found += not is_answer and not is_repeated
    whole = found > 0 if grammar.is_doubling else found % 2 == 1
    return after if grammar.stands_before else [whole] * len(clause)
