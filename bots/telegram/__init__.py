"""Telegram's door: updates translated and accepted, by webhook or, where nobody can reach us, by asking for them."""
