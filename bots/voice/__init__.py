"""Talking with Statex: the stream, conversations by voice, and voices of one's own."""
