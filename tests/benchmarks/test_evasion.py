"""Every trick alters a text, gives the same each time, and is found on an invented article."""

import pytest

import dedup
from benchmarks.accuracy.evasion import CHARACTER_TRICKS, STRUCTURAL_TRICKS, altered
from dedup.model import Article

TEXT = """\
The harbour master of Tolvane closed the eastern channel on Monday after a survey found that the breakwater had moved.
It had moved by 11 centimetres since March, and two of its footings had cracked. They date from 1961, as do the piers.
Forty fishing boats will have to land their catch at Merrin until engineers have poured new footings near the café.
“We have known this for years,” said Ilva Brandt, who speaks for the fishermen. She asked the council to pay for it.
The council will meet on Thursday. Its members disagree about the costs, the date and the colour of the lights.
"""
ARTICLE = Article(id="a", text=TEXT)
TRICKS = {**CHARACTER_TRICKS, **STRUCTURAL_TRICKS}


@pytest.mark.parametrize("name", TRICKS)
def test_a_trick_alters_the_text_in_the_same_way_each_time_and_is_seen_through(name):
    copy = altered(ARTICLE, TRICKS[name])
    assert copy == altered(ARTICLE, TRICKS[name])
    assert name == "hidden_text" or copy.text != ARTICLE.text
    assert dedup.compare(ARTICLE, copy).verdict.joins_cluster
