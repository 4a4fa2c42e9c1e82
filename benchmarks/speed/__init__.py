"""Speed, beside its peers, with the recall and precision that it was bought with."""
