"""The web's door: any client's webhook API, the page's own session, and what was said as Server-Sent Events."""
