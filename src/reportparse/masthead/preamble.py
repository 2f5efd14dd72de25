"""The preamble: what stands between the title and section one, without a website's words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportparse.document import Paragraph
from reportparse.masthead.title import Title
from reportparse.sections.boilerplate import is_head_line
from reportparse.sections.headings import is_heading

_DOCUMENT_NUMBER = re.compile(r"\S{2,14}[〔\[【（(]\d{4}[〕\]】）)]\s*第?\d+号")


def preamble_lines(front: Sequence[Paragraph], title: Title | None) -> list[str]:
    """What stands between title and section one, without the lines of the page's frame."""
    start = title.end if title and title.end else _start_without_title(front)
    lines = [paragraph.text for paragraph in front[start:]]
    organ = title.organ if title else ""
    return [line for line in lines if not (is_head_line(line) or _is_contents(line) or line.strip() == organ)]


def _is_contents(line: str) -> bool:
    """Whether a line before section one is an entry of a table of contents, or the number of the document."""
    return _DOCUMENT_NUMBER.fullmatch(line.strip()) is not None or (len(line) <= 48 and is_heading(line))


def _start_without_title(front: Sequence[Paragraph]) -> int:
    """The first line of running text that cites the Regulations or is a sentence."""
    for index, paragraph in enumerate(front):
        if "。" in paragraph.text and re.search(r"条例|年度报告|信息公开", paragraph.text):
            return index
    return len(front)
