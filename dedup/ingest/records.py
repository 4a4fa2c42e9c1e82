"""A record of JSON to its article, whatever its shape: ours, that of another program, or ninjs."""

from dedup.ingest.fields import DEFAULT, Fields, article_of
from dedup.ingest.ninjs import is_ninjs, ninjs_article
from dedup.model import Article, Skip


def article_of_record(record: object, position_id: str, origin: str, fields: Fields) -> Article | Skip:
    """As `article_of`; where no fields were chosen, items of ninjs are told by their keys."""
    if fields == DEFAULT and isinstance(record, dict) and fields.text not in record and is_ninjs(record):
        return ninjs_article(record, position_id, origin)
    return article_of(record, position_id, origin, fields)
