"""
The furniture of news pages: lines that stand around the prose, in the languages we have met them in.

All phrases are in lower case, with `'` for every apostrophe, and separated by
bars. A phrase belongs here only where no line of prose would be just that
(whole lines), or would be short and begin or end so (line starts and ends).
"""
# ruff: noqa: RUF001 - the dashes stand in the phrases as they do on the pages

from dataclasses import dataclass
from typing import Final

from dedup.model import Role


def _phrases(block: str) -> tuple[str, ...]:
    """The phrases of *block*, which stand between bars or on lines of their own."""
    return tuple(phrase.strip() for line in block.strip().splitlines() for phrase in line.split("|"))


@dataclass(frozen=True, slots=True)
class Furniture:
    """
    Phrases that give a line away.

    Attributes:
        role: what such a line is.
        reason: why, in words.
        phrases: the phrases, in lower case.
    """

    role: Role
    reason: str
    phrases: tuple[str, ...]


WHOLE_LINES: Final = (
    Furniture(
        Role.BOILERPLATE,
        "a line of page furniture",
        _phrases(
            """
            advertisement | advertisements | ad | ads | sponsored | sponsored content | promoted
            promoted content | publicité | anzeige | werbung | publicidad | pubblicità | publicidade
            advertentie | annons | reklame | iklan | реклама | 広告 | 广告 | supported by | comments | comment
            view comments | show comments | leave a comment | post a comment | add a comment | load comments
            join the conversation | start the conversation | kommentare | kommentieren | commentaires
            comentarios | commenti | comentários | reacties | kommentarer | komentar | комментарии
            popular in the community | what's hot | what to read next | recommended stories | recommended
            recommended for you | recommended video | related | related content | related coverage
            related stories | related articles | related topics | related links | related video | more stories
            more news | more on this story | more on this | more like this | read more | most read
            most popular | most viewed | most read politics | top stories | trending | trending now
            trending news | latest news | latest business video | latest business videos | editors' picks
            editor's picks | you may also like | you might also like | more from this section | more for you
            from our partners | from the web | in other news | mehr zum thema | lesen sie auch
            das könnte sie auch interessieren | weiterlesen | à lire aussi | lire aussi | sur le même sujet
            lire la suite | te puede interesar | le puede interesar | lea también | leer más
            noticias relacionadas | leggi anche | leggi tutto | potrebbe interessarti | leia também | leia mais
            veja também | lees ook | lees meer | läs mer | läs också | les også | læs også | baca juga
            selengkapnya | читайте также | подробнее | 関連記事 | 相关新闻 | 相关阅读 | share | share this
            share this article | share this story | share via | share on facebook | share on twitter
            share quote & link | share this post | share this with | tweet | email | e-mail | print | pin
            pin it | facebook | twitter | whatsapp | linkedin | pinterest | reddit | flipboard | copy link
            copy url | link copied | save | save article | bookmark | url | go to permalink | post to facebook
            follow us | follow | subscribe | subscribe now | subscribe today | sign up | sign up now | sign in
            log in | login | register | register now | newsletter | newsletters | breaking news emails
            get the newsletter | donate | donate now | support us | teilen | drucken | abonnieren
            newsletter abonnieren | partager | imprimer | s'abonner | compartir | imprimir | suscríbete
            suscribirse | condividi | stampa | iscriviti | compartilhar | assine | delen | abonneren | dela
            bagikan | berlangganan | поделиться | close | menu | search | home | skip to content
            skip to main content | back to top | back to gallery | next | previous | more | less | show more
            show less | show more / show less | load more | see more | see all | view all | view gallery
            footer navigation | story continued below | story continues below | article continues below
            article continues below advertisement | continue reading | continue reading below
            continue reading the main story | continued below | to read the full story | purchase: order reprint
            order reprints | reprints | disclaimer | terms of use | terms of service | privacy policy
            cookie policy | cookie settings | accept cookies | accept all cookies | manage cookies
            all rights reserved | copyright | alle rechte vorbehalten | tous droits réservés
            todos los derechos reservados | tutti i diritti riservati | todos os direitos reservados
            cancelsend | send | cancel | ok | edition | for customers | listen to article
            listen to this article | on the hill | email bio follow | what you need to know
            """
        ),
    ),
    Furniture(
        Role.RESIDUE,
        "left over from a publishing system",
        _phrases(
            """
            loadingerror loading | loading | loading... | exit mobile version | jump media player
            media player help | out of media player | toggle caption | hide caption | show chapters
            enlarge this image | video player | now playing | click to enlarge | inline | javascript is disabled
            please enable javascript | this video can not be played | image | photo | video | gallery | clip
            null | undefined | untitled | untitled document | lorem ipsum
            """
        ),
    ),
    Furniture(
        Role.BYLINE,
        "names the agency",
        _phrases(
            """
            associated press | the associated press | by the associated press | reuters | by reuters | afp
            by afp | bloomberg | dpa | efe | ansa | staff | staff writer | staff writers | staff report
            staff reports | staff reporter | from staff reports | our correspondent | by staff reporter
            agencies | news agencies | wire reports | from wire reports | press release | / ap | (ap) | (afp)
            (reuters) | (cnn)
            """
        ),
    ),
)
"""Lines that are furniture when nothing else stands on them."""

