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


def in_characters(name: str) -> str:
    """A file's name as the system tells it, in characters that JSON can hold: bytes that are no UTF-8 as in an archive."""
    try:
        return readable_name(name.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:  # half a character, where names are UTF-16
        return name.encode("utf-8", "replace").decode("utf-8")


def is_clutter(path: str) -> bool:
    """Files that systems leave about: hidden ones, lock files of Word, thumbnails."""
    parts = PurePosixPath(path).parts
    return any(part.startswith((".", "~$", "__MACOSX")) or part in ("Thumbs.db", "desktop.ini") for part in parts)


def inner_path(name: str) -> str:
    """A member's path without anything that leads out of the archive."""
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")) or "unnamed"
