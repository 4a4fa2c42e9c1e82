"""What the method screen says of every run: how copies are found, what the figures mean, what cannot be known."""

STEPS = (
    (
        "Read",
        (
            "Every article keeps its text as given. Titles, bylines, captions, page furniture and leftovers of "
            "publishing systems are shown greyed, with the reason, and take no part in matching."
        ),
    ),
    (
        "Meet",
        (
            "Articles that share runs of words, or rare words in pairs, become candidates. Words in quotation marks "
            "are left out here, for two reporters in one room write down the same quotation."
        ),
    ),
    (
        "Compare",
        (
            "Every candidate pair is aligned sentence by sentence. Each aligned passage is verbatim, lightly edited, "
            "paraphrased, or a shared quotation."
        ),
    ),
    (
        "Judge",
        (
            "A score from all measures says whether one is a copy of the other. A pair reaches a verdict only with its "
            "passages to show for it."
        ),
    ),
    (
        "Group",
        (
            "Only verified copies join a cluster. Shared quotations, excerpts and the same event are shown as related, "
            "and join nothing."
        ),
    ),
    (
        "Ask who follows whom",
        (
            "Dates, credits, bylines, what is cut, what became of quotations and leftovers each give a reason for or "
            "against. Where they are thin or at odds, the direction stays undetermined."
        ),
    ),
)

TERMS = (
    (
        "Share",
        (
            "The words of an article in aligned passages, over all its words that take part in matching. Given "
            "for both articles, and each time without words in quotation marks."
        ),
    ),
    (
        "Score",
        (
            "From 0 to 1, growing with the evidence that one text is a copy of the other. It is no share, and "
            "measures no wrong."
        ),
    ),
    ("Likeness", "Of one passage, from 0 to 1: 1 for the same words in the same order."),
    (
        "Weakest link",
        "The lowest score among the copies that hold a cluster together: above it, the cluster falls apart.",
    ),
    (
        "Confidence",
        "Of a direction, from 0 to 1: the odds that all reasons give together. 0 where they say nothing or cancel out.",
    ),
)

LIMITS = (
    "Whether there was a right to publish. Agencies and press releases make honest copies every day.",
    "What both articles have from a third text that is not in this collection, unless they name it.",
    "Articles that were not read, or that were published elsewhere.",
    "Copies in another language, and rewrites beyond their names, numbers and order of telling.",
    "When an article without a trusted date was published. A date that is given may be wrong, or that of an update.",
)
