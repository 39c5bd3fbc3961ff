"""Platforms outwards: what was attached is fetched, and answers are said, in each one's own way."""
