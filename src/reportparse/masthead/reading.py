"""Who reports, for which year, since when and where: read from the title, the preamble and the document's other facts.

The order of trust for the organ: title, preamble, contact sentence, signature, the page's metadata (domain §7). What the
document does not say stays None; what it says twice differently is an issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportparse.chinese import text as zh
from reportparse.chinese.dates import ASCII_DIGITS, NUMBERED_YEAR, any_date, find_period, without_dates, year_value
from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Document, Paragraph
from reportparse.masthead.contact import Contact, find_contact, find_website
from reportparse.sections.boilerplate import is_date_line, is_head_line
from reportparse.sections.headings import is_heading
from reportparse.sections.segment import Outline

# 政府信息公开工作年度报告, 政务公开年报, 信息公开工作的年度报告, 政府信息公开年度工作报告 … (domain §7)
NOUN = (
    r"(?:政府)?(?:信息|政务信息|政务)(?:(?:与|和|及)?(?:信息|政务))?公开(?:工作)?(?:情况)?的?"
    r"(?:年度工作报告|年度报告|工作年度报告|工作报告|工作年报|年度总结报告|年报|报告)"
)
_LAST_WORD = "报"  # ends every such noun, alone or before 告
_YEAR = rf"(?P<year>{NUMBERED_YEAR})\s*(?:年度|年|度)"
# 2023年, [2023]年, （2023年度）, 2023年1-12月, 2023—2024年, 2023政府信息公开…
_YEAR_IN_TITLE = re.compile(
    rf"(?:(?P<first>{NUMBERED_YEAR})\s*年?度?\s*[-—–－~～至到]+\s*)?"
    rf"(?P<open>[（(\[【〔](?={NUMBERED_YEAR}\s*(?:年度|年|度)?\s*[）)\]】〕]))?(?P<year>{NUMBERED_YEAR})\s*"
    r"(?(open)(?:年度|年|度)?\s*[）)\]】〕]\s*(?:年度|年|度)?|(?:(?P<kind>学年度?|年度|年|度)|(?=政府|政务|信息)))"
    r"(?:\s*\d{1,2}月?份?(?:\d{1,2}日)?\s*[-—–－~～至到]+\s*\d{1,2}月份?(?:\d{1,2}日)?|全年)?"
)
_TITLE = re.compile(
    rf"^(?P<head>.*?){NOUN}(?:（[^）]*）|\([^)]*\))?(?:的(?:公告|公示|通告|函))?(?P<file>\.(?:docx?|wps|pdf|ofd|html?))?$"
)
_FILE = re.compile(r"\.(?:docx?|wps|pdf|ofd|html?)$")
_BEFORE_ORGAN = re.compile(
    r"^(?:.*[|｜丨]|【[^】]{1,12}】|\[[^\]]{1,12}\]|〔[^〕]{1,12}〕|附件\d{0,2}(?![:：])|\d{1,2}[.、．])+"
)
_AFTER_ORGAN = re.compile(r"(?:年?度|[（(]度[）)]|[上下]半年)$")
_ABOUT = re.compile(r"^关于(?:公布|发布|公开|报送|上报|呈报)?")
_NO_NAME = re.compile(rf"^[（(]|[\[\]【】〔〕|｜丨<>]|{NUMBERED_YEAR}|\d[年月日]")
_OURSELVES = re.compile(r"^[本我各该]|[本我][局镇乡办委厅县市区街单机中]|[公发]布")
_BROKEN_START = re.compile(r"[省市县区旗州盟镇乡员民政府局委办会心厅室院]")
_SITE_WORDS = re.compile(
    r"首页|公开年报|信息公开|当前位置|专栏|网站|公开(?:制度|内容|指南|目录)|主动公开|一图读懂|图解"
)
_NOT_ORGAN = re.compile(r"印发|公布|发布|做好|[，。；：]")
_LETTER_SPACED = re.compile(r"(?<=\d)\s+(?=\d)")
MAX_TITLE = 80
MAX_TITLE_LINES = 3

_PERIOD_NAMED = re.compile(r"统计(?:期限|时限|时间|期间|周期)[^。；\n]{0,12}\d{4}[^。；\n]{0,40}")
_PUBLISHED = re.compile(
    r"(?:发布|公开|发文|成文|生成|公布)(?:日期|时间)|pubdate|publishtime|publishdate", re.IGNORECASE
)
_PUBLISHER = re.compile(r"发布机构|发文机关|公开机构|发布单位|发文单位")
_TITLE_FACT = re.compile(r"标题|名称|信息名称|title|ArticleTitle|ucaptitle", re.IGNORECASE)

_ORGAN_END = re.compile(
    r"(?:政府|办公厅|办公室|厅|局|委员会|管委会|委|办|处|街道|镇|乡|中心|院|会|社|队|站|部|署|馆|关|公司|学校|大学|机关|开发区|园区|总局|分局)"
    r"(?:（[^）]{1,12}）|\([^)]{1,12}\))?$"
)
_OFFICES = re.compile(
    r"(?:政务公开|政府信息公开|信息公开)?(?:工作)?(?:领导小组)?(?:办公室|党政办公室|党政办|综合办公室|办|政务公开科|秘书科|政务公开办)$"
)
_IN_PREAMBLE = (
    re.compile(
        r"(?:现(?:将|公布|发布|向社会公布)|特向社会公(?:布|开)|向社会公布)(?P<organ>[^，。；：]{3,40}?)" + _YEAR
    ),
    re.compile(r"由(?P<organ>[^，。；：由]{3,40}?)(?:编制|根据|按照|负责|撰写)"),
    re.compile(r"^(?P<organ>[^，。；：]{3,40}?)(?:根据|按照|依据)《"),
)
_IN_CONTACT = re.compile(r"(?:请|可)(?:直接)?(?:与|同|向|联系)(?P<organ>[^，。；：（(]{3,40}?)(?:联系|咨询|反映|[（(])")


@dataclass(frozen=True, slots=True)
class Masthead:
    """The facts about a report as a whole. Dates are ISO strings; `period` is (start, end)."""

    title: str | None
    organ: str | None
    year: int | None
    period: tuple[str, str] | None
    published: str | None
    website: str | None
    contact: Contact
    preamble: str | None
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """A line, or some joined, that reads as such a report's title; `end` is the index of the block after it."""

    text: str
    organ: str
    year: int | None
    end: int


