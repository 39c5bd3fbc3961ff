"""Quotes to look at, to accept and to pay, and the payment provider's webhook."""
