"""Profiles in lists, as the slow twins take them."""

from tests import reference


def profiled(columns, row):
    """One article of the `Columns` of some."""

    def part(column, *names):
        place = slice(column.offsets[row], column.offsets[row + 1])
        found = [getattr(column, name)[place].tolist() for name in names]
        return list(zip(*found, strict=True)) if len(names) > 1 else found[0]

    return reference.Profiled(
        words=part(columns.words, "words", "terms", "weights", "quoted"),
        sentences=list(map(tuple, part(columns.sentences, "words"))),
        postings=part(columns.postings, "terms", "sentences", "values"),
        unquoted=part(columns.unquoted, "terms", "sentences", "values"),
        pairs=[(key, tuple(words), s) for key, words, s in part(columns.pairs, "keys", "words", "sentences")],
        shingles=part(columns.shingles, "values"),
        content=part(columns.content, "values"),
        numbers=part(columns.numbers, "values"),
        details=part(columns.details, "values"),
        vocabulary=part(columns.vocabulary, "values"),
    )
