"""Text, tables and pictures out of the files that people send."""
