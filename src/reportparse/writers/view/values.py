"""What is shown of a value: its number or what stands for none, its standing as a sign and a colour, its place in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from reportparse.across.findings import EXPLAINING
from reportparse.chinese.values import Number
from reportparse.diagnostics.language import Both
from reportparse.diagnostics.places import place
from reportparse.document import Origin
from reportparse.forms import FORMS, Form
from reportparse.forms.value_names import name_of
from reportparse.record.load import has_path, number_at


class Sign(NamedTuple):
    """A sign, the colour that goes with it (a class of page.css), and what both say."""

    sign: str
    colour: str
    means: Both


SIGNS = {
    "confirmed": Sign("✓", "good", Both("sums that hold confirm it", "有关合计成立，已印证")),
    "unconfirmed": Sign("○", "open", Both("no sum speaks of it", "没有可印证的合计")),
    "suspect": Sign("‼", "worst", Both("most likely the wrong one", "最可能写错的一格")),
    "disputed": Sign("✗", "bad", Both("a sum that fails disputes it", "有关合计不成立，存疑")),
    "doubtful": Sign("!", "warn", Both("something is to be known about it", "有需要留意之处")),
    "unreadable": Sign("?", "bad", Both("cannot be read for certain: no number is given", "无法确定，未取数")),
    "missing": Sign("⊘", "warn", Both("the document has no such cell", "文件中没有这一格")),
    "blank": Sign("∅", "open", Both("the cell is blank, which is not zero", "空白，不等于零")),
    "mark": Sign("–", "open", Both("a mark that stands for no number", "以符号表示没有数")),
    "plain": Sign("", "open", Both("this record does not say how it stands", "此记录未含印证信息")),
    "untold": Sign("", "open", Both("no number; this record does not say why", "没有数，此记录未注明原因")),
}
"""How a value can stand, in the order of the legend."""


class Shown(NamedTuple):
    """A value as it is shown. `place` is where it was read, in words; `source` the id of that place in the page, if any.
    `label` is what the document calls it, where no form does; `state` the key in SIGNS of what its cell is where that holds
    no number. `is_disputed`: a failed sum asks of it, be it blank."""

    path: str
    text: str
    raw: str
    kind: str
    place: Both
    source: str
    issues: tuple[str, ...]
    label: str = ""
    state: str = "untold"
    is_disputed: bool = False

    @property
    def sign(self) -> Sign:
        """How it stands."""
        return SIGNS[self.kind]

    @property
    def stands(self) -> Sign:
        """What stands where its cell has no text: that is clicked as a number would be."""
        return SIGNS[self.state] if self.kind == "suspect" else self.sign

    @property
    def mark(self) -> Sign:
        """The sign that leads to what is said of it: a blank that a failed sum asks of is as much in question as a number."""
        if self.text or self.kind == "suspect":
            return self.sign
        return SIGNS["disputed" if self.is_disputed else "doubtful"]

    @property
    def colour(self) -> str:
        """The colour of its cell."""
        return (self.mark if self.issues else self.sign).colour

    @property
    def name(self) -> str:
        """What a person calls it: the labels of its row and its column."""
        return self.label or name_of(self.path).whole.removesuffix(" · ")


def form_of(record: Mapping[str, Any], table: str) -> Form | None:
    """The form that a table of a record follows; None where the record lacks the table, or it follows none."""
    held = record.get(table)
    if held is None:
        return None
    forms = [form for form in FORMS if form.table == table and form.places]
    named = [form for form in forms if form.name == held.get("form")]
    return next((form for form in named or forms if all(has_path(record, path) for path, _, _ in form.places)), None)


def shown(
    record: Mapping[str, Any],
    path: str,
    cell: Mapping[str, Any] | None,
    origin: Origin | None,
    source: str,
    issues: tuple[str, ...],
) -> Shown:
    """A value of a record.

    `cell` is its entry in `cells`, if the record has them, `origin` where it was read, `source` the id of that in the page,
    `issues` the ids of what is said of it.
    """
    number = _number(record, path)
    raw = str((cell or {}).get("raw") or "")
    kind = _kind(record, path, cell, is_number=number is not None, is_doubtful=bool(issues))
    text = raw.strip() if number is None else str(number)
    local = _local(record, path)
    return Shown(
        path,
        text,
        raw,
        kind,
        place_in_words(cell, origin),
        source,
        issues,
        local["label"] if local else "",
        _state(cell),
        bool(issues) and _is_disputed(record, path),
    )


def _number(record: Mapping[str, Any], path: str) -> Number | None:
    """The number of a value, also of a row that its form does not know (`statistics.local.3` is the third such row)."""
    local = _local(record, path)
    number: Number | None = local["value"] if local else number_at(record, path)
    return number


def _local(record: Mapping[str, Any], path: str) -> Mapping[str, Any] | None:
    """The row that its form does not know under such a path; None under any other."""
    table, _, at = path.partition(".local.")
    row: Mapping[str, Any] | None = record[table]["local"][int(at) - 1] if at else None
    return row


def _kind(
    record: Mapping[str, Any], path: str, cell: Mapping[str, Any] | None, *, is_number: bool, is_doubtful: bool
) -> str:
    """The key in SIGNS of how a value stands."""
    if any(found["kind"] in EXPLAINING and found["where"] == path for found in record["issues"]):
        return "suspect"
    if not is_number:
        return _state(cell)
    kind = str(cell["standing"]) if cell else "disputed" if _is_disputed(record, path) else "plain"
    return "doubtful" if is_doubtful and kind != "disputed" else kind


def _state(cell: Mapping[str, Any] | None) -> str:
    return str(cell["state"]) if cell and cell["state"] in SIGNS else "untold"


def _is_disputed(record: Mapping[str, Any], path: str) -> bool:
    return any(path in check["terms"] for check in record["checks"]["results"] if check["status"] == "failed")


def place_in_words(cell: Mapping[str, Any] | None, origin: Origin | None) -> Both:
    """Where a value was read, as the document's own tables are counted; as the record has it where nothing else is known."""
    if origin is not None:
        return place(
            page=origin.page,
            line=origin.line,
            paragraph=None if origin.line else origin.paragraph,
            table=origin.table,
            row=origin.row,
            column=origin.column,
        )
    if cell is None:
        return Both("", "")
    row, column = (None if cell[name] is None else cell[name] + 1 for name in ("row", "column"))
    return place(page=cell["page"], table=cell["table"], row=row, column=column)
