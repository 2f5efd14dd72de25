"""Names of members of archives and attachments of mails, as people wrote them; and which files nobody asked for."""

from __future__ import annotations

from pathlib import PurePosixPath


def readable_name(raw: bytes) -> str:
    """A member's name as people wrote it: UTF-8, else GBK (what Chinese Windows packs), else with the bytes escaped."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "backslashreplace")


def is_clutter(path: str) -> bool:
    """Files that systems leave about: hidden ones, lock files of Word, thumbnails."""
    parts = PurePosixPath(path).parts
    return any(part.startswith((".", "~$", "__MACOSX")) or part in ("Thumbs.db", "desktop.ini") for part in parts)


def inner_path(name: str) -> str:
    """A member's path without anything that leads out of the archive."""
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")) or "unnamed"
