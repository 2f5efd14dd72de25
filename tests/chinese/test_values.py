"""Cell text to value: right, or not a number at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.chinese.values import BLANK, UNREADABLE, Number, Value, in_wan_yuan, parse_value, tidy

COUNTS = st.integers(0, 10**15)
BLANKS = st.sampled_from(["", " ", "\u00a0", "\u3000", "\n", "\t", "\u200b", "\ufeff"])


def number(text: str, **kind: bool) -> Number | None:
    return parse_value(text, **kind).number


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\u3000\u3000", "\n", "\u200b", "\ufeff \t"])
def test_blank(text: str) -> None:
    assert parse_value(text) == BLANK


@pytest.mark.parametrize(
    "text", ["/", "／", "-", "—", "——", "――", "－", "–", "一一", "\\", "无", "空", "不适用", "暂无", "N/A", "…", " / "]
)
def test_marks_are_no_numbers(text: str) -> None:
    assert parse_value(text) == Value("mark")


@pytest.mark.parametrize(
    "text",
    [
        "12 34 5",
        "1\n2",
        "12\n34",
        "1.2.3",
        "1,23",
        "12,3456",
        "约3",
        "3-5",
        "3/5",
        "3、5",
        "见附件",
        "一",
        "3件（其中1件撤回）",
        "2023年",
        "100%",
        "1e3",
        "0x10",
        "½",
        "--5",
        "+",
        "五十六十",
        "1" * 19,
        "第3件",
        "3元",
        "3万元",
        "四77五六",
        "增5",
        "（5）",
        "²0",
        "①3",
        "⒈",
        "㉑",
        "1②3",
        "一百三",
        "12万3千",
        "约3件",
        "3余件",
        "3件（其中结转1件）",
        "≥3",
    ],
)
def test_what_is_not_wholly_understood_is_no_number(text: str) -> None:
    value = parse_value(text)
    assert (value.state in ("unreadable", "mark"), value.number) == (True, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", Value("number", 0)),
        (" 0\u00a0", Value("number", 0)),
        ("\u00a0\n12", Value("number", 12)),
        ("１２", Value("number", 12)),
        ("1,234", Value("number", 1234)),
        ("1，234,567", Value("number", 1234567)),
        ("1 234", Value("number", 1234, None, "adjusted")),
        ("3件", Value("number", 3, "件")),
        ("3 人次", Value("number", 3, "人次")),
        ("3。", Value("number", 3, None, "adjusted")),
        ("3①", Value("number", 3, None, "adjusted")),
        ("12[1]", Value("number", 12, None, "adjusted")),
        ("12[①]", Value("number", 12, None, "adjusted")),
        ("12[*]", Value("number", 12, None, "adjusted")),
        ("5²", Value("number", 5, None, "adjusted")),
        ("5*", Value("number", 5, None, "adjusted")),
        ("十二", Value("number", 12, None, "adjusted")),
        ("一百零三", Value("number", 103, None, "adjusted")),
        ("一二三", Value("number", 123, None, "suspicious")),
        ("O", Value("number", 0, None, "suspicious")),
        ("1O", Value("number", 10, None, "suspicious")),
        ("〇", Value("number", 0, None, "suspicious")),
        ("007", Value("number", 7, None, "suspicious")),
        ("1.5", Value("number", Decimal("1.5"), None, "suspicious")),
        ("1.0", Value("number", 1, None, "suspicious")),
        ("-5", Value("number", -5, None, "suspicious")),
        ("+5", Value("number", 5, None, "suspicious")),
        ("1.5万件", Value("number", 15000, "件", "adjusted")),
        ("1.23456万", Value("number", Decimal("12345.6"), None, "suspicious")),
        ("共3件", Value("number", 3, "件", "adjusted")),
        ("3（件）", Value("number", 3, "件")),
        ("一件", Value("number", 1, None, "adjusted")),
        ("一千三百", Value("number", 1300, None, "adjusted")),
    ],
)
def test_counts(text: str, value: Value) -> None:
    assert parse_value(text) == value


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("+18", 18),
        ("-35", -35),
        ("＋18", 18),
        ("－35", -35),
        ("−3", -3),
        ("增2", 2),
        ("减3", -3),
        ("↑2", 2),
        ("↓3", -3),
    ],
)
def test_changes(text: str, change: int) -> None:
    assert number(text, signed=True) == change


@pytest.mark.parametrize("text", ["±3", "增减3", "+-3", "增", "增+2", "3↓", "(3)"])
def test_no_change(text: str) -> None:
    assert number(text, signed=True) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("43.788万元", Value("number", Decimal("43.788"), "万元")),
        ("251000元", Value("number", 251000, "元")),
        ("1.2亿元", Value("number", Decimal("1.2"), "亿元")),
        ("8040", Value("number", 8040)),
        ("59237.2449", Value("number", Decimal("59237.2449"))),
        ("0.00", Value("number", 0)),
        ("1,234.50", Value("number", Decimal("1234.5"))),
        ("3万", Value("number", 3, "万元")),
        ("3.5（万元）", Value("number", Decimal("3.5"), "万元")),
        ("3件", UNREADABLE),
        ("12万3千元", UNREADABLE),
    ],
)
def test_amounts(text: str, value: Value) -> None:
    assert parse_value(text, fractional=True) == value


@pytest.mark.parametrize(
    ("amount", "unit", "wan"),
    [(251000, "元", Decimal("25.1")), (10000, "元", 1), (1, "元", Decimal("0.0001")), (2, "亿元", 20000)],
)
def test_in_wan_yuan(amount: int, unit: str, wan: Number) -> None:
    assert in_wan_yuan(amount, unit) == wan


def test_amounts_are_not_rounded() -> None:
    assert in_wan_yuan(123456789012345678, "元") == Decimal("12345678901234.5678")


def test_tidy_keeps_large_whole_numbers_exact() -> None:
    assert str(tidy(Decimal("1E+20"))) == "100000000000000000000"


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


@given(
    COUNTS, st.sampled_from([str, "{:,}".format, lambda n: _wide(str(n)), lambda n: _wide(f"{n:,}")]), BLANKS, BLANKS
)
def test_any_count_in_any_notation(count: int, write: object, before: str, after: str) -> None:
    assert callable(write)
    assert parse_value(before + write(count) + after) == Value("number", count)


@given(st.decimals(0, 10**9, places=4), st.sampled_from(["", "元", "万元", "亿元"]))
def test_any_amount(amount: Decimal, unit: str) -> None:
    assert parse_value(f"{amount}{unit}", fractional=True) == Value("number", tidy(amount), unit or None)


@given(st.integers(-(10**9), 10**9), st.sampled_from(["+-", "＋－", "＋−", "增减", "↑↓"]))
def test_any_change(change: int, signs: str) -> None:
    assert number((signs[0] if change >= 0 else signs[1]) + str(abs(change)), signed=True) == change


@given(st.text(max_size=12), st.booleans(), st.booleans())
@settings(max_examples=400)
def test_never_raises_and_never_invents(text: str, signed: bool, fractional: bool) -> None:
    value = parse_value(text, signed=signed, fractional=fractional)
    assert (value.number is None) == (value.state != "number")


@given(st.text("0123456789.,，件元万亿 +-无/一二十百Oo〇\n①²", max_size=8), st.booleans(), st.booleans())
@settings(max_examples=600)
def test_a_number_holds_all_digits_of_the_text(text: str, signed: bool, fractional: bool) -> None:
    value = parse_value(text, signed=signed, fractional=fractional)
    digits = "".join(c for c in text if c in "0123456789")
    if value.number is not None and digits and not set(text) & set("万亿.一二十百Oo〇"):
        assert str(abs(value.number)) == (digits.lstrip("0") or "0")


def test_quick_on_hostile_text() -> None:
    assert parse_value("1," * 50_000).state == "unreadable"
    assert parse_value("（注" * 50_000).state == "mark"
    assert parse_value("一" * 50_000).state == "unreadable"


@pytest.mark.parametrize("text", ["٣٤2104", "१२", "1٣", "๓件", "٣万元"])
def test_digits_of_other_scripts_are_no_numbers(text: str) -> None:
    assert parse_value(text) == UNREADABLE
    assert parse_value(text, fractional=True) == UNREADABLE


def test_no_decimal_is_rounded_in_silence() -> None:
    assert number("0.1234567891", fractional=True) == Decimal("0.1234567891")
    assert parse_value("0.12345678911", fractional=True) == UNREADABLE
    most = parse_value("999999999999999999.1234567891亿元", fractional=True)
    assert most == Value("number", Decimal("999999999999999999.1234567891"), "亿元")


@pytest.mark.parametrize("text", ["\u202d853\u202c", "\u2066853\u2069", "\u202a853\u202c", "\u2068853\u2069"])
def test_marks_of_direction_around_a_number(text: str) -> None:
    assert parse_value(text) == Value("number", 853)


@pytest.mark.parametrize("text", ["\u202e853\u202c", "\u202b853\u202c", "8\u202e53", "\u2067853\u2069"])
def test_marks_that_may_turn_a_number_leave_none(text: str) -> None:
    assert parse_value(text).state == "unreadable"
