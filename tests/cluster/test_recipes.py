"""What docs/cluster.md has for Ray Data and for Daft on Ray runs as it stands there, and makes the tables of `batch`.

`REPORTPARSE_RAY=required pytest -n 0 tests/cluster/test_recipes.py` (`pip install 'ray[data]' daft`); else they are skipped.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pytest
from pyarrow import parquet

from tests.cluster.archives import POISON, Row, inputs, tables_of, tables_of_batch
from tests.cluster.engines import need

PAGE = Path(__file__).parents[2] / "docs" / "cluster.md"
SHOWN = re.compile(r"\*\*(?P<engine>(?:Ray Data|Daft)[^*]*)\*\*[^\n]*\n\n```python\n(?P<code>.*?)```", re.DOTALL)
RECIPES = {match["engine"]: match["code"] for match in SHOWN.finditer(PAGE.read_text("utf-8"))}
N_ROWS_AT_ONCE = 4
SECONDS = 240

ALONE = {
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",  # on this machine alone: every port is one of loopback
    "RAY_OVERRIDE_RESOURCES": '{"CPU": 1}',  # actors on all CPUs would leave none to read with, and hang
    "RAY_USAGE_STATS_ENABLED": "0",
    "DO_NOT_TRACK": "true",
}


@pytest.fixture(scope="module")
def ray() -> Iterator[Path]:
    """Where Ray and Daft may write: paths of their sockets have a hundred characters at most."""
    need("REPORTPARSE_RAY", {name: find_spec(name) for name in ("ray", "daft")})
    with TemporaryDirectory(prefix="ray", dir="/tmp", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def test_the_page_has_both() -> None:
    assert [*RECIPES] == ["Ray Data", "Daft, on Ray"]


@pytest.mark.parametrize("engine", RECIPES)
def test_the_tables_are_those_of_batch_though_a_worker_of_the_engine_was_killed(
    engine: str, ray: Path, archive: Path, of_batch: Path, tmp_path: Path
) -> None:
    """On one CPU, with a file that kills what reads it, and one during which the engine's own worker is killed once."""
    parquet.write_table(
        pa.Table.from_pylist(inputs(archive)), tmp_path / "contents.parquet", row_group_size=N_ROWS_AT_ONCE
    )
    (tmp_path / "recipe.py").write_text(RECIPES[engine], "utf-8")
    command = [sys.executable, "-W", "error::DeprecationWarning:__main__", "recipe.py"]
    own = {"HOME": str(ray), "RAY_TMPDIR": str(ray), "REPORTPARSE_POISON_MARK": str(tmp_path / "mark")}
    environment = {**os.environ, **ALONE, **own, "PYTHONPATH": str(POISON)}
    ran = subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True, timeout=SECONDS)
    assert ran.returncode == 0, ran.stderr.decode()
    assert (tmp_path / "mark").exists()
    found = tables_of(rows(tmp_path / "out" / "parsed"))
    for name, expected in tables_of_batch(of_batch).items():
        assert found[name] == expected.to_pylist(), name


def rows(written: Path) -> Iterator[Row]:
    """Nested rows, which may stand in lists, one an input."""
    for row in parquet.read_table(written).to_pylist():
        yield from row.get("rows", [row])
