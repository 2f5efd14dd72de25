"""One archive, and what `batch` makes of it with the poison in it, for all tests of clusters."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportparse.cluster import fence
from tests.batch.runs import PROGRAM
from tests.cluster.archives import POISON, build


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive") / "in"
    build(folder)
    return folder


@pytest.fixture(scope="session")
def of_batch(archive: Path, poisoned: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("batch") / "out.parquet"
    ran = subprocess.run([*PROGRAM, str(archive), "-o", str(output), "-q", "-j", "1"], check=False)
    assert ran.returncode == 1
    return output


@pytest.fixture(scope="session")
def poisoned() -> Iterator[None]:
    """Children and workers that some files kill."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(POISON))
        patch.syspath_prepend(str(POISON))
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_child_stays() -> Iterator[None]:
    yield
    fence.end_idle()
