"""The day of publication: in the page's metadata, on a line above the article, or under the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportparse.chinese.dates import DAY, IN_A_DAY, any_date, iso_date
from reportparse.chinese.numerals import ONE_TO_NINE
from reportparse.chinese.text import UNSAYABLE
from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Document, Paragraph
from reportparse.masthead.witnesses import LINES_OF_SIGNATURE
from reportparse.patterns import HANZI, regex
from reportparse.sections.boilerplate import day_of_facts, is_byline, is_date_line, is_head_line

LINES_OF_FOOT = 8
"""So many lines at a page's end may be its foot."""

LINES_ABOVE = 2
"""So many lines right above the title may hold facts about the article."""

MAX_LABEL = 10
"""Characters of the longest label that stands alone above its value."""

MAX_FACT_LINE = 160
"""Characters of the longest line of facts about an article."""

LONGEST_SIGNATURE = 50
"""Characters of the longest line that is a signature with its day."""

# The better ones first: a page that says 发布日期 and 更新时间 was published on the first.
_LABELS = (
    regex(
        rf"(?:发布|发表|公布|公开|上网|刊发|刊登|登载|推送|挂网)(?:日\s*期|时\s*间)|发布于|(?<!{HANZI})发布(?=\s*[:：])|"
        r"pub(?:lish)?(?:ed)?[_ ]?(?:date|time)|^date(?=\s*:|$)",
        re.IGNORECASE,
    ),
    regex(
        rf"(?:(?<!{HANZI})|(?<=[局厅委办府处会院心镇乡室网部署馆站社队所校司科县市区]))"
        r"(?:(?:录入|生成|成文|发文|印发|制发|签发|签署|添加|创建|上传|上载|信息|文章|稿件|文件|公文|报告|年报|落款|编制|形成|制作|公告|公示|发稿|编辑|撰写|转载)"
        r"{0,2}|日)(?:日\s*期|时\s*间)"
    ),
    regex(r"(?:更新|修改)(?:日\s*期|时\s*间)|lastmod", re.IGNORECASE),
)
"""What a day of publication is called, a closed list: else that of a printout, a visit or a crawl were one."""

_PART_OF_LABEL = regex(r"[期间]|发布|date|time|lastmod", re.IGNORECASE)
"""What each of the labels holds: few lines do, and the labels are asked for in those alone."""

_BETWEEN = regex(r"[\s】\]）)：:|｜\"']*")
_LONGEST_DATE = 24
_GOES_ON = regex(
    rf"{DAY}(?:\s*\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?)?\s*(?:起|开始)?\s*(?:至|到|[-—–－~～]+)\s*[\d{ONE_TO_NINE}]"
)
"""Days, or hours, from which to which something is open: no day of publication."""

_WITHOUT_MARKS = regex(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{4}|\d{6})?(?!\d)")
_STARTS_WITH_DATE = regex(rf"[（(【\[\s]*{DAY}[）)】\]\s]*", needs=IN_A_DAY)
_BEHIND_SOURCE = regex(rf"(?:来\s*源|作\s*者)\s*[:：]\s*[^\s\d|｜]{{0,20}}[\s|｜·]+(?P<day>{DAY})", needs=("源", "者"))
_OF_ARTICLE = regex(r"来\s*源|作\s*者|浏览|点击|阅读|访问|字\s*[号体]")
_ENDS_LIKE_A_DATE = regex(rf"[年月\d{UNSAYABLE}]{{2,}}日?\s*$")
_WEEKDAY = regex(r"星期|今天")


class _Dated(NamedTuple):
    """A day that a label names; a smaller rank is a better label."""

    rank: int
    day: str


def find_published(
    document: Document, front: Sequence[str], below_title: Sequence[str], body: Sequence[str], year: int | None
) -> str | None:
    """The day of publication as an ISO date.

    `front` is every line before section one, the rows of tables too; `below_title` those below the title; `body` the lines
    of the sections. A day before the year that is reported on is none, where no label says what it is.
    """
    if labelled := _labelled(document, front):
        return labelled[0]
    return _bare(below_title, year) or _at_foot(document) or _of_signature(body, year)


def conflicts(document: Document, front: Sequence[str]) -> list[Issue]:
    """An issue where labels as good as that of the day that was taken name another day."""
    days = _labelled(document, front)
    others = [day for day in days if day != days[0]]
    return [issue("published-conflict", "report.published", seen=others[0], used=days[0])] if others else []


def _labelled(document: Document, front: Sequence[str]) -> list[str]:
    """The days behind the best labels that there are, metadata first."""
    found = [*_of_metadata(document), *_of_lines(list(_with_values(front)))]
    best = min((dated.rank for dated in found), default=0)
    return [dated.day for dated in found if dated.rank == best]


def doubted(published: str | None, year: int | None, period: tuple[str, str] | None) -> list[Issue]:
    """An issue where the day lies before the end of what is reported on, or later than the year after (domain §7)."""
    if published is None or year is None:
        return []
    end = period[1] if period and period[1][:4] == str(year) else f"{year}-12-31"
    if end < published <= f"{year + 1}-12-31":
        return []
    return [issue("published-uncertain", "report.published", seen=published, used=year)]


