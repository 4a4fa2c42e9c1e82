"""The names of months in the languages that news comes in."""
# ruff: noqa: RUF001 - months are written with letters of many alphabets

from typing import Final

MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero gennaio janeiro januari januar jänner ocak января styczeń stycznia",
            "feb february februar février fevrier febrero febbraio fevereiro februari şubat февраля lutego luty",
            "mar march märz marz mars marzo março marco maart mart марта marca maret",
            "apr april avril abril aprile nisan апреля kwietnia kwiecień",
            "may mai mayo maggio maio mei maj mayıs мая maja",
            "jun june juni juin junio giugno junho haziran июня czerwca",
            "jul july juli juillet julio luglio julho temmuz июля lipca",
            "aug august août aout agosto augustus augusti ağustos августа sierpnia agustus",
            "sep sept september septembre septiembre settembre setembro eylül сентября września",
            "oct october oktober octobre octubre ottobre outubro ekim октября października okt",
            "nov november novembre noviembre novembro kasım ноября listopada",
            "dec december dezember décembre decembre diciembre dicembre dezembro desember aralık декабря grudnia dez",
        ),
        start=1,
    )
    for name in names.split()
}
"""The number of a month by its name or a short form of it, in lower case."""
