"""Word: content controls that are bound to data show the data, whatever the text says."""

from __future__ import annotations

import pytest

from reportparse.readers.docx.reader import read_docx
from tests.readers.word import RELATIONSHIPS, grid, kinds, members, p, sdt, t, tbl, tc, texts, tr, zipped

STORE = "{11111111-2222-3333-4444-555555555555}"
OTHER = "{99999999-2222-3333-4444-555555555555}"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
LOST = "\ufffd"


def bound(
    content: str, path: str = "/r[1]/a[1]", *, store: str = STORE, mappings: str = "", kind: str = "<w:text/>"
) -> str:
    data = f'<w:dataBinding w:prefixMappings="{mappings}" w:xpath="{path}" w:storeItemID="{store}"/>'
    return sdt(content).replace("<w:alias w:val='x'/>", data + kind)


def with_data(body: str, *data: tuple[str, str]) -> bytes:
    """A package with this body and parts of data, each an id and its XML."""
    files = members(body)
    for at, (store, xml) in enumerate(data, 1):
        files[f"customXml/item{at}.xml"] = xml
        files[f"customXml/itemProps{at}.xml"] = f'<ds:datastoreItem ds:itemID="{store}" xmlns:ds="{CUSTOM}"/>'
        files[f"customXml/_rels/item{at}.xml.rels"] = (
            f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="r1" Type="{CUSTOM}Props" '
            f'Target="itemProps{at}.xml"/></Relationships>'
        )
    return zipped(files)


@pytest.mark.parametrize(
    ("cell", "xml", "shown", "named"),
    [
        (tc(p(bound(t("777")))), "<r><a>853</a></r>", "853", True),
        (tc(bound(p("777"))), "<r><a>853</a></r>", "853", True),
        (bound(tc(p("777"))), "<r><a>853</a></r>", "853", True),
        (tc(p(bound(t("77") + t("7")))), "<r><a>8<b>53</b></a></r>", "853", True),
        (tc(p(bound(""))), "<r><a>853</a></r>", "853", False),
        (tc(bound(p("<w:r/>"))), "<r><a>853</a></r>", "853", False),
        (tc(p(bound(t("853 ")))), "<r><a>853</a></r>", "853", False),
        (tc(p(bound(t("777"), "/r[1]/a[2]"))), "<r><a>1</a><a>853</a></r>", "853", True),
        (tc(p(bound(t("777"), "/r/a/@n"))), "<r><a n='853'/></r>", "853", True),
        (tc(p(bound(t("777"), "/r[1]/a[1]/text()[1]"))), "<r><a>853</a></r>", "853", True),
        (
            tc(p(bound(t("777"), "/n:r[1]/n:a[1]", mappings="xmlns:n='urn:x' xmlns:m='urn:y'"))),
            "<r xmlns='urn:x'><a>853</a></r>",
            "853",
            True,
        ),
        (tc(p(bound(t("777"), store=OTHER))), "<r><a>853</a></r>", "853", True),
        (tc(p(bound(t("853"), "/r[1]/a[2]"))), "<r><a>777</a></r>", "853", False),
        (tc(p(bound(t("853"), "/x[1]/a[1]"))), "<r><a>777</a></r>", "853", False),
        (tc(p(bound(t("853"), "/r[1]/a[1]/@n"))), "<r><a>777</a></r>", "853", False),
        (tc(p(bound(t("777")))), "<r><a> </a></r>", "777" + LOST, False),
        (tc(p(bound(t("无")))), "<r><a/></r>", "无", False),
        (tc(p(bound(t("777"), "//a[last()]"))), "<r><a>853</a></r>", "777" + LOST, False),
        (tc(p(bound(t("777"), "/n:r[1]"))), "<r>853</r>", "777" + LOST, False),
        (tc(p(bound(t("777"), "/r[1]/@a/b"))), "<r>853</r>", "777" + LOST, False),
        (tc(p(bound(t("2023年1月"), kind="<w:date/>"))), "<r><a>2023-01-31</a></r>", "2023年1月", False),
    ],
)
def test_what_word_shows(cell: str, xml: str, shown: str, named: bool) -> None:
    document = read_docx(with_data(tbl(tr(cell)), (STORE, xml)))
    assert (grid(document), kinds(document)) == ([(0, 0, shown)], ["text-hidden"] * named)


def test_a_list_shows_the_entry_of_its_value() -> None:
    entries = '<w:dropDownList><w:listItem w:displayText="853" w:value="x"/><w:listItem w:value="y"/></w:dropDownList>'
    for value, shown in (("x", "853"), ("y", "y")):
        cell = tc(p(bound(t("777"), kind=entries)))
        assert grid(read_docx(with_data(tbl(tr(cell)), (STORE, f"<r><a>{value}</a></r>")))) == [(0, 0, shown)]


def test_the_part_with_the_id_goes_before_others() -> None:
    cell = tc(p(bound(t("777"))))
    document = read_docx(with_data(tbl(tr(cell)), (OTHER, "<r><a>1</a></r>"), (STORE.lower(), "<r><a>853</a></r>")))
    assert grid(document) == [(0, 0, "853")]


def test_outside_tables_the_text_stays_and_what_word_shows_is_named() -> None:
    document = read_docx(with_data(p(bound(t("甲县2023年报告"))), (STORE, "<r><a>乙县2022年报告</a></r>")))
    assert texts(document) == ["甲县2023年报告"]
    assert [(found.kind, dict(found.facts)["seen"]) for found in document.issues] == [("text-hidden", "乙县2022年报告")]


def test_data_that_cannot_be_read_leave_the_text() -> None:
    document = read_docx(with_data(tbl(tr(tc(p(bound(t("853")))))), (STORE, "<r><a>777")))
    assert (grid(document), kinds(document)) == ([(0, 0, "853")], ["part-unread"])