LINE_STARTS: Final = (
    Furniture(
        Role.BOILERPLATE,
        "begins as page furniture does",
        _phrases(
            """
            please let us know if you | let us know if you see something wrong | sign up for our
            sign up for the | sign up to our | sign up here | sign up to receive | subscribe to our
            subscribe to the | subscribe here | subscribe to breaking | subscribe for | already a subscriber
            get our newsletter | get the latest | get breaking news | download our app | download the app
            follow us on | like us on | find us on | join us on | follow the author | follow him on twitter
            follow her on twitter | share on | share this: | share this - | share this — | click here to
            click here for | tap here to | read more: | read more on | read more about | read also: | also read:
            read: | read next: | related: | see also: | more: | watch: | listen: | in pictures:
            in pics: | more from | more on | recommended video: | most read: | don't miss:
            this article was originally published | this article originally appeared
            this article first appeared | this story was originally published | this story originally appeared
            this article is republished | this story has been published from a wire agency | the views expressed
            the opinions expressed | copyright | (c) copyright | © | (c) | all rights reserved
            we use cookies | this site uses cookies | this website uses cookies | by clicking | by continuing to
            by subscribing | by signing up | please enable javascript | please disable your ad
            your browser does not support | have your say | do you have a story | got a tip? | got a story?
            send us your | e-mail us at | email us at | contact us at | contact the author | comments are closed
            support our journalism | support independent journalism | if you enjoy our journalism
            if you value our journalism | please consider subscribing | please consider becoming a
            become a member today | become a subscriber | you have successfully subscribed | subscribe today to be
            thank you for subscribing
            thanks for subscribing | this text may not be in its final form | unterstützen sie unseren journalismus
            soutenez notre journalisme | apoya nuestro periodismo | sostieni il nostro giornalismo
            comments ( | leave a comment | wir verwenden cookies | diese website verwendet cookies
            jetzt abonnieren | melden sie sich | abonnieren sie | folgen sie uns | lesen sie auch:
            lesen sie mehr | mehr zum thema: | à lire aussi : | à lire aussi: | lire aussi : | lire aussi:
            abonnez-vous | inscrivez-vous | suivez-nous | nous utilisons des cookies | lea también:
            le puede interesar: | lee también: | suscríbete a | síguenos en | utilizamos cookies | leggi anche:
            leggi anche | iscriviti alla | seguici su | leia também: | leia mais: | assine a | siga-nos
            lees ook: | lees meer: | läs mer: | läs också: | les også: | læs også: | baca juga: | читайте также:
            подписывайтесь на | подпишитесь на
            """
        ),
    ),
    Furniture(
        Role.CAPTION,
        "begins as a caption or a credit does",
        _phrases(
            """
            photo: | photos: | photo by | photo credit | photograph: | photographs: | photographer:
            photo illustration: | image: | image source: | image caption | image credit | images: | picture:
            pictures: | pic: | picture by | credit: | video: | graphic: | screenshot: | media caption
            file photo | file picture | file image | media: | foto: | fotos: | bild: | bilder: | bildquelle:
            grafik: | photo : | crédit photo | crédit : | imagen: | fotografía: | immagine: | imagem: | beeld:
            foto av | gambar: | фото:
            """
        ),
    ),
    Furniture(
        Role.RESIDUE,
        "left over from a publishing system",
        _phrases(
            """
            jump to media player | media playback is | now playing: | now playing: watch this
            to view this video | this content is not available | loading comments | error loading | <!--
            <script | <div | <iframe | function( | function ( | window. | document.getelementbyid | var | {{
            [caption | [embed | [gallery | [/caption
            """
        ),
    ),
)
"""How short lines of furniture begin."""

