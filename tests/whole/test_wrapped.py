"""A report in an archive, a mail or a saved page: it is found, the other members are named, several are refused."""

from __future__ import annotations

import gzip
import io
import json
import re
import tarfile
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import py7zr
import pytest
from PIL import Image

import reportparse
from reportparse.diagnostics.errors import NotAReport, OverLimit, ReportparseError, UnreadableFile
from reportparse.pipeline import record_of
from reportparse.readers import packed, read, unwrapping
from reportparse.readers.scan.picture import MAX_FRAMES, frames_of
from tests.readers.containers import saved_mail
from tests.readers.pictures import as_file, scanned, strips
from tests.readers.rars import rar5

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"
CITY = "city-2021form"
WORD, PAGE, TEXT, PDF = ((REPORTS / f"{CITY}{ending}").read_bytes() for ending in (".docx", ".html", ".txt", ".lo.pdf"))
TOWN = (REPORTS / "township-2021form.docx").read_bytes()
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)
OTHER = "附件目录\n一、政策解读\n".encode()


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def seven_zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with py7zr.SevenZipFile(stream, "w", filters=[{"id": py7zr.FILTER_LZMA2, "preset": 1}]) as archive:
        for name, content in members.items():
            archive.writestr(content, name)
    return stream.getvalue()


def rarred(members: dict[str, bytes]) -> bytes:
    return rar5({name.encode(): content for name, content in members.items()})


def mailed(
    members: dict[str, bytes], body: str = "请查收附件。", subtype: str = "plain", encoding: str = "base64"
) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@x.example", "b@x.example", "年报"
    mail.set_content(body, subtype=subtype, cte=encoding)
    for name, content in members.items():
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def saved(members: dict[str, bytes]) -> bytes:
    ((name, content),) = members.items()
    return saved_mail(name, content, "请查收附件。")


def told(record: dict[str, Any]) -> str:
    return next(str(found["message"]) for found in record["issues"] if found["kind"] == "unwrapped")


def without_source(record: dict[str, Any]) -> dict[str, Any]:
    issues = [found for found in record["issues"] if found["kind"] != "unwrapped"]
    return {**record, "issues": issues, "source": None}


PLAIN = without_source(record_of(WORD, "a.docx"))
WRAPPERS: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "zip": zipped,
    "tar.gz": tarred,
    "7z": seven_zipped,
    **({"rar": rarred} if packed.command(packed.RARS, 0) else {}),
    "eml": mailed,
    "msg": saved,
}


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_the_report_in_a_wrapper_is_the_report(wrapper: str) -> None:
    data = WRAPPERS[wrapper]({"某市年报.docx": WORD})
    record = record_of(data, f"a.{wrapper}")
    assert without_source(record) == PLAIN
    assert (record["source"]["format"], record["source"]["bytes"]) == ("docx", len(data))
    assert "「某市年报.docx」" in told(record)


@pytest.mark.parametrize("wrapper", ["zip", "tar.gz", "7z", "eml"])
def test_the_other_members_are_named(wrapper: str) -> None:
    record = record_of(WRAPPERS[wrapper]({"说明.txt": OTHER, "年报.docx": WORD, "图.png": PICTURE}))
    message = told(record)
    assert "「年报.docx」" in message.partition("beside")[0]
    assert all(f"「{name}」" in message.partition("beside")[2] for name in ("说明.txt", "图.png"))


@pytest.mark.parametrize("wrapper", ["zip", "tar.gz", "7z", "eml"])
def test_several_reports_are_for_batch(wrapper: str) -> None:
    with pytest.raises(NotAReport, match="reportparse batch") as raised:
        record_of(WRAPPERS[wrapper]({"a.docx": WORD, "b.docx": TOWN}))
    assert raised.value.kind == "several-in-one"


def test_a_zip_that_is_read_as_a_document_names_batch() -> None:
    with pytest.raises(UnreadableFile, match="reportparse batch"):
        read(zipped({"a.docx": WORD}), "a.zip")


def test_two_files_of_one_report_are_one() -> None:
    record = record_of(zipped({"a.pdf": PDF, "b.docx": WORD}))
    assert (record["source"]["format"], "「a.pdf」" in told(record)) == ("docx", True)


def test_a_mail_whose_body_is_the_report() -> None:
    records = [record_of(mailed({}, PAGE.decode(), "html")), record_of(mailed({}, TEXT.decode()))]
    assert [record["requests"] for record in records] == [PLAIN["requests"]] * 2


def test_a_wrapper_in_a_wrapper_is_opened_and_beyond_reason_refused() -> None:
    packed = mailed({"年报.zip": zipped({"年报.docx": WORD})})
    assert without_source(record_of(packed)) == PLAIN
    for number in range(5):
        packed = gzip.compress(packed) if number % 2 else zipped({"a.eml": packed})
    with pytest.raises(OverLimit) as raised:
        record_of(packed)
    assert raised.value.kind == "too-deep"