def unreadable(published: str | None, body: Sequence[str]) -> list[Issue]:
    """An issue where the day under the signature cannot be read as a whole: a seal lies over it."""
    if published is None:
        for line in body[-LINES_OF_SIGNATURE:]:
            if UNSAYABLE in line and _ENDS_LIKE_A_DATE.search(line) and len(line) <= LONGEST_SIGNATURE:
                return [issue("published-unreadable", "report.published", seen=line.strip())]
    return []


def _of_metadata(document: Document) -> Iterator[_Dated]:
    for name, value in document.metadata:
        if day := _day(value):
            yield from (_Dated(rank, day) for rank, _ in _labels(name))


def _labels(text: str) -> Iterator[tuple[int, int]]:
    """The rank of every label in a text that names a day of publication, and where it ends."""
    for rank, label in enumerate(_LABELS if _PART_OF_LABEL.search(text) else ()):
        for match in label.finditer(text):
            yield rank, match.end()


def _with_values(lines: Sequence[str]) -> Iterator[str]:
    """Lines, and a label that stands alone together with the line below it: 「发布日期」, 「2024-01-19」."""
    for line, below in pairwise([*lines, ""]):
        yield f"{line} {below}" if len(line) <= MAX_LABEL and is_date_line(below) else line


def _of_lines(lines: Sequence[str]) -> Iterator[_Dated]:
    """Days behind a label in lines: 「来源：某局 日期：2024-01-16」; 填报日期 of a table and 统计时间 are none."""
    for line in lines:
        if len(line) > MAX_FACT_LINE:
            continue
        for rank, end in _labels(line):
            at = _BETWEEN.match(line, end)
            value = line[at.end() if at else end :][:_LONGEST_DATE]
            if value[:1] in "12１２二" and not _GOES_ON.match(value) and (day := _day(value)):
                yield _Dated(rank, day)


def _day(value: str) -> str | None:
    """The day in the value of a label, where 20240111 is one too."""
    compact = _WITHOUT_MARKS.match(value)
    return iso_date(compact[1], compact[2], compact[3]) if compact else any_date(value)


def _bare(lines: Sequence[str], year: int | None) -> str | None:
    """The first day that begins a line of its own, or a line of facts, below the title."""
    for line in lines:
        if (
            (of_facts := day_of_facts(line.strip()))
            and (day := any_date(of_facts))
            and (year is None or int(day[:4]) >= year)
        ):
            return day
        found = _STARTS_WITH_DATE.match(line)
        behind = _BEHIND_SOURCE.search(line)
        if not (found or behind or is_date_line(line) or is_byline(line)) or _WEEKDAY.search(line):
            continue
        day = any_date(behind["day"] if behind else line)
        if day and (behind or is_date_line(line) or is_head_line(line)) and (year is None or int(day[:4]) >= year):
            return day
    return None


def above_title(lines: Sequence[str]) -> list[str]:
    """Of the lines above the title those right above it whose day is the page's: in brackets, or among facts.

    A plain day there, or one with the day of the week, may be the visitor's.
    """
    near = [line.strip() for line in lines[-LINES_ABOVE:] if not _WEEKDAY.search(line)]
    return [
        line
        for line in near
        if (line[:1] in "(（[【" and is_date_line(line.strip("[]【】")))
        or (day_of_facts(line) and _OF_ARTICLE.search(line))
    ]


def _at_foot(document: Document) -> str | None:
    """The day that a page says it was published on (发布日期, no other label) below the report."""
    found = _of_lines(_foot(document))
    return next((day for rank, day in found if rank == 0), None)


def _foot(document: Document) -> list[str]:
    """The last lines of a document; those of a sheet are rows of its table."""
    lines: list[str] = []
    for block in document.blocks[-LINES_OF_FOOT:]:
        rows = [block.text] if isinstance(block, Paragraph) else map(" ".join, block.texts[-LINES_OF_FOOT:])
        lines += [line.strip() for line in rows]
    return lines[-LINES_OF_FOOT:]


def _of_signature(body: Sequence[str], year: int | None) -> str | None:
    for ending in ("日", "日印发"):  # the imprint's date only where the signature has none
        for line in reversed(body[-LINES_OF_SIGNATURE:]):
            if is_date_line(line) or _ends_with_date(line, ending):
                found = any_date(line)
                if found and (year is None or int(found[:4]) >= year):
                    return found
    return None


def _ends_with_date(line: str, ending: str) -> bool:
    """Whether a short line ends with a date that is not the one of a form that was filled in (填报日期)."""
    return (
        len(line) <= LONGEST_SIGNATURE
        and "。" not in line
        and line.rstrip("（()） ").endswith(ending)
        and re.search(r"填报|填表|统计(?:日期|时间)", line) is None
    )
