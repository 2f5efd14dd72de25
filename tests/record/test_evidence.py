"""A value's place is one of the document that is shown, whichever engine read it."""

from __future__ import annotations

from pathlib import Path

from reportparse.document import Box, Cell, Document, Origin, Paragraph, Table, with_places
from reportparse.normalise import CellValue
from reportparse.pipeline import evidence_of
from reportparse.record.evidence import places_of

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"
BOX = Box(1, 2, 3, 4)


def test_a_place_that_says_something_else_is_none() -> None:
    table = Table((Cell(0, 0, "收到申请"), Cell(0, 1, "7"), Cell(0, 2, "")))
    document = Document("docx", with_places((Paragraph("办结 5 件"), table, Paragraph("16"), Paragraph(" 6 "))))
    values = [
        CellValue("a", 7, "7", "number", Origin(table=1, row=1, column=2)),
        CellValue("b", 8, "8", "number", Origin(table=1, row=1, column=2)),
        CellValue("c", None, "", "blank", Origin(table=1, row=1, column=3)),
        CellValue("d", None, "", "blank", Origin(table=1, row=1, column=1)),
        CellValue("e", 5, "5", "number", Origin(paragraph=1, line=4)),
        CellValue("h", 6, "6", "number", Origin(paragraph=1, line=4)),
        CellValue("f", 9, "9", "number", Origin(page=2, box=BOX, table=3, row=1, column=1)),
        CellValue("g", None, None, "missing"),
    ]
    assert places_of(values, document) == {
        "a": Origin(table=1, row=1, column=2),
        "b": Origin(),
        "c": Origin(table=1, row=1, column=3),
        "d": Origin(),
        "e": Origin(line=4, paragraph=1),
        "f": Origin(page=2, box=BOX),
        "h": Origin(paragraph=3),
    }


def test_every_value_of_a_report_has_its_place() -> None:
    lines = "../statistics/county-2014.lines.txt"
    for name in ("city-2021form.docx", "county-2019form.html", "bureau-2021form.txt", "blanks-2021form.docx", lines):
        evidence = evidence_of((REPORTS / name).read_bytes(), name)
        places = evidence.places or {}
        assert [path for path, at in places.items() if not at.table and not at.paragraph] == [], name
        assert len(places) > 50
