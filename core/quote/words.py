"""The sentences about money, in the person's language: `words/`, one file a language."""

from core.sentences import Sentences

SENTENCES = Sentences("core.quote", "words")
word = SENTENCES.say
