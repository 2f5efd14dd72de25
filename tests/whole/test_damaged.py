"""Files that were cut, or of which a block was lost: an error of the right kind, or a record that says so, soon."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from reportparse.diagnostics.errors import ReportparseError
from reportparse.pipeline import record_of
from reportparse.readers import libreoffice
from tests.whole.test_wrapped import mailed, saved

FIXTURES = Path(__file__).parents[2] / "fixtures"
BLOCK = 512
NAME = "township-2021form"
OFFICE = {
    ending: (FIXTURES / "office" / f"{NAME}.{ending}").read_bytes() for ending in ("doc", "xls", "xlsx", "ods", "odt")
}
OFFICE |= {ending: (FIXTURES / "office" / f"{NAME}.{ending}").read_bytes() for ending in ("fodt", "rtf", "ofd")}
REPORTS = {ending: (FIXTURES / "reports" / f"{NAME}.{ending}").read_bytes() for ending in ("docx", "lo.pdf", "html")}
FILES = {**OFFICE, **REPORTS}


def fate(data: bytes) -> str:
    """The kind of the error, or "told" for a record that says that it may lack something, else "silent"."""
    try:
        record = record_of(data)
    except ReportparseError as error:
        return error.kind
    told = record["status"] == "partial" or any(one["kind"] == "file-damaged" for one in record["issues"])
    return "told" if told else "silent"


@pytest.fixture(autouse=True)
def without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("ending", FILES)
def test_a_cut_file_is_told(ending: str, share: float) -> None:
    data = FILES[ending]
    assert fate(data[: int(len(data) * share)]) == ("told" if ending == "html" else "corrupt")


@pytest.mark.parametrize("ending", [one for one in FILES if one not in ("html", "fodt")])
def test_a_file_that_begins_with_zeros_is_damaged(ending: str) -> None:
    """Of a page the rest is read all the same, and an OpenDocument file in one piece is then taken for one."""
    assert fate(bytes(BLOCK) + FILES[ending][BLOCK:]) == "corrupt"


@pytest.mark.parametrize("ending", [one for one in FILES if one != "xls"])
def test_a_file_that_ends_in_zeros_is_told(ending: str) -> None:
    """A workbook's container ends in a block that holds nothing of it."""
    assert fate(FILES[ending][:-BLOCK] + bytes(BLOCK)) == ("told" if ending == "html" else "corrupt")


def linear() -> bytes:
    """A PDF whose first page stands first, as it is laid out for the web: cut, it still opens."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(FILES["lo.pdf"])) as file:
        file.save(stream, linearize=True)
    return stream.getvalue()


@pytest.mark.parametrize("share", [0.8, 0.9, 0.99])
def test_a_pdf_that_opens_though_it_is_cut_is_told(share: float) -> None:
    data = linear()
    assert (fate(data), fate(data[: int(len(data) * share)])) == ("silent", "told")


def damaged_member(data: bytes, name: str) -> bytes:
    """A zip of which a part was written over in the middle."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        info = package.getinfo(name)
    at = info.header_offset + 30 + len(name) + info.compress_size // 2
    return data[:at] + bytes(byte ^ 0x5A for byte in data[at : at + 8]) + data[at + 8 :]


@pytest.mark.parametrize(
    ("ending", "name", "kind"),
    [
        ("docx", "word/document.xml", "corrupt"),
        ("odt", "content.xml", "corrupt"),
        ("xlsx", "xl/worksheets/sheet1.xml", "corrupt"),
        ("xlsx", "xl/sharedStrings.xml", "corrupt"),
        ("xlsx", "xl/_rels/workbook.xml.rels", "corrupt"),
        ("ofd", "Doc_0/Pages/Page_1/Content.xml", "told"),
    ],
)
def test_a_package_whose_text_is_damaged_is_no_other_document(ending: str, name: str, kind: str) -> None:
    assert fate(damaged_member(FILES[ending], name)) == kind


def test_an_ofd_without_its_first_page_is_no_other_document() -> None:
    data = damaged_member(FILES["ofd"], "Doc_0/Pages/Page_0/Content.xml")
    assert fate(damaged_member(data, "Doc_0/Pages/Page_1/Content.xml")) == "no-text"


def test_a_saved_mail_whose_attachments_are_lost_is_damaged() -> None:
    """Its list of streams ends early: its body says that there are some."""
    mail = saved({"年报.docx": FILES["docx"]})
    name = "__attach_version1.0_".encode("utf-16-le")
    at = mail.index(name)
    assert fate(mail[:at] + bytes(2 * BLOCK) + mail[at + 2 * BLOCK :]) == "corrupt"


@pytest.mark.parametrize("left", [1, 2, 3, 4])
def test_a_cut_mail_names_the_attachment_that_is_damaged(left: int) -> None:
    """Wherever its code breaks off: email hands out the code itself where a letter too many is left."""
    mail = mailed({"年报.docx": FILES["docx"]})
    with pytest.raises(ReportparseError, match=r"「年报[.]docx」") as raised:
        record_of(mail[: len(mail) * 3 // 4 + left], "a.eml")
    assert raised.value.kind == "corrupt"
