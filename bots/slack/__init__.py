"""Slack inwards."""
