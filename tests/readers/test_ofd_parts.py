"""How OFD packages are put together: paths, versions, templates, resources, seals; and what is said where a part lacks."""

from __future__ import annotations

import pytest
from lxml import etree

from reportparse.chinese.text import UNSAYABLE
from reportparse.diagnostics.errors import ReportparseError, UnreadableFile
from reportparse.document import Document
from reportparse.readers import sniff
from reportparse.readers.ofd.reader import read_ofd
from tests.readers.ofd_files import (
    CELL,
    ENTRY,
    HEAD,
    NS,
    PAGE,
    TABLE,
    area,
    kinds,
    last_cell,
    lines,
    page,
    parts_of,
    read,
    text,
    zipped,
)
from tests.readers.test_ofd_seen import image

NUMBER = text("128", *CELL)
WHOLE = TABLE + NUMBER


def said(parts: dict[str, str | bytes]) -> Document:
    return read_ofd(zipped(parts))


def changed(name: str, *pairs: tuple[str, str]) -> dict[str, str | bytes]:
    """The parts of a document with a table, one of them changed."""
    parts = parts_of(page(WHOLE))
    content = str(parts[name])
    for old, new in pairs:
        assert old in content
        content = content.replace(old, new)
    return parts | {name: content}


def moved(parts: dict[str, str | bytes], old: str, new: str) -> dict[str, str | bytes]:
    return {new if name == old else name: content for name, content in parts.items()}


PATHS = {
    "from the root": changed("Doc_0/Document.xml", ("BaseLoc='Pages", "BaseLoc='/Doc_0/Pages")),
    "from the document's root, as if it were all": changed("Doc_0/Document.xml", ("BaseLoc='Pages", "BaseLoc='/Pages")),
    "with backslashes": changed("Doc_0/Document.xml", ("Pages/Page_0/", "Pages\\Page_0\\")),
    "with dots": changed("Doc_0/Document.xml", ("BaseLoc='Pages", "BaseLoc='./../Doc_0/Pages")),
    "out of the package": changed("Doc_0/Document.xml", ("BaseLoc='Pages", "BaseLoc='../../../Doc_0/Pages")),
    "in another case": changed("Doc_0/Document.xml", ("BaseLoc='Pages", "BaseLoc='pages")),
    "as an element": changed(
        "Doc_0/Document.xml",
        (
            "<ofd:Page ID='1' BaseLoc='Pages/Page_0/Content.xml'/>",
            "<ofd:Page ID='1'><ofd:BaseLoc>Pages/Page_0/Content.xml</ofd:BaseLoc></ofd:Page>",
        ),
    ),
    "with line ends": changed("OFD.xml", ("Doc_0/Document.xml", "\n   Doc_0/Document.xml\n")),
    "members from a root": {"/" + name: content for name, content in parts_of(page(WHOLE)).items()},
    "members with backslashes": moved(parts_of(page(WHOLE)), PAGE, PAGE.replace("/", "\\")),
    "members in another folder": moved(parts_of(page(WHOLE)), PAGE, "Other/Pages/Page_0/Content.xml"),
    "entry in lower case": moved(parts_of(page(WHOLE)), "OFD.xml", "ofd.xml"),
}


@pytest.mark.parametrize("way", PATHS)
def test_parts_are_found_however_their_path_is_written(way: str) -> None:
    document = said(PATHS[way])
    assert (last_cell(document), kinds(document)) == ("128", [])


MARKUP: dict[str, tuple[tuple[str, str], ...]] = {
    "the namespace of the first edition": (("http://www.ofdspec.org/2016", "http://www.ofdspec.org"),),
    "no prefix": (("xmlns:ofd=", "xmlns="), ("ofd:", "")),
    "another prefix": (("xmlns:ofd=", "xmlns:o="), ("ofd:", "o:")),
}


@pytest.mark.parametrize("way", MARKUP)
def test_names_are_known_by_themselves(way: str) -> None:
    parts = {name: str(content) for name, content in parts_of(page(WHOLE)).items()}
    for old, new in MARKUP[way]:
        parts = {name: content.replace(old, new) for name, content in parts.items()}
    assert last_cell(said({**parts})) == "128"


