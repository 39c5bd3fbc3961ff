"""Hearing somebody while they still speak: where speech begins and ends, and which words are sure already."""