def test_a_compressed_document_is_that_document() -> None:
    assert without_source(record_of(gzip.compress(WORD), "a.docx.gz")) == PLAIN


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_saved_pages_in_every_transfer_encoding(encoding: str, charset: str) -> None:
    page = re.sub(r"charset=[\w-]+", f"charset={charset}", PAGE.decode()).encode(charset)
    bodies = {"base64": base64_lines(page), "quoted-printable": quoted(page), "8bit": page}
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b; type="text/html"\r\n\r\n'
    head += "--b\r\nContent-Type: text/html"
    data = f"{head}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode() + bodies[encoding] + b"\r\n--b--\r\n"
    record = record_of(data, "a.mht")
    assert (record["source"]["format"], record["requests"]) == ("mhtml", PLAIN["requests"])


def base64_lines(content: bytes) -> bytes:
    import base64

    return base64.encodebytes(content)


def quoted(content: bytes) -> bytes:
    import quopri

    return quopri.encodestring(content)


def test_a_saved_workbook_of_frames_is_its_sheets() -> None:
    frames = b"<html><frameset rows='*'><frame src='sheet001.htm'></frameset></html>"
    parts = b"".join(
        b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64_lines(page) + b"\r\n"
        for page in (frames, PAGE)
    )
    data = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n" + parts + b"--b--\r\n"
    assert record_of(data)["requests"] == PLAIN["requests"]


def test_a_name_in_raw_gbk_is_repaired() -> None:
    raw = b'filename="' + "某市年报.docx".encode("gbk") + b'"'
    data = re.sub(rb"filename\*=[^\r\n;]*(?:\r?\n\s[^\r\n;]*)*", lambda _: raw, mailed({"某市年报.docx": WORD}))
    assert "「某市年报.docx」" in told(record_of(data))


FRAMING = '<html><body><iframe src="./年报_files/报告.html"></iframe></body></html>'.encode()


def test_a_saved_page_with_its_folder(tmp_path: Path) -> None:
    page, folder = tmp_path / "年报.html", tmp_path / "年报_files"
    folder.mkdir()
    page.write_bytes(FRAMING)
    (folder / "报告.html").write_bytes(PAGE)
    assert reportparse.parse(page).as_dict()["requests"] == PLAIN["requests"]
    assert record_of(zipped({"年报.html": FRAMING, "年报_files/报告.html": PAGE}))["requests"] == PLAIN["requests"]


@pytest.mark.parametrize("source", ["../secret.html", "年报_files/../secret.html", "/etc/passwd", "other_files/a.html"])
def test_a_page_leads_nowhere_but_to_its_folder(source: str, tmp_path: Path) -> None:
    for name in ("secret.html", "other_files/a.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(PAGE)
    (tmp_path / "年报_files").mkdir()
    page = tmp_path / "年报.html"
    page.write_bytes(FRAMING.replace("./年报_files/报告.html".encode(), source.encode()))
    with pytest.raises(NotAReport):
        reportparse.parse(page)


@pytest.mark.parametrize("wrapper", WRAPPERS)
@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9])
def test_a_cut_wrapper_is_told(wrapper: str, keep: float) -> None:
    data = WRAPPERS[wrapper]({"a.docx": WORD})
    with pytest.raises(ReportparseError) as raised:
        record_of(data[: int(len(data) * keep)], f"a.{wrapper}")
    assert raised.value.kind in ("corrupt", "legacy-word", "unsupported", "no-report", "no-text")


@pytest.mark.parametrize("pack", [zipped, tarred, seven_zipped])
def test_a_bomb_is_refused(pack: Callable[[dict[str, bytes]], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unwrapping, "MAX_BYTES", 3_000_000)
    with pytest.raises(OverLimit):
        record_of(pack({f"{number}.txt": b" " * 1_000_000 for number in range(4)}))


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_an_archive_of_a_thousand_files_is_refused(pack: Callable[[dict[str, bytes]], bytes]) -> None:
    with pytest.raises(OverLimit):
        record_of(pack({f"{number}.txt": b"x" for number in range(1_100)}))


def test_what_holds_no_report_says_what_it_holds() -> None:
    with pytest.raises(NotAReport, match="none is one") as raised:
        record_of(zipped({"a.txt": OTHER * 9, "b.txt": OTHER * 8, "c.png": PICTURE}))
    assert json.dumps(raised.value.kind) == '"no-report"'


def test_the_pictures_of_an_archive_are_pages_in_the_order_of_their_numbers() -> None:
    one, two, three = scanned("township-2021form.lo.pdf", 1, 2, 3)
    kept = (strips(one, (140, 240), (1320, 1610)), strips(two, (140, 340)), strips(three, (400, 600)))
    first, second, third = (as_file([page], "PNG") for page in kept)
    record = record_of(
        zipped({"10.png": third, "2.png": second, "1.png": first, "说明.txt": OTHER}), "扫描件.zip", cells=True
    )
    assert record["disclosure"] == record_of(TOWN)["disclosure"]
    assert [cell["page"] for cell in record["cells"]] == [1] * 7 + [2] * 3
    assert (record["source"]["format"], record["source"]["pages"]) == ("picture", 3)
    assert "「1.png」–「10.png」 within the file; beside it stand: 「说明.txt」" in told(record)


def test_pictures_beside_a_report_are_no_pages_of_it_and_too_many_are_refused() -> None:
    assert without_source(record_of(zipped({"1.png": PICTURE, "2.png": PICTURE, "a.docx": WORD}))) == PLAIN
    dots = as_file([Image.new("1", (8, 8))] * 2, "TIFF")
    with pytest.raises(OverLimit):
        list(frames_of(*[dots] * MAX_FRAMES))
