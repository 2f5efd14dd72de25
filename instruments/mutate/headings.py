"""Messes of running text: headings, numerals, preamble, parts of section one (domain §2)."""

from __future__ import annotations

import re

from instruments.made.sheet import Text
from instruments.mutate.case import Case, mess

_WORDS: dict[int, tuple[str, ...]] = {
    1: ("总体情况", "政府信息公开工作总体情况", "政务公开总体情况", "概述", "工作基本情况"),
    2: ("主动公开政府信息情况", "行政机关主动公开政府信息的情况", "主动公开情况", "主动公开政府信息的情况"),
    3: ("收到和处理政府信息公开申请情况", "行政机关收到和处理政府信息公开申请的情况", "政府信息公开申请情况"),
    4: (
        "政府信息公开行政复议、行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼的情况",
        "政府信息公开行政复议和行政诉讼情况",
        "政府信息公开行政复议、诉讼情况",
    ),
    5: (
        "存在的主要问题及改进情况",
        "政府信息公开工作存在的主要问题及改进情况",
        "存在问题及改进情况",
        "存在的主要问题及整改措施",
        "存在的主要问题和改进措施",
    ),
    6: ("其他需要报告的事项", "其他需要汇报的事项", "其它需要报告事项", "其他报告事项", "需要说明的事项"),
}
_HANZI = "一二三四五六七八九"
_NUMBERING = ("{h}、", "{h}.", "{h} ", "{h}、 ", "{h}．", "（{h}）", "{n}.", "{n}、", "第{h}部分 ", "")


def _words(text: str) -> str:
    return re.sub(r"^[一二三四五六]、", "", text)


@mess("heading-words")
def heading_words(case: Case) -> bool:
    """Other wordings of the headings."""
    for at in case.texts("heading"):
        if case.random.random() < 0.6:
            line = case.line(at)
            prefix = line.text[: len(line.text) - len(_words(line.text))]
            case.say(at, prefix + case.random.choice(_WORDS[line.section]))
    return True


@mess("heading-numbering")
def heading_numbering(case: Case) -> bool:
    """All headings numbered in another style, or not at all; parts then numbered so that they differ."""
    style = case.random.choice(_NUMBERING[1:])
    for at in case.texts("heading"):
        line = case.line(at)
        number = {"h": _HANZI[line.section - 1], "n": str(line.section)}
        case.say(at, style.format(**number) + _words(line.text))
    if style.startswith(("（", "{n}")):
        part_style = "（{n}）" if style.startswith("{n}") else "{n}."
        _number_parts(case, part_style)
    return True


def _number_parts(case: Case, style: str) -> None:
    number, section = 0, 0
    for at in case.texts("subheading"):
        line = case.line(at)
        number = number + 1 if line.section == section else 1
        section = line.section
        words = re.sub(r"^（[一-九]）", "", line.text)
        case.say(at, style.format(n=number, h=_HANZI[number - 1]) + words)


@mess("part-numbering")
def part_numbering(case: Case) -> bool:
    """Parts of section one numbered 1. or 1、 or not at all."""
    if not case.texts("subheading"):
        return False
    style = case.random.choice(("{n}.", "{n}、", "({h})", "（{n}）", ""))
    if not style:
        case.prose_judged = False
    _number_parts(case, style)
    return True


@mess("numeral-doubled")
def numeral_doubled(case: Case) -> bool:
    """A heading with the numeral of the one before it."""
    at = case.random.choice([at for at in case.texts("heading") if case.line(at).section > 1])
    line = case.line(at)
    case.say(at, _HANZI[line.section - 2] + "、" + _words(line.text))
    return True


@mess("numeral-missing")
def numeral_missing(case: Case) -> bool:
    """A heading without its numeral."""
    at = case.random.choice(case.texts("heading"))
    case.say(at, _words(case.line(at).text))
    return True


