"""What a file is, decided by its first bytes. A name or a declared type is only what somebody says."""

from dataclasses import dataclass

from core.messages import AttachmentKind


@dataclass(frozen=True, slots=True)
class Content:
    """A kind of content that can be worked on; `suffix` is the one to store it under."""

    media_type: str
    suffix: str
    kind: AttachmentKind


_OGG = Content("audio/ogg", ".ogg", AttachmentKind.VOICE)
_WAV = Content("audio/wav", ".wav", AttachmentKind.VOICE)
_WEBM = Content("audio/webm", ".webm", AttachmentKind.VOICE)
_M4A = Content("audio/mp4", ".m4a", AttachmentKind.VOICE)
_MP3 = Content("audio/mpeg", ".mp3", AttachmentKind.AUDIO)
_AAC = Content("audio/aac", ".aac", AttachmentKind.AUDIO)
_FLAC = Content("audio/flac", ".flac", AttachmentKind.AUDIO)
_AMR = Content("audio/amr", ".amr", AttachmentKind.VOICE)
_CAF = Content("audio/x-caf", ".caf", AttachmentKind.VOICE)
_MP4 = Content("video/mp4", ".mp4", AttachmentKind.VIDEO)
_PNG = Content("image/png", ".png", AttachmentKind.IMAGE)
_JPEG = Content("image/jpeg", ".jpg", AttachmentKind.IMAGE)
_GIF = Content("image/gif", ".gif", AttachmentKind.IMAGE)
_WEBP = Content("image/webp", ".webp", AttachmentKind.IMAGE)
_HEIC = Content("image/heic", ".heic", AttachmentKind.IMAGE)
_BMP = Content("image/bmp", ".bmp", AttachmentKind.IMAGE)
_TIFF = Content("image/tiff", ".tiff", AttachmentKind.IMAGE)
PDF = Content("application/pdf", ".pdf", AttachmentKind.DOCUMENT)
_ZIP = Content("application/zip", ".zip", AttachmentKind.DOCUMENT)
_OLE = Content("application/x-ole-storage", ".doc", AttachmentKind.DOCUMENT)
_RTF = Content("application/rtf", ".rtf", AttachmentKind.DOCUMENT)
DOCX = Content("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", AttachmentKind.DOCUMENT)
XLSX = Content("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", AttachmentKind.DOCUMENT)
TEXT = Content("text/plain", ".txt", AttachmentKind.DOCUMENT)

_STARTS: tuple[tuple[bytes, Content], ...] = (
    (b"OggS", _OGG),
    (b"\x1aE\xdf\xa3", _WEBM),
    (b"ID3", _MP3),
    (b"fLaC", _FLAC),
    (b"#!AMR", _AMR),
    (b"caff", _CAF),
    (b"\x89PNG\r\n\x1a\n", _PNG),
    (b"\xff\xd8\xff", _JPEG),
    (b"GIF87a", _GIF),
    (b"GIF89a", _GIF),
    (b"II*\x00", _TIFF),
    (b"MM\x00*", _TIFF),
    (b"%PDF-", PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
    (b"{\\rtf", _RTF),
)
_AUDIO_BRANDS = (b"M4A ", b"M4B ", b"F4A ")
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis", b"avif")
_UNICODE_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def content_of(data: bytes) -> Content | None:
    """What the bytes are, or None when they are nothing that is known here. Spoken sound in a video container counts as video."""
    for start, content in _STARTS:
        if data.startswith(start):
            return content
    if data[:4] == b"RIFF":
        return {b"WAVE": _WAV, b"WEBP": _WEBP}.get(data[8:12])
    if data[4:8] == b"ftyp":
        return _of_brand(data[8:12], data)
    if data[:4] == b"PK\x03\x04":
        return _of_archive(data)
    return _of_weak_signs(data)


def _of_weak_signs(data: bytes) -> Content | None:
    if data[:2] == b"BM" and int.from_bytes(data[2:6], "little") == len(data):
        return _BMP
    if len(data) > 1 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0 and not data.startswith(_UNICODE_MARKS):
        return _AAC if data[1] & 0xF6 == 0xF0 else _MP3
    return TEXT if _reads_as_text(data) else None


def _of_brand(brand: bytes, data: bytes) -> Content:
    if brand in _HEIF_BRANDS:
        return _HEIC
    # A voice note of Safari is an "iso5" or "mp42" file without a picture track.
    return _M4A if brand in _AUDIO_BRANDS or (b"vide" not in data and b"soun" in data) else _MP4


def _of_archive(data: bytes) -> Content:
    # The central directory at the end names every member, whatever the order of the members themselves.
    names = data[:4096] + data[-65_536:]
    if b"word/document.xml" in names:
        return DOCX
    return XLSX if b"xl/workbook.xml" in names else _ZIP


def _reads_as_text(data: bytes) -> bool:
    if not data:
        return False
    if data.startswith(_UNICODE_MARKS):
        return True
    head = data[:8192]
    controls = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return controls == 0
