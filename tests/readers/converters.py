"""Programs in LibreOffice's place."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from reportparse.readers import libreoffice


def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> Path:
    """A program in LibreOffice's place: Python that knows its output folder as `out`."""
    script = tmp_path / "soffice"
    head = f"#!{sys.executable}\nimport sys, os, time, shutil\nout = sys.argv[sys.argv.index('--outdir') + 1]\n"
    script.write_text(head + body, "utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(libreoffice, "program", lambda: str(script))
    return script


def copying(path: Path) -> str:
    return f"os.makedirs(out, exist_ok=True); shutil.copy({str(path)!r}, os.path.join(out, 'a{path.suffix}'))\n"
