"""The shape of a title: a line, or a few joined, that names the organ, the year and such a report.

Titles are split over lines anywhere and their nouns vary (domain §7): 「甲县财政局」 + 「2022年政务公开年报」 is one title,
and so is 「甲县乙镇2022年政府信息」 + 「公开工作年度报告」. Which of several is the report's own, `choice` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportparse.chinese.dates import DAY, IN_A_DAY, NUMBERED_YEAR, year_value
from reportparse.chinese.numerals import ONE_TO_NINE, with_ascii_digits
from reportparse.chinese.text import clean
from reportparse.masthead.names import (
    MAX_NAME,
    ends_like_organ,
    has_place,
    is_bureau,
    is_full_name,
    is_national,
    is_other_office,
    is_part_of,
    is_place,
    is_relative,
    is_same,
    is_whole,
)
from reportparse.patterns import HANZI, regex
from reportparse.sections.boilerplate import TITLE_LABEL, is_head_line

# 政府信息公开工作年度报告, 政务公开年报, 信息公开工作的年度报告, 政府信息公开年度工作报告 … (domain §7)
NOUN = (
    r"(?:政府)?(?:信息|政务信息|政务)(?:(?:与|和|及)?(?:信息|政务))?公开(?:工作)?(?:情况)?的?"
    r"(?:年度工作报告|年度报告|工作年度报告|工作报告|工作年报|年度总结报告|年报|报告)书?"
)
_LAST_WORD = "报"  # ends every such noun, alone or before 告
# 2023年, [2023]年, （2023年度）, 2023年1-12月, 2023—2024年, 2023政府信息公开…
YEAR_IN_TITLE = regex(
    rf"(?:(?P<first>{NUMBERED_YEAR})\s*年?度?\s*[-—–－~～至到]+\s*)?"
    rf"(?P<open>[（(\[【〔](?={NUMBERED_YEAR}\s*(?:年度|年|度)?\s*[）)\]】〕]))?(?P<year>{NUMBERED_YEAR})\s*"
    r"(?(open)(?:年度|年|度)?\s*[）)\]】〕]\s*(?:年度|年|度)?|(?:(?P<kind>学年度?|年度|年|度)|(?=政府|政务|信息)))"
    r"(?:\s*\d{1,2}月?份?(?:\d{1,2}日)?\s*[-—–－~～至到]+\s*\d{1,2}月份?(?:\d{1,2}日)?|全年)?"
)
_TITLE = regex(
    rf"^(?P<head>.*?){NOUN}》?(?:[（(](?P<in_brackets>[^）)]*)[）)])?(?P<file>\.(?:docx?|wps|pdf|ofd|html?))?$"
)
_FACTS_IN_BRACKETS = regex(r"[（(][^（）()]*(?:[:：，,；;。]|期限|\d[^（）()]{20,})[^（）()]*[）)]?")
"""What stands in brackets below a title and belongs to the preamble: （统计期限：…，联系电话：…）."""
_ONLY_YEAR_AND_NOUN = regex(rf"[（(]?(?:{NUMBERED_YEAR}年?度?)?[）)]?{NOUN}(?:[（(]{NUMBERED_YEAR}年?度?[）)])?")
_NOUN_ALONE = regex(NOUN)
_NOUN_BEGINS = regex(r"(?:政府信息|政务信息|政务|信息)公开(?:工作)?")
"""A line of a title that breaks within its noun; a column of a site is called so, too, but has no 工作年度报告 below it."""

_FILE = regex(r"\.(?:docx?|wps|pdf|ofd|html?)$")
_MARKS = regex(
    r"^(?:\[[A-Za-z0-9_.\- ]{1,40}\])?(?:[\s#*\-•·●▪■◆►>»›◎★☆※]|[○◇□](?![○◇□\s]*[○◇□]))+(?=\S)"
    r"|^\[[A-Za-z0-9_.\- ]{1,40}\]|[\s#*\"']+$"
)
_LABEL = regex(rf"^[\[【]?\s*(?:{TITLE_LABEL}|title\s*:\s*[\"']?)\s*[】\]]?\s*[:：|｜]?\s*", re.IGNORECASE)
_MAY_END = regex(r"(?<=[报告）)》\d])(?=[\s|｜【\[])")
"""Where a title may end and a site's facts begin on its line."""

