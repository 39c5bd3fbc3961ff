"""From words to a brief: language, kind of message, requirements."""
