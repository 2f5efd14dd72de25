"""The preamble: what stands before section one, without the title and a website's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportparse.document import Paragraph
from reportparse.masthead.title import Title
from reportparse.sections.boilerplate import is_head_line
from reportparse.sections.headings import is_heading

MIN_SENTENCE = 12
"""Characters from which a line with a mark of punctuation is running text, where no title says where that begins."""

_DOCUMENT_NUMBER = re.compile(r"\S{2,14}[〔\[【（(]\d{4}[〕\]】）)]\s*第?\d+号")
_SENTENCE = re.compile(r"[。；！]|[，,].*(?:[：:，,]|$)|[：:]$")
_SPEAKS_OF_REPORT = re.compile(r"条例|年度报告|信息公开|政务公开|报告如下|本报告|年报")
_FACT_OF_ANNEX = re.compile(r"附件\s*\d{0,2}\s*[:：]?")


def preamble_lines(front: Sequence[Paragraph], title: Title | None, titles: Sequence[Title]) -> list[str]:
    """The lines of the preamble, in order; `titles` are all the titles among the lines of the front.

    Lines above the title are a site's, unless they are sentences that speak of the report.
    """
    occupied = {at for found in titles for at in range(found.start, found.end)}
    start = title.end if title and title.end else _start_without_title(front)
    organ = title.organ if title else ""
    return [
        paragraph.text
        for at, paragraph in enumerate(front)
        if at not in occupied
        and (at >= start or _is_sentence_of_report(paragraph.text))
        and not is_beside_preamble(paragraph.text)
        and paragraph.text.strip() != organ
    ]


def is_beside_preamble(line: str) -> bool:
    """Whether a line is a site's, an entry of a table of contents, an annex's mark or the number of the document."""
    return (
        is_head_line(line)
        or _DOCUMENT_NUMBER.fullmatch(line.strip()) is not None
        or _FACT_OF_ANNEX.fullmatch(line.strip()) is not None
        or (len(line) <= 48 and is_heading(line))
    )


def _start_without_title(front: Sequence[Paragraph]) -> int:
    """The first line that is running text; a report's opening may be one clause that ends in a colon."""
    for index, paragraph in enumerate(front):
        text = paragraph.text
        if len(text) >= MIN_SENTENCE and _SENTENCE.search(text) and not is_head_line(text):
            return index
    return len(front)


def _is_sentence_of_report(text: str) -> bool:
    return "。" in text and len(text) >= 2 * MIN_SENTENCE and _SPEAKS_OF_REPORT.search(text) is not None
