"""Do the published numbers add up? Break one cell, and exactly the identities that mention it fail."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instruments.grids import of_sheet, read
from instruments.made import forms
from instruments.made.figures import Scale, consistent
from reportparse.chinese.values import Number
from reportparse.forms import Identity
from reportparse.normalise import CellValue
from reportparse.trust.sums import CheckResult, check_sums, evaluate

SCALE = Scale(requests=300, decisions=90, documents=9, zeros=0.3, reviews=9)


def results(form: str, texts: dict[str, str]) -> list[CheckResult]:
    sheets = [of_sheet(forms.sheet(name, form, texts)) for name in ("disclosure", "requests", "review")]
    return check_sums(read(sheets).readings.values())


PATHS = {
    "a": "requests.received.total",
    "b": "requests.carried_over.total",
    "c": "requests.total.total",
    "d": "requests.carried_forward.total",
}


def cells(**values: Number | str | None) -> dict[str, CellValue]:
    found = {}
    for letter, value in values.items():
        name = PATHS[letter]
        if isinstance(value, str):
            found[name] = CellValue(name, None, value, "unreadable")
        else:
            found[name] = CellValue(name, value, str(value), "blank" if value is None else "number")
    return found


BALANCE = Identity("requests.balance.total", (PATHS["a"], PATHS["b"]), (PATHS["c"], PATHS["d"]))


@pytest.mark.parametrize(
    ("values", "status", "left", "right"),
    [
        ({"a": 1, "b": 2, "c": 3, "d": 0}, "passed", 3, 3),
        ({"a": 1, "b": 2, "c": 4, "d": 0}, "failed", 3, 4),
        ({"a": 3, "b": None, "c": None, "d": 3}, "passed", 3, 3),
        ({"a": None, "b": None, "c": 3, "d": 0}, "skipped", None, None),
        ({"a": None, "b": None, "c": None, "d": None}, "skipped", None, None),
        ({"a": 3, "b": "?", "c": 3, "d": 0}, "skipped", None, None),
        ({"a": 0, "b": 0, "c": 0, "d": None}, "passed", 0, 0),
    ],
)
def test_evaluate(values: dict[str, Number | str | None], status: str, left: int | None, right: int | None) -> None:
    found = evaluate(BALANCE, cells(**values))
    assert (found.status, found.left, found.right, found.terms) == (status, left, right, tuple(PATHS.values()))


def test_a_missing_cell_is_not_zero() -> None:
    values = cells(a=1, b=2, c=2, d=0) | {PATHS["d"]: CellValue(PATHS["d"], None, None, "missing")}
    assert evaluate(BALANCE, values).status != "failed"


def test_messages_say_what_was_compared() -> None:
    found = evaluate(BALANCE, cells(a=839, b=0, c=840, d=0))
    assert all(part in found.message for part in ("839", "840", "difference 1"))
    assert all(part in found.message_zh for part in ("839", "840", "相差 1"))


@pytest.mark.parametrize(
    ("n_blank", "zh", "en"),
    [
        (1, "商业企业 （空白） + 其余 4 项为 0 = 5", "商业企业 （blank） + 4 more 0 = 5"),
        (3, "自然人 5 + 其余 5 项为 0 或空白 = 5", "自然人 5 + 5 more 0 or blank = 5"),
    ],
)
def test_a_blank_of_a_long_sum_is_named_where_it_can_be_what_it_lacks(n_blank: int, zh: str, en: str) -> None:
    paths = [path for path in forms.request_paths("2021") if path.startswith("requests.received.")]
    *parts, total = paths
    numbers = dict(zip(paths, [5, *[None] * n_blank, *[0] * (5 - n_blank), 7], strict=True))
    values = {path: CellValue(path, it, "", "blank" if it is None else "number") for path, it in numbers.items()}
    found = evaluate(Identity("requests.applicants_sum.received", (total,), tuple(parts)), values)
    assert zh in found.message_zh
    assert en in found.message


@pytest.mark.parametrize("form", forms.FORMS)
def test_a_consistent_report_passes_everything(form: str) -> None:
    found = results(form, consistent(7, form, SCALE))
    assert {result.status for result in found} == {"passed"}


@pytest.mark.parametrize(("form", "count"), [("2021", 7 + 7 + 25 + 3), ("2019", 7 + 7 + 23 + 3)])
def test_every_identity_of_the_form_is_checked(form: str, count: int) -> None:
    ids = [result.id for result in results(form, consistent(7, form, SCALE))]
    assert (len(ids), len(set(ids))) == (count, count)


@given(st.sampled_from(forms.FORMS), st.integers(0, 10**6), st.data())
@settings(max_examples=40)
def test_break_one_cell(form: str, seed: int, data: st.DataObject) -> None:
    texts = consistent(seed, form, SCALE)
    path = data.draw(st.sampled_from(forms.all_paths(form)))
    if path.endswith((".amount", ".change")):
        return
    texts[path] = str(int(texts[path]) + data.draw(st.integers(1, 99)))
    found = results(form, texts)
    failed = {result.id for result in found if result.status == "failed"}
    assert failed == {result.id for result in found if path in result.terms}


@given(st.sampled_from(forms.FORMS), st.integers(0, 10**6), st.data())
@settings(max_examples=25)
def test_an_unreadable_cell_skips_its_identities_and_fails_none(form: str, seed: int, data: st.DataObject) -> None:
    texts = consistent(seed, form, SCALE)
    path = data.draw(st.sampled_from(forms.request_paths(form)))
    texts[path] = "约3"
    found = results(form, texts)
    assert {result.id for result in found if result.status == "skipped"} == {r.id for r in found if path in r.terms}
    assert {result.status for result in found} <= {"passed", "skipped"}
