"""
The words of reported speech: verbs of saying, what stands for "according to", pronouns, titles.

All are in lower case and separated by spaces, or by bars where a phrase has
spaces. A verb belongs here in the forms that introduce or follow a quotation.
The lists of all languages are one, for a verb of another language hardly ever
stands beside quotation marks by chance; what does so is left out.
"""
# ruff: noqa: RUF001 - Cyrillic letters are meant

from typing import Final


def _words(block: str) -> frozenset[str]:
    return frozenset(block.split())


SAYING: Final = _words(
    """
    said says say told tells tell stated states added adds asked asks wrote writes tweeted posted noted notes
    explained explains warned warns insisted insists claimed claims argued argues announced announces declared
    declares recalled recalls replied replies responded responds answered continued concluded admitted admits
    acknowledged acknowledges stressed stresses emphasized emphasised urged confirmed testified predicted joked
    remarked observed commented complained reported reports shouted cried whispered quipped texted conceded
    asserted instructed advised pledged vowed boasted lamented reiterated reasoned opined countered alleged denied
    disclosed recounted
    sagte sagten sagt erklärte erklärten erklärt betonte betont meinte meint teilte schrieb schreibt fügte fragte
    kündigte warnte forderte kritisierte berichtete berichtet erzählte erzählt behauptete antwortete ergänzte
    versicherte bekräftigte mahnte räumte äußerte zitierte hieß gesagt
    déclaré dit disait disent affirmé affirme expliqué explique ajouté ajoute précisé précise indiqué indique
    souligné souligne estimé estime assuré assure raconté raconte confié confie lancé écrit annoncé annonce
    rappelé rappelle répondu répond regretté martelé témoigne conclu déclare prévenu
    dijo dicho dice dijeron afirmó afirma señaló señala explicó explica aseguró asegura añadió agregó declaró
    manifestó indicó sostuvo subrayó advirtió expresó comentó escribió contó apuntó recordó respondió anunció
    detto dice dichiarato dichiara affermato afferma spiegato spiega aggiunto aggiunge sottolineato scritto
    raccontato racconta commentato commenta precisato ribadito risposto annunciato disse
    disse diz disseram afirmou afirma explicou explica declarou acrescentou destacou ressaltou contou relatou
    escreveu informou avaliou lembrou garantiu completou respondeu anunciou
    zei zegt zeiden zeggen verklaarde vertelde vertelt schreef schrijft meldde meldt stelde benadrukte
    waarschuwde vindt aldus voegde antwoordde
    sade säger sa sagt berättade berättar skrev skriver menade menar förklarade förklarar konstaterar uppger
    sagde siger sier sa fortalte fortæller forteller skrev skriver uttalte udtaler forklarede forklarer opplyser
    oplyser mener mente
    powiedział powiedziała powiedzieli mówi mówił mówiła stwierdził stwierdziła dodał dodała podkreślił
    podkreśliła zaznaczył zaznaczyła oświadczył oświadczyła napisał napisała wyjaśnił wyjaśniła przyznał ocenił
    kata ujar ucap tutur jelas tegas imbuh ungkap katanya ujarnya ucapnya tuturnya jelasnya mengatakan
    menyatakan menegaskan menjelaskan menambahkan mengungkapkan
    сказал сказала сказали говорит говорил заявил заявила заявили сообщил сообщила сообщили отметил отметила
    добавил добавила подчеркнул подчеркнула пояснил пояснила написал написала рассказал рассказала считает
    уточнил уточнила объяснил объяснила
    dedi söyledi belirtti açıkladı ekledi
    """
)
"""Verbs that introduce or follow a quotation."""

PASSIVE: Final = _words("is was are were be been being wurde wurden ist sind est sont fue fueron è stato werd blev ble")
"""Forms before a verb that make its subject the one who is spoken of: `was told`, `is called`."""

NAMING: Final = _words("called calls described describes labelled labeled dubbed branded accused nannte bezeichnete")
"""Verbs that give a fragment to their subject when it follows: `she called the vote “a day of shame”`."""

PARTICIPLES: Final = _words("adding saying noting telling warning insisting claiming arguing stating explaining")
"""Verbs whose subject is that of the sentence."""

ACCORDING: Final = tuple(
    phrase.strip()
    for phrase in """
    according to | in the words of | laut | zufolge | nach den worten von | so | selon | d'après | según | secondo
    segundo | de acordo com | volgens | aldus | enligt | ifølge | według | zdaniem | menurut | по словам
    """.replace("\n", " | ").split("|")
    if phrase.strip()
)
"""What stands before the name of a speaker instead of a verb."""

MALE: Final = _words("he er il él lui ele hij han on dia ia он")
FEMALE: Final = _words("she sie elle ella lei ela zij ze hon hun ona она")
OTHERS: Final = _words(
    "they it i we you es sie ils elles ellos ellas loro eles wij de vi oni mereka они оно who which that"
)
"""Pronouns; those of the last kind are never resolved."""

