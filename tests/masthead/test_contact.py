"""Website and contact as the preamble gives them."""

from __future__ import annotations

import pytest

from reportparse.masthead.contact import Contact, find_contact, find_website


def test_everything() -> None:
    text = (
        "如有疑问，请与我办联系（地址：澜江市江滨大道66号；邮政编码：099001；联系电话：0000-5550266；"
        "电子邮箱：xxgk@lj.example）。"
    )
    assert find_contact(text) == Contact("澜江市江滨大道66号", "099001", "0000-5550266", "xxgk@lj.example")


def test_nothing() -> None:
    assert find_contact("本报告由六部分组成。") == Contact()


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("电话：0000—5550183）", "0000-5550183"),
        ("联系电话 0000 - 5550183", "0000-5550183"),
        ("电话：（0000）5550183", "（0000）5550183"),
        ("电话为00005550183转8012", "00005550183转8012"),
        ("咨询热线:0000-12345", "0000-12345"),
        ("联系电话（传真）：（0000）5550183；", "（0000）5550183"),
        ("电话/传真：0000-5550183", "0000-5550183"),
        ("如有疑问请致电0000-5550183或来信", "0000-5550183"),
        ("联系电话（0000-5550183）", "0000-5550183"),
        ("Tel: +86-000-5550183。", "+86-000-5550183"),
        ("电话：0000-5550183 0000-5550184", "0000-5550183"),
        ("联系电话：55501830；", "55501830"),
        ("电话：００００－５５５０１８３", "0000-5550183"),
        ("电话：（００００）５５５０１８３转８０１", "（0000）5550183转801"),
        ("电话：0000-555****，传真：0000-5550184", None),
        ("电话：0000-****183", None),
        ("电话：0000-555xxxx", None),
        ("监督电话：0000-5550199，联系电话：0000-5550183", "0000-5550183"),
        ("投诉举报电话：0000-5550199", None),
        ("监督科联系电话：0000-5550183", "0000-5550183"),
    ],
)
def test_phone(text: str, phone: str | None) -> None:
    assert find_contact(text).phone == phone


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("地址：澜江市江滨大道8号政务中心（3号楼）501室，邮编：099001", "澜江市江滨大道8号政务中心（3号楼）501室"),
        ("（地址：澜江市江滨大道8号（行政中心1号楼301室），邮编：099001）", "澜江市江滨大道8号（行政中心1号楼301室）"),
        ("地址：澜江市江滨大道8号，澜江大厦12楼；电话：0000-5550183", "澜江市江滨大道8号，澜江大厦12楼"),
        ("地址：澜江市江滨大道8号，电话：0000-5550183", "澜江市江滨大道8号"),
        ("地址：澜江市江滨大道8号，周一至周五办公", "澜江市江滨大道8号"),
        ("地址：澜江市江滨大道8号（邮编099001）", "澜江市江滨大道8号"),
        ("办公地址：澜江市江滨大道8号 邮政编码：099001 电话：0000-5550183", "澜江市江滨大道8号"),
        ("网站地址：www.lj.example，欢迎", None),
        ("我局位于澜江市江滨大道8号，联系电话0000-5550183", "澜江市江滨大道8号"),
        ("我局现位于澜江市江滨大道8号水务大楼三层。", "澜江市江滨大道8号水务大楼三层"),
        ("我镇位于澜江市东部，辖12个村", None),
    ],
)
def test_address(text: str, address: str | None) -> None:
    assert find_contact(text).address == address


@pytest.mark.parametrize("text", ["电话：", "电话：       ", "电话畅通率100%", "地址：，", "邮编：12345", "邮箱：无"])
def test_placeholders_are_nothing(text: str) -> None:
    assert find_contact(text) == Contact()


@pytest.mark.parametrize(
    ("text", "website"),
    [
        ("（http://www.yunxi.example/）查阅", "http://www.yunxi.example/"),
        ("网址：https://lj.example/a/b.html，欢迎", "https://lj.example/a/b.html"),
        ("www.lj.example。", "www.lj.example"),
        ("（具体网址）", None),
        ("邮箱 a@www.lj.example", None),
        ("可在水务局网站（swj.lj.gov.cn）查阅", "swj.lj.gov.cn"),
        ("登录lj.gov.cn/xxgk/查阅", "lj.gov.cn/xxgk/"),
        ("邮箱 a@lj.gov.cn", None),
        ("见附件1.2.docx", None),
    ],
)
def test_website(text: str, website: str | None) -> None:
    assert find_website(text) == website


@pytest.mark.parametrize(
    ("text", "website"),
    [
        ("格式见中国政府网（www.gov.cn）。本报告在澜江县政府网（www.lj.example）公布。", "www.lj.example"),
        (
            "根据国务院办公厅《…格式》（http://www.gov.cn/z/）要求编制，可在县政府网（www.lj.example）下载。",
            "www.lj.example",
        ),
        ("《条例》全文请登录www.gov.cn查看，本报告电子版见www.lj.example。", "www.lj.example"),
        ("《条例》下载地址：www.gov.cn；本报告下载地址：www.lj.example。", "www.lj.example"),
        ("《条例》全文见www.gov.cn。", None),
        ("按照《条例》规定现将报告在县政府网站（www.lj.example）公布。", "www.lj.example"),
        ("依据《条例》规定的报告网址：www.lj.example。", "www.lj.example"),
        ("根据《条例》要求编制本年度报告（网址：www.lj.example）。", "www.lj.example"),
    ],
)
def test_the_address_of_a_cited_document_is_none_of_the_report(text: str, website: str | None) -> None:
    assert find_website(text) == website


def test_a_postcode_is_a_code_in_common_digits() -> None:
    assert find_contact("邮编：０９９００１，电话：55501830").postcode == "099001"


def test_a_website_that_was_never_filled_in_is_none() -> None:
    assert find_website("网址：http://www.xxx.gov.cn，") is None
    assert find_website("网址：www.XXX.gov.cn，又见http://www.lanjiang.example/") == "http://www.lanjiang.example/"
