"""Every error that crosses a border inside Statex.

StatexError
├── ProviderError            an outside provider did not do what was asked
│   ├── Unavailable          try again, after `retry_after_s`
│   └── Refused              asking again will not help
├── BadInput                 what a person or client sent cannot be used; carries a message id for their language
├── NotFound                 nothing is stored under that name
├── Conflict                 somebody moved it meanwhile; read again
└── WrongStage               a turn was asked for a step that its stage does not have
"""


class StatexError(Exception):
    """Base of all errors that Statex raises on purpose."""


class ProviderError(StatexError):
    """An outside provider did not do what was asked."""


class Unavailable(ProviderError):
    """The provider is down, slow or busy; the same call may succeed after `retry_after_s` seconds."""

    def __init__(self, reason: str, retry_after_s: float = 1.0) -> None:
        """Keep the reason (no personal content) and the pause in seconds."""
        super().__init__(reason)
        self.retry_after_s = retry_after_s


class Refused(ProviderError):
    """The provider understood and said no; the same call will fail again."""


class BadInput(StatexError):
    """What was sent cannot be used; `code` names the sentence to say, `limit` the bound that was passed, where there is one."""

    def __init__(self, code: str, limit: str | None = None) -> None:
        """`code` is a key of the phrase files, for instance `audio_too_large`."""
        super().__init__(code if limit is None else f"{code} ({limit})")
        self.code = code
        self.limit = limit


class NotFound(StatexError):
    """Nothing is stored under that name."""


class Conflict(StatexError):
    """Somebody moved the thing meanwhile; read it again and decide anew."""


class WrongStage(StatexError):
    """A turn was asked for a step that its stage does not have."""
