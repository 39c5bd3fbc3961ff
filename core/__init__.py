"""What Statex is: messages, turns, briefs, specifications and the path between them. No input or output happens here."""
