"""Filing errors: what the office itself got wrong, as far as a reader can tell without knowing the office.

Every rule rather stays silent than accuses wrongly. Filing errors are data (domain §9, trap 17): the record holds what
was published, the issue says that a person should look.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportparse.chinese.counters import COUNTER, OF_CASES, OF_OCCASIONS, OF_WRITINGS
from reportparse.chinese.values import Number
from reportparse.diagnostics.issues import Issue, issue
from reportparse.document import Paragraph
from reportparse.forms.value_names import name_of
from reportparse.masthead.reading import Masthead
from reportparse.normalise import Normalised, TableReading
from reportparse.organs.evidence import Said
from reportparse.organs.identity import identify
from reportparse.patterns import regex
from reportparse.sections.segment import Outline, Section

MAKES_NO_RULES = ("县", "乡")
"""Levels of organs that make no rules: those of ministries, provinces, prefectures and larger cities do (domain §3.1)."""

RULES = ("issued", "made", "disclosed", "repealed", "in_force", "total_disclosed")
"""Counts of rules (规章) of either form."""

ITEMS = ("licensing", "other_services", "penalties", "compulsion")
"""Rows of the form of 2019 with last year's items, their change and decisions."""

# What a name says where its region is not certain. A county-level city cannot be told from a prefecture-level one and
# 自治区 is a province: those are left alone; 景德镇市… does not end in 镇.
_NO_RULES = regex(
    r"(?:镇|乡|街道)(?:人民政府|政府|办事处|人民政府办公室|党政办公室)?$"
    r"|(?:县|市[^市]{1,4}(?<!自治)区|自治旗)(?:人民)?政府(?:办公室)?$"
    r"|县(?!级).{2,20}(?:局|委员会|办公室|中心|站|所|队)$"
)
# Not the counters of people: 收到 人名 may be letter-spaced words.
_WRITINGS_AND_CASES = "|".join((*OF_CASES, *OF_WRITINGS, *OF_OCCASIONS))
_SCOPE = regex(r"[（(][^（）()]*[）)]$")

# xx件, ××年; not the xx of an address (xxgk@…), nor the ×× of a name withheld (李××).
_PLACEHOLDERS = regex(
    rf"(?<![A-Za-z0-9./@_-])[xX×Ｘ＊*]{{2,}}\s*(?:年|月|日|{COUNTER}|万?元|余|县|市|区|镇|乡|街道|局|单位|网)"
    r"|20[xX×Ｘ＊*]{1,2}\s*年"
    r"|(?:电话|邮编|邮政编码|地址|网址|邮箱|传真)[:：]\s*[xX×Ｘ＊*]{2,}(?![A-Za-z0-9@._-])"
    r"|[（(](?:具体网址|文字描述|单位名称|网址|此处[^（）()]{0,12})[）)]"
    r"|_{3,}|＿{2,}"
    r"|(?:信息|申请|文件|稿件|受理|收到|答复|办结|制发|废止|解读|累计|共计|共)[ \u3000\u00a0]+"
    rf"(?:{_WRITINGS_AND_CASES})(?=[，。；、,;（(]|$)"
)
_FEE = regex(r"处理费|收费|收取|费用|缴费|免费")
_FEE_ELSEWHERE = regex(r"信息处理费|信息公开[^，。；]{0,12}(?:收费|费用|收取)|(?:收费|收取)[^，。；]{0,12}信息公开")
_NOTHING = regex(r"\s*无[。.]?\s*")


def filing_errors(masthead: Masthead, outline: Outline, tables: Normalised) -> list[Issue]:
    """What looks wrong in the report as filed, in the order of the record."""
    return [
        *_irregular_period(masthead, outline),
        *_placeholders(masthead, outline),
        *_unexpected_rules(masthead, tables),
        *_computed_decisions(tables),
        *_missing_fee_statement(outline, tables),
    ]


