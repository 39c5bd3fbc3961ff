"""Where prototypes live: their files in a folder each, their records in an SQLite file each."""
