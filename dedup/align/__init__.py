"""Sentences to aligned passages, and what each passage is."""
