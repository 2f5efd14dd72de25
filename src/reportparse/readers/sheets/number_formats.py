"""Numbers as a spreadsheet shows them: a value and its format code to the text in the cell.

What cannot be shown here for sure (fractions, conditions, numerals in words) is given with a mark that no value has.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from reportparse.chinese.text import UNSAYABLE
from reportparse.patterns import regex

GENERAL = "General"
BUILT_IN: dict[int, str] = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"', 42: '"¥"#,##0;-"¥"#,##0;"-"', 43: '#,##0.00;-#,##0.00;"-"',
    44: '"¥"#,##0.00;-"¥"#,##0.00;"-"', 48: "0.0E+0", 49: "@",
}  # fmt: skip
"""Format codes that files name by number only (ECMA-376 part 1, 18.8.30)."""

_DATES = (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))
BUILT_IN |= dict.fromkeys(_DATES, "yyyy-mm-dd")

MAX_CODE = 255
"""Characters of a format code that spreadsheets accept."""
PRECISION = 15
"""Digits of a number that spreadsheets keep."""

_TOKEN = regex(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|(?P<padding>[_*].)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<number>[0#?][0#?,.]*|\.[0#?]+)|(?P<date>General|AM/PM|A/P|[yYmMdDhHsSeEbgG]+|上午/下午)|(?P<other>.)",
    re.DOTALL,
)
_COLOUR = regex(r"(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+|颜色\d+)$", re.IGNORECASE)
_CURRENCY = regex(r"\$([^-]*)(?:-.*)?$")
_STROKES = regex(r"[-—－–/\s]*")


class Shown(NamedTuple):
    """The text in a cell, and whether it is the number itself rather than one rounded to it."""

    text: str
    exact: bool = True


def shown(value: float, code: str, *, from_1904: bool = False) -> Shown | None:
    """What a cell with this number and format code shows; None where its format hides whatever it holds.

    A zero that a format shows as a dash or not at all is a zero all the same: the cell says so, and not "no number".
    """
    number = _decimal(value)
    if number is None:
        return Shown(UNSAYABLE)
    sections = _sections(code)
    if len(sections) > 1 and not any(section.strip() for section in sections[: 3 if len(sections) > 2 else 2]):
        return None  # ";;;"
    if len(sections) > 1 and number < 0:
        section, magnitude = sections[1], -number
    elif len(sections) > 2 and number == 0:
        section, magnitude = sections[2], number
    else:
        section, magnitude = sections[0], number
    text, exact = _formatted(magnitude, section, from_1904)
    if number == 0 and _STROKES.fullmatch(text):
        return Shown("0")
    return Shown(text, exact)


def is_date(code: str) -> bool:
    """Whether a format shows a date or a time."""
    return any(
        match["date"] and match["date"] != GENERAL and match["date"].lower() not in ("e", "g", "b")
        for match in _TOKEN.finditer(_sections(code)[0])
    )


def _decimal(value: float) -> Decimal | None:
    """A number with the digits that spreadsheets keep: 12.300000000000001 is 12.3."""
    try:
        number = Decimal(f"{value:.{PRECISION}g}")
    except (InvalidOperation, ValueError, OverflowError):
        return None
    return number if number.is_finite() and abs(number.adjusted()) < 40 else None


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[str, ...]:
    """The parts of a format code: for positive numbers, negative ones, zero, text."""
    parts = [""]
    for match in _TOKEN.finditer(code[:MAX_CODE]):
        if match["other"] == ";":
            parts.append("")
        else:
            parts[-1] += match[0]
    return tuple(parts)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _formatted(number: Decimal, section: str, from_1904: bool) -> Shown:
    plain = section.strip()
    if plain in ("", GENERAL, "@", "G/通用格式"):
        return Shown(_plain(number) if plain else "")
    if is_date(section):
        return Shown(_date(number, section, from_1904))
    tokens = list(_TOKEN.finditer(section))
    places = [token["number"] for token in tokens if token["number"] is not None]
    if len(places) > 1:  # fractions, telephone numbers
        return Shown(UNSAYABLE + _plain(number))
    scaled = number * 100 if any(token["other"] == "%" for token in tokens) else number
    digits = _digits(scaled, places[0]) if places else Shown("")
    pieces = [_piece(token, number, digits.text) for token in tokens]
    text = "".join(piece for piece in pieces if piece is not None)
    if None in pieces:
        return Shown(UNSAYABLE + _plain(number))
    is_negative = number < 0 and any(sign in "123456789" for sign in digits.text)
    return Shown(("-" if is_negative else "") + text.strip(), digits.exact)


def _piece(token: re.Match[str], number: Decimal, digits: str) -> str | None:
    """What a part of a format shows; None where that cannot be told here: conditions, numerals in words, exponents."""
    if token["number"] is not None:
        return digits
    if token["bracket"] is not None:
        currency = _CURRENCY.match(token["bracket"])
        return currency[1] if currency else "" if _COLOUR.match(token["bracket"]) else None
    if token["date"] is not None:
        return _plain(number) if token["date"] == GENERAL else None
    return "".join(filter(None, (token["quoted"], token["escaped"], token["other"])))


def _digits(number: Decimal, place: str) -> Shown:
    """The magnitude of a number in a place such as `#,##0.00` or `0.0,` (the last comma divides by a thousand)."""
    stripped = place.rstrip(",")
    scaled = abs(number) / (Decimal(1000) ** (len(place) - len(stripped)))
    whole, _, fraction = stripped.partition(".")
    decimals = sum(sign in "0#?" for sign in fraction)
    try:
        rounded = scaled.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    except InvalidOperation:
        return Shown(UNSAYABLE + _plain(number))
    digits, _, behind = f"{rounded:f}".partition(".")
    needed = sum(sign == "0" for sign in whole)
    digits = digits.lstrip("0").rjust(needed, "0")
    if "," in whole:
        digits = f"{int(digits or 0):,}" if needed <= 1 else digits
        digits = "" if digits == "0" and not needed else digits
    keep = sum(sign == "0" for sign in fraction)
    while len(behind) > keep and behind.endswith("0"):
        behind = behind[:-1]
    return Shown(digits + (f".{behind}" if behind else ""), rounded == scaled and place == stripped)


def _date(number: Decimal, section: str, from_1904: bool) -> str:
    """A day as text: with 年月日 where the format has them, else as ISO writes it. A time alone is left a mark."""
    days = float(number)
    if not 1 <= days < 2_958_466:
        return UNSAYABLE + _plain(number)
    origin = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
    moment = origin + timedelta(days=days)
    letters = {token["date"][0].lower() for token in _TOKEN.finditer(section) if token["date"]}
    chinese = "年" in section
    parts = [
        f"{moment.year}年" if chinese else f"{moment.year:04d}-",
        f"{moment.month}月" if chinese else f"{moment.month:02d}",
        "" if "d" not in letters else f"{moment.day}日" if chinese else f"-{moment.day:02d}",
    ]
    if "y" not in letters and "e" not in letters:
        return UNSAYABLE + "".join(parts)
    return "".join(parts if "m" in letters or "d" in letters else parts[:1]).rstrip("-")
