"""Waking a worker."""
