"""A brief while it is being read: its words, the values in them, what is denied, and the wishes noted so far."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from core.brief import Wish
from core.understanding.lexicon import Concept, Lexicon, lexicon
from core.understanding.patterns import Hit, without_overlaps
from core.understanding.spans import spans
from core.understanding.text import COMMAS, SENTENCE_END, Token, is_break, sentences, tokenise
from core.understanding.values import ColourWord, Duration, Found, FoundValue, Money, Number, Quantity, find_values

_ASKING = frozenset(
    {
        "where",
        "when",
        "who",
        "wo",
        "wann",
        "wer",
        "où",
        "quand",
        "qui",
        "dove",
        "quando",
        "chi",
        "dónde",
        "donde",
        "cuándo",
        "cuando",
        "quién",
        "quien",
        "waar",
        "wanneer",
        "wie",
        "kde",
        "kdy",
        "kdo",
        "gdzie",
        "kiedy",
        "kto",
        "где",
        "когда",
        "кто",
    }
)
_CAPITALS = 3
"""So many words with capitals inside sentences show that nouns are written as German writes them."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A value and the half-open token range it stands in."""

    start: int
    end: int
    value: FoundValue
    source: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A wish, the token range of the words that asked for it, and how sure that is."""

    wish: Wish
    start: int
    end: int
    confidence: float
    claim: frozenset[int] = frozenset()


@dataclass(slots=True)
class Scene:
    """The text with everything known about it. `spoken` is the original, from which source words are taken; offsets agree with `tokens`."""

    spoken: str
    lex: Lexicon
    tokens: tuple[Token, ...]
    values: tuple[Placed, ...]
    sentences: tuple[tuple[int, int], ...]
    denied: set[int] = field(default_factory=set)
    claimed: set[int] = field(default_factory=set)
    noted: list[Noted] = field(default_factory=list)
    counted: tuple[Token, ...] = ()
    """The tokens, in which numbers said as words ("ten") count as numbers."""
    _cues: dict[str, tuple[Hit[str], ...]] = field(default_factory=dict)
    _starts: dict[str, dict[int, Hit[str]]] = field(default_factory=dict)
    _concepts: tuple[Hit[Concept], ...] | None = None

    def note(self, wish: Wish, start: int, end: int, confidence: float = 0.9, claim: Iterable[int] | None = None) -> None:
        """Keeps a wish that tokens `start` to `end` asked for; those tokens count as explained."""
        places = frozenset(range(start, end) if claim is None else claim)
        self.noted.append(Noted(wish, start, end, confidence, places))
        self.claimed.update(places)

    def words(self, start: int, end: int) -> str:
        """The tokens as they were said."""
        return self.spoken[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""

    def value_at(self, index: int) -> Placed | None:
        """The value that covers a token."""
        return next((v for v in self.values if v.start <= index < v.end), None)

    def values_in(self, start: int, end: int) -> tuple[Placed, ...]:
        """The values that stand inside a token range."""
        return tuple(v for v in self.values if start <= v.start and v.end <= end)

    def cue(self, name: str, start: int = 0, end: int | None = None) -> tuple[Hit[str], ...]:
        """Where the turns of phrase of one kind stand, without overlaps."""
        return without_overlaps(h for h in self._every(name) if start <= h.start and (end is None or h.end <= end))

    def is_cue(self, name: str, at: int) -> Hit[str] | None:
        """The longest turn of phrase of one kind that starts at a token."""
        if name not in self._starts:
            starts: dict[int, Hit[str]] = {}
            for hit in self._every(name):
                if hit.start not in starts or hit.size > starts[hit.start].size:
                    starts[hit.start] = hit
            self._starts[name] = starts
        return self._starts[name].get(at)

    def _every(self, name: str) -> tuple[Hit[str], ...]:
        if name not in self._cues:
            book = self.lex.cues.get(name)
            self._cues[name] = book.find(self.tokens) if book else ()
        return self._cues[name]

    def concepts(self, start: int = 0, end: int | None = None) -> tuple[Hit[Concept], ...]:
        """The nouns of fields and records named in a range, without overlaps."""
        if self._concepts is None:
            greeted = {i for name in ("greetings", "idioms") for hit in self._every(name) for i in range(hit.start, hit.end)}
            ends = spans(self.tokens, self.lex)
            greeted |= {i for hit in ends for i in range(hit.start, hit.end)}
            found = [h for h in self.lex.concepts.find(self.tokens) if h.start not in greeted and not self._german_verb(h) and not self._in_passing(h)]
            self._concepts = tuple(sorted((*found, *ends), key=lambda h: h.start))
        return without_overlaps(h for h in self._concepts if start <= h.start and (end is None or h.end <= end))

    def _in_passing(self, hit: Hit[Concept]) -> bool:
        """Whether "where" or "who" joins clauses ("a site where guests book") and names no field ("name, phone, where")."""
        if hit.size > 1 or self.tokens[hit.start].fold not in _ASKING or hit.start == 0:
            return False
        before = self.tokens[hit.start - 1]
        behind = self.tokens[hit.end] if hit.end < len(self.tokens) else before
        named = "mark" in {before.kind, behind.kind} or any(
            h.end == hit.start for name in ("and", "or", "fill_in", "we_keep", "has_fields", "articles") for h in self._every(name)
        )
        return not named

    def _german_verb(self, hit: Hit[Concept]) -> bool:
        """Whether it is a verb that looks like a noun: "buchen" is no Buch where nouns are written with capitals."""
        token = self.tokens[hit.start]
        if self.lex.language != "de" or hit.size > 1 or token.capital or not hit.key.record or not token.fold.endswith(("n", "e")):
            return False
        opens = {start for start, _ in self.sentences}
        return sum(1 for i, one in enumerate(self.tokens) if one.capital and i not in opens) >= _CAPITALS

    def sentence_of(self, index: int) -> tuple[int, int]:
        """The range of the sentence a token stands in."""
        return next(((s, e) for s, e in self.sentences if s <= index < e), (index, index + 1))

    def chunks(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts between commas, brackets and sentence ends; a comma inside a value separates nothing."""
        inside = {i for v in self.values for i in range(v.start, v.end)}
        begin = start
        for i in range(start, end):
            if i not in inside and is_break(self.tokens[i]):
                if i > begin:
                    yield begin, i
                begin = i + 1
        if begin < end:
            yield begin, end

    def trim(self, start: int, end: int, *names: str) -> tuple[int, int]:
        """The range without marks, fillers, articles and other small words at its ends."""
        kinds = names or ("fillers", "articles", "possessives", "and")
        moved = True
        while moved and start < end:
            moved = False
            if self.tokens[start].kind == "mark":
                start, moved = start + 1, True
                continue
            for name in kinds:
                hit = self.is_cue(name, start)
                if hit and hit.end <= end:
                    start, moved = hit.end, True
                    break
        while start < end and (self.tokens[end - 1].kind == "mark" or self._small_end(end - 1)):
            end -= 1
        return start, end

    def _small_end(self, index: int) -> bool:
        return any(hit.size == 1 for name in ("fillers", "and") for hit in self.cue(name, index, index + 1))


