"""Website and contact as the preamble gives them."""

from __future__ import annotations

import pytest

from reportparse.contact import Contact, find_contact, find_website


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
    ],
)
def test_phone(text: str, phone: str) -> None:
    assert find_contact(text).phone == phone


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
    ],
)
def test_website(text: str, website: str | None) -> None:
    assert find_website(text) == website
