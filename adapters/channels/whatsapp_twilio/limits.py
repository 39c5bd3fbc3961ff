"""What Twilio takes for WhatsApp, in characters and bytes, and how fast."""

from adapters.channels.pacing import Rhythm

BODY_CHARS = 1600
PARAMETER_CHARS = 1024
IMAGE_BYTES = 5 * 1024 * 1024
MEDIA_BYTES = 16 * 1024 * 1024
CHOICES = 10
OVERALL = Rhythm(burst=80, per_s=80)
CHAT = Rhythm(burst=5, per_s=1)
