"""What WhatsApp takes, in characters and bytes, and how fast."""

from datetime import timedelta

from adapters.channels.pacing import Rhythm

TEXT_CHARS = 4096
CAPTION_CHARS = 1024
INTERACTIVE_CHARS = 1024
BUTTONS = 3
BUTTON_CHARS = 20
ACTION_CHARS = 200
ROWS = 10
ROW_TITLE_CHARS = 24
ROW_TEXT_CHARS = 72
PARAMETER_CHARS = 1024
"""One value put into a template; it may hold no line ends."""
IMAGE_BYTES = 5 * 1024 * 1024
AUDIO_BYTES = 16 * 1024 * 1024
FETCH_BYTES = 100 * 1024 * 1024
WINDOW = timedelta(hours=24)
"""How long after somebody wrote they may be answered freely; after that only by an approved template."""
SIGN_S = 20.0
"""A sign of typing lasts 25 seconds."""
OVERALL = Rhythm(burst=80, per_s=80)
CHAT = Rhythm(burst=45, per_s=1 / 6)
