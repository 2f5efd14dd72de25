"""Reports as other formats hold them: LibreOffice's files of the same report give the same record as its Word file."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportparse.diagnostics.errors import ReportparseError
from reportparse.pipeline import parse, record_of
from reportparse.readers import sniff

FIXTURES = Path(__file__).parents[2] / "fixtures"
OFFICE = sorted(path.name for path in (FIXTURES / "office").iterdir() if path.suffix != ".md")
TWINS = [name for name in OFFICE if (FIXTURES / "reports" / Path(name).with_suffix(".docx")).exists()]
SHEETS = (".xlsx", ".xls", ".ods")


@cache
def read(name: str, folder: str = "office") -> dict[str, Any]:
    """The record of a fixture, read once for all tests, which leave it as it is."""
    return record_of((FIXTURES / folder / name).read_bytes(), name, cells=True)


def record(name: str, folder: str) -> dict[str, Any]:
    """The record of a file without what differs by format: the source, and where values stand."""
    made: dict[str, Any] = json.loads(json.dumps(read(name, folder), default=str))
    del made["source"], made["parser"]
    made["issues"] = [found for found in made["issues"] if found["kind"] != "second-reading-failed"]  # Word has but one
    for cell in made["cells"]:
        for place in ("page", "bbox", "table", "row", "column"):
            del cell[place]
    return made


def states(name: str) -> dict[str, str]:
    return {cell["path"]: cell["state"] for cell in read(name)["cells"]}


@pytest.mark.parametrize("name", TWINS)
def test_the_record_is_that_of_the_word_file(name: str) -> None:
    word = record(Path(name).with_suffix(".docx").name, "reports")
    if name.endswith(SHEETS):  # LibreOffice's own reading of the page made a number of +18
        for cell in word["cells"]:
            cell["raw"] = (cell["raw"] or "").removeprefix("+") if cell["state"] == "number" else cell["raw"]
    assert record(name, "office") == word


@pytest.mark.parametrize("name", TWINS)
def test_the_format_is_told(name: str) -> None:
    told = {".fodt": "odt", ".ott": "odt"}.get(Path(name).suffix, Path(name).suffix[1:])
    assert read(name)["source"]["format"] == told


@pytest.mark.parametrize("ending", SHEETS)
def test_all_in_one_sheet_is_a_whole_report(ending: str) -> None:
    made = read(f"onesheet{ending}")
    assert (made["status"], made["checks"]["passed"], made["checks"]["failed"]) == ("complete", 42, 0)


@pytest.mark.parametrize("ending", SHEETS)
def test_hidden_rows_columns_and_sheets_of_a_workbook_do_not_count(ending: str) -> None:
    made = read(f"hidden{ending}")
    assert made["requests"]["carried_forward"]["total"] == 2
    assert {found["kind"] for found in made["issues"]} == {"text-hidden", "section-missing"}


@pytest.mark.parametrize("ending", SHEETS)
def test_percents_and_dates_are_no_counts_and_a_shown_decimal_is_its_number(ending: str) -> None:
    made, state = read(f"formats{ending}")["disclosure"], states(f"formats{ending}")
    assert (str(made["fees"]["amount"]), made["licensing"]["decisions"]) == ("12.5", 120)
    assert state["disclosure.penalties.decisions"] == state["disclosure.compulsion.decisions"] == "unreadable"


@pytest.mark.parametrize("ending", SHEETS)
def test_white_and_struck_numbers_of_a_workbook_are_not_read(ending: str) -> None:
    made = read(f"white{ending}")["requests"]
    assert (made["received"]["natural_person"], made["received"]["business"]) == (None, None)
    assert made["carried_over"]["natural_person"] == 2


TEXTS = (".odt", ".rtf", ".doc")


@pytest.mark.parametrize("ending", TEXTS)
@pytest.mark.parametrize(("name", "kind"), [("docx-vanish", "text-hidden"), ("docx-tracked", "tracked-changes")])
def test_hidden_and_changed_text_is_as_in_word(name: str, kind: str, ending: str) -> None:
    twin = read(f"{name}.docx", "corpus")
    made = read(f"{name}{ending}")
    assert kind in {found["kind"] for found in made["issues"]}
    assert [made[table] for table in ("disclosure", "requests", "review")] == [
        twin[table] for table in ("disclosure", "requests", "review")
    ]


@pytest.mark.parametrize("ending", TEXTS)
def test_automatic_numbers_head_the_sections(ending: str) -> None:
    made = read(f"docx-auto-numbers{ending}")
    assert [section["heading"][:2] for section in made["sections"]] == ["一、", "二、", "三、", "四、", "五、", "六、"]


def test_a_converted_document_says_by_what() -> None:
    source = read("township-2021form.doc")["source"]
    assert (source["format"], source["converted_by"].partition(" ")[0]) == ("doc", "msdoc2docx")


def test_what_was_not_converted_says_nothing_of_it() -> None:
    assert "converted_by" not in read("township-2021form.rtf")["source"]


@pytest.mark.parametrize("name", ["township-2021form.doc", "township-2021form.rtf"])
def test_the_model_gives_the_record_as_it_is(name: str) -> None:
    data = (FIXTURES / "office" / name).read_bytes()
    assert parse(data, name).as_dict() == record_of(data, name)


def test_content_tells_old_word_under_any_name() -> None:
    data = (FIXTURES / "office" / "township-2021form.doc").read_bytes()
    assert [sniff(data, name) for name in ("a.docx", "a.html", "a.wps", "")] == ["doc"] * 4


CUT = ("township-2021form", "onesheet")


@pytest.mark.parametrize("name", [name for name in OFFICE if name.startswith(CUT)])
@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9, 0.99])
def test_a_cut_file_is_an_error_or_says_nothing_else(name: str, keep: float) -> None:
    data = (FIXTURES / "office" / name).read_bytes()
    try:
        made = record_of(data[: int(len(data) * keep)], name, cells=True)
    except ReportparseError:
        return
    whole = {cell["path"]: cell["value"] for cell in read(name)["cells"]}
    assert {cell["path"]: cell["value"] for cell in made["cells"] if cell["value"] is not None}.items() <= whole.items()


@pytest.mark.parametrize(
    "ending", [".docx", ".xlsx", ".xls", ".ods", ".odt", ".rtf", ".doc", ".eml", ".msg", ".7z", ".zip"]
)
def test_random_bytes_under_any_name_are_refused(ending: str) -> None:
    noise = bytes((at * at * 31 + at * 7 + (at >> 5)) % 256 for at in range(5_000))
    for head in (
        b"",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"{\\rtf1",
        b"\x1f\x8b\x08",
        b"7z\xbc\xaf\x27\x1c",
    ):
        with pytest.raises(ReportparseError):
            record_of(head + noise, f"a{ending}")


def test_an_old_workbook_that_names_a_look_it_does_not_have_is_damaged() -> None:
    data = bytearray((FIXTURES / "office" / "township-2021form.xls").read_bytes())
    record_of_a_text = data.index(b"\xfd\x00\x0a\x00")  # LABELSST, its ten bytes: row, column, look, text
    data[record_of_a_text + 8 : record_of_a_text + 10] = b"\xff\x7f"
    with pytest.raises(ReportparseError) as raised:
        record_of(bytes(data), "a.xls")
    assert raised.value.kind == "corrupt"
