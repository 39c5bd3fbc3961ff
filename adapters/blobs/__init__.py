"""Files by name."""
