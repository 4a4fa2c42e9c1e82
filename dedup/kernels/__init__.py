"""
Compiled loops over arrays: bytes to hashes, hashes to signatures, sentences to chains.

Arrays in, arrays out; no kernel knows what an article is. Every kernel has a
slow twin written from its definition in `tests/reference.py`. Hashes are
part of the stored formats and never change.
"""
