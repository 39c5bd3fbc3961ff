"""A person's rights over the web: what is done with their data, a copy of it, its end, and what they agree to."""
