"""The official tables of the forms of 2019 and 2021: labels, header layout and spans, as the notices print them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from instruments.made import of_2014
from instruments.made.sheet import Row, Sheet, SheetCell

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMS = ("2021", "2019")

HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)

COLUMNS: dict[str, str] = {
    "natural_person": "自然人",
    "business": "商业\n企业",
    "research": "科研\n机构",
    "public_welfare": "社会公益组织",
    "legal_services": "法律服务机构",
    "other": "其他",
    "total": "总计",
}
APPLICANTS = tuple(COLUMNS)[:-1]

RESULTS: dict[str, str] = {
    "upheld": "结果\n维持",
    "corrected": "结果\n纠正",
    "other": "其他\n结果",
    "pending": "尚未\n审结",
    "total": "总计",
}
REVIEWS: dict[str, str] = {
    "reconsideration": "行政复议",
    "litigation_direct": "未经复议直接起诉",
    "litigation_after_reconsideration": "复议后起诉",
}


@dataclass(frozen=True)
class DisclosureBlock:
    """One item of Article 20: caption, header cells, and rows of values; `spans` are the columns' grid widths."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    fields: tuple[str, ...]
    spans: tuple[int, ...]


_DECISIONS = ("信息内容", "本年处理决定数量")
_ITEMS = ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")
_ITEM_FIELDS = ("prior_items", "change", "decisions")

DISCLOSURE: dict[str, tuple[DisclosureBlock, ...]] = {
    "2021": (
        DisclosureBlock(
            "第二十条第（一）项",
            ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
            (("规章", "rules"), ("行政规范性文件", "normative_documents")),
            ("issued", "repealed", "in_force"),
            (1, 1, 1, 1),
        ),
        DisclosureBlock("第二十条第（五）项", _DECISIONS, (("行政许可", "licensing"),), ("decisions",), (1, 3)),
        DisclosureBlock(
            "第二十条第（六）项",
            _DECISIONS,
            (("行政处罚", "penalties"), ("行政强制", "compulsion")),
            ("decisions",),
            (1, 3),
        ),
        DisclosureBlock(
            "第二十条第（八）项",
            ("信息内容", "本年收费金额（单位：万元）"),
            (("行政事业性收费", "fees"),),
            ("amount",),
            (1, 3),
        ),
    ),
    "2019": (
        DisclosureBlock(
            "第二十条第（一）项",
            ("信息内容", "本年新\n制作数量", "本年新\n公开数量", "对外公开总数量"),
            (("规章", "rules"), ("规范性文件", "normative_documents")),
            ("made", "disclosed", "total_disclosed"),
            (1, 1, 2, 1),
        ),
        DisclosureBlock(
            "第二十条第（五）项",
            _ITEMS,
            (("行政许可", "licensing"), ("其他对外管理服务事项", "other_services")),
            _ITEM_FIELDS,
            (1, 1, 2, 1),
        ),
        DisclosureBlock(
            "第二十条第（六）项",
            _ITEMS,
            (("行政处罚", "penalties"), ("行政强制", "compulsion")),
            _ITEM_FIELDS,
            (1, 1, 2, 1),
        ),
        DisclosureBlock(
            "第二十条第（八）项",
            ("信息内容", "上一年项目数量", "本年增/减"),
            (("行政事业性收费", "fees"),),
            ("prior_items", "change"),
            (1, 2, 2),
        ),
        DisclosureBlock(
            "第二十条第（九）项",
            ("信息内容", "采购项目数量", "采购总金额"),
            (("政府集中采购", "procurement"),),
            ("projects", "amount"),
            (1, 2, 2),
        ),
    ),
}


@dataclass(frozen=True)
class Group:
    """A group of outcome rows, or one outcome row where it has no items."""

    label: str
    items: tuple[tuple[str, str], ...] = ()
    row: str = ""


_OUTCOMES = (
    Group("（一）予以公开", row="granted"),
    Group("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", row="partially_granted"),
    Group(
        "（三）不予公开",
        (
            ("1.属于国家秘密", "denied.state_secret"),
            ("2.其他法律行政法规禁止公开", "denied.legally_prohibited"),
            ("3.危及“三安全一稳定”", "denied.security_stability"),
            ("4.保护第三方合法权益", "denied.third_party"),
            ("5.属于三类内部事务信息", "denied.internal_affairs"),
            ("6.属于四类过程性信息", "denied.process_information"),
            ("7.属于行政执法案卷", "denied.enforcement_files"),
            ("8.属于行政查询事项", "denied.administrative_query"),
        ),
    ),
    Group(
        "（四）无法提供",
        (
            ("1.本机关不掌握相关政府信息", "unavailable.not_held"),
            ("2.没有现成信息需要另行制作", "unavailable.not_readymade"),
            ("3.补正后申请内容仍不明确", "unavailable.still_unclear"),
        ),
    ),
    Group(
        "（五）不予处理",
        (
            ("1.信访举报投诉类申请", "not_processed.petition"),
            ("2.重复申请", "not_processed.duplicate"),
            ("3.要求提供公开出版物", "not_processed.publication"),
            ("4.无正当理由大量反复申请", "not_processed.excessive"),
            ("5.要求行政机关确认或重新出具已获取信息", "not_processed.reconfirmation"),
        ),
    ),
)

OUTCOMES: dict[str, tuple[Group, ...]] = {
    "2021": (
        *_OUTCOMES,
        Group(
            "（六）其他处理",
            (
                (
                    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                    "other.not_corrected",
                ),
                (
                    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
                    "other.fee_unpaid",
                ),
                ("3.其他", "other.other"),
            ),
        ),
    ),
    "2019": (*_OUTCOMES, Group("（六）其他处理", row="other.undivided")),
}


