"""The characters of a page as pdfium tells them, one for each index."""

from __future__ import annotations

from array import array
from itertools import repeat

from reportparse.chinese.text import UNSAYABLE
from reportparse.diagnostics.errors import too_large
from reportparse.readers.pdf import pdfium_calls as calls
from reportparse.readers.pdf.pdfium_calls import Argument, pointer

SAMPLE_STEP = 8
"""Of so many Chinese characters one is asked whether its font gives Unicode."""
MAX_CHARACTERS = 200_000
"""Characters of one page; more is a trap."""


def characters_of(text_page: Argument) -> str:
    """All characters of a page, one for each index, U+FFFD where the font gives no Unicode."""
    count = calls.count_chars(text_page)
    if count > MAX_CHARACTERS:
        raise too_large(MAX_CHARACTERS, "characters on a page", "个字符（一页）")
    text = _text(text_page, count)
    # Without a map pdfium gives the bare code, which may look like a digit. So all that is not Chinese is asked
    # about; of the rest one in SAMPLE_STEP, and the others only if there is an error anywhere (a font has a map or none).
    has_error = calls.has_map_error
    asked = [i for i, char in enumerate(text) if char < "\u2e80" or i % SAMPLE_STEP == 0]
    if 1 not in map(has_error, repeat(text_page), asked):
        return text
    return "".join(UNSAYABLE if has_error(text_page, i) == 1 else char for i, char in enumerate(text))


def _text(text_page: Argument, count: int) -> str:
    """All characters of a page, in one call where each is one UTF-16 unit."""
    units = array("H", bytes(2 * max(count, 0) + 2))
    if count > 0 and calls.get_text(text_page, 0, count, pointer(units)) == count + 1:
        text = units[:count].tobytes().decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
    return "".join(_character(calls.get_unicode(text_page, i)) for i in range(count))


def _character(code: int) -> str:
    """A code point as text; what is none (also a lone surrogate) as U+FFFD."""
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else UNSAYABLE
