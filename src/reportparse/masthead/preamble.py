"""The preamble: what stands before section one, without the title and a website's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportparse.chinese.dates import NUMBERED_YEAR
from reportparse.chinese.numerals import ONE_TO_NINE
from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Paragraph
from reportparse.masthead.names import is_full_name
from reportparse.masthead.organ import LINES_OF_COVER
from reportparse.masthead.title import ANNEX_ALONE, Title
from reportparse.patterns import regex
from reportparse.sections.boilerplate import is_head_line
from reportparse.sections.chapter_headings import is_chapter_heading
from reportparse.sections.headings import MAX_HEADING, is_heading

MAX_VALUE = 30
"""Characters of the longest value of a fact on a line of its own."""

MAX_OF_PAGE = 80
"""Characters of the longest line that speaks to a page's visitor."""

MIN_SENTENCE = 12
"""Characters from which a line with a mark of punctuation is running text, where no title says where that begins."""

_FOREIGN = regex(r"(?=.*[A-Za-z]{2})(?!.*(?:www|http|@))[\x20-\x7e]{4,120}")
"""A line in Latin letters alone is a title's translation or a program's words; an address goes on with a sentence."""

_MARKS_ALONE = regex(r"(?!.*[A-Za-z]{2})[A-Za-z\x20-/:-@\[-`{-~─━═—－＋·•★☆]{2,120}")
"""A ruler, or the buttons of a page (A+ A A-): no word of anybody."""

_UNIT = regex(r"\s*(?:编制|编印|编|印制|印)$")
"""What a cover says behind the organ: 甲县水利局编制."""

_OF_PAGE = regex(
    r"二维码.{0,12}分享|分享(?:至|到).{0,8}朋友圈|微信里点|[“”]?扫一扫[“”]?.{0,16}(?:打开|分享|关注|网页)|即将离开.{0,40}(?:网站|是否继续)|是否继续(?:访问|？|\?)"
    r"|(?:请|建议您?|您)(?:使用|升级|的?浏览器).{0,24}(?:浏览器|版本|支持|浏览)|(?:(?i:javascript)|脚本).{0,16}(?:启用|开启|支持)|点击右上角|长按.{0,8}(?:识别|保存)"
    r"|文章内容由.{0,12}(?:生成|提供)|(?:本|该)页面.{0,12}(?:不存在|过期|跳转)"
)
"""Sentences of a page to its visitor; no preamble speaks of visiting a page."""

_DOCUMENT_NUMBER = regex(r"\S{2,14}[〔\[【（(]\d{4}[〕\]】）)]\s*第?\d+号")
_SENTENCE = regex(r"[。；！]|[，,].*(?:[：:，,]|$)|[：:]$")
_SPEAKS_OF_REPORT = regex(r"条例|年度报告|信息公开|政务公开|报告如下|本报告|年报")
_ENDS_SENTENCE = regex(r"[。；！？：:;!?…][）)”」]?$")
_YEAR_OR_MONTH = regex(rf"[（(]?\s*{NUMBERED_YEAR}\s*年度?(?:\s*[\d元{ONE_TO_NINE}十]{{1,2}}\s*月)?\s*[）)]?")
_CONTENTS = regex(r"目\s*录|导航")
_PAGE_BEHIND = regex(r"[\s.…·\-—_]\d{1,3}$")
_LABEL_ALONE = regex(r"[\u4e00-\u9fff\s]{2,10}[:：]?")


def preamble_lines(front: Sequence[Paragraph], title: Title | None, titles: Sequence[Title]) -> list[str]:
    """The lines of the preamble, in order; `titles` are all the titles among the lines of the front.

    Lines above the title are a site's, unless they are sentences that speak of the report.
    """
    announced = set(_announced(front))
    occupied = {at for found in titles for at in range(found.start, found.end)}
    start = title.end if title and title.end else _start_without_title(front)
    organ = title.organ if title else ""
    return [
        paragraph.text
        for at, paragraph in enumerate(front)
        if at not in occupied
        and (at >= start or _is_sentence_of_report(paragraph.text))
        and (at in announced or not is_beside_preamble(paragraph.text))
        and paragraph.text.strip() != organ
        and not (title and start <= at < start + LINES_OF_COVER and _names_unit(paragraph.text))
        and not (at > 0 and _is_value_of_label(front[at - 1].text, paragraph.text))
    ]


def _announced(front: Sequence[Paragraph]) -> Iterator[int]:
    """Where the opening lists the parts of the report: headings below 「全文包括：」; below 目录, or with pages, are none."""
    lists = False
    for at, paragraph in enumerate(front):
        line = paragraph.text.strip()
        if lists and _is_section_name(line) and not _PAGE_BEHIND.search(line):
            yield at
        else:
            lists = line.endswith(("：", ":")) and not _CONTENTS.search(line) and not is_head_line(line)


def _is_section_name(line: str) -> bool:
    return len(line) <= MAX_HEADING and (is_heading(line) or is_chapter_heading(line))


def _names_unit(line: str) -> bool:
    """Whether a line of a cover names an office, and nothing else."""
    return is_full_name(_UNIT.sub("", line.strip("（()） ")))


def doubted(lines: Sequence[str]) -> list[Issue]:
    """An issue for the first line of the preamble that may be a site's: short, and no sentence nor the piece of one.

    Where sentences are broken over lines, what does not end one is about as long as the longest line.
    """
    longest = max(map(len, lines), default=0)
    for above, line in pairwise(["。", *lines]):
        ends = _ENDS_SENTENCE.search(above.strip()) is not None
        if _is_section_name(line.strip()):
            continue  # an entry of the list that the opening announces
        if ends and 2 * len(line) < longest and not _SENTENCE.search(line) and not _ENDS_SENTENCE.search(line.strip()):
            return [issue("preamble-uncertain", "preamble", seen=line.strip()[:MAX_VALUE])]
    return []


def _is_value_of_label(above: str, text: str) -> bool:
    """Whether a short line is the value of the label that stands alone above it: 「发布机构」, 「甲县水利局」."""
    return (
        len(text) <= MAX_VALUE
        and _SENTENCE.search(text) is None
        and _LABEL_ALONE.fullmatch(above.strip()) is not None
        and is_head_line(above)
    )


def is_beside_preamble(line: str) -> bool:
    """Whether a line is a site's, an entry of a table of contents, an annex's mark or the number of the document."""
    return (
        is_head_line(line)
        or (len(line) <= MAX_OF_PAGE and _OF_PAGE.search(line) is not None)
        or _FOREIGN.fullmatch(line.strip()) is not None
        or _MARKS_ALONE.fullmatch(line.strip()) is not None
        or _DOCUMENT_NUMBER.fullmatch(line.strip()) is not None
        or _YEAR_OR_MONTH.fullmatch(line.strip()) is not None
        or ANNEX_ALONE.fullmatch(line.strip()) is not None
        or _is_section_name(line)
    )


def _start_without_title(front: Sequence[Paragraph]) -> int:
    """The first line that is running text; a report's opening may be one clause that ends in a colon."""
    for index, paragraph in enumerate(front):
        text = paragraph.text
        if ((len(text) >= MIN_SENTENCE and _SENTENCE.search(text)) or text.endswith("。")) and not is_head_line(text):
            return index
    return len(front)


def _is_sentence_of_report(text: str) -> bool:
    return "。" in text and len(text) >= 2 * MIN_SENTENCE and _SPEAKS_OF_REPORT.search(text) is not None
