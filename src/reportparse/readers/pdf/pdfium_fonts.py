"""The font that pdfium takes where a file brings none: the same on every machine (hazards PDF: the font of the machine).

pdfium asks the machine for a font by name and character set; here it gets the placeholder font whatever it asks for.
The 14 fonts that every viewer has, and those that pdfium takes for them (Arial, Times New Roman, Courier New), are not
handed out: then pdfium uses its own copies, which are the same everywhere, and so are their widths.
"""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Callable, Iterator
from typing import Any

from reportparse.readers.pdf.pdfium_calls import fpdf
from reportparse.readers.pdf.placeholder_font import placeholder_font

BASE_FONTS = frozenset(
    f"{family}{style}".encode()
    for family, styles in {
        "Courier": ("", "-Bold", "-Oblique", "-BoldOblique"),
        "Helvetica": ("", "-Bold", "-Oblique", "-BoldOblique"),
        "Times": ("-Roman", "-Bold", "-Italic", "-BoldItalic"),
        "Symbol": ("",),
        "ZapfDingbats": ("",),
    }.items()
    for style in styles
)
"""The fonts that need not be in a file (ISO 32000-1 §9.6.2.2)."""
_HANDLE = 1
_WHOLE_FILE = 0
_NAME = b"reportparse placeholder"


def _copied(data: bytes, buffer: Any, size: int) -> int:
    """Copy to pdfium what it has room for, and say how much room it takes."""
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)


def _interface(font: bytes) -> Any:
    """The callbacks of pdfium's fpdf_sysfontinfo.h (version 1) that answer with one font."""
    name = _NAME + b"\0"
    callbacks: dict[str, Callable[..., int | None]] = {
        "EnumFonts": lambda _info, _mapper: None,
        "MapFont": lambda _info, _weight, _italic, _charset, _pitch, face, _exact: (
            None if ctypes.string_at(face) in BASE_FONTS else _HANDLE
        ),
        "GetFont": lambda _info, _face: None,
        "GetFontData": lambda _info, _font, table, buffer, size: (
            _copied(font, buffer, size) if table == _WHOLE_FILE else 0
        ),
        "GetFaceName": lambda _info, _font, buffer, size: _copied(name, buffer, size),
        "GetFontCharset": lambda _info, _font: 0,
        "DeleteFont": lambda _info, _font: None,
    }
    types = dict(fpdf.FPDF_SYSFONTINFO._fields_)
    return fpdf.FPDF_SYSFONTINFO(version=1, **{key: types[key](callback) for key, callback in callbacks.items()})


_PLACEHOLDER = _interface(placeholder_font())  # pdfium keeps a pointer to it.
_n_hiding = 0
_machine: Any = None
"""The machine's fonts as given back to pdfium; to be freed when they are taken away again."""


@contextlib.contextmanager
def machine_fonts_hidden() -> Iterator[None]:
    """Let pdfium see no font of the machine meanwhile.

    Afterwards it sees them again, so that a program that draws pages by itself draws them as before.
    """
    global _n_hiding, _machine
    if not _n_hiding:
        fpdf.FPDF_SetSystemFontInfo(_PLACEHOLDER)
        if _machine:
            fpdf.FPDF_FreeDefaultSystemFontInfo(_machine)
    _n_hiding += 1
    try:
        yield
    finally:
        _n_hiding -= 1
        if not _n_hiding:
            _machine = fpdf.FPDF_GetDefaultSystemFontInfo()
            fpdf.FPDF_SetSystemFontInfo(_machine)
