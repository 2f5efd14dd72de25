"""Website and contact, as the preamble gives them. Placeholders (具体网址) are nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

_URL = re.compile(r"(?:https?://|www\.)[A-Za-z0-9\-._~:/?#\[\]@!$&'*+,;=%]+", re.IGNORECASE)
_STOP = r"，,；;。）)\n"
_ADDRESS = re.compile(rf"(?:联系|通讯|通信|办公|单位)?地\s*址\s*(?:为|是)?\s*[:：]?\s*(?P<value>[^{_STOP}]{{4,80}})")
_POSTCODE = re.compile(r"邮(?:政)?\s*(?:编|编码)?(?:码)?\s*(?:为|是)?\s*[:：]?\s*(?P<value>\d{6})(?!\d)")
_PHONE = re.compile(
    r"(?:电\s*话|热线|联系方式)(?:号码)?\s*(?:为|是)?\s*[:：]?\s*"
    r"(?P<value>[（(]?\+?\d[\d\s\-—–―－（）()]{5,18}\d(?:\s*转\s*\d+)?)"
)
_EMAIL = re.compile(r"(?P<value>[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+)")
_DASHES = re.compile(r"\s*[—–―－‐‑-]+\s*")


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the office; None for what the document does not say."""

    address: str | None = None
    postcode: str | None = None
    phone: str | None = None
    email: str | None = None


def find_website(text: str) -> str | None:
    """The first address of a website in the text, as written."""
    match = _URL.search(_EMAIL.sub(" ", text))
    return match[0].rstrip(".,;:!?'") if match else None


def find_contact(text: str) -> Contact:
    """Address, postcode, phone and e-mail in running text; any dash of a phone number becomes "-"."""
    return Contact(
        address=_value(_ADDRESS, text),
        postcode=_value(_POSTCODE, text),
        phone=_phone(_value(_PHONE, text)),
        email=_value(_EMAIL, text),
    )


def _value(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match["value"].strip() if match else None


def _phone(value: str | None) -> str | None:
    if value is None:
        return None
    if value.count("（") + value.count("(") != value.count("）") + value.count(")"):
        value = value.rstrip("（(）) ")
    return _DASHES.sub("-", value).strip()
