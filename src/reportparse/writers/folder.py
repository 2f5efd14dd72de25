"""A folder with one JSON file a record."""

from __future__ import annotations

import hashlib
from itertools import groupby
from pathlib import Path

from reportparse.files import appearing, scratch_folder
from reportparse.writers.archive import Archive

MAX_NAME_BYTES = 200
"""Names are cut there: file systems take 255 bytes, 85 hanzi, and ours get an ending."""


def write_folder(folder: Path, archive: Archive) -> None:
    """Every record as a file of its own; those that are there already and the same stay untouched."""
    folder.mkdir(exist_ok=True)
    named = ((folder / file_name(path), record) for path, record in archive.records())
    for parent, files in groupby(named, lambda one: one[0].parent):
        parent.mkdir(parents=True, exist_ok=True)
        with scratch_folder(parent / folder.name) as scratch:
            for file, record in files:
                if not file.is_file() or file.read_bytes() != record:
                    with appearing(file, scratch) as part:
                        part.write_bytes(record)


def file_name(path: str) -> str:
    """Where in a folder of records the record of an input goes: its path with .json, safe and short in every part."""
    *folders, name = path.split("/")
    return "/".join([*(_safe(folder, reserved=".json") for folder in folders), _safe(name) + ".json"])


def _safe(part: str, reserved: str = "") -> str:
    """A name that file systems take; where it must differ from the input's, a hash keeps it unique."""
    plain = "".join("_" if c in '<>:"\\|?*' or not c.isprintable() else c for c in part)
    plain = plain.encode("utf-8", "replace").decode()
    short = plain.encode()[:MAX_NAME_BYTES].decode("utf-8", "ignore")
    if short == part and part not in ("", ".", "..") and not (reserved and part.endswith(reserved)):
        return part
    return f"{short.strip('.')}~{hashlib.sha256(part.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"