def test_a_prefix_that_is_not_declared_is_forgiven() -> None:
    """Whatever the process has read before: a worker's last file may have been damaged."""
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(b"<a><b></a>")
    assert last_cell(said(changed(PAGE, (NS, "")))) == "128"


def test_gbk_that_says_utf_8_is_read() -> None:
    assert last_cell(said(parts_of(page(WHOLE)) | {PAGE: page(WHOLE).encode("gb18030")})) == "128"


def test_the_current_version_is_read() -> None:
    versions = (
        "<ofd:Versions><ofd:Version Current='false' BaseLoc='V0.xml'/><ofd:Version Current='true' BaseLoc='V1.xml'/>"
        "</ofd:Versions>"
    )
    parts = changed("OFD.xml", ("<ofd:DocInfo/>", "<ofd:DocInfo/>" + versions))
    version = f"{HEAD}<ofd:DocVersion {NS}><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot></ofd:DocVersion>"
    newer = {
        name.replace("Doc_0", "Doc_1"): content for name, content in parts_of(page(TABLE + text("7", *CELL))).items()
    }
    assert last_cell(said(parts | newer | {"OFD.xml": parts["OFD.xml"], "V1.xml": version})) == "7"


def test_documents_of_one_package_follow_each_other() -> None:
    second = {name.replace("Doc_0", "Doc_1"): content for name, content in parts_of(page(text("其他", 20, 30))).items()}
    body = "<ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    document = said(second | parts_of(page(WHOLE)) | {"OFD.xml": ENTRY.replace("</ofd:OFD>", body)})
    assert (last_cell(document), lines(document), document.pages) == ("128", ["其他"], 2)


def test_a_page_that_lacks_is_not_that_of_another_document() -> None:
    second = {name.replace("Doc_0", "Doc_1"): content for name, content in parts_of(page(text("其他", 20, 30))).items()}
    body = "<ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    parts = second | parts_of(page(WHOLE)) | {"OFD.xml": ENTRY.replace("</ofd:OFD>", body)}
    del parts[PAGE]
    document = said(parts)
    assert (kinds(document), lines(document)) == (["page-unreadable"], ["其他"])


def test_pages_stand_in_the_order_of_the_document() -> None:
    parts = parts_of(page(text("甲", 20, 30)), page(text("乙", 20, 30)))
    listed = str(parts["Doc_0/Document.xml"])
    first, second = (f"<ofd:Page ID='{at + 1}' BaseLoc='Pages/Page_{at}/Content.xml'/>" for at in (0, 1))
    assert lines(said(parts)) == ["甲", "乙"]
    assert lines(said(parts | {"Doc_0/Document.xml": listed.replace(first + second, second + first)})) == ["乙", "甲"]


@pytest.mark.parametrize("box", ["0 0 420 297", "100 50 420 297"])
def test_the_paper_of_a_page_is_where_it_says(box: str) -> None:
    x, y = (float(part) for part in box.split()[:2])
    document = read(page(text("甲", 20 + x, 30 + y), box=box))
    (paragraph,) = document.paragraphs
    assert paragraph.origin.box is not None
    assert round(paragraph.origin.box.x0 * 25.4 / 72) == 20


LACKING: dict[str, dict[str, str | bytes | None]] = {
    "a page": {PAGE: None},
    "a page that is cut": {PAGE: page(WHOLE)[:-30]},
    "a page that is another thing": {PAGE: b"\x00" * 40},
}


@pytest.mark.parametrize("what", LACKING)
def test_a_page_that_is_not_there_is_said(what: str) -> None:
    parts = {**parts_of(page(WHOLE), page(text("第二页", 20, 30))), **LACKING[what]}
    document = said({name: content for name, content in parts.items() if content is not None})
    assert (kinds(document), lines(document)) == (["page-unreadable"], ["第二页"])


def test_a_template_or_a_unit_that_is_not_there_is_said() -> None:
    common = "<ofd:TemplatePage ID='70' BaseLoc='Tpls/Tpl_0/Content.xml'/>"
    for own in (
        page(WHOLE, under="<ofd:Template TemplateID='70'/>"),
        page(WHOLE, under="<ofd:Template TemplateID='71'/>"),
        page(WHOLE + "<ofd:CompositeObject ResourceID='99' Boundary='0 0 9 9'/>"),
    ):
        document = read(own, common=common)
        assert (last_cell(document), kinds(document)) == ("128", ["page-incomplete"])


