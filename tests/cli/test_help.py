"""`--help` in Chinese: nothing of it is cut, taken for markup or left in English."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from reportparse.cli import COMMANDS
from tests.cli.test_cli import run


def test_help_is_whole_at_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    said = run("--lang", "zh", "check", "--help").stdout.decode("utf-8")
    assert "reportparse[ocr]" in "".join(line.strip() for line in said.splitlines())
    assert "…" not in said
    assert max(map(cell_len, said.splitlines())) <= 80
    assert [line for line in said.splitlines() if line in ("参数", "选项")] == ["参数", "选项"]
    assert said.startswith("用法：reportparse check [选项] FILE...")


def test_every_command_is_listed() -> None:
    said = run("--lang", "zh", "--help").stdout.decode("utf-8")
    assert [name for name in COMMANDS if f"\n  {name} " not in said] == []
