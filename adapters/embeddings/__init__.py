"""Meaning of texts as vectors."""
