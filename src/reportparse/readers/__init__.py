"""Readers: bytes to Document. A new format is one file here and one line in `READERS`.

The format is decided by content (`recognise`). There is no falling through from one reader to another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, NamedTuple

from reportparse.diagnostics.errors import UnreadableFile
from reportparse.diagnostics.language import Both
from reportparse.document import Document
from reportparse.files import Beside, refuse_too_large
from reportparse.loading import loaded
from reportparse.readers import recognise
from reportparse.readers.recognise import Claim, Sample, Sure, member, signature

_NOTHING = b"\x00 \t\r\n\xef\xbb\xbf\xfe\xff"
"""Bytes that a file may hold and still be empty: blanks, and the marks of encodings."""

_ZEROS = 16
"""So many zeros begin no text in any encoding."""


class Reader(NamedTuple):
    """How a format is recognised; the function that reads it ("module:function" in this room, loaded when it is needed);
    the endings of its files; what it is, in English and Chinese.

    `converted_to` is there where LibreOffice reads the format, too: what it converts a file to for a second opinion.
    """

    claim: Claim
    function: str
    endings: tuple[str, ...]
    what: str
    what_zh: str
    converted_to: str = ""

    def load(self) -> Callable[..., Document]:
        """The function, with the libraries that it needs: bytes to a Document. It raises UnreadableFile or OverLimit."""
        read: Callable[..., Document] = loaded(__name__, self.function)
        return read

    def read(self, data: bytes) -> Document:
        """Turn bytes of this format into a Document. Raises UnreadableFile or OverLimit."""
        return self.load()(data)


READERS: dict[str, Reader] = {
    "docx": Reader(
        recognise.word_package,
        "docx.reader:read_docx",
        (".docx", ".docm", ".dotx", ".dotm"),
        "Word (.docx, .docm, .dotx, a package in one XML file, also as saved by WPS)",
        "Word（.docx、.docm、.dotx、单个 XML 文件的 Word 文档，含 WPS 保存的）",
    ),
    "xlsx": Reader(
        recognise.excel_package,
        "sheets.xlsx:read_xlsx",
        (".xlsx", ".xlsm"),
        "Excel workbook (.xlsx, .xlsm)",
        "Excel 工作簿（.xlsx、.xlsm）",
        converted_to="xlsx",
    ),
    "xls": Reader(
        recognise.old_workbook,
        "sheets.xls:read_xls",
        (".xls", ".et"),
        "workbook of old Excel or WPS (.xls, .et)",
        "旧版 Excel 或 WPS 工作簿（.xls、.et）",
        converted_to="xlsx",
    ),
    "ods": Reader(
        recognise.open_spreadsheet,
        "odf.reader:read_odf",
        (".ods", ".ots", ".fods"),
        "OpenDocument spreadsheet (.ods, .ots, .fods)",
        "OpenDocument 电子表格（.ods、.ots、.fods）",
        converted_to="xlsx",
    ),
    "odt": Reader(
        recognise.open_text,
        "odf.reader:read_odf",
        (".odt", ".ott", ".fodt"),
        "OpenDocument text (.odt, .ott, .fodt)",
        "OpenDocument 文本（.odt、.ott、.fodt）",
        converted_to="docx",
    ),
    "rtf": Reader(
        recognise.rich_text,
        "rtf.reader:read_rtf",
        (".rtf",),
        "RTF (.rtf, also named .doc)",
        "RTF（.rtf，也可能名为 .doc）",
        converted_to="docx",
    ),
    "doc": Reader(
        recognise.old_word,
        "old_word:read_doc",
        (".doc", ".dot", ".wps"),
        "old Word and WPS (.doc, .dot, .wps), converted",
        "旧版 Word 和 WPS（.doc、.dot、.wps），转换后读取",
        converted_to="docx",
    ),
    "pdf": Reader(recognise.pdf, "pdf.reader:read_pdf", (".pdf",), "PDF with a text layer", "有文字层的 PDF"),
    "ofd": Reader(
        recognise.fixed_layout,
        "ofd.reader:read_ofd",
        (".ofd",),
        "OFD, the national fixed-layout format (.ofd)",
        "OFD 版式文件（.ofd）",
    ),
    "picture": Reader(
        recognise.picture,
        "scan.reader:read_picture",
        (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp"),
        "pictures of pages (.png, .jpg, .tif, .gif, .bmp, .webp), and scanned pages of PDF and OFD, with reportparse[ocr]",
        "页面图片（.png、.jpg、多页 .tif、.gif、.bmp、.webp）和 PDF、OFD 扫描页，需安装 reportparse[ocr]",
    ),
    "html": Reader(
        recognise.tags,
        "html.reader:read_html",
        (".html", ".htm"),
        "web page (.html, .htm)",
        "网页（.html、.htm）",
    ),
    "mhtml": Reader(
        recognise.mail,
        "mhtml:read_mhtml",
        (".mht", ".mhtml", ".eml"),
        "web page saved with its parts (.mht, .mhtml), or a mail (.eml)",
        "另存的网页（.mht、.mhtml）、邮件（.eml）",
    ),
    "text": Reader(
        recognise.anything,
        "text.reader:read_text",
        (".txt",),
        "plain text (dumps, tab-separated, CSV, Markdown, pdftotext -layout)",
        "纯文本（逐格文本、制表符分隔、CSV、Markdown、pdftotext -layout）",
    ),
}
"""The formats that are read."""


class Foreign(NamedTuple):
    """A format that is known and not read: how it is recognised, the endings of its files, what it is and what to do.

    `kind` is that of the error; `what` goes on where "The file is" ends.
    """

    claim: Claim
    endings: tuple[str, ...]
    what: str
    what_zh: str
    kind: str = "unsupported"


OWN_RESULT = "own-result"
"""The kind of error of a file that this program wrote for people."""

FOREIGN: tuple[Foreign, ...] = (
    Foreign(
        recognise.outlook,
        (".msg",),
        "a mail within another file, as Outlook saves it; take it out",
        "嵌在其他文件中的 Outlook 邮件，请取出后再读取",
    ),
    Foreign(
        recognise.old_office,
        (),
        "in the container of old Office files, and neither a document nor a workbook nor a mail",
        "旧版 Office 格式的文件，但不是文档、工作簿或邮件",
    ),
    Foreign(
        member("xl/workbook.bin"),
        (),
        "an Excel workbook of binary parts (.xlsb); save it as .xlsx",
        "Excel 二进制工作簿（.xlsb），请另存为 .xlsx",
    ),
    Foreign(
        recognise.word_2003,
        (),
        "a Word document of 2003 in XML, whatever its name says; save it as .docx",
        "Word 2003 XML 文档，与扩展名无关；请另存为 .docx",
    ),
    Foreign(recognise.slides, (), "a PowerPoint presentation", "PowerPoint 演示文稿"),
    Foreign(
        recognise.any_zip,
        (".zip",),
        "a zip archive; unpack it first, or read its reports with `reportparse batch`",
        "zip 压缩文件，请先解压，或用 `reportparse batch` 读取其中的报告",
    ),
    Foreign(signature(b"\x1f\x8b"), (".gz",), "a gzip archive; unpack it first", "gzip 压缩文件，请先解压"),
    Foreign(signature(b"Rar!"), (".rar",), "a RAR archive; unpack it first", "RAR 压缩文件，请先解压"),
    Foreign(signature(b"7z\xbc\xaf"), (".7z",), "a 7z archive; unpack it first", "7z 压缩文件，请先解压"),
    Foreign(
        recognise.json,
        (),
        "JSON, not a report; records are for `check`, `compare`, `show`, `summary`, `tables` and `view`",
        "JSON 数据，不是报告；记录请用 check、compare、show、summary、tables 或 view",
    ),
)
"""The formats that are known and not read."""

OWN = Foreign(recognise.own_result, (), "", "", OWN_RESULT)
"""What `check`, `compare`, `view` and `summary` wrote: it tells of reports, in tables like theirs, and is none."""

KNOWN: tuple[Reader | Foreign, ...] = (OWN, *READERS.values(), *FOREIGN)


def sniff(data: bytes, name: str = "") -> str:
    """The format of some bytes, a key of `READERS`. Raises UnreadableFile for empty bytes and formats that are not read."""
    if not data[: recognise.HEAD_BYTES].strip(_NOTHING) and not data.strip(_NOTHING):
        raise UnreadableFile("empty")
    surest = _surest(Sample(data, name))
    if surest is READERS["text"] and data.startswith(bytes(_ZEROS)):
        why = Both("its first bytes, which say what it is, are zeros; get it again", "开头的字节全为零，请重新获取")
        raise UnreadableFile("corrupt", why=why)
    if isinstance(surest, Foreign):
        raise UnreadableFile(surest.kind, seen=Both(surest.what, surest.what_zh))
    return next(format_ for format_, reader in READERS.items() if reader is surest)


def is_own_result(data: bytes) -> bool:
    """Whether some bytes are a file that this program wrote for people. Raises UnreadableFile for a damaged zip."""
    return recognise.own_result(Sample(data)) is not Sure.NO


def is_picture(data: bytes) -> bool:
    """Whether some bytes are a picture."""
    return recognise.picture(Sample(data)) is not Sure.NO


def _surest(sample: Sample) -> Reader | Foreign:
    """The line with the surest claim, of equals the first: behind a signature none needs to be asked."""
    surest, best = KNOWN[0], Sure.NO
    for line in KNOWN:
        sure = line.claim(sample)
        if sure > best:
            surest, best = line, sure
        if best is Sure.BY_SIGNATURE:
            break
    return surest


def read(
    data: bytes,
    name: str = "",
    *,
    pdf_engine: str = "auto",
    ocr: bool = True,
    more: Sequence[bytes] = (),
    beside: Beside | None = None,
) -> Document:
    """Turn bytes into a Document. Raises UnreadableFile or OverLimit and nothing else.

    `ocr`: pages that are pictures are read where `reportparse[ocr]` is installed. `more`: of a picture, its other pages.
    `beside` gives the files of the folder that a page was saved with.
    """
    refuse_too_large(len(data))
    format_ = sniff(data, name)
    options: dict[str, dict[str, Any]] = {
        "pdf": {"engine": pdf_engine, "ocr": ocr},
        "picture": {"ocr": ocr, "more": more},
        "ofd": {"ocr": ocr},
    }
    document = READERS[format_].load()(data, **options.get(format_, {}))
    if any(one.source for one in document.attachments):
        document = loaded(__name__, "pasted:with_pictures")(document, data, ocr=ocr, beside=beside)
    return _with_second_way(document, data)


def _with_second_way(document: Document, data: bytes) -> Document:
    """A document that LibreOffice can read as well, if it did not do so at first, says so."""
    reader = READERS.get(document.format)
    if reader is None or not reader.converted_to:
        return document
    second_way = loaded(__name__, "converted:second_way")
    return replace(document, again=second_way(document, data, _ending(reader, data), reader.converted_to))


def _ending(reader: Reader, data: bytes) -> str:
    """By which ending LibreOffice knows a format: OpenDocument in one file has another than in a package."""
    flat = next((ending for ending in reader.endings if ending.startswith(".f")), None)
    return flat if flat and not data.startswith(b"PK") else reader.endings[0]


def preload() -> None:
    """Load every reader with its libraries, for a process that is to read many files."""
    for reader in READERS.values():
        with suppress(ImportError):
            reader.load()
