"""pandas, polars and DuckDB read CSV and Parquet by the lines of docs/tables.md: codes are text, null is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from instruments.made import random_report, render_text
from reportparse.batch import run as running
from reportparse.batch.run import Order, run
from reportparse.pipeline import parse
from reportparse.writers.json import to_json
from tests.batch.runs import in_turn

SHOWN = re.compile(r"```python\n(import json\n.*?)```", re.DOTALL)
ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "docs" / name for name in ("tables.md", "tables.zh-CN.md")]
POSTCODE = "050000"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """What the lines of the page make of two reports, the second of which says no year."""
    folder = tmp_path_factory.mktemp("read")
    records = [parse(render_text(random_report(seed, "2021")), f"{seed}.txt", cells=True).as_dict() for seed in (1, 2)]
    records[0]["report"]["contact"] |= {"postcode": POSTCODE}
    records[1]["report"]["year"] = None
    (folder / "r.jsonl").write_bytes(b"".join(to_json(record, compact=True) for record in records))
    outputs = tuple(f"{folder}/{name}" for name in ("reports.csv", "reports.parquet/"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "supervised", in_turn)
        assert run(Order((str(folder / "r.jsonl"),), outputs, quiet=True, records="only")) in (0, 3)
        patch.chdir(folder)
        (shown,) = SHOWN.findall(PAGES[0].read_text("utf-8"))
        names: dict[str, Any] = {}
        exec(shown, names)
        yield names


def test_both_pages_show_the_same_lines_of_python() -> None:
    ours, theirs = (re.sub('""".*?"""', "", SHOWN.findall(page.read_text("utf-8"))[0]) for page in PAGES)
    assert ours == theirs


def test_codes_of_csv_are_text(read: dict[str, Any]) -> None:
    rows = read["relation"].df().to_dict("records")
    found = (read["frame"]["postcode"][0], read["frame_of_polars"]["postcode"][0], rows[0]["postcode"])
    assert found == (POSTCODE,) * 3
    assert [str(read["frame"].dtypes[name]) for name in ("year", "region_code", "period_start")] == [
        "Int64", "str", "datetime64[us]",
    ]  # fmt: skip
    for years in (
        read["frame"]["year"],
        read["frame_of_polars"]["year"].to_pandas(),
        pd.Series(r["year"] for r in rows),
    ):
        assert years.isna().tolist() == [False, True]


def test_years_of_parquet_are_numbers(read: dict[str, Any]) -> None:
    years = read["wide"]["year"]
    assert (str(years.dtype), years.isna().tolist()) == ("Int64", [False, True])
