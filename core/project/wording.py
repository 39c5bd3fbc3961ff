"""The sentences about a prototype's source and progress, in the person's language: `words/`, one file a language."""

from core.sentences import Sentences

SENTENCES = Sentences("core.project", "words")
word = SENTENCES.say
