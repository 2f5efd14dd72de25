"""Filing errors: found where they are, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from instruments.made import REPORTS, render_text
from reportparse.diagnostics.issues import Issue
from reportparse.document import Paragraph
from reportparse.forms import FORMS
from reportparse.masthead.reading import Masthead, read_masthead
from reportparse.normalise import CellValue, Normalised, TableReading, normalise
from reportparse.readers import read
from reportparse.sections.segment import Outline, segment
from reportparse.trust.filing_errors import filing_errors


def found(
    *,
    organ: str = "甲市财政局",
    form: str = "2021",
    preamble: str = "",
    texts: dict[int, str] | None = None,
    period: tuple[str, str] = ("2023-01-01", "2023-12-31"),
    values: dict[str, int] | None = None,
) -> list[Issue]:
    """The filing errors of a small report; section six says that no fee was charged unless `texts` says otherwise."""
    masthead, outline, tables = _township()
    written = {6: "未收取信息处理费。", **(texts or {})}
    sections = tuple(
        replace(section, blocks=(Paragraph(written.get(section.number, "")),), present=True)
        for section in outline.sections
    )
    declared = next(known for known in FORMS if (known.table, known.name) == ("disclosure", form))
    numbers = {f"disclosure.{path}": number for path, number in (values or {}).items()}
    cells = tuple(CellValue(path, numbers.get(path, 0), "", "number") for path, _, _ in declared.places)
    assert set(numbers) <= {cell.path for cell in cells}
    reading = TableReading(declared, cells, (), 1.0)
    return filing_errors(
        replace(masthead, organ=organ, year=2023, period=period, preamble=preamble),
        replace(outline, sections=sections),
        replace(tables, readings={"disclosure": reading}),
    )


@cache
def _township() -> tuple[Masthead, Outline, Normalised]:
    made = REPORTS["township-2021form"]
    rendered = render_text(made)
    document = read(rendered if isinstance(rendered, bytes) else rendered.encode(), "a.txt")
    outline = segment(document)
    tables = normalise(outline.tables)
    return read_masthead(document, outline), outline, tables


def kinds(issues: list[Issue]) -> list[tuple[str, str]]:
    return [(issue.kind, issue.where) for issue in issues]


def test_nothing_to_find() -> None:
    assert kinds(found()) == []


@pytest.mark.parametrize(
    "organ",
    [
        "云溪县青石镇人民政府",
        "云溪县团结乡人民政府",
        "云溪县白鹭街道办事处",
        "云溪县青石镇",
        "云溪县人民政府",
        "云溪县教育局",
        "国家税务总局云溪县税务局",
        "澜江市临湖区人民政府",
        "云溪县人民政府（本级）",
        "昆山市人民政府",  # of a county's level, and certainly so
        "上海市浦东新区财政局",
    ],
)
def test_rules_of_an_organ_that_makes_none(organ: str) -> None:
    assert kinds(found(organ=organ, values={"rules.in_force": 6})) == [
        ("rules-unexpected", "disclosure.rules.in_force")
    ]
    assert kinds(found(organ=organ, values={"rules.in_force": 0})) == []
    assert kinds(found(organ=organ, values={"rules.issued": 1, "rules.in_force": 6})) == [
        ("rules-unexpected", "disclosure.rules")
    ]


@pytest.mark.parametrize(
    "organ",
    [
        "澜江市人民政府",
        "南通市人民政府",
        "朝阳市财政局",
        "景德镇市人民政府",
        "澜江市司法局",
        "广西壮族自治区人民政府",
        "生态环境部",
        "某省人民政府办公厅",
        "望海经济开发区管理委员会",
        "大理白族自治州人民政府",
    ],
)
def test_rules_of_others_are_left_alone(organ: str) -> None:
    assert kinds(found(organ=organ, values={"rules.in_force": 6, "rules.issued": 2})) == []


def test_decisions_computed_from_items() -> None:
    computed = {"licensing.prior_items": 1215, "licensing.change": -35, "licensing.decisions": 1180}
    assert kinds(found(form="2019", values=computed)) == [("decisions-computed", "disclosure.licensing.decisions")]
    assert "-35" in found(form="2019", values=computed)[0].message
    counted = {"penalties.prior_items": 7, "penalties.change": 18, "penalties.decisions": 18}
    assert kinds(found(form="2019", values=counted)) == []
    unchanged = {"penalties.prior_items": 7, "penalties.decisions": 7}
    assert kinds(found(form="2019", values=unchanged)) == []


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("全年主动公开信息xx条。", "xx条"),
        ("20××年，我局共公开信息5条。", "20××年"),
        ("可在XX县政府网站查阅。", "XX县"),
        ("可在政府网站（具体网址）查阅。", "（具体网址）"),
        ("主动公开政府信息 条，其中文件3件。", "信息 条"),
        ("联系电话：XXXXXXX。", "电话：XXXXXXX"),
        ("收到申请____件。", "____"),
    ],
)
def test_placeholders(text: str, seen: str) -> None:
    issues = found(texts={1: text})
    assert kinds(issues) == [("placeholder-left", "sections.1")]
    assert dict(issues[0].facts)["seen"] == seen
    assert kinds(found(preamble=text)) == [("placeholder-left", "preamble")]


@pytest.mark.parametrize(
    "text",
    [
        "网址：http://www.yunxi.example/xxgk/，电子邮箱：xxgk@yunxi.example。",
        "电子邮箱：xx_gk2@yunxi.example。",
        "申请人李××对答复不服，提起行政复议。",
        "某某公司申请公开征地信息。",
        "发布信息 12 条，公开 条例文本。",
        "编号 A-xx-12。",
    ],
)
def test_no_placeholders(text: str) -> None:
    assert kinds(found(texts={1: text})) == []


@pytest.mark.parametrize("text", ["无其他需要报告的事项。", "没有需要报告的其他事项。", ""])
def test_no_fee_statement(text: str) -> None:
    assert kinds(found(texts={6: text})) == [("fee-unstated", "sections.6")]
    assert kinds(found(texts={6: text}, form="2019")) == []
    assert kinds(found(texts={1: "本年度未收取信息处理费。", 6: text})) == []


@pytest.mark.parametrize("text", ["无。", "无", "未发生收费情况。", "收取信息处理费3940元。", "没有收取任何费用。"])
def test_a_fee_statement(text: str) -> None:
    assert kinds(found(texts={6: text})) == []


def test_a_period_that_is_not_the_year() -> None:
    assert kinds(found(period=("2022-12-01", "2023-11-30"))) == [("period-irregular", "report.period")]
    assert kinds(found(period=("2023-01-01", "2023-12-30"))) == [("period-irregular", "report.period")]
    assert kinds(found(period=("2022-01-01", "2022-12-31"))) == [], "that is a year-conflict"
