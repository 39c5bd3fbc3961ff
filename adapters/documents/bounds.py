"""How much of a file is looked at. A file beyond a bound is refused with a code; it is never read by halves without a word."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bounds of one file. `ratio` is unpacked size over packed size."""

    file_bytes: int = 20 * 1024 * 1024
    unpacked_bytes: int = 150_000_000
    ratio: float = 200.0
    members: int = 2_000
    pages: int = 100
    rows: int = 5_000
    columns: int = 200
    text_chars: int = 200_000
    pixels: int = 50_000_000
    images: int = 10
    image_side_px: int = 2_048
    """Longer pictures are made smaller."""
    smallest_side_px: int = 48
    """Pictures inside documents below this are ornaments and are left out."""
