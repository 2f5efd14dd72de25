"""Messes of values: how people write numbers, nothing, and what is not quite a number (domain §4, hazards §4)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from instruments.made.sheet import SheetCell
from instruments.mutate.case import Case, Truth, mess

MONEY = (
    "disclosure.fees.amount",
    "disclosure.procurement.amount",
    "statistics.fees.amount",
    "statistics.funding.amount",
)
RAISED, LOWERED = "\ue000", "\ue001"
"""Around a raised note mark; renderers' after-work turns them into markup."""

Write = Callable[[Case, SheetCell, str], "tuple[str, Truth] | None"]


def _rewrite(case: Case, share: float, write: Write) -> bool:
    """Rewrite some of the value cells that still hold a plain number; `write` gives text and truth, or None."""
    changed = False

    def one(cell: SheetCell) -> SheetCell:
        nonlocal changed
        if not cell.path or not _plain(cell.text) or case.random.random() > share:
            return cell
        written = write(case, cell, cell.path)
        if written is None:
            return cell
        changed = True
        text, case.truths[cell.path] = written
        return replace(cell, text=text)

    case.recell(one)
    return changed


def _plain(text: str) -> bool:
    return text.replace(".", "", 1).lstrip("+-").isdecimal() and text.isascii()


def _same(case: Case, path: str) -> Truth:
    return case.truths[path]


def _is_count(cell: SheetCell, path: str) -> bool:
    return path not in MONEY and cell.text.isdecimal()


@mess("value-counters")
def value_counters(case: Case) -> bool:
    """3件, 22起, 5宗."""
    counter = case.random.choice(("件", "起", "宗", "项", "条", "次", "个"))

    def write(case: Case, cell: SheetCell, path: str) -> tuple[str, Truth] | None:
        return (cell.text + counter, _same(case, path)) if _is_count(cell, path) else None

    return _rewrite(case, case.random.choice((0.05, 1)), write)


@mess("value-full-width")
def value_full_width(case: Case) -> bool:
    """Full-width digits, points and signs."""
    wide = str.maketrans("0123456789.+-", "０１２３４５６７８９．＋－")
    return _rewrite(case, 0.3, lambda case, cell, path: (cell.text.translate(wide), _same(case, path)))


@mess("value-padding")
def value_padding(case: Case) -> bool:
    """Blanks of every kind around the number."""
    pads = ("\u00a0", "\u3000", " ", "\t", "\u200b", "\u2002", "\ufeff", "")

    def write(case: Case, cell: SheetCell, path: str) -> tuple[str, Truth] | None:
        pads_here = tuple(pad for pad in pads if pad != "\t" or case.format != "text")
        text = case.random.choice(pads_here) + cell.text + case.random.choice(pads_here)
        return text, _same(case, path)

    return _rewrite(case, 0.6, write)


@mess("value-thousands")
def value_thousands(case: Case) -> bool:
    """1,234 in several widths of the comma."""
    comma = case.random.choice((",", "，", " ", "\u00a0"))

    def write(case: Case, cell: SheetCell, path: str) -> tuple[str, Truth] | None:
        whole, point, rest = cell.text.partition(".")
        if len(whole) < 4 or not whole.isdecimal():
            return None
        return f"{int(whole):,}".replace(",", comma) + point + rest, _same(case, path)

    return _rewrite(case, 0.7, write)


@mess("value-units")
def value_units(case: Case) -> bool:
    """Money with its unit in the cell: 43.788万元, 437880元, 0.0043788亿元."""

    def write(case: Case, cell: SheetCell, path: str) -> tuple[str, Truth] | None:
        if path not in MONEY:
            return None
        amount = Decimal(cell.text)
        unit, factor = case.random.choice((("万元", Decimal(1)), ("元", Decimal(10_000)), ("亿元", Decimal("0.0001"))))
        written = f"{(amount * factor).normalize():f}"
        return written + case.random.choice(("", " ")) + unit, _same(case, path)

    return _rewrite(case, 1, write)


@mess("header-yuan")
def header_yuan(case: Case) -> bool:
    """The fee's header says 元, and the cell is in 元."""

    def write(case: Case, cell: SheetCell, path: str) -> tuple[str, Truth] | None:
        if path != "disclosure.fees.amount":
            return None
        return f"{(Decimal(cell.text) * 10_000).normalize():f}", _same(case, path)

    def reheaded(cell: SheetCell) -> SheetCell:
        text = re.sub(r"(单位[：:])万元", r"\1元", cell.text)
        return replace(cell, text=text) if cell.role == "header" else cell

    # Another mess may have respelled the header or the cell; both must change or neither.
    cells = [cell for at in case.sheets() for row in case.sheet(at).rows for cell in row]
    if not any(cell.path == "disclosure.fees.amount" and _plain(cell.text) for cell in cells):
        return False
    return case.recell(reheaded) and _rewrite(case, 1, write)


def _nothing(text: str) -> Write:
    def write(case: Case, cell: SheetCell, path: str) -> tuple[str, Truth] | None:
        return text, Truth(None)

    return write


@mess("value-blank")
def value_blank(case: Case) -> bool:
    """Cells left empty, zeros or not."""
    return _rewrite(case, case.random.choice((0.03, 0.2)), _nothing(""))


