"""The numbers in a run of words: digits, and number words of several languages."""

from collections.abc import Iterator, Sequence
from typing import Final

_VALUES: Final[dict[str, int]] = {
    word: value
    for value, words in {
        0: "zero null zéro cero nul nol ноль",
        2: "two zwei deux dos due dois duas twee två to dwa dwie dua два две",
        3: "three drei trois tres tre três drie trzy tiga три",
        4: "four vier quatre cuatro quattro quatro fyra fire cztery empat четыре",
        5: "five fünf cinq cinco cinque vijf fem pięć lima пять",
        6: "six sechs seis sei zes sex seks sześć enam шесть",
        7: "seven sieben sept siete sette sete zeven sju syv siedem tujuh семь",
        8: "eight acht huit ocho otto oito åtta otte åtte osiem delapan восемь",
        9: "nine neun neuf nueve nove negen nio ni dziewięć sembilan девять",
        10: "ten zehn dix diez dieci dez tien tio ti dziesięć sepuluh десять",
        11: "eleven elf onze once undici elva elleve jedenaście sebelas одиннадцать",
        12: "twelve zwölf douze doce dodici doze twaalf tolv dwanaście двенадцать",
        13: "thirteen dreizehn treize trece tredici treze dertien tretton tretten trzynaście",
        14: "fourteen vierzehn quatorze catorce quattordici catorze veertien fjorton fjorten czternaście",
        15: "fifteen fünfzehn quinze quince quindici vijftien femton femten piętnaście пятнадцать",
        16: "sixteen sechzehn seize dieciséis sedici dezesseis zestien sexton seksten szesnaście",
        17: "seventeen siebzehn diecisiete diciassette dezessete zeventien sjutton sytten siedemnaście",
        18: "eighteen achtzehn dieciocho diciotto dezoito achttien arton atten osiemnaście",
        19: "nineteen neunzehn diecinueve diciannove dezenove negentien nitton nitten dziewiętnaście",
        20: "twenty zwanzig vingt veinte venti vinte twintig tjugo tyve tjue dwadzieścia двадцать",
        30: "thirty dreißig dreissig trente treinta trenta trinta dertig trettio tredive tretti trzydzieści тридцать",
        40: "forty vierzig quarante cuarenta quaranta quarenta veertig fyrtio fyrre førti czterdzieści сорок",
        50: "fifty fünfzig cinquante cincuenta cinquanta cinquenta vijftig femtio halvtreds femti пятьдесят",
        60: "sixty sechzig soixante sesenta sessanta sessenta zestig sextio tres seksti шестьдесят",
        70: "seventy siebzig setenta settanta zeventig sjuttio halvfjerds sytti семьдесят",
        80: "eighty achtzig ochenta ottanta oitenta tachtig åttio firs åtti восемьдесят",
        90: "ninety neunzig noventa novanta negentig nittio halvfems nitti девяносто",
    }.items()
    for word in words.split()
}
"""Number words that are hardly ever anything else; those for one are articles and pronouns as well."""

_AMBIGUOUS: Final = frozenset(
    """to ni ti sei once fire due nul nol nove fem sex tres elf null""".split()  # noqa: SIM905 - a table is read more easily
)
"""Those that are common words of another of the languages."""

_SCALES: Final[dict[str, int]] = {
    word: value
    for value, words in {
        100: "hundred hundert cent cien cientos cento honderd hundra hundre sto ratus сто",
        1000: "thousand thousands tausend mille mil mila duizend tusen tusind tysiąc tysięcy ribu тысяч тысячи",
        10**6: "million millions millionen millón millones milione milioni milhão milhões miljoen miljon miljoner "
        "millioner milion milionów juta миллион миллионов",
        10**9: "billion billions milliarde milliarden milliard milliards miliardo miliardi miljard miljarder "
        "milliarder miliard miliardów miliar миллиард миллиардов",
        10**12: "trillion trillions billionen",
    }.items()
    for word in words.split()
}


def numbers(words: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """
    The numbers among folded *words*: first word, word after the last, value.

    `twenty five`, `2.5 million`, `three hundred` and `12 000` are one number each.
    """
    place = 0
    while place < len(words):
        value = _value(words[place])
        begin = place
        place += 1
        if value is None:
            continue
        if words[begin].isdigit() and 0 < value < 1000:
            while place < len(words) and len(words[place]) == 3 and words[place].isdigit():
                value = 1000 * value + float(words[place])
                place += 1
        if place < len(words) and value in range(20, 100, 10) and 0 < (_value(words[place]) or 0) < 10:
            value += _value(words[place]) or 0
            place += 1
        while place < len(words) and words[place] in _SCALES:
            value *= _SCALES[words[place]]
            place += 1
        yield begin, place, value


def _value(word: str) -> float | None:
    """The value of digits or of a number word; None for any other word."""
    if word[0].isdigit() and word.isascii():
        digits = word.rstrip("abcdefghijklmnopqrstuvwxyz%")
        try:
            return float(digits)
        except ValueError:  # several points: a date, a version
            return None
    return None if word in _AMBIGUOUS else _VALUES.get(word)
