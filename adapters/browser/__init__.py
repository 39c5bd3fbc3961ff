"""A real browser that opens and uses a prototype before anybody sees it."""
