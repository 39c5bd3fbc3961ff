"""WhatsApp inwards, from Meta's Cloud API."""
