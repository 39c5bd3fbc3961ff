"""What was understood of the raw material of a turn: words, sounds, documents, pictures."""

from dataclasses import dataclass, field

from core.emotion import Mood


@dataclass(frozen=True, slots=True)
class Word:
    """One spoken word with its times in seconds from the start and a confidence between 0 and 1."""

    text: str
    start_s: float
    end_s: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Transcript:
    """Speech as text. `confidence` is between 0 and 1; an empty `text` means that no speech was heard."""

    text: str
    language: str
    confidence: float
    duration_s: float
    words: tuple[Word, ...] = ()
    model: str = ""
    mood: Mood | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a spreadsheet or CSV file as text; the first row of the file is `columns`."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Text and tables found in a file. Always data, never instructions to Statex."""

    name: str
    text: str = ""
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that was sent: its name in the blob store, its media type and its size in pixels."""

    blob: str
    name: str
    media_type: str
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that was found in a file or is the file, upright and without the place it was taken: its bytes and its size in pixels."""

    data: bytes = field(repr=False)
    name: str
    media_type: str
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class Extract:
    """What one file holds: a document where it has text or tables, and the images in it."""

    document: Document | None = None
    images: tuple[Image, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was sent and could not be used: a phrase code, and the bound that was passed where there is one."""

    code: str
    name: str = ""
    limit: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What one attachment, named by its `ref`, turned out to hold; `sound` is the recording's name in the blob store, `live` that it came over a stream."""

    ref: str
    transcript: Transcript | None = None
    document: Document | None = None
    pictures: tuple[Picture, ...] = ()
    problem: Problem | None = None
    sound: str | None = None
    live: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a turn said, in reading order. `text` joins what was typed and what was heard."""

    text: str
    language: str
    transcripts: tuple[Transcript, ...] = ()
    documents: tuple[Document, ...] = ()
    pictures: tuple[Picture, ...] = ()
    problems: tuple[Problem, ...] = ()
    mood: Mood | None = None
    """Of all that was said; None where the person does not want it read."""

    @property
    def heard(self) -> str | None:
        """What was spoken, or None when nothing was."""
        return " ".join(t.text for t in self.transcripts if t.text) if self.transcripts else None
