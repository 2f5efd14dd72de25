"""Names of OpenDocument, and how its small values are read."""

from __future__ import annotations

from lxml import etree

Element = etree._Element

_URN = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE, STYLE, DRAW = (_URN % name for name in ("office", "text", "table", "style", "drawing"))
FO, SVG, MANIFEST, META = (_URN % name for name in ("xsl-fo-compatible", "svg-compatible", "manifest", "meta"))
DC = "{http://purl.org/dc/elements/1.1/}"
XLINK = "{http://www.w3.org/1999/xlink}"

HIDDEN_ROWS = ("collapse", "filter")
"""What `table:visibility` says of rows and columns that nobody sees."""


def whole(text: str | None, otherwise: int = 1) -> int:
    """A number of repeated or spanned rows, columns or blanks; `otherwise` for what is none."""
    return int(text) if text and text.isdecimal() and len(text) < 8 and text != "0" else otherwise
