"""The day of publication: in the page's metadata, on a line above the article, or under the signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportparse.chinese.dates import any_date
from reportparse.document import Document, Paragraph
from reportparse.masthead.title import MAX_TITLE
from reportparse.sections.boilerplate import is_date_line

_PUBLISHED = re.compile(
    r"(?:发布|公开|发文|成文|生成|公布)(?:日期|时间)|pubdate|publishtime|publishdate", re.IGNORECASE
)


def find_published(document: Document, front: Sequence[Paragraph], body: Sequence[str], year: int | None) -> str | None:
    """The day of publication: from the page's metadata, a line above the article, or the date under the signature."""
    for name, value in document.metadata:
        if _PUBLISHED.search(name) and (found := any_date(value)):
            return found
    for paragraph in front:
        if (
            _PUBLISHED.search(paragraph.text)
            and len(paragraph.text) <= MAX_TITLE
            and (found := any_date(paragraph.text))
        ):
            return found
    for ending in ("日", "日印发"):  # the imprint's date only where the signature has none
        for line in reversed(body[-6:]):
            if is_date_line(line) or (len(line) <= 50 and "。" not in line and line.rstrip("（()） ").endswith(ending)):
                found = any_date(line)
                if found and (year is None or int(found[:4]) >= year):
                    return found
    return None
