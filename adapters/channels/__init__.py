"""The messengers, outwards."""
