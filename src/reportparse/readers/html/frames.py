"""What a page frames: a page that was saved with its folder may hold nothing but a frame, and the report stands in there."""

from __future__ import annotations

import re

from reportparse.patterns import regex
from reportparse.readers.linked_files import path_beside

MAX_FRAMES = 20

_FRAME = regex(rb"""<i?frame\b[^>]{0,2000}?\bsrc\s*=\s*(?:"([^"]{1,500})"|'([^']{1,500})'|([^\s>"']{1,500}))""", re.I)


def framed(data: bytes) -> list[str]:
    """The relative addresses that a page frames, in order, as paths."""
    found = (match[1] or match[2] or match[3] for match in _FRAME.finditer(data))
    paths = (path_beside(address.decode("utf-8", "replace")) for address in found)
    return list(dict.fromkeys(filter(None, paths)))[:MAX_FRAMES]