def read_masthead(document: Document, outline: Outline) -> Masthead:
    """Read title, organ, year, period, publication date, website, contact and preamble of a segmented document."""
    front = [block for block in outline.front if isinstance(block, Paragraph)]
    texts = [paragraph.text for paragraph in front]
    others = [block.text for section in outline.sections for block in section.blocks if isinstance(block, Paragraph)]
    facts = [value for name, value in document.metadata if _PUBLISHER.search(name) or _TITLE_FACT.search(name)]
    running = [text for text in texts if "。" in text]
    title = find_title(texts, "\n".join([*running, *others, *facts])) or _title_from_facts(document)
    preamble = _preamble(front, title)
    body = [block.text for section in outline.sections for block in section.blocks if isinstance(block, Paragraph)]
    opening = [*preamble, *body[:12]]
    period = find_period(preamble) or find_period(body)
    issues: list[Issue] = []
    if period is None and (stated := _PERIOD_NAMED.search("\n".join(opening))):
        issues.append(issue("period-unreadable", "report.period", seen=stated[0]))
    organ, organ_issues = _organ(document, title, opening, body)
    issues.extend(organ_issues)
    year = _year(title, period, opening, outline, issues)
    head_text = "\n".join(preamble) or "\n".join(opening)
    return Masthead(
        title=_FILE.sub("", title.text) if title else None,
        organ=organ,
        year=year,
        period=period,
        published=_published(document, front, body, year),
        website=find_website(head_text),
        contact=find_contact(head_text),
        preamble="\n".join(preamble) or None,
        issues=tuple(issues),
    )


# Title


def find_title(lines: Sequence[str], elsewhere: str = "") -> Title | None:
    """The best title among the first lines, each alone or joined with those after it (titles are split anywhere).

    An organ that the text `elsewhere` names too, and that reads like a whole name, makes one better than another.
    """
    ends = [at for at, line in enumerate(lines) if _LAST_WORD in line]
    starts = sorted({start for at in ends for start in range(max(0, at - MAX_TITLE_LINES + 1), at + 1)})
    found = [
        title
        for start in starts
        for count in range(1, min(MAX_TITLE_LINES, len(lines) - start) + 1)
        if (title := _as_title(lines[start : start + count], start + count))
    ]
    return max(found, key=lambda title: _rank(title, elsewhere), default=None)


def _rank(title: Title, elsewhere: str) -> tuple[bool, bool, bool, bool, int, int]:
    whole = 4 <= len(title.organ) <= 40 and not _BROKEN_START.match(title.organ) and not _SITE_WORDS.search(title.organ)
    named = whole and title.organ in elsewhere
    file = _FILE.search(title.text) is not None  # an attachment, better than nothing
    return not file, named, whole, title.year is not None, len(title.organ) if named else 0, title.end


def _as_title(lines: Sequence[str], end: int) -> Title | None:
    if any(len(line) > MAX_TITLE or re.search(r"[。；]|，.*，", line) for line in lines):
        return None
    if any(is_date_line(line.strip("（()） ")) for line in lines):
        return None
    text = _LETTER_SPACED.sub("", zh.clean("".join(line.strip() for line in lines)))
    # 《…》 around a title is quotation of another document unless it holds the whole line.
    bare = text.removeprefix("《").removesuffix("》")
    plain = bare.translate(ASCII_DIGITS)
    year = _YEAR_IN_TITLE.search(plain)
    match = _TITLE.fullmatch(re.sub(r"\s+", "", _YEAR_IN_TITLE.sub("", plain, count=1)))
    if not match or len(bare) > MAX_TITLE:
        return None
    organ = _ABOUT.sub("", _BEFORE_ORGAN.sub("", match["head"]).strip("《》 ·-—_|"))
    organ = _AFTER_ORGAN.sub("", organ).removesuffix("关于").removesuffix("的")
    if organ.endswith("人民"):  # 某市人民政府信息公开年报: 政府 is the organ's, not the noun's
        organ += "政府"
    if _NO_NAME.search(organ):  # something of the title that nobody foresaw: the organ is looked for elsewhere
        organ = ""
    if _NOT_ORGAN.search(organ) or (organ and len(organ) < 2):
        return None
    if len(lines) > 1 and not organ:
        return None
    return Title(
        bare if re.search(r"[A-Za-z]", bare) else re.sub(r"\s+", "", bare),
        organ,
        year_value(year["year"]) if year and not _names_two_years(year) else None,
        end,
    )