DAY_AT_END = regex(rf"[\s（(【\[]+{DAY}\s*[）)\]】]?\s*$", needs=IN_A_DAY)
"""The day that a list of articles, or a copy of one, writes behind a title."""

_PICTURE = regex(
    r"^[（(\[【]?(?:一?图(?:读懂|解|说|看懂)|一张图(?:读懂|看懂)|数说|政策图解)[）)\]】]?\s*[:：|｜]?\s*",
    needs=("图", "数说"),
)
_ANNEX_MARK = rf"附\s*[件表]\s*(?:\d{{1,2}}(?:\s*[-－—.．]\s*\d{{1,2}})?|[{ONE_TO_NINE}十]{{1,2}})?"
"""What marks a document as an annex: 附件, 附件2, 附件1-2, 附件三."""

ANNEX_ALONE = regex(rf"[（(【\[]?{_ANNEX_MARK}\s*[:：.、]?[）)】\]]?", needs=("附",))
_BEFORE_ORGAN = regex(
    rf"^(?:.*[|｜丨]|【[^】]{{1,12}}】|\[[^\]]{{1,12}}\]|〔[^〕]{{1,12}}〕|{_ANNEX_MARK}(?![:：\d])|"
    r"[^：:，。；\d]{0,10}(?:年报|年度报告|公告|公示|公开|题目|专栏|栏目)[:：]|\d{1,2}[.、．])+"
)
_AFTER_ORGAN = regex(r"(?:年?度|(?<=[局厅委办府处会院心镇乡])年|[（(]度[）)]|[上下]半年)$")
_REPEATED_NOUN = regex(r"(?:(?:政府)?信息公开|政务公开)+$|(?<=[局厅委处院会室心])政府$")
"""What is left before the noun where a word of it was typed twice: 某局2023年政府政府信息公开. No bureau has a government."""

_PUBLISHING = regex(r"关于(?:公布|发布|公开|报送|上报|呈报|呈送)$")
_CARRIER = regex(
    r"(?:(?P<by>[^，。；：《]{0,40}?)关于(?:印发|公布|发布|公开|下发|报送|上报|呈报|呈送)?)?"
    r"(?P<report>《[^《》]+》|[^《》]+?)的?(?:通知|公告|公示|通告|函|报告)"
)
"""The name of a notice that carries a report: 甲县水利局关于印发《甲县水利局2023年…年度报告》的通知."""

_ABOUT = regex(r"^关于(?:公布|发布|公开|报送|上报|呈报|呈送)?")
_NO_NAME = regex(rf"^[（(]|[\[\]【】〔〕|｜丨<>#*=]|{NUMBERED_YEAR}|\d[年月日]")
_SITE_WORDS = regex(
    r"首页|公开年报|信息公开|当前位置|专栏|网站|公开(?:制度|内容|指南|目录)|主动公开|一图读懂|图解|登录|注册|无障碍|繁体|门户"
)
_NOT_ORGAN = regex(
    r"印发|公布|发布|做好|开展|召开|部署|推进|(?<!机构)编制|编写|根据|按照|现将|上一[篇条年]|下一[篇条年]|(?:主题|组配|体裁|信息|栏目)分类|索引号|[，。；：:]"
)
_OPENS = r"根据|按照|依据|遵照|本报告|本年度报告|为(?:了|深入|进一步|全面|贯彻)|现将|现公布|现就|按《"
_GLUED = regex(rf"(?<=[告报）)])\s*(?=一、|\d{{4}}年[，,]|{DAY}|{_OPENS})")
"""Where running text may begin behind a title on the same line."""

_OPENING = regex(_OPENS)
_YEAR_TWICE = regex(rf"({NUMBERED_YEAR})\s*年?\s*(?=\1)")
_LETTER_SPACED = regex(r"(?<=\d)\s+(?=\d)")
_UNFIT = regex(r"[。；]|，.*，")
_SEPARATORS = regex(
    rf"[|｜丨_＿»>\s]+|——+|--+|\s[-—–－]\s|(?:(?<={HANZI})|(?<=[）)]))[-—–－·•・/](?={HANZI})|(?<=平台|网站|门户|专栏|府网|务网|息网|开网)(?={HANZI})"
)
"""Where a site's name may end before a title; behind a 「<」 none does: its 「>」 closes what it opened."""