@mess("value-marks")
def value_marks(case: Case) -> bool:
    """A mark for nothing."""
    mark = case.random.choice(("/", "-", "—", "――", "——", "无", "空", "\\", "－"))
    return _rewrite(case, case.random.choice((0.03, 0.2)), _nothing(mark))


@mess("zeros-blank")
def zeros_blank(case: Case) -> bool:
    """Every zero left out."""

    def write(case: Case, cell: SheetCell, path: str) -> tuple[str, Truth] | None:
        return ("", Truth(None)) if cell.text == "0" else None

    return _rewrite(case, 1, write)


@mess("totals-blank")
def totals_blank(case: Case) -> bool:
    """The total column left empty."""

    def write(case: Case, cell: SheetCell, path: str) -> tuple[str, Truth] | None:
        return ("", Truth(None)) if path.startswith("requests.") and path.endswith(".total") else None

    return _rewrite(case, 1, write)


@mess("table-blank")
def table_blank(case: Case) -> bool:
    """A whole table not filled in."""
    tables = ("disclosure.", "requests.", "review.")
    table = case.random.choice(tables if case.sheets(*(name[:-1] for name in tables)) else ("statistics.",))

    def write(case: Case, cell: SheetCell, path: str) -> tuple[str, Truth] | None:
        return ("", Truth(None)) if path.startswith(table) else None

    return _rewrite(case, 1, write)


@mess("value-letter-o")
def value_letter_o(case: Case) -> bool:
    """The letter O for zero: a person would look twice."""
    letter = case.random.choice(("O", "o", "Ｏ"))

    def write(case: Case, cell: SheetCell, path: str) -> tuple[str, Truth] | None:
        if "0" not in cell.text or not _is_count(cell, path):
            return None
        return cell.text.replace("0", letter), Truth(case.truths[path].value, loud=True)

    return _rewrite(case, 0.1, write)


@mess("value-note-mark")
def value_note_mark(case: Case) -> bool:
    """A note mark beside the number: 12①, 12 with a raised 1, 12²."""
    mark = case.random.choice(("①", "②", "²", f"{RAISED}1{LOWERED}", f"{RAISED}[2]{LOWERED}", "*", "注1"))

    def write(case: Case, cell: SheetCell, path: str) -> tuple[str, Truth] | None:
        # Null with an issue is honest too, so this is not loud only where the number itself comes out.
        return (cell.text + mark, Truth(case.truths[path].value)) if _is_count(cell, path) else None

    return _rewrite(case, 0.03, write)


@mess("value-not-a-number")
def value_not_a_number(case: Case) -> bool:
    """Cells that say more, or less, than a number."""
    shapes = ("约{}", "{}（含转办3件）", "{}/13", "{}+2", "{}%", "{}余", "{}或更多", "共{}件其中2件撤回", "{}-{}")

    def write(case: Case, cell: SheetCell, path: str) -> tuple[str, Truth] | None:
        if not _is_count(cell, path):
            return None
        return case.random.choice(shapes).format(cell.text, cell.text), Truth(None, loud=True)

    return _rewrite(case, 0.02, write)


@mess("value-two-lines", "html", "docx")
def value_two_lines(case: Case) -> bool:
    """A number broken over two lines: joined or two numbers, nobody can be sure."""

    def write(case: Case, cell: SheetCell, path: str) -> tuple[str, Truth] | None:
        if len(cell.text) < 2 or not _is_count(cell, path):
            return None
        return cell.text[:-1] + "\n" + cell.text[-1], Truth(case.truths[path].value, loud=True)

    return _rewrite(case, 0.03, write)


@mess("value-signs")
def value_signs(case: Case) -> bool:
    """Signed changes in other words: ＋18, 增18, 减35, ↓35."""
    plus = case.random.choice(("+", "＋", "增", "增加", "↑"))
    minus = {"+": "-", "＋": "－", "增": "减", "增加": "减少", "↑": "↓"}[plus]
    minus = case.random.choice((minus, minus, "−", "–"))

    def write(case: Case, cell: SheetCell, path: str) -> tuple[str, Truth] | None:
        if not path.endswith(".change") or cell.text[0] not in "+-":
            return None
        return (plus if cell.text[0] == "+" else minus) + cell.text[1:], _same(case, path)

    return _rewrite(case, 1, write)


@mess("value-decimals")
def value_decimals(case: Case) -> bool:
    """A count with decimals: 3.5 requests."""

    def write(case: Case, cell: SheetCell, path: str) -> tuple[str, Truth] | None:
        if not _is_count(cell, path):
            return None
        return cell.text + ".5", Truth(Decimal(cell.text + ".5"), loud=True)

    return _rewrite(case, 0.01, write)


@mess("value-hanzi")
def value_hanzi(case: Case) -> bool:
    """Small numbers in hanzi: 零, 三, 十二."""
    digits = "零一二三四五六七八九"

    def write(case: Case, cell: SheetCell, path: str) -> tuple[str, Truth] | None:
        if not _is_count(cell, path) or not 0 <= int(cell.text) <= 19:
            return None
        count = int(cell.text)
        text = digits[count] if count < 10 else "十" + (digits[count - 10] if count > 10 else "")
        # A lone 一 may be a stroke: null is honest, with or without an issue.
        return text, Truth(case.truths[path].value, loud=count == 1)

    return _rewrite(case, 0.05, write)
