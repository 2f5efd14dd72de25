"""Executors of their own, one of which is killed: slow, and only where `REPORTPARSE_EXECUTORS=required` asks for it."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cluster.archives import POISON
from tests.spark.conftest import ROOT, settings
from tests.spark.tables import tables

pytestmark = pytest.mark.skipif(
    os.environ.get("REPORTPARSE_EXECUTORS") != "required", reason="slow: REPORTPARSE_EXECUTORS=required runs it"
)

EXECUTOR, AT_WORK = b"CoarseGrainedExecutorBackend", b"pyspark.daemon"


def executors_at_work(session: int) -> Iterator[int]:
    """Executors of a driver that have started Python for a task."""
    told: dict[int, tuple[int, bytes]] = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(process.name)) == session:
                parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
                told[int(process.name)] = parent, (process / "cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            continue
    for parent, command in told.values():
        if AT_WORK in command and EXECUTOR in told.get(parent, (0, b""))[1]:
            yield parent


def test_the_tables_are_those_of_batch_though_an_executor_was_killed(
    engine: None, archive: Path, of_batch: Path, mark: Path, tmp_path: Path
) -> None:
    mark.touch()  # no Python worker of Spark is killed here
    conf = settings() | {"spark.master": "local-cluster[2,1,1024]", "spark.executor.memory": "1g"}
    options = " ".join(f"--conf {shlex.quote(f'{name}={value}')}" for name, value in conf.items())
    driver = subprocess.Popen(
        [sys.executable, "-m", "reportparse.spark", str(archive), str(tmp_path / "out"), "--list"],
        env={
            **os.environ,
            "PYSPARK_SUBMIT_ARGS": f"{options} pyspark-shell",
            "PYSPARK_PYTHON": sys.executable,
            "PYTHONPATH": os.pathsep.join(map(str, (POISON, ROOT))),
            "REPORTPARSE_POISON_MARK": str(mark),
        },
        start_new_session=True,
    )
    try:
        deadline = time.monotonic() + 300
        while (
            not (at_work := [*executors_at_work(driver.pid)]) and time.monotonic() < deadline and driver.poll() is None
        ):
            time.sleep(0.1)
        os.kill(at_work[0], signal.SIGKILL)
        assert driver.wait(600) == 0
    finally:
        if driver.poll() is None:
            os.killpg(driver.pid, signal.SIGKILL)
    assert tables(tmp_path / "out" / "tables.parquet") == tables(of_batch)
