"""`show`: what a person wants first, then the tables as the form lays them out, whole at any width."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from reportparse.cli.show import show_files
from reportparse.diagnostics.language import Language
from reportparse.forms import FORMS
from reportparse.forms.value_names import name_of
from reportparse.pipeline import record_of
from reportparse.record.load import Record, number_at
from reportparse.writers.findings.words import standing
from reportparse.writers.json import to_json
from reportparse.writers.show import show_record

FIXTURES = Path(__file__).parents[2] / "fixtures"
FILES = {
    "2021": FIXTURES / "reports" / "bureau-2021form-error.html",
    "2019": FIXTURES / "reports" / "sentinel-2019.html",
    "2014": FIXTURES / "statistics" / "sentinel-2014.html",
}


@cache
def record(form: str) -> Record:
    return record_of(FILES[form].read_bytes(), FILES[form].name, cells=True)


def shown(it: Record, width: int, language: Language = "zh", *, terminal: bool = False) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, force_terminal=terminal, color_system="standard" if terminal else None)
    show_record("a", it, console, language)
    return stream.getvalue()


@pytest.mark.parametrize("width", [60, 80, 200])
@pytest.mark.parametrize("form", FILES)
def test_every_value_stands_there_and_nothing_is_cut(form: str, width: int) -> None:
    it = record(form)
    text = shown(it, width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert "…" not in text
    numbers = {word.rstrip("!#?*") for word in text.split()}
    paths = [path for table in FORMS for path, _, _ in table.places if number_at(it, path) is not None]
    assert {str(number_at(it, path)) for path in paths} <= numbers
    assert all(line in text for line in (standing(it).says.zh, it["report"]["organ"]))


def test_a_wide_table_stands_in_one_piece_at_80_columns_and_names_every_column_at_60() -> None:
    assert shown(record("2021"), 80).count("一、本年新收 ") == 1
    assert shown(record("2021"), 60).count("一、本年新收 ") == 2
    assert name_of("requests.received.total").column in shown(record("2021"), 60)


def test_what_is_wrong_stands_first_and_is_marked_in_its_table_by_sign_and_colour() -> None:
    text = shown(record("2021"), 80)
    assert text.index("疑错") < text.index("标题") < text.index("申请办理表\n")
    assert " 6!" in text
    assert " 355#" in text
    assert "! 疑错：" in text
    assert "\x1b[1;31m" in shown(record("2021"), 80, terminal=True)
    assert "\x1b" not in text


def test_a_mark_and_what_is_lost_stand_in_place_of_a_number() -> None:
    page = FILES["2021"].read_text("utf-8")
    at = page.index("<td", page.index("一、本年新收"))
    before, rest = page[:at], page[at:]
    for new in ("/", "2八个"):  # the first two cells of the row
        head, _, tail = rest.partition("</td>")
        before, rest = f"{before}{head[: head.rindex('>') + 1]}{new}</td>", tail
    text = shown(record_of((before + rest).encode(), "a.html", cells=True), 80)
    line = text.partition("\n申请办理表\n")[2].partition("一、本年新收")[2]
    assert line.split()[:2] == ["/#", "未识别?"]


def test_records_too(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "r.json"
    file.write_bytes(to_json({key: part for key, part in record("2021").items() if key != "cells"}))
    assert show_files([str(file)]) == 0
    assert " 6!" in capfd.readouterr().out
    assert show_files([str(tmp_path / "none.pdf")]) == 1
    assert "[not-found]" in capfd.readouterr().err
