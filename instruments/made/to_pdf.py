"""PDF files of the made-up reports, printed by LibreOffice (from Word) and by Chromium (from the print page).

Printed once and committed: the printers' versions and fonts differ from machine to machine.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

_SECONDS = 180


def libreoffice_pdf(docx: bytes) -> bytes:
    """A Word file printed by LibreOffice."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "report.docx").write_bytes(docx)
        profile = (folder / "profile").as_uri()
        _run("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", name,
             str(folder / "report.docx"))  # fmt: skip
        return _squeezed(folder / "report.pdf")


def chromium_pdf(html: bytes) -> bytes:
    """A page printed by Chromium."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page = folder / "report.html"
        page.write_bytes(html)
        out = folder / "report.pdf"
        _run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
             f"--user-data-dir={folder / 'profile'}", "--no-pdf-header-footer", f"--print-to-pdf={out}",
             page.as_uri())  # fmt: skip
        return _squeezed(out)


def _run(program: str, *arguments: str) -> None:
    subprocess.run([program, *arguments], check=True, capture_output=True, timeout=_SECONDS)


def _squeezed(pdf: Path) -> bytes:
    """The file's bytes, compressed harder where qpdf is there to do it."""
    if shutil.which("qpdf"):
        small = pdf.with_suffix(".small.pdf")
        _run("qpdf", "--object-streams=generate", "--recompress-flate", "--compression-level=9", "--deterministic-id",
             str(pdf), str(small))  # fmt: skip
        return min(pdf.read_bytes(), small.read_bytes(), key=len)
    return pdf.read_bytes()
