"""What commands need, loaded and warm: the program is forked from a process that has imported this (tests/program.py)."""

from __future__ import annotations

import sys
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import BytesIO, TextIOWrapper
from pathlib import Path

import reportparse.batch.run
import reportparse.cli.batch  # noqa: F401  (what `batch` needs)
from reportparse.cli.main import main
from reportparse.pipeline import record_of

REPORTS = [
    Path(__file__).parents[1] / f"fixtures/reports/bureau-2021form.{ending}" for ending in ("docx", "html", "txt")
]
COMMANDS = (
    ["schema"],
    ["explain"],
    *([command, str(REPORTS[1])] for command in ("check", "compare", "view", "inspect")),
)

for report in REPORTS:
    record_of(report.read_bytes(), report.name)
for command in COMMANDS:
    sys.argv = ["reportparse", *command]
    nowhere = TextIOWrapper(BytesIO(), "utf-8")
    with redirect_stdout(nowhere), redirect_stderr(nowhere), suppress(SystemExit):
        main()