LONG_LINE_STARTS: Final = (
    Furniture(
        Role.BYLINE,
        "names who reported, wrote or edited",
        _phrases(
            """
            (reporting by | reporting by | (additional reporting | additional reporting by | (writing by
            (edited by | (editing by | editing by | (compiled by | (with inputs from | (with input from
            (reporte de | (reportage de | (berichte von | (with reporting by | with reporting by
            """
        ),
    ),
    Furniture(
        Role.CAPTION,
        "begins as an agency's caption does",
        _phrases(
            """
            file - | file – | file — | file photo: | file photo - | file photo – | (file photo
            """
        ),
    ),
)
"""How lines of furniture begin that may be as long as a paragraph."""

LINE_ENDS: Final = (
    Furniture(
        Role.CAPTION,
        "ends as a credit does",
        _phrases(
            """
            getty images | /getty | /ap | /afp | /reuters | / reuters | /epa | / ap | / afp | via ap
            via afp | via reuters | via getty | via associated press | via the associated press | ap photo
            associated press photo | afp photo | reuters photo | shutterstock | file photo | /bloomberg | /cnet
            /istock | istockphoto | /dpa | /imago | /pa wire | /pa images | /rex features | /wireimage
            """
        ),
    ),
    Furniture(Role.RESIDUE, "heads a card that a publishing system put in", ("key things to know",)),
)
"""How short lines of furniture end that do not end a sentence."""

RESERVATION: Final = "all rights reserved"
"""What stands in every short line that is a copyright notice."""

PHOTO_WORDS: Final = frozenset(
    _phrases(
        """
        photo | photos | photograph | photographer | foto | fotos | bild | picture | image | images | getty
        shutterstock | istock | crédit | credit | handout | courtesy | via | wireimage
        """
    )
)
"""Words of which one in the bracket that ends a line makes it a caption."""

AGENCIES: Final = frozenset(
    _phrases(
        """
        ap | afp | reuters | epa | dpa | pa | upi | xinhua | bloomberg | ansa | efe | tass | apa | keystone
        imago | associated | press | file | pool
        """
    )
)
"""Words that do the same after a name and a slash, but not on their own: many agencies end a report with their name."""

BYLINE_WORDS: Final = frozenset({"by", "von", "par", "por", "di", "door", "av", "af", "oleh"})
"""The word before a writer's name that begins a byline."""

NAME_JOINERS: Final = frozenset(
    _phrases(
        """
        and | & | und | et | y | e | en | och | og | dan | de | del | della | di | da | du | van | von | der
        den | la | le | el | al | bin | ibn | of | for | in | at | the | / | -
        """
    )
)
"""Words in lower case that may stand in a list of names and posts."""

DATE_WORDS: Final = frozenset(
    _phrases(
        """
        a.m | abril | actualizado | aggiornato | ago | agosto | agustus | aktualisiert | am | août | apr | april
        aprile | at | aug | august | augustus | avril | bst | cdt | cest | cet | created | cst | ct | date | dec
        december | desember | dezember | dezembro | dicembre | diciembre | dienstag | dimanche | domingo
        donnerstag | décembre | edt | enero | est | et | feb | febbraio | febrero | februar | februari
        february | fevereiro | first | freitag | fri | friday | février | gennaio | giugno | gmt | hour | hours
        hrs | ist | jan | janeiro | januar | januari | january | janvier | jeudi | jour | jueves | juillet
        juin | jul | julho | juli | julio | july | jun | june | junho | juni | junio | last | le | luglio
        lundi | lunes | maart | maggio | mai | maio | mar | march | mardi | maret | mars | martes | marzo
        março | may | mayo | mei | mercredi | min | mins | minutes | mis | mittwoch | miércoles | modified | mon
        monday | montag | mt | märz | nov | november | novembre | novembro | noviembre | oct | october | octobre
        octubre | oktober | on | ottobre | outubro | p.m | pdt | pm | posted | pst | pt | pubblicato | publicado
        published | publié | read | samedi | samstag | sat | saturday | sep | sept | september | septembre
        septiembre | setembro | settembre | sonntag | stand | sun | sunday | sábado | the | thu | thur | thurs
        thursday | time | tue | tues | tuesday | uhr | updated | utc | vendredi | veröffentlicht | viernes | wed
        wednesday | à
        """
    )
)
"""Words of a line that gives only a date or a time."""

IMAGE_CROPS: Final = _phrases(
    """
    facebookjumbo | superjumbo | articlelarge | articleinline | thumbstandard | thumblarge | videosmall
    mediumthreebytwo | threebytwo | sixteenbynine | videolarge | hpmedium
    """
)
"""Names of picture crops that stand in the file names of pictures."""
