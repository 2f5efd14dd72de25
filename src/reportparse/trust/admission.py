"""Admission: is this document such a report at all? If not, say what it is.

Not reports (domain §7): notices about writing them, the blank official form, model texts with placeholders, half-year
statistics, anything else. A document that is not such a report is an error, never an empty record.
"""

from __future__ import annotations

import re

from reportparse.chinese.values import written_as
from reportparse.diagnostics.errors import NotAReport, UnreadableFile
from reportparse.diagnostics.installing import RECOGNITION
from reportparse.diagnostics.language import Both
from reportparse.document import Document, Paragraph
from reportparse.masthead.mentions import without_cited
from reportparse.masthead.reading import Masthead
from reportparse.normalise import Normalised
from reportparse.patterns import regex
from reportparse.sections.boilerplate import is_head_line
from reportparse.sections.segment import Outline
from reportparse.trust.other_documents import (
    LINES_OF_OPENING,
    PART_OF_YEAR,
    Named,
    announces,
    asks_others,
    is_cover_of_attachment,
    listed_reports,
    named,
    opens_as,
    part_of_year,
    publishes,
)

MIN_HEADINGS = 3
"""So many of the six headings make a report without a title or tables one nevertheless."""

MIN_PROSE = 120
"""Characters of running text below which blank tables make a form, not a report."""

_NOTICE = regex(
    r"(?:关于|做好|开展|印发|报送|编制).*(?:年度报告|年报).*(?:通知|函|意见|要求|通报|方案)|年度报告.*的通知"
)
"""A title that names a notice about such reports."""

_FORM = regex(r"格式|模板|样式|范本|参考文本")
_PLACEHOLDER = regex(r"[xX×Ｘ○〇＊*]{2,}|（文字描述|\(文字描述|_{3,}")
SURE_HEADINGS = 5
"""So many of the six headings make a report of what calls itself a summary or the like."""

_PICTURE = regex(r"一图读懂|图解|一图看懂|图说")


def admit(document: Document, outline: Outline, tables: Normalised, masthead: Masthead) -> None:
    """Raise NotAReport where the document is none; the message says what it is instead, and what was seen.

    Of a damaged file nobody knows what it was: where what is left of it says nothing, UnreadableFile is raised.
    """
    try:
        _admit(document, outline, tables, masthead)
    except NotAReport as error:
        damage = _facts(document, "file-damaged")
        if not damage or error.kind not in ("no-report", "no-text"):
            raise
        why = Both(f"{damage[0].en}, and what is left is no report", f"{damage[0].zh}，余下的内容不是报告")
        raise UnreadableFile("corrupt", why=why) from error


def _admit(document: Document, outline: Outline, tables: Normalised, masthead: Masthead) -> None:
    lines = _lines(outline)
    opening = next(iter(lines), "")
    if not lines and not tables.readings:
        raise _no_text(document)
    front = _front(outline)
    if masthead.title is None or _NOTICE.search(without_cited(masthead.carrier or masthead.title)):
        if _is_garbled(document) and outline.headings_found < MIN_HEADINGS and not _any_number(tables):
            raise _no_text(document)
        half = part_of_year(front)
        if half and not announces(front):
            raise _part_of_year(half)
        if not (masthead.carrier and _sections_that_speak(outline) >= MIN_HEADINGS):
            _refuse_other_document(document, lines, outline, tables)
    prose = _prose(outline)
    if tables.readings and not _holds_numbers(outline) and len(prose) < MIN_PROSE:
        raise _blank_form(masthead.title or _first(lines[:6], _FORM) or opening)
    if masthead.title and _PLACEHOLDER.search(masthead.title):
        raise _blank_form(masthead.title)
    if masthead.title and PART_OF_YEAR.search(masthead.title):
        raise _part_of_year(masthead.title)
    if not tables.readings and outline.headings_found < MIN_HEADINGS:
        _refuse_without_tables(document, outline, lines, masthead)


def _lines(outline: Outline) -> list[str]:
    blocks = [*outline.front, *(block for section in outline.sections for block in section.blocks)]
    headings = [section.heading for section in outline.sections if section.heading]
    return [block.text for block in blocks if isinstance(block, Paragraph)] + headings


def _front(outline: Outline) -> list[str]:
    """The lines before the first heading: a document's name is one of them."""
    return [block.text for block in outline.front if isinstance(block, Paragraph)]


def _prose(outline: Outline) -> str:
    """Running text of the sections, without the form's own instructions."""
    texts = [block.text for section in outline.sections for block in section.blocks if isinstance(block, Paragraph)]
    return "".join(text for text in texts if not _PLACEHOLDER.search(text))


def _sections_that_speak(outline: Outline) -> int:
    """How many sections hold a sentence that reports: no instruction of the form, and no order to those who fill it in."""
    return sum(
        any(
            isinstance(block, Paragraph)
            and "。" in block.text
            and not (_PLACEHOLDER.search(block.text) or asks_others(block.text))
            for block in section.blocks
        )
        for section in outline.sections
        if section.heading and section.key
    )


def _text(lines: list[str]) -> str:
    """Lines that are somebody's sentences."""
    return "".join(line for line in lines if "。" in line and not is_head_line(line))


def _any_number(tables: Normalised) -> bool:
    return any(value.value is not None for reading in tables.readings.values() for value in reading.values)


def _holds_numbers(outline: Outline) -> bool:
    """Whether a table of the forms holds a number, placed or not: then it is no blank form, whatever was lost of it."""
    tables = (numbered.table for numbered in outline.tables if numbered.kind)
    return any(written_as(cell.text) == "digits" for table in tables for cell in table.cells)


