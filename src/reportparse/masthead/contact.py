"""Website and contact, as the preamble gives them. Placeholders (具体网址) are nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportparse.chinese.numerals import ONE_TO_NINE, with_ascii_digits
from reportparse.patterns import regex

_URL = regex(
    r"(?:https?://|www\.)[A-Za-z0-9\-._~:/?#\[\]@!$&'*+,;=%]+"
    r"|(?<![A-Za-z0-9@.\-_/])(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,40})\.){1,5}(?:gov|com|org|net|edu|cn)(?:\.cn)?(?![A-Za-z0-9.\-]*[A-Za-z0-9])"
    r"(?:/[A-Za-z0-9\-._~/?#=&%]*)?",
    re.IGNORECASE,
)
"""An address with its scheme or www, or a host alone of a domain that offices have: 「slj.甲县.gov.cn」 in Latin letters."""

_PLACEHOLDER = regex(r"(?<![a-z0-9])(?:x{3,}|\*+)(?![a-z0-9])", re.IGNORECASE)
"""What stands in an address for a name that was never filled in."""

_DOCUMENT = r"(?:格式|条例|规定|办法|通知|文件|模板|精神)[》”）)]*"
_CITED = regex(rf"{_DOCUMENT}(?P<itself>的?(?:全文|原文|文本|内容|下载地址|网址|详?见|参见|载于))?")
_OF_REPORT = regex(
    r"下载|查阅|查询|查看|查找|获取|登录|登陆|访问|浏览|公布|发布|刊登|登载|公开(?!条例|工作)|电子版|报告的?(?:全文|网址|地址)|本机关网|[本我](?:[^，,。；;]{0,6})(?:网站|网址|官网)"
)
"""What a clause says of the site where the report is; one on the form or the law gives the address of that."""

_SAID = r"\s*(?:为|是)?\s*[:：]?\s*"
_FIELD = regex(
    r"(?:[（(，,、]\s*)?(?:联系|咨询|办公|监督|举报|电子|政务公开)?"
    r"(?:电\s*话|邮\s*编|邮政编码|传\s*真|邮\s*箱|邮\s*件|联系人|联系方式|热\s*线|网\s*址|网\s*站|时\s*间|致电|e-?mail|tel\b)",
    re.IGNORECASE,
)
"""Where another field begins, with the bracket or comma before it: an address ends there at the latest."""

_ADDRESS = regex(r"(?:联系|通讯|通信|办公|单位)?(?<![站箱件页网])地\s*址" + _SAID + r"(?P<value>[^；;。\n]{4,120})")
_LOCATED = regex(r"(?:位于|地处|坐落于|座落于|坐落在|设在)\s*(?P<value>[^，,；;。\n]{4,80})")
_IS_STREET = regex(
    r"(?:路|街|道|巷|弄|大院|村|镇|区)[^，,；;。]{0,16}\d+\s*[号弄幢栋]|\d+\s*号|(?:大厦|大楼|办公楼|中心)[^，,；;。]{0,8}[楼层室]?$"
)
"""What tells an address (河东路1号, 政务大楼三层) from a place that an office lies in (甲县东部)."""

_MORE_ADDRESS = regex(
    rf"[^，,:：]{{0,24}}(?:\d\s*[室号楼层座栋幢]|[{ONE_TO_NINE}十]+[层楼]|大楼|大厦|[\d东西南北]\s*区|院内)"
)
"""What goes on with an address after a comma: a building, a storey, a room."""

_SHORTEST_ADDRESS = 4
_POSTCODE = regex(rf"邮(?:政)?\s*(?:编|编码)?(?:码)?{_SAID}(?P<value>\d{{6}})(?!\d)")
_PHONE = regex(
    r"(?P<other>(?:监督|举报|投诉)(?:[和与及、/]?(?:监督|举报|投诉|受理))*)?(?:电\s*话|热线|联系方式|致电|\btel(?:ephone)?\b\.?)(?:号码)?(?:\s*[（(][^（）()\d]{1,8}[）)]|[及和/、兼]*传真)?"
    + _SAID
    + r"(?P<value>[（(]?\+?\d[\d\s\-—–―－（）()]{5,18}\d(?:\s*转\s*\d+)?)(?P<masked>\s*[-—]?\s*[*＊xX×●]+)?",
    re.IGNORECASE,
)
_MOST_DIGITS = 13
"""Digits of the longest number without an extension: +86, the area and the line."""

_EMAIL = regex(
    r"(?<![A-Za-z0-9._%+\-])(?P<value>[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,6})",
    needs=("@",),
)
_CLAUSE_BREAK = regex(r"[，,。；;\n]")
_DASHES = regex(r"\s*[—–―－‐‑-]+\s*")


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the office; None for what the document does not say."""

    address: str | None = None
    postcode: str | None = None
    phone: str | None = None
    email: str | None = None