def outcome_rows(form: str) -> tuple[str, ...]:
    """Paths of the outcome rows, without the requests' total, in the order of the form."""
    return tuple(
        row for group in OUTCOMES[form] for row in ([group.row] if group.row else [path for _, path in group.items])
    )


def request_rows(form: str) -> tuple[str, ...]:
    """Paths of every row of table 2 in order."""
    return ("received", "carried_over", *outcome_rows(form), "total", "carried_forward")


def disclosure_paths(form: str) -> tuple[str, ...]:
    """Paths of every value of table 1 in order."""
    return tuple(
        f"disclosure.{key}.{field}" for block in DISCLOSURE[form] for _, key in block.rows for field in block.fields
    )


def request_paths(form: str) -> tuple[str, ...]:
    """Paths of every value of table 2 in order."""
    return tuple(f"requests.{row}.{column}" for row in request_rows(form) for column in COLUMNS)


def review_paths() -> tuple[str, ...]:
    """Paths of every value of table 3 in order."""
    return tuple(f"review.{review}.{result}" for review in REVIEWS for result in RESULTS)


def all_paths(form: str) -> tuple[str, ...]:
    """Paths of every value of the three tables, or of the one of 2014."""
    if form == of_2014.FORM:
        return of_2014.statistics_paths()
    return (*disclosure_paths(form), *request_paths(form), *review_paths())


def sheet(name: str, form: str, values: Mapping[str, str]) -> Sheet:
    """The official table `disclosure`, `requests`, `review` or `statistics`, filled."""
    sheets = {"disclosure": disclosure_sheet, "requests": request_sheet, "review": review_sheet}
    return (sheets | {of_2014.TABLE: of_2014.statistics_sheet})[name](form, values)


def disclosure_sheet(form: str, values: Mapping[str, str]) -> Sheet:
    """Table 1: one block for each item of Article 20."""
    rows: list[Row] = []
    widths = (10, 10, 10, 10) if form == "2021" else (12, 9, 5, 5, 9)
    for block in DISCLOSURE[form]:
        rows.append((SheetCell(block.caption, col_span=len(widths), role="caption"),))
        rows.append(
            tuple(
                SheetCell(text, col_span=span, role="header")
                for text, span in zip(block.header, block.spans, strict=True)
            )
        )
        for label, key in block.rows:
            cells = [SheetCell(label, col_span=block.spans[0], role="label")]
            for name, span in zip(block.fields, block.spans[1:], strict=True):
                path = f"disclosure.{key}.{name}"
                cells.append(SheetCell(values[path], col_span=span, path=path))
            rows.append(tuple(cells))
    return Sheet("disclosure", tuple(rows), widths)


def request_sheet(form: str, values: Mapping[str, str]) -> Sheet:
    """Table 2: three label columns, seven value columns."""
    rows = [*_request_header()]
    for row, label in (
        ("received", "一、本年新收政府信息公开申请数量"),
        ("carried_over", "二、上年结转政府信息公开申请数量"),
    ):
        rows.append((SheetCell(label, col_span=3, role="label"), *_request_values(row, values)))
    outcome_labels = [
        *(labels for group in OUTCOMES[form] for labels in _group_labels(group)),
        ("total", (SheetCell("（七）总计", col_span=2, role="label"),)),
    ]
    result = SheetCell("三、本年度办理结果", row_span=len(outcome_labels), role="label")
    for at, (row, cells) in enumerate(outcome_labels):
        rows.append((*((result,) if at == 0 else ()), *cells, *_request_values(row, values)))
    last = SheetCell("四、结转下年度继续办理", col_span=3, role="label")
    rows.append((last, *_request_values("carried_forward", values)))
    return Sheet("requests", tuple(rows), (8, 9, 33, 7, 7, 7, 7, 7, 7, 7))


def _request_header() -> tuple[Row, ...]:
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    return (
        (SheetCell(note, 3, 3, "header"), SheetCell("申请人情况", 1, 7, "header")),
        (
            SheetCell(COLUMNS["natural_person"], 2, 1, "header"),
            SheetCell("法人或其他组织", 1, 5, "header"),
            SheetCell(COLUMNS["total"], 2, 1, "header"),
        ),
        tuple(SheetCell(COLUMNS[column], role="header") for column in APPLICANTS[1:]),
    )


def _request_values(row: str, values: Mapping[str, str]) -> Row:
    return tuple(SheetCell(values[f"requests.{row}.{column}"], path=f"requests.{row}.{column}") for column in COLUMNS)


def _group_labels(group: Group) -> list[tuple[str, Row]]:
    if group.row:
        return [(group.row, (SheetCell(group.label, col_span=2, role="label"),))]
    head = SheetCell(group.label, row_span=len(group.items), role="label")
    return [
        (path, (*((head,) if at == 0 else ()), SheetCell(label, role="label")))
        for at, (label, path) in enumerate(group.items)
    ]


def review_sheet(form: str, values: Mapping[str, str]) -> Sheet:
    """Table 3: fifteen columns, one row; the same in both forms."""
    results = [SheetCell(text, role="header") for text in RESULTS.values()]
    reconsideration = tuple(SheetCell(text, 2, 1, "header") for text in RESULTS.values())
    rows: tuple[Row, ...] = (
        (SheetCell("行政复议", 1, 5, "header"), SheetCell("行政诉讼", 1, 10, "header")),
        (
            *reconsideration,
            SheetCell(REVIEWS["litigation_direct"], 1, 5, "header"),
            SheetCell(REVIEWS["litigation_after_reconsideration"], 1, 5, "header"),
        ),
        (*results, *results),
        tuple(SheetCell(values[path], path=path) for path in review_paths()),
    )
    return Sheet("review", rows, (1,) * 15)