_SITE_BEHIND = regex(r"(?<=[告报）)])\s*(?:[_＿|｜丨]|\s[-—–－]\s|——|--)\s*(?P<site>[^\d。；，：:]{2,30})$")
_COUNTY = regex(r"^[\u4e00-\u9fff]{1,8}[县市区旗]$")
_TOWN = regex(r"[\u4e00-\u9fff]{1,6}(?:[镇乡]|街道)")
"""A town below the name of its county is its whole name; below that of the county's government it may stand on its site."""

_NO_SITE = regex(r"[图解]|附件|报告|年报")
_IS_SITE = regex(rf"专区|公开|{_SITE_WORDS.pattern}")
"""Words of a part of a site that is called as places are: 信息公开专区."""

MAX_TITLE = 80
"""Characters of the longest title, and of each of its lines."""

MAX_TITLE_LINES = 4
"""A cover breaks the organ over two lines, and the rest of the title over two."""

MIN_SPREAD = 5
"""Words of a line, most of them of one character, that are one word spread out: 甲 县 水 务 局 2021年…."""


@dataclass(frozen=True, slots=True)
class Title:
    """A line, or some joined, that reads as such a report's title: the blocks from `start` up to `end`, which is outside.

    `organ` is "" where none is named, or only 我局 and the like; `year` is None where none of the calendar is named.
    """

    text: str
    organ: str
    year: int | None
    start: int
    end: int
    in_one_piece: bool = True
    """Whether the organ's name stands in it as it is: in 甲市2022年农业局政府信息公开工作年度报告 the year parts it."""

    carrier: str = ""
    """The whole line where that is the name of a notice that carries the report, 关于公布《…年度报告》的公告; else ""."""

    @property
    def is_file(self) -> bool:
        """Whether it is the name of an attached file (报告.docx): better than nothing."""
        return _FILE.search(self.text) is not None

    @property
    def without_file_ending(self) -> str:
        """The text without the ending of an attachment's name."""
        return _FILE.sub("", self.text)

    @property
    def is_whole(self) -> bool:
        """Whether its organ reads like a whole name, without words of a site before it."""
        return is_whole(self.organ) and _SITE_WORDS.search(self.organ) is None

    def is_as(self, other: Title) -> bool:
        """Whether two titles name the same organ and year; what one of them does not name is no difference."""
        organs = not self.organ or not other.organ or self.organ in other.organ or other.organ in self.organ
        return organs and (self.year is None or other.year is None or self.year == other.year)


def titles_in(
    lines: Sequence[str], elsewhere: str = "", *, alone: Sequence[bool] = (), named: Sequence[str] = ()
) -> list[Title]:
    """Every title among the lines, each alone or joined with those after it, in their order.

    Where one ends with another, the shorter is taken, since a site's name stands above many a title; the longer is taken
    where the shorter is only a piece of a title (`_is_piece`). `alone` says which lines stand alone (a page's h1 is
    joined with another h1 only), `elsewhere` is the text that may hold an organ's name, `named` the organs that it names.
    """
    ends = [at for at, line in enumerate(lines) if _LAST_WORD in line]
    starts = sorted({start for at in ends for start in range(max(0, at - MAX_TITLE_LINES + 1), at + 1)})
    found: list[Title] = []
    for start in starts:
        found += _single(lines[start], start)
        for end in range(start + 2, min(start + MAX_TITLE_LINES, len(lines)) + 1):
            if not alone or len(set(alone[start:end])) == 1:
                found += _joined(lines[start:end], start)
    by_end: dict[int, list[Title]] = {}
    for title in found:
        by_end.setdefault(title.end, []).append(title)
    return [title for title in found if not any(_loses(title, other, elsewhere, named) for other in by_end[title.end])]


def _single(line: str, at: int) -> Iterator[Title]:
    """The title that a line holds, whole, behind a label (标题：…) or behind a site's name and a blank."""
    if len(line) > 2 * MAX_TITLE or _UNFIT.search(line):
        return
    line = _closed_up(line)
    bare = _PICTURE.sub("", DAY_AT_END.sub("", _without_facts(_LABEL.sub("", _MARKS.sub("", line), count=1))))
    whole = as_title(bare, at, at + 1)
    if whole:
        yield whole
    behind = _SITE_BEHIND.search(bare)
    if behind and not _NO_SITE.search(behind["site"]):
        before = as_title(bare[: behind.start()], at, at + 1)
        if before and not before.organ and "——" in behind[0] and is_bureau(behind["site"].strip()):
            # Behind a dash a title names who reports; a government's name there is its site's.
            yield replace(before, text=re.sub(r"\s+", "", bare), organ=behind["site"].strip())
            return
        if before and (before.organ or before.year):
            yield before
            bare = bare[: behind.start()]
    if _LABEL.match(line):
        return
    parts = [match.end() for match in _SEPARATORS.finditer(bare.partition("<")[0])]
    for start, cut in pairwise([0, *parts[:MAX_TITLE_LINES]]):
        part = as_title(bare[cut:], at, at + 1)
        if not part or not part.organ:
            continue
        if bare[cut - 1].isspace() and (
            is_other_office(bare[:cut].strip(), part.organ) or _is_place_of(bare[start:cut].strip(), part.organ)
        ):
            continue
        yield part


