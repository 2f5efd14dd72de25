"""Two reports compared: values, text, and the pages to hand on."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import docx
import pytest
import simplejson
from docx.shared import Cm
from rich.console import Console

from reportparse.across.comparison import as_dict, compare, diff
from reportparse.pipeline import parse
from reportparse.record.load import Record
from reportparse.writers.comparison.pages import PAGES, page
from reportparse.writers.comparison.rows import text_of
from reportparse.writers.comparison.terminal import show_comparison
from reportparse.writers.comparison.text import changes, warnings
from reportparse.writers.json import dumps

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reports"


@pytest.fixture(scope="module")
def bureau() -> Record:
    return record("bureau-2021form")


@pytest.fixture(scope="module")
def county() -> Record:
    return record("county-2019form")


def record(name: str) -> Record:
    return parse((FIXTURES / f"{name}.html").read_bytes(), f"{name}.html").as_dict()


def changed(base: Record, path: str, value: object) -> Record:
    """The record with another value under a path of a table."""
    copy: Record = simplejson.loads(dumps(dict(base)), use_decimal=True)
    *parents, leaf = path.split(".")
    node = copy
    for parent in parents:
        node = node[parent]
    node[leaf] = value  # type: ignore[index]
    return copy


def test_a_report_against_itself(bureau: Record) -> None:
    comparison = compare(bureau, bureau)
    assert comparison.differing == []
    assert len(comparison.values) == 10 + 25 * 7 + 15
    assert not any(section.changed for section in comparison.sections)


def test_change_and_percentage(bureau: Record) -> None:
    path = "requests.received.total"
    before = bureau["requests"]["received"]["total"]
    value = compare(bureau, changed(bureau, path, before * 3)).differing
    assert [(each.path, each.first.number, each.second.number, each.change, each.percent) for each in value] == [
        (path, before, before * 3, before * 2, Decimal("200.0"))
    ]


@pytest.mark.parametrize(
    ("first", "second", "change", "percent"),
    [
        (0, 5, 5, None),
        (None, 5, None, None),
        (5, None, None, None),
        (3, 2, -1, Decimal("-33.3")),
        (Decimal("0.1"), Decimal("0.3"), Decimal("0.2"), Decimal("200.0")),
        (1, 10**60 + 2, 10**60 + 1, Decimal(f"1{'0' * 59}100.0")),
    ],
)
def test_numbers_without_a_base(bureau: Record, first: object, second: object, change: object, percent: object) -> None:
    path = "disclosure.fees.amount"
    value = compare(changed(bureau, path, first), changed(bureau, path, second)).of("changed")[0]
    assert (value.change, value.percent) == (change, percent)


def test_other_forms_stand_against_nothing(bureau: Record, county: Record) -> None:
    values = {value.path: value for value in compare(county, bureau).values}
    assert values["disclosure.rules.in_force"].first.state == "absent"
    assert values["disclosure.procurement.projects"].second.state == "absent"
    assert {values[path].relation for path in ("disclosure.rules.in_force", "disclosure.procurement.projects")} == {
        "one-sided"
    }
    assert values["disclosure.licensing.decisions"].change == 525 - 5129


def test_a_diff_gives_both_texts_back() -> None:
    first = "2023年，全局收到申请12件，均已答复。\n无其他事项。"
    second = "2024年，全局收到申请135件，均按期答复。\n新增一句。无其他事项。"
    pieces = diff(first, second)
    assert "".join(piece.text for piece in pieces if piece.op != "added") == first
    assert "".join(piece.text for piece in pieces if piece.op != "removed") == second
    assert ("removed", "12") in [(piece.op, piece.text) for piece in pieces], "a number is compared whole"
    assert [piece.text for piece in diff("甲。", "完全不同的话，没有一个相同。")] == [
        "甲。",
        "完全不同的话，没有一个相同。",
    ]
    assert diff("", "") == []


@pytest.mark.parametrize("swapped", [False, True])
def test_what_does_not_follow_from_last_year_is_said_first(bureau: Record, swapped: bool) -> None:
    year = bureau["report"]["year"]
    last = changed(bureau, "requests.carried_forward.total", 3)
    this = changed(changed(bureau, "report.year", year + 1), "requests.carried_over.total", 4)
    first, second = (this, last) if swapped else (last, this)
    comparison = compare(first, second)
    said = next(one.zh for one in warnings(comparison) if "总计" in one.zh)
    assert said.startswith(f"{year + 1} 年与上年不符。申请办理表")
    assert said.endswith("（相差 1）。")
    failed = [check["id"] for check in as_dict(comparison)["years"] if check["status"] == "failed"]
    assert "years.carried_over.total" in failed
    assert said.encode() in page(comparison, ".html", "zh")
    assert compare(last, changed(this, "report.year", year + 2)).years == ()


def shown(first: Record, second: Record, *, terminal: bool) -> str:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=terminal, width=120, color_system=None)
    show_comparison(compare(first, second), console, "en")
    return stream.getvalue()


@pytest.mark.parametrize("terminal", [True, False])
def test_on_a_terminal_and_elsewhere(bureau: Record, terminal: bool) -> None:
    other = changed(changed(bureau, "requests.received.total", 1), "preamble", "[bold]另一段[/bold]")
    text = shown(bureau, other, terminal=terminal)
    assert "Of 200 values 1 differ; the text of 1 sections differs." in text
    assert "一、本年新收" in text
    assert "[bold]另一段[/bold]" in text.replace("\n", ""), "text of a document is no markup"
    assert ("\t1\t" in text) == (not terminal)


def with_cells(name: str) -> Record:
    return parse((FIXTURES / name).read_bytes(), name, cells=True).as_dict()


def test_what_no_number_means_is_told() -> None:
    """Blank, a mark and unreadable are three things; a number that a check disputes is marked, and so is its change."""
    blanks, wrong = with_cells("blanks-2021form.html"), with_cells("bureau-2021form-error.html")
    cell = next(cell for cell in wrong["cells"] if cell["path"] == "requests.granted.business")
    cell |= {"value": None, "state": "unreadable", "raw": "l2"}
    wrong["requests"]["granted"]["business"] = None
    values = {value.path: value for value in compare(blanks, wrong).values}
    shown = {path: text_of(value.first, "zh") for path, value in values.items()}
    assert (shown["disclosure.normative_documents.in_force"], shown["disclosure.rules.issued"]) == ("∅", "/")
    unread = values["requests.granted.business"]
    assert (text_of(unread.second, "zh"), unread.relation, unread.change) == ("l2?", "unknown", None)
    suspect = values["requests.granted.total"]
    assert text_of(suspect.second, "zh") == "6‼"
    assert all(text.endswith(" !") for text in changes(suspect))
    assert values["disclosure.rules.issued"].relation == "changed"
    said = as_dict(compare(blanks, wrong))["values"]
    told = next(value for value in said if value["path"] == "requests.granted.total")
    assert (told["second_cell"]["standing"], told["second_cell"]["issues"]) == ("disputed", ["likely-misprint"])


def test_without_cells_issues_say_what_cannot_be_read(bureau: Record) -> None:
    path = "requests.received.total"
    other = dict(changed(bureau, path, None))
    assert compare(bureau, other).of("changed")[0].second.state is None
    other["issues"] = [{"kind": "cell-unreadable", "severity": "error", "where": path, "message": "", "message_zh": ""}]
    assert [value.path for value in compare(bureau, other).of("unknown")] == [path]


def test_two_organs_and_half_a_report_are_told(bureau: Record, county: Record) -> None:
    partial = {**bureau, "status": "partial"}
    said = [warning.zh for warning in warnings(compare(county, partial))]
    assert ["不是同一机关" in said[0], "不完整" in said[1], len(said)] == [True, True, 2]
    assert [*warnings(compare(bureau, bureau))] == []


def test_docx_holds_changes_and_text(bureau: Record) -> None:
    other = changed(changed(bureau, "requests.received.total", 1), "preamble", "另一段\x0b")
    comparison = compare(bureau, other)
    written = page(comparison, ".docx", "zh")
    assert written == page(comparison, ".docx", "zh")
    document = docx.Document(io.BytesIO(written))
    head, value = document.tables[0].rows[1:]
    assert (head.cells[0].text, [cell.text for cell in value.cells][:2]) == ("一、本年新收", ["　总计", "件"])
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert bureau["preamble"] in "".join(run.text for run in runs if run.font.strike)
    assert "另一段" in "".join(run.text for run in runs if run.font.underline)


def test_docx_is_a4_and_says_nothing_stale(bureau: Record) -> None:
    document = docx.Document(io.BytesIO(page(compare(bureau, bureau), ".docx", "zh")))
    at = document.sections[0]
    assert [round(side / Cm(1), 1) for side in (at.page_width, at.page_height) if side] == [21.0, 29.7]
    about = document.core_properties
    assert (about.author, about.created, "对比" in about.title) == ("reportparse", None, True)


def test_json_page_is_the_json(bureau: Record, county: Record) -> None:
    comparison = compare(county, bureau)
    assert ".json" in PAGES
    assert simplejson.loads(page(comparison, ".json", "en"), use_decimal=True) == simplejson.loads(
        dumps(as_dict(comparison)), use_decimal=True
    )


def chapters(*headings: str) -> Record:
    lines = ["甲县水务局2016年政府信息公开工作年度报告", "现公布本局年度报告。"]
    lines += [line for heading in headings for line in (heading, f"{heading[2:]}的正文。")]
    return parse("\n".join(lines).encode(), "chapters.txt").as_dict()


def test_chapters_are_set_beside_what_says_the_same(bureau: Record) -> None:
    """A report of eight chapters and one of six sections, in either order; nothing is lost and nothing said twice."""
    old = chapters(
        "一、概述", "二、主动公开情况", "三、依申请公开情况", "四、咨询处理情况", "五、复议、诉讼情况",
        "六、收费情况", "七、存在的问题", "八、附表",
    )  # fmt: skip
    keys = [section["key"] for section in bureau["sections"]]
    for first, second in ((old, bureau), (bureau, old)):
        pairs = [section.headings for section in compare(first, second).sections[1:]]
        if first is bureau:
            pairs = [(mine, other) for other, mine in pairs]
        assert [mine for mine, _ in pairs if mine] == [section["heading"] for section in old["sections"]]
        assert {other for _, other in pairs if other} == {section["heading"] for section in bureau["sections"]}
        both = {
            bureau["sections"][keys.index("review")]["heading"],
            bureau["sections"][keys.index("problems")]["heading"],
        }
        assert {other for mine, other in pairs if mine in ("五、复议、诉讼情况", "七、存在的问题")} == both
        assert ("四、咨询处理情况", None) in pairs


def test_six_sections_keep_their_numbers(bureau: Record, county: Record) -> None:
    assert [section.number for section in compare(bureau, county).sections] == list(range(7))


def test_what_the_form_of_2014_cannot_be_compared_in_is_said(bureau: Record, county: Record) -> None:
    name = "county-2014.html"
    statistics = parse((FIXTURES.parent / "statistics" / name).read_bytes(), name).as_dict()
    for first, second in ((statistics, county), (county, statistics)):
        assert "form of 2014" in " ".join(it.en for it in warnings(compare(first, second)))
        assert "2014 年统计表" in " ".join(it.zh for it in warnings(compare(first, second)))
    for first, second in ((bureau, county), (statistics, statistics), (chapters("一、概述"), bureau)):
        assert "2014" not in " ".join(it.en for it in warnings(compare(first, second)))
