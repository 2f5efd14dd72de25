"""Whole reports on paper of every kind: each value is read right, and what had to be guessed is said."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any

import pytest

from instruments.made import MadeReport, random_report
from instruments.made.figures import Scale, consistent
from instruments.made.paper import Paper
from instruments.made.to_paper import typeset
from instruments.mutate.judge import Verdict, judged_pdf
from reportparse.pipeline import record_of

SCALE = Scale(requests=9000, decisions=90_000, documents=30, zeros=0.25, rules=4, reviews=60, fee="12.5")


@cache
def report(form: str) -> MadeReport:
    return replace(random_report(7, form), values=MappingProxyType(consistent(7, form, SCALE)))


GUESSED: dict[str, dict[str, Any]] = {
    "rows": {"rules": "rows"},
    "rows, right": {"rules": "rows", "align": "right"},
    "three": {"rules": "three"},
    "none": {"rules": "none"},
    "none, left": {"rules": "none", "align": "left"},
    "rows, cut at a group": {"rules": "rows", "broken": frozenset({8})},
    "three, cut after two rows": {"rules": "three", "broken": frozenset({5}), "lead": 60.0},
    "three, header repeated": {"rules": "three", "broken": frozenset({15}), "heads": True},
    "none, last row alone": {"rules": "none", "broken": frozenset({26})},
    "none, second page shifted": {"rules": "none", "broken": frozenset({15}), "shift": 14.0},
    "none, rows as close as lines": {"rules": "none", "pad": 0.0},
    "none, rows as close as lines, narrow labels": {"rules": "none", "pad": 0.0, "margin": 30.0, "cell": 11.0},
    "none, right, rows as close as lines": {"rules": "none", "pad": 0.0, "align": "right"},
    "a frame": {"rules": "outer"},
    "a rule between two columns lacks": {"lacking": 5},
    "a rule between two columns lacks, over pages": {"lacking": 6, "broken": frozenset({8})},
    "a frame, over pages": {"rules": "outer", "broken": frozenset({8}), "pad": 1.0},
}

DRAWN: dict[str, dict[str, Any]] = {
    "dots": {"ink": "dots"},
    "dashes": {"ink": "dashes"},
    "boxes, 3 pt apart": {"ink": "boxes", "gap": 3.0},
    "boxes, 6 pt apart": {"ink": "boxes", "gap": 6.0},
    "bold by painting twice": {"bold": 0.16},
    "letter-spaced": {"spacing": 0.35, "cell": 8.0, "margin": 40.0},
    "wrapped": {"narrow": 16.0},
    "wrapped and cut": {"narrow": 16.0, "cut": True, "lead": 40.0},
    "wrapped and cut elsewhere": {"narrow": 16.0, "cut": True, "lead": 60.0},
    "five times as large": {"scale": 5.0},
    "a fifth as large": {"scale": 0.2},
    "askew": {"skew": 1.0},
    "askew the other way": {"skew": -0.5},
}


@cache
def judged(name: str, form: str = "2021", engine: str = "pdfium") -> Verdict:
    """What an engine makes of a report on paper of a kind, read once for all tests."""
    return judged_pdf(report(form), typeset(report(form), Paper(**(GUESSED | DRAWN)[name])), engine)


def faults(verdict: Verdict) -> list[str]:
    """What is wrong, and what is lost."""
    return verdict.faults + [remark for remark in verdict.remarks if remark.startswith(("lost", "refused"))]


def guessed(name: str) -> list[str]:
    """The tables whose grid is said to be guessed."""
    said = (remark.split(": ") for remark in judged(name).remarks)
    return [where for kind, where, *_ in said if kind == "grid-guessed"]


@pytest.mark.parametrize("form", ["2021", "2019"])
@pytest.mark.parametrize("name", [*GUESSED, *DRAWN])
def test_every_value_is_read(name: str, form: str) -> None:
    assert faults(judged(name, form)) == []


@pytest.mark.parametrize("name", ["rows", "dots", "bold by painting twice", "a fifth as large", "askew"])
def test_every_value_is_read_by_the_second_engine(name: str) -> None:
    assert faults(judged(name, engine="pdfplumber")) == []


@pytest.mark.parametrize("name", GUESSED)
def test_a_guessed_grid_is_said(name: str) -> None:
    tables = {"requests"} if "lacks" in name else {"requests", "review"}
    assert tables <= set(guessed(name))


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawn_grid_is_not_guessed(name: str) -> None:
    assert guessed(name) == []


@pytest.mark.parametrize("rules", ["all", "rows", "none", "outer"])
def test_blank_cells_are_blank_and_push_no_number_aside(rules: str) -> None:
    whole = report("2021")
    blank = {path: "" for path in sorted(whole.values)[::3] if path.startswith("requests.") and "total" not in path}
    holed = replace(whole, values=MappingProxyType({**whole.values, **blank}))
    assert faults(judged_pdf(holed, typeset(holed, Paper(rules=rules)), "pdfium")) == []


@pytest.mark.parametrize("share", [2, 3])
@pytest.mark.parametrize("paper", [{"rules": "none"}, {"rules": "outer", "broken": frozenset({8})}, {"lacking": 4}])
def test_where_many_cells_are_blank_numbers_are_right_or_lost(paper: dict[str, Any], share: int) -> None:
    whole = report("2021")
    blank = {path: "" for path in sorted(whole.values)[::share] if path.startswith(("requests.", "review."))}
    holed = replace(whole, values=MappingProxyType({**whole.values, **blank}))
    for align in ("left", "right"):
        assert judged_pdf(holed, typeset(holed, Paper(align=align, cell=7.0, **paper)), "pdfium").faults == []


@pytest.mark.parametrize("track", [0.1, 0.2, 0.35])
def test_letter_spaced_text_keeps_its_numbers_whole(track: float) -> None:
    spaced, plain = (record_of(typeset(report("2021"), Paper(track=width))) for width in (track, 0.0))
    assert spaced["report"] == plain["report"]
    assert [part["text"] for part in spaced["sections"]] == [part["text"] for part in plain["sections"]]


def test_boxes_of_cells_are_those_of_the_page_whatever_its_scale() -> None:
    boxes = []
    for scale in (1.0, 5.0):
        data = typeset(report("2021"), Paper(scale=scale))
        cells = record_of(data, pdf_engine="pdfium", cells=True)["cells"]
        boxes.append([[side / scale for side in cell["bbox"]] for cell in cells if cell["bbox"]])
    plain, large = boxes
    assert len(plain) == len(large) > 190
    assert all(abs(a - b) < 1 for one, other in zip(plain, large, strict=True) for a, b in zip(one, other, strict=True))