def test_resources_that_are_not_there_are_said() -> None:
    parts = parts_of(page(WHOLE))
    del parts["Doc_0/PublicRes.xml"]
    assert kinds(said(parts)) == ["part-unread"]


@pytest.mark.parametrize(
    "parts",
    [
        {"OFD.xml": "<ofd"},
        {"OFD.xml": f"<ofd:OFD {NS}/>"},
        {"OFD.xml": ENTRY.replace("Doc_0/Document.xml", "Doc_7/Document.xml")},
        {"Doc_0/Document.xml": "<ofd"},
        {"Doc_0/Document.xml": f"<ofd:Document {NS}/>"},
    ],
)
def test_a_package_without_a_document_is_corrupt(parts: dict[str, str | bytes]) -> None:
    with pytest.raises(UnreadableFile) as caught:
        said(parts_of(page(WHOLE)) | parts)
    assert caught.value.kind == "corrupt"


def test_an_encrypted_package_is_called_so() -> None:
    entry = ENTRY.replace("</ofd:OFD>", "<ofd:Encryptions>/Encryptions.xml</ofd:Encryptions></ofd:OFD>")
    for parts in (parts_of(page(WHOLE)) | {"OFD.xml": entry}, parts_of(page(WHOLE)) | {"Encryptions.xml": "<x/>"}):
        with pytest.raises(ReportparseError, match="encrypted"):
            said(parts)


def test_content_tells_the_format() -> None:
    data = zipped(parts_of(page(WHOLE)))
    assert {sniff(data, name) for name in ("a.ofd", "a.docx", "a.zip", "")} == {"ofd"}


SEAL_PLACE = "50 48 60 12"


def sealed(seal: bytes | None, clip: str = "") -> Document:
    """The document of a page with a table, the number of which a seal lies over."""
    return said(sealed_parts(seal, clip))


def sealed_parts(seal: bytes | None, clip: str = "") -> dict[str, str | bytes]:
    """The parts of its file."""
    one = "<ofd:Signature ID='1' Type='Seal' BaseLoc='Sign_0/Signature.xml'/>"
    signatures = f"{HEAD}<ofd:Signatures {NS}>{one}</ofd:Signatures>"
    signature = (
        f"{HEAD}<ofd:Signature {NS}><ofd:SignedInfo><ofd:StampAnnot ID='1' PageRef='1' Boundary='{SEAL_PLACE}' {clip}/>"
        "<ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo>"
        "<ofd:SignedValue>/Doc_0/Signs/Sign_0/SignedValue.dat</ofd:SignedValue></ofd:Signature>"
    )
    entry = ENTRY.replace(
        "</ofd:DocBody>", "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody>"
    )
    more = {"Doc_0/Signs/Signatures.xml": signatures, "Doc_0/Signs/Sign_0/Signature.xml": signature}
    parts: dict[str, str | bytes] = {**parts_of(page(WHOLE)), "OFD.xml": entry, **more}
    if seal is not None:
        parts["Doc_0/Signs/Sign_0/SignedValue.dat"] = b"0\x82" + seal + b"\x00\x01"
    return parts


def test_a_seal_lets_through_what_it_lies_over() -> None:
    for mode, colour in (("RGB", "white"), ("RGBA", (0, 0, 0, 0))):
        assert last_cell(sealed(image(mode, colour, "line"))) == "128"


def test_a_number_under_a_seal_that_cannot_be_told_is_in_doubt() -> None:
    assert UNSAYABLE in last_cell(sealed(None))
    assert UNSAYABLE in last_cell(sealed(b"PK\x03\x04" + b"x" * 40))
    assert last_cell(sealed(None, "Clip='0 0 10.5 12'")) == "128"


def test_a_page_painted_white_after_its_text_says_what_is_hidden() -> None:
    assert kinds(read(page(text("政府信息", 20, 30) + area(0, 0, 210, 297)))) == ["text-hidden"]
