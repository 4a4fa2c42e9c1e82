"""One article's text, always with the way back to the original characters."""
