"""Turns, conversations and prototypes in SQLite or PostgreSQL."""
