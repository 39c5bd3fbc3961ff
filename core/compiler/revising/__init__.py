"""A specification changed by what a person said next: only what was mentioned."""
