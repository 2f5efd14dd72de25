"""Runs of a batch for the tests: what to order, what was written, and the program as a process."""

from __future__ import annotations

import json
import select
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from reportparse.batch.run import Order
from reportparse.batch.workers import Limits

PROGRAM = [sys.executable, "-c", "from reportparse.cli.main import main; main()", "batch"]


def order(archive: Path, output: Path, **changes: object) -> Order:
    plain = Order((str(archive),), str(output), quiet=True, limits=Limits(workers=1))
    return replace(plain, **changes)  # type: ignore[arg-type]


def written(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and ".work" not in file.name
    }


def wait_until_here(process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Wait until the stopped program says "here" on its standard output; it is killed and the test fails if it does not."""
    assert process.stdout is not None
    said = b""
    if select.select([process.stdout], [], [], seconds)[0]:
        said = process.stdout.readline()
    if said != b"here\n":
        process.kill()
    assert said == b"here\n"


def lines(data: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in data.decode("utf-8").split("\n")[:-1]]
