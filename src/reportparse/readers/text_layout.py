"""Text that keeps a page's layout (`pdftotext -layout`): columns by alignment, wrapped lines, page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportparse.document import Block, Paragraph
from reportparse.issues import Issue
from reportparse.readers.text_tables import Line
from reportparse.zh import clean

_PAGE_NUMBER = re.compile(r"\s*[-—–－]?\s*\d{1,3}\s*[-—–－]?\s*")


def without_page_numbers(lines: Sequence[Line]) -> tuple[list[Line], list[Paragraph]]:
    """Part the page numbers ("- 4 -" as the first or last line of a page) from the rest."""
    edges: set[int] = set()
    by_page: dict[int | None, list[Line]] = {}
    for line in lines:
        if line.text.strip():
            by_page.setdefault(line.page, []).append(line)
    for page in by_page.values():
        edges |= {line.number for line in (page[0], page[-1]) if _PAGE_NUMBER.fullmatch(line.text)}
    furniture = [Paragraph(clean(line.text), line.origin) for line in lines if line.number in edges]
    return [line for line in lines if line.number not in edges], furniture


def aligned(lines: Sequence[Line]) -> tuple[list[Block], list[Issue]]:
    """Paragraphs and guessed tables."""
    return joined(lines), []


def joined(lines: Sequence[Line]) -> list[Block]:
    """Paragraphs."""
    texts = ((line, clean(line.text)) for line in lines)
    return [Paragraph(text, line.origin) for line, text in texts if text]