def _is_place_of(before: str, organ: str) -> bool:
    """Whether what a blank parts from an organ is its place: 「南京市　鼓楼区人民政府」, no site's 「甲县 甲县水利局」."""
    return is_place(before) and not _IS_SITE.search(before) and not is_national(organ) and before[:-1] not in organ


def _without_facts(line: str) -> str:
    """A line without what a site says of the article behind its title: 「…年度报告 浏览次数：12」."""
    for found in _MAY_END.finditer(line):
        behind = line[found.end() :].strip("T \u3000")
        if is_head_line(behind) and _NOUN_ALONE.search(behind) is None:
            return line[: found.end()]
    return line


def _closed_up(line: str) -> str:
    """A line without the blanks between its characters, where it is spread out, and once where it is doubled."""
    words = line.split()
    if len(words) >= MIN_SPREAD and 2 * sum(len(word) == 1 for word in words) > len(words):
        line = "".join(words)
    half = len(line) // 2
    return line[:half] if half > MIN_SPREAD and line[:half].strip() == line[half:].strip() else line


def _joined(lines: Sequence[str], start: int) -> Iterator[Title]:
    """The title that lines make together; a site's words, facts and what ends in a colon never join."""
    if any(len(line) > MAX_TITLE or _UNFIT.search(line) or line.endswith((":", "：")) for line in lines):
        return
    noun_alone = _NOUN_ALONE.fullmatch(lines[-1].strip()) is not None  # as a column of a site is called, too
    if any(ANNEX_ALONE.fullmatch(line.strip()) for line in lines) or _stands_below(lines[-1].strip()):
        return
    whole = (
        lines[:-1]
        if noun_alone
        else [*(line for line in lines[:-1] if not _NOUN_BEGINS.fullmatch(line.strip())), lines[-1]]
    )
    if any(is_head_line(line.strip("（()） ")) for line in whole):
        return
    title = as_title("".join(_MARKS.sub("", line) for line in lines), start, start + len(lines))
    if (
        title
        and (title.year or not noun_alone)
        and (title.organ or (title.year and _ONLY_YEAR_AND_NOUN.fullmatch(title.text)))
    ):
        yield title


def _stands_below(line: str) -> bool:
    """Whether a line holds facts, or the organ, in brackets below a title."""
    return line[:1] in ("（", "(") and (_FACTS_IN_BRACKETS.match(line) is not None or is_full_name(line[1:-1]))


def _loses(title: Title, other: Title, elsewhere: str, named: Sequence[str]) -> bool:
    """Whether another title is this one without what stands before it, or this one is a piece of the other."""
    if len(title.text) > len(other.text) and title.text.endswith(other.text):
        return not _is_piece(other, title, elsewhere, named)
    if len(title.text) < len(other.text) and other.text.endswith(title.text):
        return _is_piece(title, other, elsewhere, named)
    return False


def _is_piece(short: Title, long: Title, elsewhere: str, named: Sequence[str]) -> bool:
    """Whether the shorter of two titles is only the end of one that was split.

    「人力资源局2023年…」 below 「甲县」 is, and 「康委员会2023年…」 below 「甲县卫生健」; 「甲县水利局2023年…」 below
    「甲县人民政府」 is not, nor 「2023年…」 alone where the text names another organ than the line above does.
    """
    if short.organ == long.organ:  # the year stands on a line of its own above, or 「附件2」 does
        return short.year is None and long.year is not None
    if not long.is_whole:
        return False
    if not short.organ and named:
        return any(is_same(long.organ, name) for name in named)
    if not short.is_whole or long.organ in elsewhere:
        return True
    before = long.organ.removesuffix(short.organ)
    if not has_place(short.organ) and (is_place(before) or (has_place(before) and not ends_like_organ(before))):
        return True
    return is_part_of(before, short.organ) or (
        _COUNTY.search(before) is not None and _TOWN.match(short.organ) is not None
    )


