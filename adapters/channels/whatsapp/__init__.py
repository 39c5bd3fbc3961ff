"""WhatsApp outwards, through Meta's Cloud API."""
