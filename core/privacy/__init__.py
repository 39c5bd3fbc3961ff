"""A person's data: keys, files, a copy of everything, and its end."""
