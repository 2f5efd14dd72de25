"""The title of a report: a line, or a few joined, that names the organ, the year and such a report.

Titles are split over lines anywhere and their nouns vary (domain §7): 「甲县财政局」 + 「2022年政务公开年报」 is one title,
and so is 「甲县乙镇2022年政府信息」 + 「公开工作年度报告」.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportparse.chinese.dates import NUMBERED_YEAR, year_value
from reportparse.chinese.numerals import ASCII_DIGITS
from reportparse.chinese.text import clean
from reportparse.document import Document
from reportparse.sections.boilerplate import is_date_line

# 政府信息公开工作年度报告, 政务公开年报, 信息公开工作的年度报告, 政府信息公开年度工作报告 … (domain §7)
NOUN = (
    r"(?:政府)?(?:信息|政务信息|政务)(?:(?:与|和|及)?(?:信息|政务))?公开(?:工作)?(?:情况)?的?"
    r"(?:年度工作报告|年度报告|工作年度报告|工作报告|工作年报|年度总结报告|年报|报告)"
)
_LAST_WORD = "报"  # ends every such noun, alone or before 告
# 2023年, [2023]年, （2023年度）, 2023年1-12月, 2023—2024年, 2023政府信息公开…
YEAR_IN_TITLE = re.compile(
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
_BROKEN_START = re.compile(r"[省市县区旗州盟镇乡员民政府局委办会心厅室院]")
_SITE_WORDS = re.compile(
    r"首页|公开年报|信息公开|当前位置|专栏|网站|公开(?:制度|内容|指南|目录)|主动公开|一图读懂|图解"
)
_NOT_ORGAN = re.compile(r"印发|公布|发布|做好|[，。；：]")
_LETTER_SPACED = re.compile(r"(?<=\d)\s+(?=\d)")
MAX_TITLE = 80
MAX_TITLE_LINES = 3

TITLE_FACT = re.compile(r"标题|名称|信息名称|title|ArticleTitle|ucaptitle", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """A line, or some joined, that reads as such a report's title; `end` is the index of the block after it."""

    text: str
    organ: str
    year: int | None
    end: int

    @property
    def without_file_ending(self) -> str:
        """The text without the ending of an attachment's name (报告.docx)."""
        return _FILE.sub("", self.text)


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
    text = _LETTER_SPACED.sub("", clean("".join(line.strip() for line in lines)))
    # 《…》 around a title is quotation of another document unless it holds the whole line.
    bare = text.removeprefix("《").removesuffix("》")
    plain = bare.translate(ASCII_DIGITS)
    year = YEAR_IN_TITLE.search(plain)
    match = _TITLE.fullmatch(re.sub(r"\s+", "", YEAR_IN_TITLE.sub("", plain, count=1)))
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
        year_value(year["year"]) if year and not names_two_years(year) else None,
        end,
    )


def names_two_years(year: re.Match[str]) -> bool:
    """Whether a title names two years (2023—2024年) or one that is none of the calendar (2023学年)."""
    return year["first"] is not None or (year["kind"] or "").startswith("学")


def title_from_facts(document: Document) -> Title | None:
    """A title in the page's own metadata, where the article itself has none; a site's name after it is cut off."""
    for name, value in document.metadata:
        if not TITLE_FACT.search(name):
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
