"""Numbers as the columns of the tables hold them: as they are, or not at all."""

from __future__ import annotations

from decimal import Decimal

from reportparse.record.columns import DECIMAL_DIGITS, DECIMAL_PLACES, Type

MAX_WHOLE = 2**63 - 1
MOST = 10 ** (DECIMAL_DIGITS - DECIMAL_PLACES)
"""What decimal columns hold is smaller."""


def fits(number: int | Decimal, type_: Type) -> bool:
    """Whether a column of a type holds this number as it is, with nothing rounded away."""
    if isinstance(number, int):
        return abs(number) <= MAX_WHOLE or (type_ != "integer" and abs(number) < MOST)
    if type_ == "integer":
        return False
    places = number_text(number).partition(".")[2].rstrip("0")
    return -MOST < number < MOST and len(places) <= DECIMAL_PLACES


def exact(number: int | Decimal | None) -> int | Decimal | None:
    """A number as a decimal column holds it; null where it would be rounded."""
    if number is None or (type(number) is int and -MAX_WHOLE <= number <= MAX_WHOLE):  # soon told of nearly all
        return number
    return number if fits(number, "decimal") else None


def number_text(number: int | Decimal) -> str:
    """A number as digits, never with an exponent."""
    return format(number, "f") if isinstance(number, Decimal) else str(number)
