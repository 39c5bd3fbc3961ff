"""From a brief to a specification to files."""
