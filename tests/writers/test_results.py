"""The files that `check -o` hands on, read by programs that share nothing with their writers where there are any."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.shared import Cm

from reportparse.across.audit import audit
from reportparse.across.findings import findings_of
from reportparse.cli.check import check_files
from reportparse.cli.records import Gathering
from reportparse.record.evidence import Evidence
from reportparse.writers.findings import results
from reportparse.writers.findings.result import GROUNDS, Result, result_of
from reportparse.writers.findings.results import RESULTS, result_file
from tests.browser.reports import FIXTURES, WRONG, evidence, hostile

FILE = FIXTURES / f"{WRONG}.docx"
SUSPECT = "疑错：「6」可能有误，若为 5"


def result(found: Evidence, file: str = "a.docx") -> Result:
    return result_of(audit([(file, found.record)]), found)


def test_the_list_and_the_marked_copy_in_word() -> None:
    written = docx.Document(io.BytesIO(result_file(result(evidence(f"{WRONG}.docx")), ".docx", "zh")))
    listed, requests = written.tables[0], written.tables[3]
    assert [cell.text for cell in listed.rows[1].cells[:5]] == [
        "疑错",
        "申请办理表「（一）予以公开」行「总计」列",
        "第2个表第6行第10列",
        "6",
        "5",
    ]
    culprit = requests.cell(5, 9)
    assert (culprit.text, f'w:fill="{GROUNDS["suspect"]}"' in culprit._tc.xml) == ("6", True)
    said = [comment.text for comment in written.comments]
    assert (len(said), said[0].startswith(SUSPECT)) == (3, True)
    assert "commentReference" in culprit._tc.xml
    assert "w:shd" not in requests.cell(3, 3)._tc.xml
    repeated = ["w:tblHeader" in line._tr.xml for line in requests.rows]
    assert repeated == [True] * 3 + [False] * (len(repeated) - 3), "the head stands on every page"


def test_a_word_file_is_a4_and_bears_no_stale_properties() -> None:
    made = result_file(result(evidence(f"{WRONG}.docx")), ".docx", "zh")
    written = docx.Document(io.BytesIO(made))
    about = written.core_properties
    page = written.sections[0]
    assert (page.page_width, page.page_height) == pytest.approx((Cm(21.0), Cm(29.7)), abs=635)  # a twip
    assert (about.author, about.created, about.modified, about.comments) == ("reportparse", None, None, "")
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        text = b"".join(map(parts.read, parts.namelist()))
    assert [one for one in (b"python-docx", b"2013-", b"thumbnail", b"w:date=") if one in text] == []


def test_the_list_and_the_marked_copy_in_a_workbook() -> None:
    book = openpyxl.load_workbook(io.BytesIO(result_file(result(evidence(f"{WRONG}.docx")), ".xlsx", "zh")))
    assert book.sheetnames == ["汇总", "问题清单", "表1", "表2", "表3"]
    assert [cell.value for cell in book["问题清单"][2]][4:8] == [
        "申请办理表「（一）予以公开」行「总计」列",
        "第2个表第6行第10列",
        "6",
        "5",
    ]
    (culprit,) = [cell for row in book["表2"] for cell in row if cell.comment and SUSPECT in cell.comment.text]
    assert (culprit.value, culprit.fill.fgColor.rgb[2:]) == ("6", GROUNDS["suspect"])
    assert {sheet.page_setup.paperSize for sheet in book} == {9}
    labels = [cell for row in book["表2"] for cell in row if "无正当理由逾期不补正" in str(cell.value)]
    tall = labels[0].row
    assert (book["表2"].row_dimensions[tall].height or 0) > 27, "a long label is seen whole"


def test_no_text_of_a_report_is_a_formula_or_a_link() -> None:
    found = evidence(f"{WRONG}.docx")
    record = dict(found.record)
    record["report"] = {**record["report"], "organ": "＝1+1", "title": "https://example.com/"}
    made = result_file(result(replace(found, record=record), "@SUM(1)"), ".xlsx", "zh")
    cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(made)) for row in sheet for cell in row]
    acted = [cell for cell in cells if isinstance(cell.value, str) and cell.value[0] in "=+-@＝"]
    assert {cell.value for cell in acted} >= {"＝1+1", "@SUM(1)"}
    assert [cell for cell in acted if not cell.quotePrefix or cell.hyperlink] == []


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".html"])
def test_the_same_result_is_the_same_bytes_whatever_it_holds(suffix: str) -> None:
    made = result(hostile(evidence(f"{WRONG}.html")), "a\x00b\ud800.html")
    assert result_file(made, suffix, "zh") == result_file(made, suffix, "zh")


@pytest.mark.parametrize("suffix", RESULTS)
def test_findings_whose_cells_stand_in_no_table_are_said_to_be_unmarked(suffix: str) -> None:
    found = evidence(f"{WRONG}.docx")
    made = result(replace(found, places={}))
    assert made.unmarked == len([one for one in findings_of("a.docx", found.record) if one.paths])
    if suffix in (".html", ".htm"):
        assert f"清单中有 {made.unmarked} 条未能在表格中标记" in result_file(made, suffix, "zh").decode()


def test_of_a_record_alone_the_copy_is_laid_out_as_the_form_prints_it() -> None:
    made = result(Evidence(evidence(f"{WRONG}.docx").record))
    assert made.unmarked == 0
    book = openpyxl.load_workbook(io.BytesIO(result_file(made, ".xlsx", "zh")))
    assert book.sheetnames == ["汇总", "问题清单", "主动公开表", "申请办理表", "复议诉讼表"]
    (culprit,) = [cell for row in book["申请办理表"] for cell in row if cell.comment and SUSPECT in cell.comment.text]
    assert (culprit.value, culprit.fill.fgColor.rgb[2:]) == ("6", GROUNDS["suspect"])
    above = [book["申请办理表"].cell(row, culprit.column).value for row in range(1, culprit.row)]
    assert "总计" in above
    written = docx.Document(io.BytesIO(result_file(made, ".docx", "zh")))
    requests = written.tables[3]
    assert (requests.cell(5, 9).text, requests.cell(5, 1).text) == ("6", "（一）予以公开")
    assert len(written.comments) == 3
    assert "按规定表式排列（没有原文件）" in result_file(made, ".html", "zh").decode()


def test_a_file_is_checked_into_a_result(tmp_path: Path) -> None:
    output = tmp_path / "result.docx"
    assert check_files([str(FILE)], output, as_json=False, strict=True) == 3
    assert len(docx.Document(str(output)).tables) == 5
    assert [*tmp_path.iterdir()] == [output]


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".html"])
def test_an_earlier_result_in_the_folder_is_left_out_and_may_be_written_again(
    tmp_path: Path, suffix: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "own.docx").write_bytes(FILE.read_bytes())
    output = tmp_path / f"结果{suffix}"
    (tmp_path / f"older{suffix}").write_bytes(result_file(result(evidence(f"{WRONG}.docx")), suffix, "zh"))
    for _ in range(2):
        gathering = Gathering(workers=1)
        assert check_files([str(tmp_path)], output, as_json=False, strict=False, gathering=gathering) == 0
        assert gathering.errors == []
    assert capfd.readouterr().err.count("[own-result]") == 3
    assert check_files([str(output)], as_json=False, strict=False) == 1, "asked for by name it is told as no report"


@pytest.mark.parametrize("folder", [False, True])
def test_no_file_that_is_read_is_written_over(tmp_path: Path, folder: bool, capfd: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own.docx"
    own.write_bytes(FILE.read_bytes())
    with pytest.raises(SystemExit) as ended:
        check_files([str(tmp_path if folder else own)], own, as_json=False, strict=False)
    assert (ended.value.code, own.read_bytes()) == (2, FILE.read_bytes())
    assert "[not-writable]" in capfd.readouterr().err


def test_what_cannot_be_made_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert check_files([str(FILE)], tmp_path / "result.pdf", as_json=False, strict=False) == 2
    monkeypatch.setattr(results, "find_spec", lambda name: None)
    assert check_files([str(FILE)], tmp_path / "result.xlsx", as_json=False, strict=False) == 2
    lines = capfd.readouterr().err.splitlines()
    assert [line.rpartition(" ")[2] for line in lines] == ["[not-writable]", "[missing-extra]"]
    assert [*tmp_path.iterdir()] == []
