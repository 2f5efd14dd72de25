"""The published shape: the schema that is kept is the schema of the models, and the keys stand in its order."""

from __future__ import annotations

import json
import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import lxml.html
import pytest
import simplejson
from pydantic import ValidationError

from instruments.made import REPORTS, render_text
from reportparse.forms import FORMS
from reportparse.pipeline import parse, record_of
from reportparse.record.schema import TABLE_MODELS, Report, json_schema
from reportparse.record.table_stub import STUB, stub
from reportparse.writers.json import dumps, to_json

SCHEMA = Path(__file__).parents[2] / "schema" / "report.schema.json"
ORDER = {
    "": (
        "schema_version status report preamble sections disclosure requests review statistics checks figures processing_fee"
        " issues cells source parser"
    ),
    "report": "title organ year period generation published website contact",
    "report.period": "start end",
    "report.contact": "address postcode phone email",
    "sections.0": "number key heading present text subsections tables",
    "sections.0.subsections.0": "heading text",
    "checks": "passed failed skipped confirmed unconfirmed disputed results",
    "checks.results.0": "id status left right terms message message_zh",
    "cells.0": "path value raw state page bbox table row column standing checks",
    "source": "name sha256 format bytes encoding pages",
    "parser": "name version",
}


@pytest.fixture(scope="module")
def report() -> Report:
    return parse(render_text(REPORTS["county-2019form"]), "county.txt", cells=True)


def at(record: Any, path: str) -> Any:
    for key in path.split(".") if path else ():
        record = record[int(key)] if key.isdecimal() else record[key]
    return record


def test_the_kept_schema_is_that_of_the_models() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == dumps(json_schema()), (
        "run: reportparse schema -o schema/report.schema.json"
    )


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("path", ORDER)
def test_order_of_keys(report: Report, path: str) -> None:
    assert list(at(report.as_dict(), path)) == ORDER[path].split()


@pytest.mark.parametrize("cells", [True, False])
@pytest.mark.parametrize("name", REPORTS)
def test_the_record_is_as_its_model_writes_it(name: str, cells: bool) -> None:
    record = record_of(render_text(REPORTS[name]), f"{name}.txt", cells=cells)
    assert to_json(record) == to_json(Report.model_validate(record).as_dict())


def test_cells_are_there_only_when_asked_for() -> None:
    plain = parse(render_text(REPORTS["county-2019form"]), "county.txt")
    assert "cells" not in plain.as_dict()


def test_no_key_can_be_added(report: Report) -> None:
    with pytest.raises(ValidationError):
        Report.model_validate({**report.as_dict(), "surprise": 1})


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.table}-{form.name}")
def test_every_path_of_a_form_is_in_its_model(form: Any) -> None:
    def leaves(schema: dict[str, Any], node: dict[str, Any], path: str) -> set[str]:
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].rpartition("/")[2]]
        if "properties" not in node:
            return {path}
        return {leaf for key, part in node["properties"].items() for leaf in leaves(schema, part, f"{path}.{key}")}

    schema = TABLE_MODELS[form.table, form.name].model_json_schema()
    paths = leaves(schema, schema, form.table) - {f"{form.table}.form", f"{form.table}.local"}
    assert paths == {path for path, _, _ in form.places}


def test_amounts_are_written_exactly() -> None:
    assert dumps({"amount": Decimal("0.1"), "large": Decimal("12345678901234.5678")}, compact=True) == (
        '{"amount":0.1,"large":12345678901234.5678}\n'
    )


def test_lone_surrogates_can_be_written() -> None:
    assert json.loads(dumps({"name": "\udcd5"})) == {"name": "?"} or "\ufffd" in dumps({"name": "\udcd5"})


def test_one_line_when_compact(report: Report) -> None:
    assert to_json(report.as_dict(), compact=True).count(b"\n") == 1


def test_no_path_of_the_machine(report: Report) -> None:
    assert str(Path(__file__).parents[2]).encode() not in to_json(report.as_dict())


def test_the_kept_stub_is_that_of_the_forms() -> None:
    assert STUB.read_text(encoding="utf-8") == stub(), "run: python -m reportparse.record.table_stub"


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_can_be_pickled(name: str) -> None:
    report = parse(render_text(REPORTS[name]), f"{name}.txt", cells=True)
    assert pickle.loads(pickle.dumps(report)) == report


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("cells", [False, True])
def test_its_own_json_is_valid_and_exact(cells: bool, indent: int | None) -> None:
    record = record_of(render_text(REPORTS["county-2019form"]), "county.txt", cells=cells)
    record["disclosure"]["procurement"]["amount"] = Decimal("1234567890123.0625")
    made = Report.model_validate(record)
    text = made.model_dump_json(indent=indent)
    jsonschema.validate(json.loads(text), json_schema())
    assert text + "\n" == to_json(record, compact=indent is None).decode()
    assert simplejson.loads(text, use_decimal=True) == simplejson.loads(to_json(record), use_decimal=True)
    assert Report.model_validate_json(text).status == made.status


def test_a_report_shows_itself_in_short(report: Report) -> None:
    counts = f"checks: {report.checks.passed} passed, {report.checks.failed} failed"
    assert (
        repr(report) == str(report) == f"<Report {report.report.organ} {report.report.year}: {report.status}, {counts}>"
    )
    long = report.model_copy(update={"report": report.report.model_copy(update={"organ": "某\n\x1b" * 100})})
    assert (len(repr(long)) < 140, repr(long).isprintable()) == (True, True)


def test_a_notebook_shows_the_tables(report: Report) -> None:
    forged = report.report.model_copy(update={"title": "<script>"})
    page = lxml.html.fromstring(f"<div>{report.model_copy(update={'report': forged})._repr_html_()}</div>")
    assert page.findtext("h3") == "<script>"
    captions = [caption.text for caption in page.iter("caption")]
    assert captions == ["主动公开", "申请办理", "复议诉讼"]
    shown = [cell.text or "" for cell in page.iter("td")]
    values = [report.requests.received.total, report.requests.carried_over.total] if report.requests else []
    assert values
    assert all(str(value) in shown for value in values if value is not None)
