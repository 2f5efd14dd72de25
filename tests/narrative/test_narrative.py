"""The running text against the tables: every legitimate reading passes, a failed one says what stands where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportparse.forms import FORMS
from reportparse.narrative import Figure, statements
from reportparse.narrative.kinds import KINDS
from reportparse.narrative.quantities import Sentence
from reportparse.normalise import CellValue, TableReading
from reportparse.pipeline import parse
from reportparse.trust.agreement import check_narrative

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"
NAMES = sorted(path.name.removesuffix(".expected.json") for path in REPORTS.glob("*.expected.json"))

TABLE = {
    "requests.received.total": 100,
    "requests.carried_over.total": 7,
    "requests.total.total": 104,
    "requests.carried_forward.total": 3,
    "requests.denied.third_party.total": 2,
    "requests.denied.enforcement_files.total": 5,
    "review.reconsideration.total": 4,
    "review.litigation_direct.total": 6,
    "review.litigation_after_reconsideration.total": 1,
    "disclosure.normative_documents.issued": 8,
}


def reading(values: dict[str, int], table: str, name: str) -> TableReading:
    form = next(form for form in FORMS if (form.table, form.name) == (table, name))
    cells = (
        CellValue(path, values.get(path), None, "number" if path in values else "blank") for path, _, _ in form.places
    )
    return TableReading(form, tuple(cells), (), 1.0)


def readings(values: dict[str, int]) -> list[TableReading]:
    return [reading(values, table, "2021") for table in ("disclosure", "requests", "review")]


def checked(what: str, *numbers: int, values: dict[str, int] = TABLE) -> list[tuple[str, str]]:
    figures = [Figure(what, number, "件", 1, "…") for number in numbers]
    return [(result.id, result.status) for result in check_narrative(figures, readings(values))]


@pytest.mark.parametrize(
    ("what", "number"),
    [
        ("requests_received", 100),
        ("requests_received", 107),
        ("requests_handled", 104),
        ("requests_handled", 107),
        ("requests_answered", 104),
        ("requests_answered", 97),
        ("requests_carried_over", 7),
        ("requests_carried_forward", 3),
        ("requests_denied", 7),
        ("reconsiderations", 4),
        ("lawsuits", 7),
        ("lawsuits_direct", 6),
        ("lawsuits_after_reconsideration", 1),
        ("normative_documents_issued", 8),
    ],
)
def test_legitimate_readings_pass(what: str, number: int) -> None:
    assert checked(what, number) == [(f"narrative.{what}", "passed")]


def test_any_of_several_figures_may_agree() -> None:
    assert checked("requests_received", 12, 100) == [("narrative.requests_received", "passed")]
    assert checked("requests_received", 12, 13) == [("narrative.requests_received", "failed")]


def test_a_failed_check_says_what_stands_where() -> None:
    figures = [Figure("lawsuits", 9, "件", 1, "行政诉讼9件。")]
    (result,) = check_narrative(figures, readings(TABLE))
    assert (result.left, result.right) == (9, 7)
    assert result.terms == ("review.litigation_direct.total", "review.litigation_after_reconsideration.total")
    assert "行政诉讼9件。" in result.message
    assert "相差 2" in result.message_zh


def test_blank_cells_are_skipped() -> None:
    without = {path: value for path, value in TABLE.items() if path != "requests.received.total"}
    assert checked("requests_received", 7, values=without) == [("narrative.requests_received", "skipped")]


def test_what_no_table_has_is_not_checked() -> None:
    assert checked("items_disclosed", 500) == []
    figures = [Figure("normative_documents_in_force", 5, "件", 1, "…")]
    assert check_narrative(figures, [reading({}, "disclosure", "2019")]) == []
    assert check_narrative(figures, []) == []


def test_counterparts_are_declared_of_known_paths() -> None:
    paths = {path for form in FORMS for path, _, _ in form.places}
    assert sum(bool(kind.counterparts) for kind in KINDS) == 22
    for kind in KINDS:
        for counterpart in kind.counterparts:
            assert {*counterpart.plus, *counterpart.minus} <= paths


@pytest.mark.parametrize("name", NAMES)
def test_the_prose_of_fixtures_agrees_with_their_tables(name: str) -> None:
    expected = json.loads((REPORTS / f"{name}.expected.json").read_text(encoding="utf-8"))
    record = parse((REPORTS / f"{name}.docx").read_bytes()).as_dict()
    narrative = [result for result in record["checks"]["results"] if result["id"].startswith("narrative.")]
    assert {result["status"] for result in narrative} <= {"passed"}
    assert bool(narrative) == (name != "blanks-2021form")
    stated, wanted = record["processing_fee"], expected["processing_fee"]
    assert (stated and stated["amount_yuan"]) == (wanted and wanted["amount_yuan"])


@pytest.mark.parametrize("suffix", [".txt", ".html", ".lo.pdf", ".cr.pdf"])
def test_figures_are_the_same_in_every_format(suffix: str) -> None:
    def figures(ending: str) -> list[tuple[str, object]]:
        record = parse((REPORTS / f"city-2021form{ending}").read_bytes()).as_dict()
        return [(figure["what"], figure["value"]) for figure in record["figures"]]

    assert figures(suffix) == figures(".docx")
    assert len(figures(suffix)) == 18


def test_what_is_repeated_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []

    def figures_of(said: list[Sentence], year: int | None, organ: str | None) -> list[Figure]:
        looked_at.extend(sentence.text for sentence in said)
        return []

    monkeypatch.setattr(statements, "find_figures", figures_of)
    text = "\n".join(["一、总体情况", *["公开信息3条。"] * 9, "公开信息4条。"])
    parse(f"甲县水利局2023年政府信息公开工作年度报告\n{text}\n六、其他需要报告的事项\n无。".encode())
    assert looked_at == ["公开信息3条。", "公开信息4条。", "无。"]