def _names_two_years(year: re.Match[str]) -> bool:
    """Whether a title names two years (2023—2024年) or one that is none of the calendar (2023学年)."""
    return year["first"] is not None or (year["kind"] or "").startswith("学")


def _title_from_facts(document: Document) -> Title | None:
    """A title in the page's own metadata, where the article itself has none; a site's name after it is cut off."""
    for name, value in document.metadata:
        if not _TITLE_FACT.search(name):
            continue
        for part in re.split(r"\s*[-_|–—]+\s*|\s{2,}", value):
            found = _as_title([part], 0)
            if found:
                return found
    for paragraph in document.furniture:
        found = _as_title([paragraph.text], 0)
        if found:
            return found
    return None


# Preamble


def _preamble(front: Sequence[Paragraph], title: Title | None) -> list[str]:
    """What stands between title and section one, without the lines of the page's frame."""
    start = title.end if title and title.end else _start_without_title(front)
    lines = [paragraph.text for paragraph in front[start:]]
    organ = title.organ if title else ""
    return [line for line in lines if not (is_head_line(line) or _is_contents(line) or line.strip() == organ)]


_DOCUMENT_NUMBER = re.compile(r"\S{2,14}[〔\[【（(]\d{4}[〕\]】）)]\s*第?\d+号")


def _is_contents(line: str) -> bool:
    """Whether a line before section one is an entry of a table of contents, or the number of the document."""
    return _DOCUMENT_NUMBER.fullmatch(line.strip()) is not None or (len(line) <= 48 and is_heading(line))


def _start_without_title(front: Sequence[Paragraph]) -> int:
    """The first line of running text that cites the Regulations or is a sentence."""
    for index, paragraph in enumerate(front):
        if "。" in paragraph.text and re.search(r"条例|年度报告|信息公开", paragraph.text):
            return index
    return len(front)


# Organ


def _organ(
    document: Document, title: Title | None, opening: Sequence[str], body: Sequence[str]
) -> tuple[str | None, list[Issue]]:
    if title and title.organ:
        return title.organ, []
    for source, organ in _other_organs(document, opening, body):
        if 3 <= len(organ) <= 40 and _ORGAN_END.search(organ) and not _OURSELVES.search(organ):
            return organ, [issue("organ-uncertain", "report.organ", source=source, seen=organ)]
    return None, [issue("organ-unknown", "report.organ")]


def _other_organs(document: Document, opening: Sequence[str], body: Sequence[str]) -> Iterable[tuple[str, str]]:
    for pattern in _IN_PREAMBLE:
        for line in opening:
            for match in pattern.finditer(line):
                yield "the preamble (前言)", match["organ"].strip("《》 ")
    for line in opening:
        if contact := _IN_CONTACT.search(line):
            yield "the contact (联系方式)", _OFFICES.sub("", contact["organ"])
    for line in body[-4:]:
        if len(line) <= 40 and "。" not in line:
            yield "the signature (落款)", without_dates(line).strip()
    for name, value in document.metadata:
        if _PUBLISHER.search(name):
            yield "the page's metadata (页面元数据)", value.strip()


# Year and period


def _year(
    title: Title | None,
    period: tuple[str, str] | None,
    opening: Sequence[str],
    outline: Outline,
    issues: list[Issue],
) -> int | None:
    """The year of the title; of the period where the title has none; else the year that the opening names first."""
    stated = title.year if title else None
    by_period = int(period[1][:4]) if period and period[0][:4] == period[1][:4] else None
    named = None if stated or not title else _YEAR_IN_TITLE.search(title.text.translate(ASCII_DIGITS))
    unclear = named[0] if named and _names_two_years(named) else None
    if by_period and (unclear or (stated and stated != by_period)):
        issues.append(
            issue("year-conflict", "report.year", title=stated or unclear, seen=by_period, used=stated or by_period)
        )
    if stated or by_period:
        return stated or by_period
    headings = [section.heading or "" for section in outline.sections]
    for line in [] if unclear else [*opening, *headings]:
        match = re.search(r"((?:19|20)\d{2})\s*年(?:度)?[^，。；]{0,30}(?:报告|年报|公开)", line)
        if match:
            return int(match[1])
    issues.append(issue("year-unknown", "report.year"))
    return None


# Publication


def _published(document: Document, front: Sequence[Paragraph], body: Sequence[str], year: int | None) -> str | None:
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
