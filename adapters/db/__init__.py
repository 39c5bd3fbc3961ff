"""SQLAlchemy: messages, turns, conversations, prototypes."""