def parted(line: str) -> tuple[str, str] | None:
    """A title and the opening that is glued to its end, as one-line copies have it; None where a line is not such.

    「甲县2023年政府信息公开工作年度报告根据《条例》…」 is, 「甲县2023年政府信息公开工作年度报告的通知」 is not.
    """
    if len(line) <= MAX_TITLE // 2 and _UNFIT.search(line) is None:
        return None
    for match in _GLUED.finditer(line[: 2 * MAX_TITLE]):
        if as_title(line[: match.start()], 0, 1):
            return line[: match.start()].strip(), line[match.start() :].strip()
    return None


def behind_facts(line: str) -> tuple[str, str] | None:
    """Facts about an article and the opening that is glued to them: 「来源：某局 浏览次数：23根据《条例》…」."""
    if len(line) <= MAX_TITLE // 2:
        return None
    for match in _OPENING.finditer(line[: 2 * MAX_TITLE]):
        if match.start() and is_head_line(line[: match.start()].strip()):
            return line[: match.start()].strip(), line[match.start() :]
    return None


def as_title(text: str, start: int, end: int) -> Title | None:
    """Text as a title; None where it is none. Of a notice's name the report's title is taken that it holds."""
    text = _LETTER_SPACED.sub("", clean(text.strip()))
    if carried := _carried(text, start, end):
        return carried
    # 《…》 around a title is quotation of another document unless it holds the whole line.
    bare = text.strip("“”").removeprefix("《").removesuffix("》")
    plain = _YEAR_TWICE.sub("", with_ascii_digits(bare))
    year = YEAR_IN_TITLE.search(plain)
    match = _TITLE.fullmatch(re.sub(r"\s+", "", YEAR_IN_TITLE.sub("", plain, count=1)))
    if not match or len(bare) > MAX_TITLE:
        return None
    organ = _organ_of(match["head"])
    if not organ and (named := match["in_brackets"]) and is_full_name(named):
        organ = named
    if _NOT_ORGAN.search(organ) or (organ and len(organ) < 2):
        return None
    return Title(
        bare if re.search(r"[A-Za-z]", bare) else re.sub(r"\s+", "", bare),
        "" if is_relative(organ) or len(organ) > MAX_NAME + MAX_NAME // 2 else organ,
        year_of(year),
        start,
        end,
        organ in re.sub(r"\s+", "", plain),
    )


def _carried(text: str, start: int, end: int) -> Title | None:
    """The title of the report that a notice carries; who sends the notice is the organ where that title names none."""
    notice = _CARRIER.fullmatch(text)
    title = as_title(notice["report"], start, end) if notice else None
    if notice is None or title is None:
        return None
    by = re.sub(r"\s+", "", notice["by"] or "")
    if not title.organ and is_full_name(by):
        title = replace(title, organ=by, in_one_piece=True)
    return replace(title, carrier=text)


def _organ_of(head: str) -> str:
    """The organ in what stands before the noun; "" where something is left that is no name, to be looked for elsewhere."""
    organ = _ABOUT.sub("", _BEFORE_ORGAN.sub("", head.strip("《》 ·-—_|")))
    organ = _PUBLISHING.sub("", _REPEATED_NOUN.sub("", _AFTER_ORGAN.sub("", organ)))
    organ = organ.removesuffix("关于").removesuffix("的").strip("《》 ·-—_|")
    sender, about, subject = organ.rpartition("关于")
    if about and is_full_name(sender) and (is_full_name(subject) or is_place(subject)):
        organ = subject  # 甲县人民政府办公室关于甲县人民政府2023年…的报告
    if organ.endswith("人民"):  # 某市人民政府信息公开年报: 政府 is the organ's, not the noun's
        organ += "政府"
    return "" if _NO_NAME.search(organ) else organ


def year_of(year: re.Match[str] | None) -> int | None:
    """The one year of the calendar that a title names."""
    return year_value(year["year"]) if year and not names_two_years(year) else None


def names_two_years(year: re.Match[str]) -> bool:
    """Whether a title names two years (2023—2024年) or one that is none of the calendar (2023学年)."""
    return year["first"] is not None or (year["kind"] or "").startswith("学")
