"""Looking at a ZIP container before anything in it is unpacked."""

import zipfile
from io import BytesIO

from adapters.documents.bounds import Bounds
from core.errors import BadInput


def check_archive(data: bytes, bounds: Bounds) -> None:
    """Refuse a container that would unpack to too much. Raises BadInput("archive_bomb", or "file_unreadable" when it is locked).

    Declared sizes are enough: `zipfile` never reads more of a member than it declares.
    """
    members = zipfile.ZipFile(BytesIO(data)).infolist()
    if any(member.flag_bits & 0x1 for member in members):
        raise BadInput("file_unreadable")
    unpacked_bytes = sum(member.file_size for member in members)
    if len(members) > bounds.members or unpacked_bytes > bounds.unpacked_bytes or unpacked_bytes > bounds.ratio * max(len(data), 1):
        raise BadInput("archive_bomb")
