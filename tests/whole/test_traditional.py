"""Reports in traditional characters: the same numbers and facts as in simplified ones, texts and organ as published."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from instruments.made import REPORTS, flow
from instruments.notations import NOTATIONS, rendered
from reportparse.document import Cell, Document, Paragraph, Table
from reportparse.pipeline import record_of
from reportparse.traditional import MAX_NESTING, as_published, simplified

FIXTURES = Path(__file__).parents[2] / "fixtures"
NAMES = ("township-2021form", "city-2021form", "county-2019form", "sentinel-2019")
MISREAD = frozenset("台谷后里面了干几于征只系余")
"""Simplified characters that are traditional ones too, in other words."""


@cache
def traditional() -> dict[int, str]:
    """Simplified to traditional characters: the table turned round."""
    text = files("reportparse.chinese").joinpath("traditional.txt").read_text(encoding="utf-8")
    pairs = [pair for line in text.splitlines() if line[:1] != "#" for pair in line.split(" ")]
    return {ord(pair[1]): pair[0] for pair in reversed(pairs) if pair[1] not in MISREAD}


def parsed(notation: str, name: str, *, turned: bool) -> dict[str, Any]:
    report = REPORTS[name]
    data = rendered(notation, report, flow(report))
    if not turned:
        return record_of(data)
    if notation == "docx":
        with ZipFile(BytesIO(data)) as package:
            parts = {part: package.read(part) for part in package.namelist()}
        body = parts["word/document.xml"].decode().translate(traditional()).encode()
        out = BytesIO()
        with ZipFile(out, "w") as package:
            for part, content in {**parts, "word/document.xml": body}.items():
                package.writestr(part, content)
        return record_of(out.getvalue())
    return record_of(data.decode().translate(traditional()).encode())


def texts(record: dict[str, Any]) -> list[Any]:
    sections = [
        (section["heading"], section["text"], section["subsections"], section["tables"])
        for section in record["sections"]
    ]
    return [record["report"]["title"], record["report"]["organ"], record["preamble"], sections, record["figures"]]


def in_traditional(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(traditional())
    if isinstance(value, dict):
        return {key: in_traditional(part) if key not in ("what", "key") else part for key, part in value.items()}
    return type(value)(map(in_traditional, value)) if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("notation", NOTATIONS)
def test_the_same_record_with_the_texts_as_published(notation: str, name: str) -> None:
    plain, found = parsed(notation, name, turned=False), parsed(notation, name, turned=True)
    for table in ("disclosure", "requests", "review"):
        assert found[table] == plain[table]
    assert found["report"]["year"] == plain["report"]["year"]
    assert texts(found) == in_traditional(texts(plain))
    kinds = [(one["kind"], one["where"]) for one in found["issues"] if one["kind"] != "text-traditional"]
    assert kinds == [(one["kind"], one["where"]) for one in plain["issues"]]
    assert ("text-traditional", "document") in {(one["kind"], one["where"]) for one in found["issues"]}


def test_the_statistics_table_of_2014_keeps_the_words_of_its_own_rows() -> None:
    """Its numbers are read as in simplified characters; rows that the form does not know stand as published."""
    plain = (FIXTURES / "statistics" / "county-2014.html").read_bytes()
    found = record_of(plain.decode().translate(traditional()).encode(), "a.html")["statistics"]
    expected = record_of(plain, "a.html")["statistics"]
    rows, expected_rows = found.pop("local"), expected.pop("local")
    assert (found, [row["label"] for row in expected_rows]) == (
        expected,
        ["公共资源配置信息", "手机客户端公开政府信息数"],
    )
    turned = [
        row | {"label": row["label"].translate(traditional()), "unit": row["unit"].translate(traditional())}
        for row in expected_rows
    ]
    assert rows == turned
    assert rows != expected_rows


def test_a_name_in_traditional_characters_makes_no_traditional_document() -> None:
    document = Document(
        "text", (Paragraph("甲县開發區管委会2023年政府信息公开工作年度报告"), Paragraph("一、总体情况"))
    )
    assert simplified(document) is document


def test_what_lies_deep_stays_as_it_is() -> None:
    deep = Table((Cell(0, 0, "總計"),))
    for _ in range(MAX_NESTING + 10):
        deep = Table((Cell(0, 0, "", blocks=(deep,)),))
    document = Document("html", (Paragraph("開務報關應對為個與機處辦縣區鎮鄉門請" * 3), deep))
    assert next(simplified(document).paragraphs).text.startswith("开务报关应对为个与机处办县区镇乡门请")


def test_a_text_that_the_document_does_not_hold_stays_simplified() -> None:
    document = Document("text", (Paragraph("總計 報告"),))
    record = {"preamble": "总计报告", "report": {"organ": "别处"}, "issues": [{"message": "「总计」 …"}]}
    assert as_published(record, document) == {
        "preamble": "總計報告",
        "report": {"organ": "别处"},
        "issues": [{"message": "「總計」 …"}],
    }


def test_a_page_that_stands_in_a_table_is_read_too() -> None:
    words = "開務報關應對為個與機處辦縣區鎮鄉門請"
    twin = simplified(Document("html", (Table((Cell(0, 0, "", blocks=(Paragraph(words),)),)),)))
    (table,) = twin.tables
    assert table.cells[0].blocks == (Paragraph("开务报关应对为个与机处办县区镇乡门请"),)
    assert [one.kind for one in twin.issues] == ["text-traditional"]
