"""A clarification read as operations on what exists.

How each change is expressed, for whoever applies it:
- a new colour, opening hours, item, field, status, option, page, person, language or feature is an `Add` of the same wish that a brief would have:
  `Coloured`, `OpenAt` (only the days that change), `ItemsOffered`, `RecordWanted` with the one new field, `StatusesWanted` with the new status,
  `RecordWanted` with one known field and all its options in order, the new one last, `PageWanted`, `PeopleNamed`, `LanguagesWanted` (all of them);
- labels in `Remove.words`, `Rename.old`, `Reprice.item`, `Move.words` and `Move.anchor` are written as in the specification, whatever their form in the
  sentence; `Remove.of` is the label of the record, `Remove.concept` the key of a field;
- `Rename` also replaces a date or time inside a sentence that is shown ("7 September" by "14 September");
- `SetNumber.old` is the number that stands there now, wherever that was found.
"""

from core.understanding.changes.reader import read_changes

__all__ = ["read_changes"]
