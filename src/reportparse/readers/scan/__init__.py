"""Scans and photographs of pages: a picture becomes glyphs and ruling lines for the room of fixed layouts.

From the ground up; each module imports what stands above it in this list:

    picture.py     a page as pixels of one size: out of a picture file, or of a PDF
    morphology.py  what of ink touches, and what is as long as a rule
    ink.py         what of it is ink: stamps in red parted by colour, shadows evened out
    flat.py        a photographed page laid flat
    straight.py    the page set straight
    rules.py       its ruling lines
    recogniser.py  the model that reads a line of text (the extra `reportparse[ocr]`)
    strips.py      lines of text found in the ink, cut out for the recogniser
    digits.py      how much a piece of ink looks like each of the ten digits (digits.npz)
    numbers.py     whether the shapes of ink agree with a number
    reading.py     lines read, numbers twice and more
    cells.py       each cell of a grid read by itself, numbers twice
    page.py        all of it: a picture to a `layout.page.Page`
    reader.py      picture files to a Document; pages of a PDF that are pictures
"""

from __future__ import annotations

from importlib.util import find_spec

from reportparse.diagnostics.installing import install
from reportparse.diagnostics.language import Both

_LIBRARIES = ("rapidocr", "onnxruntime", "cv2")

INSTALL = install("ocr")
MISSING = Both(f"text recognition is not installed: {INSTALL.en}", f"未安装文字识别：{INSTALL.zh}")
TURNED_OFF = Both("it was not asked for (--ocr)", "本次未启用（--ocr）")


def is_installed() -> bool:
    """Whether the libraries that read pictures are there: the extra `reportparse[ocr]`."""
    return all(find_spec(name) for name in _LIBRARIES)
