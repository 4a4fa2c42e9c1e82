"""
The language of a text, as far as splitting it into sentences needs it.

A few hundred characters decide: the script first, then the commonest words. A
wrong guess between languages of one script costs little; sentence ends are
mostly the same, abbreviations differ.
"""

import re
from typing import Final

# Beginning of the text that decides, in characters.
_HEAD = 400
# English is taken without looking at other languages when so many of its words stand there.
_PLAINLY_ENGLISH = 6
# Fewer common words than this decide nothing.
_FEWEST_HITS = 3

_COMMON_WORDS: Final[dict[str, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in is was that for with on as at by from it be are said has he his not have will",
        "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch werden hat sagte",
        "fr": "le la les des et en un une du dans est que pour qui par sur pas au plus avec ce il sont été aux",
        "es": "el la los las de que en y del un una por con para es se al lo como más su ha fue sus este",
        "pt": "o a os as de que em e do da um uma por com para não no na dos das se foi ao mais é são",
        "it": "il la di che e in un una per è del della con non si da le dei al alla sono ha nel anche più",
        "nl": "de het een van en in is dat op te voor met zijn niet aan er om door ook als bij maar heeft naar",
        "sv": "och att det i en som på är av för med den till har inte om ett de var han från sig vid säger",
        "da": "og at det i en som på er af for med den til har ikke om et de var han fra sig ved siger",
        "pl": "w i na z do się nie że jest to o po od za jak przez oraz dla są tym był ale jego także",
        "id": "yang dan di dengan untuk pada ini itu dari dalam tidak akan ke oleh telah adalah juga tersebut ia",
        "tr": "ve bir bu da de için ile olarak çok daha olan gibi sonra kadar en ne var değil ise dedi göre",
    }.items()
}

_SCRIPTS: Final = {
    "zh": re.compile("[\u3041-\u30ff\u4e00-\u9fff]"),
    "ko": re.compile("[\uac00-\ud7a3]"),
    "ru": re.compile("[\u0430-\u044f\u0454-\u0457\u0491]"),
    "el": re.compile("[\u03b1-\u03c9]"),
    "ar": re.compile("[\u0621-\u064a\u067e-\u06cc]"),
    "he": re.compile("[\u05d0-\u05ea]"),
    "hi": re.compile("[\u0904-\u0939]"),
    "bn": re.compile("[\u0985-\u09b9]"),
    "ta": re.compile("[\u0b85-\u0bb9]"),
    "th": re.compile("[\u0e01-\u0e2e]"),
    "hy": re.compile("[\u0561-\u0586]"),
    "ka": re.compile("[\u10d0-\u10f0]"),
}
_LATIN = re.compile("[a-z]")

# Letters that tell the second language from the first, which is written in the same script.
_TELLING: Final = {
    "zh": ("ja", re.compile("[\u3041-\u30ff]")),
    "ru": ("uk", re.compile("[\u0454\u0456\u0457\u0491]")),
    "ar": ("fa", re.compile("[\u067e\u0686\u0698\u06af]")),
}


def language_of(canonical: str) -> str:
    """The ISO 639-1 code of the language that *canonical* text begins in; `en` where nothing tells."""
    head = canonical[:_HEAD].lower()
    words = set(head.split())
    if len(words & _COMMON_WORDS["en"]) >= _PLAINLY_ENGLISH:
        return "en"
    if not head.isascii():
        latin = len(_LATIN.findall(head))
        for language, letters in _SCRIPTS.items():
            if len(letters.findall(head)) > latin:
                other, telling = _TELLING.get(language, (language, letters))
                return other if telling.search(head) else language
    hits, language = max((len(words & common), language) for language, common in _COMMON_WORDS.items())
    return language if hits >= _FEWEST_HITS else "en"