def find_website(text: str) -> str | None:
    """The first address of a website in the text, as written; www.xxx.gov.cn is none, nor where a cited document is found."""
    text = _EMAIL.sub(" ", text)
    for match in _URL.finditer(text):
        before, behind = _CLAUSE_BREAK.split(text[: match.start()])[-1], _CLAUSE_BREAK.split(text[match.end() :])[0]
        if not (_is_of_cited(before, behind) or _PLACEHOLDER.search(match[0])):
            return match[0].rstrip(".,;:!?'")
    return None


def _is_of_cited(before: str, behind: str) -> bool:
    """Whether an address is where a cited document is found, by its clause: 格式见中国政府网（www.gov.cn）."""
    cited = _CITED.search(before)
    if cited is None or cited["itself"]:
        return cited is not None
    return not (_OF_REPORT.search(before) or _OF_REPORT.search(behind))


def find_contact(text: str) -> Contact:
    """Address, postcode, phone and e-mail in running text.

    Postcode and phone are codes: their digits, of whatever width, are 0-9, and any dash of a phone number is "-".
    """
    return Contact(
        address=_address(_value(_ADDRESS, text)) or _location(text),
        postcode=with_ascii_digits(_value(_POSTCODE, text) or "") or None,
        phone=_phone(_unmasked(text)),
        email=_value(_EMAIL, text),
    )


def _value(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match["value"].strip() if match else None


def _unmasked(text: str) -> str | None:
    """The first phone number that is given whole, and not for complaints: 0999-123**** is none, nor 监督电话."""
    found = (match for match in _PHONE.finditer(text) if not (match["masked"] or match["other"]))
    return next((match["value"].strip() for match in found), None)


def _location(text: str) -> str | None:
    """Where an office says that it lies, if that is an address: 「我局位于甲县河东路1号」."""
    for match in _LOCATED.finditer(text):
        address = _address(match["value"].strip())
        if address and _IS_STREET.search(address):
            return address
    return None


def _address(value: str | None) -> str | None:
    """The address without the fields after it: a comma ends it unless a building or a room follows."""
    if value is None:
        return None
    if field := _FIELD.search(value):
        value = value[: field.start()]
    value = _balanced(value.strip().removeprefix("位于"))
    first, *more = re.split(r"(?=[，,])", value)
    for part in more:
        if not _MORE_ADDRESS.fullmatch(part[1:].strip(" ）)")):
            break
        first += part
    first = _balanced(first).strip(" \u3000，,、")
    return first if len(first) >= _SHORTEST_ADDRESS else None


def _balanced(text: str) -> str:
    """Text up to a closing bracket that it did not open, or to an opening one that it does not close."""
    opened: list[int] = []
    for at, char in enumerate(text):
        if char in "（(":
            opened.append(at)
        elif char in "）)":
            if not opened:
                return text[:at]
            opened.pop()
    return text[: opened[0]] if opened else text


def _phone(value: str | None) -> str | None:
    if value is None:
        return None
    while sum(map(str.isdigit, value.partition("转")[0])) > _MOST_DIGITS and len(parts := value.rsplit(None, 1)) > 1:
        value = parts[0]  # a second number
    if value.count("（") + value.count("(") != value.count("）") + value.count(")"):
        value = value.rstrip("（(）) ") if re.search("[）)]", value) else value.strip("（( ")
    return with_ascii_digits(_DASHES.sub("-", value)).strip()
