"""Messes of labels: drift, typos, widths, numerals, blanks and breaks (domain §3)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from instruments.mutate.case import Case, mess

if TYPE_CHECKING:
    from instruments.made.sheet import SheetCell

_DRIFT: dict[str, tuple[str, ...]] = {
    "行政规范性文件": ("规范性文件", "行政规范性文件数"),
    "规范性文件": ("行政规范性文件",),
    "本年处理决定数量": ("本年处理绝对数量", "本年度处理决定数量", "处理决定数量"),
    "本年制发件数": ("本年制发数", "本年度制发件数"),
    "本年废止件数": ("本年废止数", "本年度废止件数"),
    "现行有效件数": ("现行有效件", "现行有效数", "现行有效\n件数"),
    "采购项目数量": ("采购项目数",),
    "对外公开总数量": ("对外公开总数",),
    "本年增/减": ("本年增／减", "本年增减", "本年增\n/减"),
    "上一年项目数量": ("上一年项目数", "上年项目数量"),
    "一、本年新收政府信息公开申请数量": ("一、本年新收政府信息公开申请数", "一、本年新收申请数量"),
    "二、上年结转政府信息公开申请数量": ("二、上年结转政府信息公开数量", "二、上年结转申请数量"),
    "三、本年度办理结果": ("三、本年办理结果", "三、本年度办理\n结果"),
    "四、结转下年度继续办理": ("四、结转下年继续办理", "四、结转下年度继续办理数量"),
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": (
        "（二）部分公开",
        "（二）部分公开（区分处理的，只计这一情形）",
    ),
    "3.危及“三安全一稳定”": ('3.危及"三安全一稳定"', "3.危及三安全一稳定", "3.危及「三安全一稳定」"),
    "5.要求行政机关确认或重新出具已获取信息": (
        "5.要求行政机关确认或重新出具已获得信息",
        "5.要求确认或重新出具已获取信息",
    ),
    "1.本机关不掌握相关政府信息": ("1.本机关不掌握相关信息",),
    "4.无正当理由大量反复申请": ("4.无正当理由的大量反复申请",),
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": (
        "1.申请人无正当理由逾期不补正",
        "1.申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请",
    ),
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": (
        "2.申请人逾期未按收费通知要求缴纳费用",
        "2.申请人逾期未按收费通知要求交纳费用、行政机关不再处理其政府信息公开申请",
    ),
    "其他": ("其它",),
    "3.其他": ("3.其它",),
    "（六）其他处理": ("（六）其它处理",),
    "（七）总计": ("（七）合计", "（七）总 计"),
    "总计": ("合计", "总\n计"),
    "法人或其他组织": ("法人和其他组织", "法人或其它组织"),
    "社会公益组织": ("社会公益\n组织", "公益组织"),
    "法律服务机构": ("法律服务\n机构", "法律机构"),
    "尚未\n审结": ("尚未审结", "尚未\n结案"),
    "未经复议直接起诉": ("未经复议\n直接起诉", "未经复议直接诉讼"),
    "复议后起诉": ("复议后\n起诉", "复议后诉讼"),
}
_HALF = str.maketrans("（），。：、；", "(),.:、;")


def _relabel(case: Case, share: float, change: dict[str, tuple[str, ...]]) -> bool:
    def other(cell: SheetCell) -> SheetCell:
        choices = change.get(cell.text)
        if cell.role == "value" or not choices or case.random.random() > share:
            return cell
        return replace(cell, text=case.random.choice(choices))

    return case.recell(other)


@mess("label-drift")
def label_drift(case: Case) -> bool:
    """Seen and likely wordings in place of the official ones."""
    return _relabel(case, 0.35, _DRIFT)


@mess("label-half-width")
def label_half_width(case: Case) -> bool:
    """Half-width brackets and commas."""
    return case.recell(lambda c: c if c.role == "value" else replace(c, text=c.text.translate(_HALF)))


@mess("label-spaces")
def label_spaces(case: Case) -> bool:
    """Blanks between the characters of labels."""

    def spaced(cell: SheetCell) -> SheetCell:
        if cell.role == "value" or case.random.random() > 0.3:
            return cell
        if len(cell.text) <= 6:
            return replace(cell, text=case.random.choice((" ", "\u3000", "\u00a0")).join(cell.text.replace("\n", "")))
        at = case.random.randrange(1, len(cell.text))
        return replace(cell, text=cell.text[:at] + " " + cell.text[at:])

    return case.recell(spaced)


@mess("label-breaks")
def label_breaks(case: Case) -> bool:
    """Line breaks inside labels, anywhere; vertical ones a character a line."""

    def broken(cell: SheetCell) -> SheetCell:
        if cell.role == "value" or case.random.random() > 0.35:
            return cell
        text = cell.text.replace("\n", "")
        if cell.row_span > 3:
            return replace(cell, text="\n".join(text))
        at = case.random.randrange(1, len(text)) if len(text) > 1 else 0
        return replace(cell, text=text[:at] + "\n" + text[at:] if at else text)

    return case.recell(broken)


@mess("label-numerals")
def label_numerals(case: Case) -> bool:
    """Row numerals in another style, dropped, or one of them wrong."""
    style = case.random.randrange(4)

    def renumbered(cell: SheetCell) -> SheetCell:
        if cell.role != "label":
            return cell
        text = cell.text
        if style == 0:
            text = re.sub(r"^(\d)\.", r"\1、", text)
        elif style == 1:
            text = re.sub(r"^(\d)\.", r"\1．", text)
        elif style == 2:
            text = re.sub(r"^(\d\.|（[一-七]）|[一-四]、)", "", text)
        elif case.random.random() < 0.15:
            text = re.sub(r"^（[一-七]）", "（三）", text)
        return replace(cell, text=text)

    return case.recell(renumbered)


@mess("label-zero-width")
def label_zero_width(case: Case) -> bool:
    """Zero-width characters left by editors."""

    def strewn(cell: SheetCell) -> SheetCell:
        if cell.role == "value" or case.random.random() > 0.3 or not cell.text:
            return cell
        at = case.random.randrange(len(cell.text))
        return replace(cell, text=cell.text[:at] + case.random.choice("\u200b\ufeff\u200d") + cell.text[at:])

    return case.recell(strewn)


@mess("label-radicals")
def label_radicals(case: Case) -> bool:
    """Radicals and compatibility characters that look like the right ones (copied out of a PDF)."""
    table = str.maketrans({"人": "⼈", "行": "⾏", "不": "不", "一": "⼀", "大": "⼤", "自": "⾃"})
    return case.recell(
        lambda c: c if c.role == "value" or case.random.random() > 0.3 else replace(c, text=c.text.translate(table))
    )
