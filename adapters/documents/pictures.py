"""Pictures: opened, turned upright, made smaller where they are huge, and saved anew, so that nothing but pixels goes on."""

import contextlib
from collections.abc import Callable, Iterable
from io import BytesIO

from PIL import Image as Pillow
from PIL import ImageOps

from adapters.documents.bounds import Bounds
from core.errors import BadInput
from core.reading import Extract, Image

_KEPT = {"JPEG": ("JPEG", "image/jpeg"), "WEBP": ("WEBP", "image/webp")}
_ELSE = ("PNG", "image/png")
_OPENED = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")


def extract(data: bytes, name: str, bounds: Bounds) -> Extract:
    """The picture as all that the file holds."""
    return Extract(images=(read_picture(data, name, bounds),))


def read_picture(data: bytes, name: str, bounds: Bounds) -> Image:
    """The picture without its metadata. Raises BadInput("picture_too_large" or "file_type_unknown"), OSError and others when damaged."""
    if data[4:8] == b"ftyp":
        raise BadInput("file_type_unknown")
    opened = Pillow.open(BytesIO(data), formats=_OPENED)
    if opened.width * opened.height > bounds.pixels:
        raise BadInput("picture_too_large", f"{bounds.pixels // 1_000_000} million")
    return _saved_anew(opened, name, bounds)


def pictures_of(found: Iterable[tuple[str, Callable[[], bytes]]], bounds: Bounds) -> tuple[Image, ...]:
    """Those pictures of a document that can be read and are no ornaments; one that is damaged does not cost the others."""
    kept: list[Image] = []
    for name, data in found:
        if len(kept) == bounds.images:
            break
        with contextlib.suppress(BadInput, OSError, SyntaxError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError):
            picture = read_picture(data(), name, bounds)
            if min(picture.width_px, picture.height_px) >= bounds.smallest_side_px:
                kept.append(picture)
    return tuple(kept)


def _saved_anew(opened: Pillow.Image, name: str, bounds: Bounds) -> Image:
    form, media_type = _KEPT.get(opened.format or "", _ELSE)
    upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((bounds.image_side_px, bounds.image_side_px))
    if form == "JPEG" and upright.mode not in ("RGB", "L"):
        upright = upright.convert("RGB")
    elif form != "JPEG" and upright.mode not in ("RGB", "RGBA", "L", "LA"):
        upright = upright.convert("RGBA")
    upright.info.clear()
    out = BytesIO()
    upright.save(out, form, quality=88) if form != "PNG" else upright.save(out, form)
    return Image(out.getvalue(), name, media_type, upright.width, upright.height)
