"""WhatsApp inwards, from Twilio."""