@mess("heading-one-missing")
def heading_one_missing(case: Case) -> bool:
    """No heading of section one at all."""
    for at in case.texts("heading"):
        if case.line(at).section == 1:
            del case.blocks[at]
            case.prose_judged = False
            return True
    return False


@mess("preamble-in-section-one")
def preamble_in_section_one(case: Case) -> bool:
    """Heading one stands above the preamble."""
    preamble = [at for at in case.texts("paragraph") if case.line(at).section == 0]
    heading = [at for at in case.texts("heading") if case.line(at).section == 1]
    if not preamble or not heading or heading[0] < preamble[0]:
        return False
    block = case.blocks.pop(heading[0])
    for at in preamble:
        line = case.line(at)
        case.blocks[at] = Text(line.kind, line.text, 1)
    case.blocks.insert(preamble[0], block)
    return True


@mess("sections-listed")
def sections_listed(case: Case) -> bool:
    """The preamble lists the six sections, within a sentence or line by line."""
    after = [at for at in case.texts("paragraph") if case.line(at).section == 0]
    if not after:
        return False
    words = [case.random.choice(_WORDS[number]) for number in range(1, 7)]
    style = case.random.randrange(4)
    if style == 0:
        lines = ["本报告共分六个部分：" + "；".join(f"{at}.{text}" for at, text in enumerate(words, 1)) + "。"]
    elif style == 1:
        listed = "、".join(f"{_HANZI[at]}、{text}" for at, text in enumerate(words))
        lines = [f"报告由{listed}六部分组成。"]
    elif style == 2:
        lines = ["全文由" + "、".join(words) + "组成。"]
    else:
        lines = ["目 录", *(f"{_HANZI[at]}、{text}" for at, text in enumerate(words))]
        case.prose_judged = False
    case.blocks[after[-1] + 1 : after[-1] + 1] = [Text("paragraph", line, 0) for line in lines]
    return True


@mess("part-run-in")
def part_run_in(case: Case) -> bool:
    """Part headings run into their first paragraph."""
    places = [at for at in case.texts("subheading") if isinstance(case.blocks[at + 1], Text)]
    mark = case.random.choice(("。", "：", " "))
    for at in reversed(places):
        following = case.line(at + 1)
        if following.kind == "paragraph":
            case.blocks[at : at + 2] = [
                Text("paragraph", case.line(at).text + mark + following.text, following.section)
            ]
    return bool(places)


@mess("text-beside-tables")
def text_beside_tables(case: Case) -> bool:
    """Leftover instructions before a table, remarks after it."""
    before = ("该部分以表格形式报告。表格如下：", "具体情况见下表。", "（单位：件）")
    after = ("注：本表数据由各科室汇总。", "本年度未发生行政复议、行政诉讼案件。", "以上数据截至统计期末。")
    for at in reversed(case.sheets()):
        section = next((case.line(i).section for i in reversed(range(at)) if isinstance(case.blocks[i], Text)), 0)
        if case.random.random() < 0.6:
            case.blocks.insert(at + 1, Text("paragraph", case.random.choice(after), section))
        if case.random.random() < 0.6:
            case.blocks.insert(at, Text("paragraph", case.random.choice(before), section))
    return True


@mess("heading-spaced")
def heading_spaced(case: Case) -> bool:
    """Blanks inside headings, as people pad them."""
    for at in case.texts("heading"):
        text = case.line(at).text
        where = case.random.randrange(1, len(text))
        case.say(at, text[:where] + case.random.choice((" ", "\u3000", "\u00a0")) + text[where:])
    return True


@mess("instrument-swapped")
def instrument_swapped(case: Case) -> bool:
    """The preamble cites the other form's notice."""
    places = [at for at in case.texts("paragraph") if case.line(at).section == 0]
    if not places:
        return False
    other = "2019〕60号" if case.report.form == "2021" else "2021〕30号"
    case.say(places[0], f"依据国办公开办函〔{other}的格式，" + case.line(places[0]).text)
    return True
