"""Slack outwards."""
