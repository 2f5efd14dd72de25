"""Spark for the tests, once for all: `REPORTPARSE_SPARK=required pytest -n 0 tests/spark` (Java 17 and reportparse[spark]).

Without the variable they are skipped: to start a Java machine and Python workers takes longer than most rooms' tests.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cluster.archives import POISON
from tests.cluster.conftest import archive as archive
from tests.cluster.conftest import of_batch as of_batch
from tests.cluster.conftest import poisoned as poisoned
from tests.cluster.engines import need

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ROOT = Path(__file__).parents[2]
NOBODY = {
    "AWS_ACCESS_KEY_ID": "nobody",
    "AWS_SECRET_ACCESS_KEY": "nothing",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
}


def settings() -> dict[str, str]:
    """Small, and with the retries that a cluster makes."""
    return {
        "spark.master": "local[2,4]",
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "4",
        "spark.driver.memory": "1g",
        # Wide rows compiled to run a few times cost more than all the rest.
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    }


@pytest.fixture(scope="session")
def engine() -> None:
    """What Spark needs is there."""
    need("REPORTPARSE_SPARK", {"pyspark": find_spec("pyspark"), "java": shutil.which("java")})


@pytest.fixture(scope="session")
def nobody() -> Iterator[None]:
    """Credentials of nobody, whatever this machine has: of each process, and so of Spark's workers too."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("AWS_")]:
            patch.delenv(name)
        for name, value in NOBODY.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="session")
def mark(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Is there once a Python worker of Spark was killed."""
    return tmp_path_factory.mktemp("mark") / "killed"


@pytest.fixture(scope="session")
def spark(engine: None, poisoned: None, nobody: None, mark: Path) -> Iterator[SparkSession]:
    from pyspark.sql import SparkSession

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(map(str, (POISON, ROOT))))
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("REPORTPARSE_POISON_MARK", str(mark))
        builder = SparkSession.builder.appName("tests")
        for name, value in settings().items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()
