"""Where Spark is not installed, the program says how it is."""

from __future__ import annotations

import runpy
import sys

import pytest


def test_a_missing_extra_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    for loaded in ("pyspark.sql", "reportparse.spark.__main__"):
        monkeypatch.delitem(sys.modules, loaded, raising=False)
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("reportparse.spark.__main__", run_name="__main__")
    (said,) = capsys.readouterr().err.splitlines()
    assert (stopped.value.code, "pyspark" in said, "reportparse[spark]" in said) == (2, True, True)
