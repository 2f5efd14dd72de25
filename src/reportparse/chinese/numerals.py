"""Numerals: digits of either width, hanzi digits, and the small numbers that hanzi spell out. Knows nothing of reports."""

from __future__ import annotations

from reportparse.patterns import regex

ZEROS = "零〇○◯"
"""How hanzi write zero: the word, the numeral, and the circles that are typed for it."""

TYPED_ZEROS = "OoＯｏ〇○◯〡"
"""Signs that are typed for the digit 0 among other digits: letters and circles. Such a number is read, and flagged."""

ONE_TO_NINE = "一二三四五六七八九"

SCALES = {"十": 10, "百": 100, "千": 1000}

HANZI_NUMERALS = f"{ZEROS}两{ONE_TO_NINE}{''.join(SCALES)}"
"""Every hanzi that a small number is spelled with, for character classes."""

DIGIT_VALUES = dict.fromkeys(ZEROS, 0) | {digit: value for value, digit in enumerate(ONE_TO_NINE, 1)} | {"两": 2}
"""The value of each hanzi digit."""

ASCII_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
"""Full-width digits as the common ones, character by character."""

_FULL_WIDTH_DIGIT = regex("[０-９]")

_AS_DIGITS = (
    ASCII_DIGITS
    | {ord(sign): ord("0") for sign in TYPED_ZEROS}
    | {ord(digit): ord("0") + value for digit, value in DIGIT_VALUES.items()}
)


def with_ascii_digits(text: str) -> str:
    """Text with full-width digits as the common ones; most text has none, and to translate it takes 30 times as long."""
    return text.translate(ASCII_DIGITS) if _FULL_WIDTH_DIGIT.search(text) else text


def in_digits(text: str) -> str:
    """Text with every digit, of whatever width or in hanzi, as 0-9, character by character: 二〇二三 is 2023."""
    return text.translate(_AS_DIGITS)


def spoken_number(text: str) -> int | None:
    """The value of a number spelled out with 十, 百 and 千: 十二 is 12, 一百零三 is 103; None for anything else.

    一百三 is None: in speech it is 130, and those who forget the 零 mean 103. So is a row of digits (一二三).
    """
    if text[-2:-1] in ("百", "千") and DIGIT_VALUES.get(text[-1]):
        return None
    total, digit, last_scale = 0, None, 10_000
    for sign in text:
        if scale := SCALES.get(sign):
            if scale >= last_scale or (digit is None and (total or scale != 10)):
                return None
            total += (1 if digit is None else digit) * scale
            digit, last_scale = None, scale
        elif sign in DIGIT_VALUES and (digit is None or (digit == 0 and total)):
            digit = DIGIT_VALUES[sign]
        else:
            return None
    return total + (digit or 0) if text else None


def numeral_value(numeral: str) -> int | None:
    """The value of a number in digits, or spelled out in hanzi; None where it is neither."""
    return int(numeral) if numeral.isdecimal() else spoken_number(numeral)


def numeral(number: int) -> str:
    """A number from 1 to 99 in hanzi, as automatic numbering writes it; any other in digits."""
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else ONE_TO_NINE[tens - 1] + "十"
    return head + (ONE_TO_NINE[ones - 1] if ones else "")
