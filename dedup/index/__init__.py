"""Bucket keys to the articles that share them."""