def _refuse_other_document(document: Document, lines: list[str], outline: Outline, tables: Normalised) -> None:
    """Refuse what has no report's title, unless numbers, headings or its own opening make it a report all the same."""
    other = named(lines)
    if _any_number(tables) and not (other and other.is_sure and outline.headings_found == 0):
        return
    has_own = outline.headings_found >= MIN_HEADINGS and announces(_front(outline))
    if other and other.zh == "通知" and not has_own and (tables.readings or re.search("年度?报告?", other.line)):
        raise NotAReport("notice", seen=other.line[:60])
    is_sure = other is not None and other.is_sure and not announces(_front(outline))
    if other and (is_sure or outline.headings_found < SURE_HEADINGS):
        raise _other(other)
    if tables.readings and not _holds_numbers(outline) and len(_prose(outline)) < MIN_PROSE:
        raise _blank_form(_first(lines[:LINES_OF_OPENING], _FORM) or next(iter(lines), ""))
    if outline.headings_found >= MIN_HEADINGS or publishes(lines):
        return
    if half := _first(lines[:LINES_OF_OPENING], PART_OF_YEAR):
        raise _part_of_year(half)
    if other := opens_as(lines):
        raise _other(other)
    if any(found.kind == "page-unreadable" and found.where == "page 1" for found in document.issues):
        raise _no_text(document)
    raise _no_report(
        "it has no title, tables or sections of one; it begins",
        "没有相应的标题、表格或章节；开头是",
        next(iter(lines), ""),
    )


def _refuse_without_tables(document: Document, outline: Outline, lines: list[str], masthead: Masthead) -> None:
    """Refuse what has neither tables nor headings where it names itself something else, or says nothing at all."""
    title = masthead.title
    if title and not _is_h1(outline, title) and (other := named(lines)) and not publishes(lines):
        raise _other(other)
    _refuse_pictures_and_lists(lines)
    if title and not outline.tables and outline.headings_found == 0 and not _has_pictures(document):
        _refuse_cover(lines, title)
        if masthead.organ is None and not publishes(lines) and len(_text(lines)) < MIN_PROSE:
            raise _no_report("it names no organ and reports nothing:", "没有报告机关，也没有报告内容：", title)


def _is_h1(outline: Outline, title: str) -> bool:
    """Whether the title is the page's own heading: then no line above it says what the page is."""
    return any(
        isinstance(block, Paragraph) and block.level == 1 and block.text.strip() == title for block in outline.front
    )


def _refuse_pictures_and_lists(lines: list[str]) -> None:
    """An infographic of a report, or a page that lists reports, is none (domain §7)."""
    picture = _first(lines[:LINES_OF_OPENING], _PICTURE)
    if picture:
        raise _no_report("it is an infographic:", "是图解：", picture)
    if listed := listed_reports(lines):
        raise _no_report("it is a list of such reports:", "是年度报告的列表：", listed[0])


def _refuse_cover(lines: list[str], title: str) -> None:
    """A page with a report's title and no report is none: what it announces is in an attachment, if anywhere."""
    if not is_cover_of_attachment(lines, title):
        return
    attached = next((line for line in lines if re.search(r"附件|下载|\.(?:docx?|wps|pdf|ofd)", line)), None)
    if attached:
        raise _no_report("the report itself is in an attachment:", "报告正文在附件中：", attached)
    raise _no_report(
        "it holds the title alone; the report may be in an attachment:", "只有标题，报告正文可能在附件中：", title
    )


def _no_report(en: str, zh: str, seen: str) -> NotAReport:
    return NotAReport("no-report", why=Both(f"{en} 「{seen[:60]}」", f"{zh}「{seen[:60]}」"))


def _other(other: Named) -> NotAReport:
    return _no_report(f"it is {other.en}:", f"是{other.zh}：", other.line)


def _part_of_year(seen: str) -> NotAReport:
    return _no_report("it is for part of a year:", "统计期不足一年：", seen)


def _first(lines: list[str], pattern: re.Pattern[str]) -> str | None:
    return next((line for line in lines if pattern.search(line)), None)


def _blank_form(seen: str) -> NotAReport:
    return NotAReport("blank-form", seen=seen[:60])


def _is_garbled(document: Document) -> bool:
    return any(found.kind == "text-garbled" for found in document.issues)


def _has_pictures(document: Document) -> bool:
    """Whether the report may stand in pictures: they are named in the record, and it is admitted."""
    return any(attachment.kind == "image" for attachment in document.attachments) or any(
        found.kind == "page-is-image" for found in document.issues
    )


def _facts(document: Document, kind: str) -> list[Both]:
    """What was seen of each issue of a kind."""
    seen = (dict(found.facts)["seen"] for found in document.issues if found.kind == kind)
    return [one for one in seen if isinstance(one, Both)]


def _no_text(document: Document) -> NotAReport:
    why = Both("it holds none", "其中没有文字")
    unread = _facts(document, "page-unreadable")
    if unread:
        why = Both(f"a page could not be read, {unread[0].en}", f"有页面无法读取（{unread[0].zh}）")
    elif _is_garbled(document):
        why = Both(
            "its fonts do not say which characters they show, text recognition is needed",
            "字体没有说明字形对应的字符，需要先做文字识别",
        )
    elif _has_pictures(document):
        why = Both(
            f"its pages are pictures, text recognition is needed: {RECOGNITION.en}",
            f"页面是图片，需要先做文字识别：{RECOGNITION.zh}",
        )
    return NotAReport("no-text", why=why)
