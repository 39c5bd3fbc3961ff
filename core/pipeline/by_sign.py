"""A message without a word: an emoji, a sticker, the command that opens a chat. What is answered to it hangs on nothing but the sign."""

import unicodedata
from collections.abc import Mapping

from core.conversation import Conversation
from core.reading import Reading

GREETING, ASKING, PLEASED = "👋", "❓", "🙂"
"""What a door makes of a command that only says "here I am", of one that asks for help, and of a picture that only shows a feeling."""

_LIKED = "❤🧡💛💚💙💜🖤🤍🤎💕💖💗💘💝💞😍🥰😘🤩🔥🎉🥳👏💯⭐🌟✨🏆💪🙌"
_ANSWERS: Mapping[str, str] = {
    **dict.fromkeys("👋🙋🤝", "greeting"),
    **dict.fromkeys("❓❔", "question_how"),
    **dict.fromkeys("🙏🤗", "smalltalk_thanks"),
    **dict.fromkeys("🙂😊😀😃😄😁☺😎", "smalltalk_fine"),
    **dict.fromkeys(_LIKED, "smalltalk_praise"),
    **dict.fromkeys("👎😡😠🤬😤😞😢😭😕🙁☹💔🤮", "change_ask"),
}
_BARE = {"smalltalk_praise": "smalltalk_fine", "change_ask": "ask_what"}
"""What is said instead to somebody who has nothing of ours yet."""


def said_by_sign(reading: Reading, conversation: Conversation) -> str | None:
    """The phrase to answer with, when signs are all that was said and they are ours to answer; the first one counts."""
    if reading.transcripts or reading.documents or reading.pictures or reading.problems or conversation.pending:
        return None
    signs = [letter for letter in reading.text if not _is_filling(letter)]
    if not signs or any(unicodedata.category(sign) != "So" for sign in signs):
        return None
    phrase = _ANSWERS.get(signs[0])
    return phrase if phrase is None or conversation.slug is not None else _BARE.get(phrase, phrase)


def _is_filling(letter: str) -> bool:
    """Spaces, joiners, and what only gives a sign its colour or shape."""
    return letter.isspace() or unicodedata.category(letter) in {"Cf", "Mn", "Me", "Sk"}
