"""
The words of credits, in the languages we have met them in: news agencies, phrases before a name, jobs, desks.

They only add reasons. A text in a language that has no row here loses no verdict by it.
"""
# ruff: noqa: RUF001 - letters of many scripts are what this file is about

from typing import Final


def _phrases(block: str) -> tuple[str, ...]:
    """The phrases of *block*, which stand between bars."""
    return tuple(phrase.strip() for phrase in block.replace("\n", " ").split("|"))


AGENCIES: Final[dict[str, str]] = {
    phrase: names[0]
    for names in map(
        _phrases,
        (
            "Reuters | REUTERS | Рейтер | 路透社 | ロイター | رويترز",
            "Associated Press | ASSOCIATED PRESS | AP | 美联社",
            "Agence France-Presse | AFP | 法新社",
            "dpa | DPA | Deutsche Presse-Agentur",
            "EFE | Agencia EFE",
            "ANSA",
            "TASS | ТАСС",
            "RIA Novosti | РИА Новости",
            "Interfax | Интерфакс",
            "Xinhua | 新华社 | 新華社",
            "China News Service | 中新社 | 中新网",
            "Kyodo News | Kyodo | 共同通信 | 共同社",
            "Jiji Press | 時事通信",
            "Yonhap | 연합뉴스",
            "Press Trust of India | PTI",
            "Asian News International | ANI",
            "Indo-Asian News Service | IANS",
            "United Press International | UPI",
            "PA Media | Press Association | PA",
            "Austria Presse Agentur | APA",
            "Keystone-SDA | SDA | ATS",
            "Belga | BELGA",
            "ANP",
            "TT",
            "NTB",
            "Ritzau",
            "STT",
            "PAP",
            "ČTK | CTK",
            "MTI",
            "Lusa | LUSA",
            "Europa Press",
            "Agência Brasil",
            "Anadolu Agency | Anadolu Ajansı | Anadolu",
            "Antara | ANTARA",
            "Bernama | BERNAMA",
            "Australian Associated Press | AAP",
            "Canadian Press",
            "Bloomberg",
            "CNN | CNN Wire | CNN NewSource | The-CNN-Wire",
            "Agenzia Nova",
            "Ukrinform | Укринформ | Укрінформ",
        ),
    )
    for phrase in names
}
"""Every name of a news agency that is looked for, with the one it is shown by."""

AGENCY_NAMES: Final = frozenset(AGENCIES.values())
"""The names that agencies are shown by."""

CUES: Final = _phrases(
    """
    reported by | first reported | originally published | originally appeared | first appeared | first published
    | appeared in | appeared on | published by | published in | courtesy of | with material from
    | with information from | with reporting by | with reporting from | with inputs from | with input from
    | source: | source : | credit: | via | republished from | reprinted from | reports the | reported the
    | mit material von | mit material der | quelle: | zuerst in | zuerst bei | zuerst erschienen | berichtete zuerst
    | übernommen von
    | avec | paru dans | publié par | d'après | fuente: | con información de | publicado por
    | publicado en | según informa | fonte: | fonti: | pubblicato da | pubblicato su | com informações d | com agência
    | bron: | overgenomen uit | källa: | först i | kilde: | først i | źródło:
    | za: | kaynak: | источник: | по данным
    | со ссылкой на | передает | джерело: | 来源： | 来源: | 来源 | 转自 | 据 | 出典 | 引用元 | 출처 | sumber: | dikutip
    dari
    | المصدر | نقلا عن | स्रोत
    """
)
"""What stands right before the name of a source, in lower case. “Told the Times” is not among them: to pass on what
someone said to another paper is no reprint."""

PICTURES: Final = _phrases(
    """
    photo: | photos: | photo by | photograph: | photographs: | picture: | pictures: | image: | images: | foto: | fotos:
    | foto von | foto av | bild: | bilder: | crédit photo : | photo : | imagen: | immagine: | imagem: | beeld: | фото:
    | gambar: | 图片来源： | 写真：
    """
)
"""What stands right before the name of whoever made a picture."""

JOBS: Final = frozenset(
    _phrases(
        """
        editor | editors | correspondent | correspondents | reporter | reporters | writer | writers | columnist | chief
        | staff | critic | professor | producer | freelance | contributor | director | author | redakteur | redakteurin
        | korrespondent | korrespondentin | reporterin | journaliste | correspondant | correspondante | rédacteur
        | rédactrice | redactor | redactora | corresponsal
        | periodista | redattore | corrispondente | inviato | repórter
        | correspondente | verslaggever | redacteur | redaktør | journalist | journalista
        """
    )
)
"""Words of a post: what follows the comma of a byline and holds one of them is no publisher."""

DESKS: Final = frozenset(
    _phrases(
        """
        staff | desk | newsdesk | newsroom | reporters | redaktion | rédaction | redacción | redazione | redação
        | redactie | redaktionen | redaksjonen | redakcja | redaksi | редакция | редакція
        """
    )
)
"""Words of a byline that names no writer."""

UNSPACED_DESKS: Final = ("编辑部", "本报讯", "編集部")
"""The same in scripts without spaces, where they are part of a longer row of letters."""

COMPILED: Final = frozenset(
    _phrases(
        """
        agencies | wires | agenturen | agenturmaterial | agences | agencias | agenzie | agências
        | agentschappen | persbureaus | агентств | агентства | агентствам | агенций
        """
    )
)
"""Words of a byline that says the text was put together from others'."""

UNSPACED_COMPILED: Final = ("综合", "整理", "綜合")
"""The same in scripts without spaces."""

ARTICLES: Final = frozenset(
    ["the", "der", "die", "das", "le", "la", "les", "el", "il", "lo", "de", "het", "den", "o", "a"]
)
"""Words before the name of a paper that are often left out."""
