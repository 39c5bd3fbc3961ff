"""Work on a prototype that goes on in the chat: its source explained, notes for the team, how far it is."""
