"""News pages of several kinds around a known text: what an extractor must find, and all that it must leave."""

import random
from collections.abc import Callable, Mapping, Sequence
from html import escape

Paragraphs = Sequence[str]
Template = Callable[[str, Paragraphs, random.Random], str]

_LINKS = (
    *("Home", "World", "Politics", "Business", "Sport", "Culture", "Opinion", "Weather", "Travel", "Science", "Video"),
    *("Subscribe", "Sign in", "Newsletters", "About us", "Contact", "Jobs", "Privacy", "Terms of use", "Archive"),
)
_TEASERS = (
    "Ten harbours that you must see before the summer ends",
    "Why the price of bread went up again, and who is to blame",
    "The quiet town where nobody locks the door",
    "What we know about the storm that is on its way",
    "Our readers' best pictures of the week",
    "She left the city for a lighthouse and never came back",
)
_COMMENTS = (
    "I have lived here for thirty years and nobody ever asked me what I think about any of this.",
    "Great piece, thank you. More of this and less of the other thing, please, if you can.",
    "This is exactly what I said last year when everybody laughed at me in the comments.",
)
_COOKIES = "We and our partners use cookies to store information on your device and to show you advertisements."
_NEWSLETTER = "Get the morning briefing. Sign up for our newsletter and have the news in your inbox every day."
_LEGAL = "All rights reserved. No part of this page may be used without the consent of the publisher."


def _menu(chance: random.Random) -> str:
    return "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in chance.sample(_LINKS, 12))


def _teasers(chance: random.Random) -> str:
    return "".join(
        f'<li><a href="/{n}"><img src="{n}.jpg"><h3>{t}</h3></a></li>' for n, t in enumerate(chance.sample(_TEASERS, 5))
    )


def _comments(chance: random.Random) -> str:
    return "".join(
        f'<div class="comment"><b>reader {n}</b><p>{c}</p></div>' for n, c in enumerate(chance.sample(_COMMENTS, 3))
    )


def _paragraphs(body: Paragraphs) -> str:
    return "\n".join(f"<p>{escape(each)}</p>" for each in body)


def _head(title: str, more: str = "") -> str:
    style = "<style>p{margin:0}</style>"
    return f'<head><meta charset="utf-8"><title>{escape(title)} - The Gazette</title>{more}{style}</head>'


def semantic(title: str, body: Paragraphs, chance: random.Random) -> str:
    """A page of today: sectioning elements, JSON-LD, asides within the article, comments, cookies."""
    middle = len(body) // 2
    stated = '{"@type":"NewsArticle","headline":"x","datePublished":"2024-03-05"}'
    data = f'<script type="application/ld+json">{stated}</script>'
    return f"""<!DOCTYPE html><html lang="en">{_head(title, data)}<body><div class="cookie-banner" role="dialog">
<p>{_COOKIES}</p><button>Accept</button></div><header><nav><ul>{_menu(chance)}</ul></nav></header><main><article>
<h1>{escape(title)}</h1><div class="byline">By Orla Venn</div><figure><img src="a.jpg"><figcaption>A view of the place.
</figcaption></figure>{_paragraphs(body[:middle])}<aside class="related"><h2>More on this</h2>
<ul>{_teasers(chance)}</ul>
</aside><div class="newsletter-signup"><p>{_NEWSLETTER}</p><form><input type="email"></form></div>
{_paragraphs(body[middle:])}<div class="share-buttons"><a href="#">Share</a><a href="#">Post</a></div></article>
<section id="comments"><h2>Comments</h2>{_comments(chance)}</section></main><footer><ul>{_menu(chance)}</ul>
<p>{_LEGAL}</p></footer><script>var a = "<p>not text</p>";</script></body></html>"""


def divisions(title: str, body: Paragraphs, chance: random.Random) -> str:
    """A page of ten years ago: divisions with classes."""
    return f"""<!DOCTYPE html><html>{_head(title)}<body><div id="top"><ul class="nav">{_menu(chance)}</ul></div>
<div id="wrap"><div class="left-col"><div class="article-body content"><h1>{escape(title)}</h1>
<span class="date">5 March 2024</span>{_paragraphs(body)}</div><div class="tags"><a href="#">harbour</a>
<a href="#">council</a></div></div><div class="sidebar"><h4>Most read</h4><ol>{_teasers(chance)}</ol></div></div>
<div id="disqus_thread">{_comments(chance)}</div><div id="footer"><p>{_LEGAL}</p><ul>{_menu(chance)}</ul></div>
</body></html>"""


