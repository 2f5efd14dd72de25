"""Inputs as a run finds them, and archives to find them in."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from reportparse.batch.inputs import asked, found_inputs
from reportparse.readers.archives import Found

DOCX = Path(__file__).parents[2] / "fixtures" / "reports" / "township-2021form.docx"


def found(*arguments: str | Path, files_from: str | None = None, nul: bool = False) -> list[Found]:
    paths = asked([str(one) for one in arguments], files_from, nul=nul)
    return list(found_inputs(paths, lambda path: False))


def told(inputs: Sequence[Found]) -> list[tuple[str, bytes | str]]:
    return [(one.path, one.error.kind if one.error else one.data) for one in inputs]


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w:gz") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()
