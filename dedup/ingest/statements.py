"""What several parts of one input state about its article, to the article: the most trusted one wins."""

from dedup.ingest.dates import date_in, moment_of
from dedup.ingest.metadata import title_of
from dedup.metadata import TRUST, Metadata, Moment, StatedBy
from dedup.model import Article

FIELDS = (
    *("title", "outlet", "url", "date"),
    *("canonical", "modified", "byline", "agency", "language", "copyright", "item", "version", "status"),
)
"""What can be stated once; `credits` add up."""

# A byline, a notice or a title of more characters is another text under that name.
_MAX_VALUE_CHARS = 2000
_MAX_CREDITS = 20

_RANK = {by: rank for rank, by in enumerate(TRUST)}


class Statements:
    """
    Values by field, each with what states it.

    Blank values state nothing, and of two that are trusted alike the first one counts.

    Attributes:
        hidden_words: words that the page hid between those of its sentences.
    """

    def __init__(self) -> None:
        self._stated: dict[str, tuple[int, str]] = {}
        self._credits: list[str] = []
        self.hidden_words = 0

    @classmethod
    def of(cls, article: Article) -> "Statements":
        """All that is stated about an *article* already."""
        statements = cls()
        known = article.metadata
        for field, by in known.stated_by:
            value = getattr(article, field, None) or getattr(known, field, None)
            if value is not None:
                statements.add(by, **{field: value.utc if isinstance(value, Moment) else value})
        statements.credit(*known.credits)
        statements.hidden_words = known.hidden_words
        return statements

    def add(self, by: StatedBy, **values: str | None) -> None:
        """Take what *by* states: *values* by field."""
        for field, value in values.items():
            if value is None or not (clean := " ".join(value[:_MAX_VALUE_CHARS].split())):
                continue
            if field not in self._stated or _RANK[by] < self._stated[field][0]:
                self._stated[field] = _RANK[by], clean

    def credit(self, *names: str | None) -> None:
        """Take the names of sources, contributors and providers."""
        for name in names:
            clean = " ".join((name or "")[:_MAX_VALUE_CHARS].split())
            if clean and clean not in self._credits and len(self._credits) < _MAX_CREDITS:
                self._credits.append(clean)

    def value(self, field: str) -> str | None:
        """The value that counts."""
        return self._stated[field][1] if field in self._stated else None

    def article(self, identity: str, text: str, origin: str) -> Article:
        """
        The article of *text* with all that is stated.

        A title that nothing states is the first line of the text where that is
        one, and a date that nothing states is the one in the address.
        """
        if "title" not in self._stated:
            self.add(StatedBy.TEXT, title=title_of(text))
        if not (self._stated or self._credits or self.hidden_words):
            return Article(id=identity, text=text, origin=origin)
        self.add(StatedBy.URL, date=date_in(self.value("url") or self.value("canonical")))
        value = self.value
        metadata = Metadata(
            canonical=value("canonical"),
            published=moment_of(value("date")),
            modified=moment_of(value("modified")),
            byline=value("byline"),
            agency=value("agency"),
            language=value("language"),
            copyright=value("copyright"),
            credits=tuple(self._credits),
            item=value("item"),
            version=value("version"),
            status=value("status"),
            hidden_words=self.hidden_words,
            stated_by=tuple((field, TRUST[rank]) for field, (rank, _) in sorted(self._stated.items())),
        )
        return Article(
            id=identity,
            text=text,
            title=value("title"),
            outlet=value("outlet"),
            url=value("url"),
            date=value("date"),
            origin=origin,
            metadata=metadata,
        )