RELATIVES: Final = _words("who which that")
PRONOUNS: Final = MALE | FEMALE | OTHERS
"""Every pronoun."""

CLITICS: Final = _words("katanya ujarnya ucapnya tuturnya jelasnya")
"""Verbs that hold their pronoun."""

TITLES: Final = _words(
    """
    mr mrs ms miss mx dr prof sir dame lord lady rev sen rep gov gen lt col sgt capt maj adm cmdr cpl pvt pres hon
    herr frau m mme mlle monsieur madame sr sra srta señor señora don doña signor signora signore dott sig
    senhor senhora dom doutor doutora meneer mevrouw heer pan pani bapak ibu pak bu
    """
)
"""Forms of address, which are no part of a name."""

MALE_TITLES: Final = _words("mr sir lord herr m monsieur sr señor sig signor pan bapak meneer senhor")
FEMALE_TITLES: Final = _words("mrs ms miss lady dame frau mme mlle madame sra señora signora senhora pani ibu mevrouw")
"""Forms of address that tell which pronoun stands for the person."""

ROLES: Final = _words(
    """
    president chairman chairwoman chair chief minister secretary senator representative governor mayor judge justice
    king queen prince princess pope general colonel captain sergeant officer director spokesman spokeswoman
    spokesperson professor attorney prosecutor lawyer chancellor ambassador premier executive deputy vice prime
    foreign interior defence defense finance health commissioner councillor analyst coach manager congressman
    congresswoman sheriff detective inspector harbourmaster landrat landrätin
    bürgermeister bürgermeisterin ministerin präsident präsidentin kanzler kanzlerin sprecher sprecherin
    leader lead author adviser advisor national security state first
    """
)
"""Offices, which may stand before a name and are no part of it."""

CONJUNCTIONS: Final = _words(
    "and but or who which whose while as because und aber oder et mais qui y e pero ma och men og i oraz ale dan и но"
)
"""What a clause begins with that joins another one."""

DETERMINERS: Final = _words(
    """
    the a an one another his her its their our some many several two three
    der die das ein eine einer eines sein seine ihr ihre le la les un une des son sa el los las una il lo gli
    o os as um uma het een en ett et den det de
    """
)
"""What a description begins with: `a spokeswoman for the mill`."""

PREPOSITIONS: Final = _words(
    """
    of for from at in on to with by about near under after before during as into against between than via like
    than among behind inside outside since until over through toward towards upon within without when while where
    von vom für aus bei in im am an auf mit zu zum zur nach vor über de du des d à au aux en pour par chez sur avec
    del al para por con desde di da dal della dei per sul nel do na no em com van voor uit bij op met till från för
    av med på i fra til af ved z w na od dla do przy dari di ke untuk dengan из в на от для по с
    """
)
"""A name behind one of these is no subject."""

PARTICLES: Final = _words(
    "de del della di da do dos das du van von der den ten ter la le el al bin ibn ben y e zu af av"
)
"""Small words inside a name."""

GENITIVES: Final = _words("of for von der des de del du della van av af do da")
"""What leads to a part of a description: `the president of the commission`."""

NO_NAMES: Final = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december montag dienstag mittwoch donnerstag freitag samstag sonntag
    the a an and but or nor so yet if when while after before as at by for from in into of on to with without he she
    it they we you i his her its their our my your this that these those there here what who whom whose which where
    why how yes no not one two three four five six seven eight nine ten some many most both all each every other
    another such last next then now today yesterday tomorrow still also even just only later earlier meanwhile however
    instead because since although though until once during despite according asked speaking officials police
    experts critics people residents witnesses authorities sources investigators der die das ein eine er sie es und
    aber auch wir ich in im am nach bei für mit von zu so wie als le la les un une des il elle ils et mais dans en
    el los las y pero en o os as um uma e mas de det den een het en hij zij maar och men han hon jeg jag on ona
    i w na z он она они и но в на с по
    """
)
"""Words that begin with a capital at the head of a sentence, or always, and name no speaker."""

NO_PERSONS: Final = _words(
    """
    state states department ministry university college house party court council bank union police office agency
    inc corp ltd llc plc gmbh ag times post news herald guardian street city county united islamic national american
    british french german russian chinese european international committee commission association federation group
    company service force forces army navy embassy hospital school church club team center centre institute
    foundation museum airport ministerium universität regierung partei new north south east west republicans
    democrats congress senate parliament government administration
    """
)
"""A name with one of these words is taken for no person when a pronoun is looked up."""

AUXILIARIES: Final = _words(
    """
    has have had was is were be been will would could should may might can did does do also later then still already
    even once recently again now simply just reportedly not a ha hat habe hatte haben heeft had har hade avait ai ont
    han haben havia tem
    """
)
"""What may stand between a subject and its verb of saying."""

OBJECT_VERBS: Final = _words("told tells tell asked asks vertelde erzählte texted warned urged instructed advised")
"""Verbs that are followed by the one who is told, not by the speaker."""