def _irregular_period(masthead: Masthead, outline: Outline) -> Iterator[Issue]:
    """A period other than the calendar year of the title; `year-conflict` and `period-not-calendar` say theirs already.

    The first reports are on May to December 2008, those of universities on academic years (domain §1.2).
    """
    said = any(found.kind == "period-not-calendar" for found in masthead.issues)
    if not masthead.period or not masthead.year or said:
        return
    start, end = masthead.period
    year = masthead.year
    conflicting = start[:4] == end[:4] != str(year)
    if not conflicting and (start, end) != (f"{year}-01-01", f"{year}-12-31"):
        seen = f"{start} – {end}"
        if outline.own_chapters and end[:4] == str(year):  # no filing error: no form says that it be the calendar year
            yield issue("period-not-calendar", "report.period", seen=seen, used=year)
        else:
            yield issue("period-irregular", "report.period", seen=seen, expected=year)


def _placeholders(masthead: Masthead, outline: Outline) -> Iterator[Issue]:
    """What a template left blank (domain §2: "(具体网址)", "主动公开信息  条")."""
    texts = [("preamble", masthead.preamble or "")]
    texts += [(f"sections.{section.number}", text) for section, text in _texts(outline)]
    seen: set[tuple[str, str]] = set()
    for where, text in texts:
        for match in _PLACEHOLDERS.finditer(text):
            if (where, match[0]) not in seen:
                seen.add((where, match[0]))
                yield issue("placeholder-left", where, seen=match[0])


def _unexpected_rules(masthead: Masthead, tables: Normalised) -> Iterator[Issue]:
    """Rules of a township's or a county's own: seen as 6, 28 and 1 in published reports (domain §3.1)."""
    if "disclosure" not in tables.readings or not _makes_no_rules(masthead):
        return
    numbers = _numbers(tables.readings["disclosure"])
    rules = [path for path in (f"disclosure.rules.{key}" for key in RULES) if numbers.get(path)]
    if rules:
        seen = "、".join(f"{name_of(path).column} {numbers[path]}" for path in rules)
        where = rules[0] if len(rules) == 1 else "disclosure.rules"
        yield issue("rules-unexpected", where, organ=masthead.organ, seen=seen)


def _makes_no_rules(masthead: Masthead) -> bool:
    """Whether an organ is of a level that makes no rules: by its region where that is certain, else by what its name says."""
    name, contact = masthead.organ or "", masthead.contact
    if name and masthead.year:
        said = Said(
            title=masthead.title or "",
            preamble=masthead.preamble or "",
            address=contact.address or "",
            postcode=contact.postcode or "",
            phone=contact.phone or "",
            website=masthead.website or "",
        )
        organ = identify(name, masthead.year, said)
        if organ.is_certain and organ.level:
            return organ.level in MAKES_NO_RULES
    return _NO_RULES.search(_SCOPE.sub("", name)) is not None


def _computed_decisions(tables: Normalised) -> Iterator[Issue]:
    """处理决定数量 filled in as items ± change: 1215, -35, 1180 (domain §3.4). Without a change it may be chance."""
    if "disclosure" not in tables.readings:
        return
    numbers = _numbers(tables.readings["disclosure"])
    for row in ITEMS:
        prior, change, decisions = (
            numbers.get(f"disclosure.{row}.{key}") for key in ("prior_items", "change", "decisions")
        )
        if prior and change and decisions and prior + change == decisions:
            where = f"disclosure.{row}.decisions"
            yield issue("decisions-computed", where, seen=decisions, prior=prior, change=f"{change:+}")


def _missing_fee_statement(outline: Outline, tables: Normalised) -> Iterator[Issue]:
    """A form may demand a statement on 信息处理费 in section six, as that of 2021 does (国办函〔2020〕109号).

    It may stand in another section, and a section that says 无 and nothing else has said it (domain §2).
    """
    disclosure = tables.readings.get("disclosure")
    if disclosure is None or not disclosure.form.owes_fee_statement or outline.own_chapters:
        return
    if not outline.sections[5].present:
        return
    texts = {section.number: text for section, text in _texts(outline)}
    last = texts.pop(6)
    if _FEE.search(last) or _NOTHING.fullmatch(last) or any(_FEE_ELSEWHERE.search(text) for text in texts.values()):
        return
    yield issue("fee-unstated", "sections.6")


def _texts(outline: Outline) -> Iterator[tuple[Section, str]]:
    for section in outline.sections:
        yield section, "\n".join(block.text for block in section.blocks if isinstance(block, Paragraph))


def _numbers(reading: TableReading) -> dict[str, Number]:
    return {value.path: value.value for value in reading.values if value.value is not None}
