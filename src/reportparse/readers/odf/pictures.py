"""The pictures that stand in a flat OpenDocument file (.fodt), by the names of their frames."""

from __future__ import annotations

import binascii
from base64 import b64decode

from reportparse.diagnostics.errors import ReportparseError
from reportparse.readers.odf.names import DRAW, OFFICE
from reportparse.readers.odf.package import open_document


def pictures_of_flat(data: bytes, most: int) -> dict[str, bytes]:
    """The pictures of at most so many bytes; none of a file that cannot be opened."""
    found: dict[str, bytes] = {}
    try:
        frames = open_document(data).body.iter(DRAW + "frame")
        for frame in frames:
            held = frame.find(f"{DRAW}image/{OFFICE}binary-data")
            text = "" if held is None else held.text or ""
            if text and len(text) <= 2 * most:
                found.setdefault(frame.get(DRAW + "name", ""), b64decode(text))
    except (ReportparseError, binascii.Error):
        return {}
    return found
