"""When a table is looked at again, what that costs, and which of two readings is the better one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pikepdf import Pdf

from reportparse.diagnostics.issues import issue
from reportparse.document import Document
from reportparse.normalise import CellValue, LocalValue, Normalised, TableReading
from reportparse.pipeline import record_of
from reportparse.readers.pdf import plumber
from reportparse.readers.pdf.again import PdfAgain
from reportparse.trust.second_opinion import is_better
from reportparse.trust.struck_numbers import with_struck
from tests.trust.test_standing import readings_of


def review() -> TableReading:
    return next(reading for reading in readings_of("2021") if reading.form.table == "review")


def changed(reading: TableReading, path: str, cell: CellValue) -> TableReading:
    return replace(reading, values=tuple(cell if value.path == path else value for value in reading.values))


def blank(reading: TableReading) -> TableReading:
    return replace(reading, values=tuple(CellValue(value.path, None, "", "blank") for value in reading.values))


def test_a_reading_of_blanks_is_worse_than_one_with_a_misprint() -> None:
    path = "review.reconsideration.total"
    misprinted = changed(review(), path, CellValue(path, 999_999, "999999", "number"))
    assert is_better(misprinted, blank(review()))
    assert not is_better(blank(review()), misprinted)


def test_blanks_that_both_read_are_no_loss() -> None:
    assert not is_better(blank(review()), blank(review()))


def test_the_reading_without_an_unreadable_cell_is_better() -> None:
    path = "review.reconsideration.upheld"
    unreadable = changed(review(), path, CellValue(path, None, "4 5", "unreadable"))
    assert is_better(review(), unreadable)
    assert not is_better(unreadable, review())


FAILED = Path(__file__).parents[2] / "fixtures" / "reports" / "bureau-2021form-error.lo.pdf"


def record(monkeypatch: pytest.MonkeyPatch, *, plain: bool | None = None) -> dict[str, Any]:
    """The record of a report with sums that do not hold; `plain` in place of what its pages say."""
    if plain is not None:
        monkeypatch.setattr(PdfAgain, "is_plain", lambda *_: plain)
    return record_of(FAILED.read_bytes(), FAILED.name)


def said(found: dict[str, Any], kind: str) -> list[str]:
    return [one["message"] for one in found["issues"] if one["kind"] == kind]


def test_no_engine_is_asked_of_numbers_that_the_page_leaves_beyond_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> Document:
        raise AssertionError

    monkeypatch.setattr(PdfAgain, "read", never)
    messages = said(record(monkeypatch), "published-inconsistency")
    assert [message.split(":")[0] for message in messages] == ["requests", "review"]
    assert all("in one piece between its rules" in message for message in messages)


def test_where_the_page_leaves_a_doubt_the_other_engine_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    doubted, sure = record(monkeypatch, plain=False), record(monkeypatch, plain=True)
    assert all("two engines" in message for message in said(doubted, "published-inconsistency"))
    assert len(said(doubted, "published-inconsistency")) == 2
    assert {**doubted, "issues": []} == {**sure, "issues": []}


def test_only_the_pages_of_the_tables_in_doubt_are_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[set[int]] = []
    read = PdfAgain.read

    def watched(again: PdfAgain, pages: Collection[int]) -> Document:
        asked.append({*pages})
        return read(again, pages)

    monkeypatch.setattr(PdfAgain, "read", watched)
    monkeypatch.setattr(PdfAgain, "is_plain", lambda *_: False)
    annexes = FAILED.with_name("bureau-2021form-error.cr.pdf").read_bytes()
    record_of(annexes, "annexes.pdf")
    assert asked == [{2, 3}]


def test_where_the_other_engine_gives_up_the_first_reading_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plumber, "MAX_BYTES_AGAIN", 1000)
    found = record(monkeypatch, plain=False)
    assert len(said(found, "second-reading-failed")) == 2
    assert said(found, "published-inconsistency") == []
    monkeypatch.undo()
    assert found["requests"] == record(monkeypatch)["requests"]


def test_where_memory_runs_out_the_first_reading_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    def out_of_memory(*_: object) -> Document:
        raise MemoryError

    monkeypatch.setattr(PdfAgain, "read", out_of_memory)
    assert len(said(record(monkeypatch, plain=False), "second-reading-failed")) == 2


def test_digits_that_no_sum_confirms_are_asked_about() -> None:
    found = record_of(FAILED.with_name("sentinel-2021.lo.pdf").read_bytes())  # of its numbers no sum holds
    assert all("two engines" in message for message in said(found, "published-inconsistency"))


def struck_low(number: str) -> bytes:
    """A print with a line through a number where LibreOffice draws it, which one of the engines sees beside the middle."""
    plain = FAILED.with_name("city-2021form.lo.pdf").read_bytes()
    with pdfplumber.open(BytesIO(plain)) as read:
        word = next(one for one in read.pages[1].extract_words() if one["text"] == number)
        y = float(read.pages[1].height) - word["bottom"] + 2.7
    struck, line = BytesIO(), f"q 0.7 w {word['x0']:.2f} {y:.2f} m {word['x1']:.2f} {y:.2f} l S Q"
    with Pdf.open(BytesIO(plain)) as pdf:
        pdf.pages[1].contents_add(pdf.make_stream(line.encode()))
        pdf.save(struck)
    return struck.getvalue()


@pytest.mark.parametrize(
    ("number", "path"), [("914", "requests.received.business"), ("853239", "disclosure.licensing.decisions")]
)
def test_a_number_that_one_engine_saw_struck_is_not_put_back_by_the_other(number: str, path: str) -> None:
    found = record_of(struck_low(number), "struck.pdf", cells=True)
    assert [one["message"] for one in found["issues"] if one["kind"] == "engines-disagree"] == []
    assert [one["where"] for one in found["issues"] if one["kind"] in ("text-struck", "cell-unreadable")] == [
        path,
        path,
    ]
    cell = next(one for one in found["cells"] if one["path"] == path)
    assert (cell["value"], cell["state"]) == (None, "unreadable")


def test_what_the_second_reading_alone_saw_struck_binds_the_first() -> None:
    path = "review.reconsideration.upheld"
    reading, told = review(), issue("text-struck", path, seen="45")
    struck = changed(reading, path, CellValue(path, None, "", "unreadable"))
    mine = Normalised({"review": reading}, (), frozenset({1}), frozenset())
    beside = replace(mine, readings={"review": replace(struck, issues=(told,))}, issues=(told,))
    bound = with_struck(mine, beside, ["review"])
    assert bound == beside
    assert with_struck(beside, mine, ["review"]) == beside
    assert with_struck(mine, beside, ["requests"]) == mine


@pytest.mark.parametrize("label", ["重点领域公开政府信息数", "网上咨询数"])
def test_what_the_second_reading_saw_struck_in_a_local_row_binds_the_same_row(label: str) -> None:
    path = "statistics.local.1"
    row = LocalValue("重点领域公开政府信息数", "条", None, CellValue(path, 60, "60", "number"))
    struck = LocalValue(label, "条", None, CellValue(path, None, "", "unreadable"))
    reading, told = replace(review(), local=(row,)), issue("text-struck", path, seen="60")
    mine = Normalised({"statistics": reading}, (), frozenset({1}), frozenset())
    other = replace(reading, local=(struck,), issues=(told,))
    beside = replace(mine, readings={"statistics": other}, issues=(told,))
    assert with_struck(mine, beside, ["statistics"]) == (beside if label == row.label else mine)
