"""A PDF read as on a machine with other fonts: `python -m tests.readers.machine FOLDER < file.pdf` (Linux only).

Prints two lines: the characters and boxes that pdfium alone finds with the fonts of that folder (what differs from
machine to machine), and the document that the reader makes of the file (what must not).
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path
from struct import pack

from reportparse.readers.pdf.pdfium_calls import fpdf, pdfium
from reportparse.readers.pdf.placeholder_font import Ink, font_file, font_tables
from reportparse.readers.pdf.reader import read_pdf

CHINESE_FONT = "WenQuanYi Micro Hei"  # one of those that pdfium looks for on Linux
CHINESE_CHARACTER_SETS = 1 << 17 | 1 << 18 | 1 << 20  # OS/2 ulCodePageRange1: Japanese, simplified, traditional


def put_font(folder: Path, ink: Ink, first: int = 0, name: str = CHINESE_FONT) -> None:
    """Put a Chinese font into the folder of a machine; it has the characters from `first` on."""
    names = pack(">HHHHHHHHH", 0, 1, 18, 1, 0, 0, 1, len(name), 0) + name.encode()
    os2 = bytes(78) + pack(">L", CHINESE_CHARACTER_SETS) + bytes(14)
    font = font_file({**font_tables(ink, first), b"name": names, b"OS/2": os2})
    (folder / "chinese.ttf").write_bytes(font)


def read_on_machine(data: bytes, folder: Path) -> tuple[str, str]:
    """What pdfium finds on a machine with these fonts only, and what the reader makes of it."""
    command = [sys.executable, "-m", "tests.readers.machine", str(folder)]
    done = subprocess.run(command, input=data, capture_output=True, check=True, timeout=60)
    found, document = done.stdout.decode().splitlines()
    return found, document


def _use_fonts_of(folder: str) -> object:
    """Start pdfium anew with the fonts of one folder; pypdfium2 started it with those of this machine.

    pdfium keeps a pointer to what is given back.
    """
    fpdf.FPDF_DestroyLibrary()
    paths = (ctypes.c_char_p * 2)(folder.encode(), None)
    paths_type = dict(fpdf.FPDF_LIBRARY_CONFIG._fields_)["m_pUserFontPaths"]
    fpdf.FPDF_InitLibraryWithConfig(
        fpdf.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=ctypes.cast(paths, paths_type))
    )
    return paths


def _found(data: bytes) -> str:
    """Each character of the first page with its left and right."""
    with pdfium.PdfDocument(data) as document:
        text = document[0].get_textpage()
        boxes = [text.get_charbox(i, loose=True) for i in range(text.count_chars())]
        return " ".join(
            f"{text.get_text_range(i, 1)!r}:{x0:.2f}-{x1:.2f}" for i, (x0, _, x1, _) in enumerate(boxes) if x1 > x0
        )


if __name__ == "__main__":
    kept = _use_fonts_of(sys.argv[1])
    pdf = sys.stdin.buffer.read()
    print(_found(pdf))
    print(ascii(read_pdf(pdf, "pdfium")))
