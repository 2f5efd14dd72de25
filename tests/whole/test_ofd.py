"""A report as OFD, from its bytes to its record: alone, within others, in a batch, with its tables elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportparse.diagnostics.errors import ReportparseError
from reportparse.pipeline import record_of
from tests.batch.finding import found
from tests.readers.ofd_files import HEAD, NS, askew, page, parts_of, text, zipped
from tests.whole.test_wrapped import mailed, told, without_source
from tests.whole.test_wrapped import zipped as archived

FIXTURES = Path(__file__).parents[2] / "fixtures"
NAME = "township-2021form"
OFD = (FIXTURES / "office" / f"{NAME}.ofd").read_bytes()


def test_the_record_says_what_it_was_read_from() -> None:
    source = record_of(OFD, "a.docx", cells=True)["source"]
    assert (source["format"], source["pages"], source["encoding"]) == ("ofd", 3, None)


def test_values_have_their_page_and_their_place_on_it() -> None:
    cells = record_of(OFD, "a.ofd", cells=True)["cells"]
    assert {cell["page"] for cell in cells} == {1, 2, 3}
    assert all(0 <= cell["bbox"][0] < cell["bbox"][2] <= 596 for cell in cells)


@pytest.mark.parametrize("wrap", [archived, mailed])
def test_a_report_within_an_archive_or_a_mail_is_read(wrap) -> None:  # type: ignore[no-untyped-def]
    record = record_of(wrap({"某镇年报.ofd": OFD}), "a")
    assert without_source(record) == without_source(record_of(OFD, "a.ofd"))
    assert (record["source"]["format"], "「某镇年报.ofd」" in told(record)) == ("ofd", True)


def test_batch_takes_up_such_files_and_takes_none_for_an_archive(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("a.ofd", "b/某镇年报.OFD"):
        (tmp_path / name).write_bytes(OFD)
    (tmp_path / "c.zip").write_bytes(archived({"d.ofd": OFD}))
    assert {one.path: one.data for one in found(tmp_path)} == {"a.ofd": OFD, "b/某镇年报.OFD": OFD, "c.zip/d.ofd": OFD}


@pytest.mark.parametrize("degrees", [0.3, -0.7, 1.5, -3.0])
def test_a_page_askew_is_set_straight(degrees: float) -> None:
    made = record_of(askew(OFD, degrees), "a.ofd", cells=True)
    told = [(cell["path"], cell["value"], cell["raw"]) for cell in made["cells"]]
    assert told == [(cell["path"], cell["value"], cell["raw"]) for cell in record_of(OFD, "a.ofd", cells=True)["cells"]]
    assert (made["status"], made["issues"]) == ("complete", [])


def test_a_report_that_is_too_askew_is_refused_for_that() -> None:
    with pytest.raises(ReportparseError, match="askew") as error:
        record_of(askew(OFD, 3.3), "a.ofd")
    assert error.value.kind == "no-text"


LINES = (
    "某市水务局2023年政府信息公开工作年度报告",
    "一、总体情况",
    "二、主动公开政府信息情况",
    "详见附件。",
    "六、其他需要报告的事项",
    "无。",
)


def test_what_is_attached_is_named_where_a_table_is_missing() -> None:
    attached = f"{HEAD}<ofd:Attachments {NS}><ofd:Attachment ID='1' AttachmentName='附件1.xlsx'/></ofd:Attachments>"
    parts = parts_of(
        page("".join(text(line, 20, 20 + 10 * at) for at, line in enumerate(LINES))),
        document="<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>",
        more={"Doc_0/Attachs/Attachments.xml": attached},
    )
    record = record_of(zipped(parts), "a.ofd")
    assert any("附件1.xlsx" in issue["message"] for issue in record["issues"] if issue["kind"] == "table-missing")


def test_a_page_that_is_no_report_is_refused() -> None:
    with pytest.raises(ReportparseError):
        record_of(zipped(parts_of(page(text("关于召开会议的通知", 20, 20)))), "a.ofd")