def open_scene(text: str, language: str, spoken: str | None = None) -> Scene:
    """Reads words and values. `text` may have passages blanked out; `spoken` is then the original of the same length."""
    lex = lexicon(language)
    tokens = tokenise(text, language, lex.morphology)
    values = tuple(_placed(find_values(text, language), tokens))
    inside = {i for v in values for i in range(v.start, v.end - 1)}
    ranges = list(sentences(tuple(_quiet(t) if i in inside else t for i, t in enumerate(tokens))))
    return Scene(spoken=spoken or text, lex=lex, tokens=tokens, values=values, sentences=tuple(ranges), counted=_counted(tokens, values))


def _counted(tokens: tuple[Token, ...], values: tuple[Placed, ...]) -> tuple[Token, ...]:
    """Numbers that are one word, or one word and its unit ("ten places"), read as if written in figures."""
    firsts = {v.start for v in values if isinstance(v.value, Number | Quantity | Money | Duration)}
    return tuple(replace(t, kind="number") if i in firsts and t.kind == "word" else t for i, t in enumerate(tokens))


def _quiet(token: Token) -> Token:
    # A full stop inside a value ("14. 9.") ends no sentence.
    return Token(token.text, token.start, token.end, token.fold, token.stem, "word") if token.text in SENTENCE_END | COMMAS else token


def _placed(found: tuple[Found, ...], tokens: tuple[Token, ...]) -> Iterator[Placed]:
    for one in found:
        covered = [i for i, t in enumerate(tokens) if t.start < one.end and one.start < t.end]
        if covered and not (isinstance(one.value, ColourWord) and not one.source.strip()):
            yield Placed(covered[0], covered[-1] + 1, one.value, one.source)