def tables(title: str, body: Paragraphs, chance: random.Random) -> str:
    """A page of the first years: a table for the layout, breaks for paragraphs."""
    text = "<br><br>\n".join(map(escape, body))
    return f"""<html><head><title>{escape(title)}</title></head><body bgcolor="#ffffff"><table width="100%"><tr>
<td width="150"><ul>{_menu(chance)}</ul></td><td><font size="5"><b>{escape(title)}</b></font><br>
<div class="story">{text}
</div></td></tr><tr><td colspan="2"><font size="1">{_LEGAL}</font></td></tr></table></body></html>"""


def weblog(title: str, body: Paragraphs, chance: random.Random) -> str:
    """A page of a weblog, as its most common program makes them."""
    return f"""<!DOCTYPE html><html>{_head(title)}<body class="single"><header id="masthead"><nav class="menu"><ul>
{_menu(chance)}</ul></nav></header><div id="primary"><article class="post hentry"><header class="entry-header">
<h1 class="entry-title">{escape(title)}</h1><div class="entry-meta">Posted on <time datetime="2024-03-05">March 5</time>
</div></header><div class="entry-content">{_paragraphs(body)}<div class="sharedaddy"><h3>Share this:</h3><ul>
<li><a href="#">Mail</a></li></ul></div><div class="jp-relatedposts"><h3>Related</h3>{_teasers(chance)}</div></div>
<footer class="entry-footer">Filed under: <a href="#">News</a></footer></article><div id="comments"
class="comments-area"><ol class="comment-list">{_comments(chance)}</ol>
<div id="respond"><h3>Leave a reply</h3></div></div></div>
<aside id="secondary" class="widget-area"><ul>{_teasers(chance)}</ul></aside>
<footer id="colophon"><p>{_LEGAL}</p></footer>
</body></html>"""


def hidden(title: str, body: Paragraphs, chance: random.Random) -> str:
    """A page with words that no reader sees between those of the article."""
    words = ("quarter", "lantern", "granite", "swallow")
    styles = (
        *("display:none", "visibility: hidden", "font-size:0", "position:absolute;left:-9999px"),
        *("color:#fff;background-color:#fff", "opacity:0", "text-indent:-9999px", "height:0;overflow:hidden"),
    )
    ways = [*(f'style="{style}"' for style in styles), 'class="inline note-7"']
    spoiled = [
        " ".join(
            f"{escape(word)} <span {chance.choice(ways)}>{chance.choice(words)} {chance.choice(words)}</span>"
            if chance.random() < 0.15
            else escape(word)
            for word in each.split(" ")
        )
        for each in body
    ]
    sheet = "<style>.note{color:red} .note-7, .menu:hover{display:none}</style>"
    return f"""<!DOCTYPE html><html>{_head(title, sheet)}<body><nav><ul>{_menu(chance)}</ul></nav><article>
<h1>{escape(title)}</h1>{"".join(f"<p>{each}</p>" for each in spoiled)}</article>
<footer><p>{_LEGAL}</p></footer></body></html>"""


TEMPLATES: Mapping[str, Template] = {each.__name__: each for each in (semantic, divisions, tables, weblog, hidden)}


def f1(found: str, wanted: str) -> float:
    """F1 of the words of *found* against those of *wanted*, each counted as often as it stands there."""
    held = sorted(found.split()), sorted(wanted.split())
    common = _common(*held)
    return 2 * common / (len(held[0]) + len(held[1])) if held[0] or held[1] else 1.0


def _common(left: list[str], right: list[str]) -> int:
    """How many words two sorted lists have in common."""
    one = other = n_common = 0
    while one < len(left) and other < len(right):
        if left[one] == right[other]:
            one, other, n_common = one + 1, other + 1, n_common + 1
        elif left[one] < right[other]:
            one += 1
        else:
            other += 1
    return n_common
