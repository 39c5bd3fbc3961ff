"""Programs that look for viruses."""
