"""The published shapes of `check --json` and `compare --json`: kept as they are made, and what is printed follows them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reportparse.across.schema import OUTPUTS, output_schema
from reportparse.cli.app import app
from reportparse.writers.json import dumps

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "fixtures" / "reports"
KINDS: dict[str, list[tuple[str, ...]]] = {
    "check": [
        ("bureau-2021form.html", "bureau-2021form-error.html"),
        ("bureau-2021form.html", "nothing.html"),
        ("../statistics/county-2014.html",),
    ],
    "compare": [
        ("bureau-2021form.html", "bureau-2021form-error.html"),
        ("../statistics/county-2014.html", "district-2019form.html"),
    ],
}


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    with pytest.raises(SystemExit):
        app(args=list(arguments), prog_name="reportparse")
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("command", OUTPUTS)
def test_the_kept_schema_is_that_of_the_models(command: str) -> None:
    kept = (ROOT / "schema" / f"{command}.schema.json").read_text("utf-8")
    assert kept == dumps(output_schema(command)), f"run: reportparse schema {command} -o schema/{command}.schema.json"
    jsonschema.Draft202012Validator.check_schema(output_schema(command))


@pytest.mark.parametrize(("command", "files"), [(command, files) for command, of in KINDS.items() for files in of])
def test_what_is_printed_follows_the_schema(
    command: str, files: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    made = printed(capfd, command, "--json", *(str(REPORTS / name) for name in files))
    jsonschema.validate(made, output_schema(command))
    named = output_schema(command)["required"]
    assert set(named) <= made.keys()


def test_a_key_that_lacks_is_seen_and_one_more_let_pass(capfd: pytest.CaptureFixture[str]) -> None:
    made = printed(capfd, "check", "--json", str(REPORTS / "bureau-2021form.html"))
    jsonschema.validate(made | {"more": 1}, output_schema("check"))
    del made["reports"][0]["checks"]["passed"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(made, output_schema("check"))


def test_the_command_prints_each(capfd: pytest.CaptureFixture[str]) -> None:
    assert printed(capfd, "schema", "check") == output_schema("check")
    assert printed(capfd, "schema")["title"] == "Annual report on open government information"
    with pytest.raises(SystemExit) as left:
        app(args=["schema", "else"], prog_name="reportparse")
    assert left.value.code == 2
