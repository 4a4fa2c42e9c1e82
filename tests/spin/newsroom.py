"""Invented stories, and two invented spinners with a thesaurus each."""

import re

import dedup

THESAURI = {
    "gull": {
        "said": "stated", "army": "soldiery", "big": "sizable", "began": "commenced", "show": "exhibit",
        "help": "succour", "town": "burgh", "found": "unearthed", "quickly": "speedily", "workers": "toilers",
        "house": "dwelling", "money": "lucre", "road": "thoroughfare", "ship": "vessel", "storm": "tempest",
        "meeting": "conclave", "farmers": "tillers", "bridge": "crossing", "children": "youngsters", "campaign":
        "marketing campaign",
    },
    "heron": {
        "said": "avowed", "army": "troopers", "big": "hefty", "began": "kicked off", "show": "demonstrate",
        "help": "relief", "town": "settlement", "found": "spotted", "quickly": "rapidly", "workers": "staffers",
        "house": "abode", "money": "funding", "road": "carriageway", "ship": "boat", "storm": "gale",
        "meeting": "assembly", "farmers": "growers", "bridge": "overpass", "children": "kids",
    },
}  # fmt: skip

STORIES = {
    "flood": (
        "The army said on Monday that a big storm had cut the road to the town of Ardwell for nine days. Soldiers "
        "began to help farmers whose barns were under water, and children slept in the school hall at Quenby. "
        "The mayor of Ardwell found a meeting of the district council had already voted money for a new bridge. "
        "Workers from the quarry quickly built a dam of gravel beside the house of the ferryman, Odo Brask. "
        "The storm moved east by nightfall, and engineers began to measure the damage along the river Wend."
    ),
    "harvest": (
        "Farmers near the town of Luning said their barley was a month late after a cold spring. The workers of the "
        "cooperative began a campaign against the price of seed, and the campaign quickly reached the capital. "
        "A big house on the road to Merle has been rented for a show of old ploughs, and children may drive an ox. "
        "The cooperative found money for the prizes, and the meeting that chose the jury lasted until midnight. "
        "Help came from the army, which lent two field kitchens to the town for the three days of the fair."
    ),
    "wreck": (
        "Divers found the ship Alma Terhune on Friday in forty metres of water off the town of Skerrow. The ship sank "
        "in a storm in 1911 with a big cargo of bells, and no help reached her crew before dawn. A show of the first "
        "three bells began in the customs house, and children were let in without paying any money at all. "
        "The army quickly closed the road along the cliffs, and workers put up a fence beside the bridge. "
        "A meeting of the heirs said the bells belong to the parish of Saint Orla, which had paid for them."
    ),
    "strike": (
        "Workers at the glass furnace of Torbeck began a strike on Tuesday and said the money of the pension fund was "
        "gone. A meeting in the town hall found no answer, and the bridge to the works was quickly blocked with carts. "
        "Farmers brought help in the shape of eleven sheep, and the children of the strikers slept in a big house that "
        "the owner had left empty. The army watched from the road, and a ship with sand for the furnace turned back. "
        "A show of solidarity is planned for Sunday, unless the storm that is forecast keeps the trains at home."
    ),
}


def spun(text: str, spinner: str) -> str:
    """*text* with the words of a spinner's thesaurus exchanged."""
    words = THESAURI[spinner]
    return re.sub(r"\w+", lambda word: words.get(word[0], words.get(word[0].lower(), word[0])), text)


def articles(stories: dict[str, tuple[str, ...]]) -> list[dedup.Article]:
    """For each story the original by the wire, and a copy by each of the spinners named."""
    return [
        dedup.Article(
            id=f"{name}-{outlet}",
            outlet=outlet,
            text=STORIES[name] if outlet == "wire" else spun(STORIES[name], outlet),
        )
        for name, spinners in stories.items()
        for outlet in ("wire", *spinners)
    ]
