"""Providers that take money."""
