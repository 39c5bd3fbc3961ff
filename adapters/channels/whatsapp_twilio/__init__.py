"""WhatsApp outwards, through Twilio."""
