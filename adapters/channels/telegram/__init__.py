"""Telegram outwards."""
