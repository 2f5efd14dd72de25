"""S3 as moto plays it on this machine: a bucket is fetched, listed and parsed like a folder."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyarrow import fs

from reportparse.cluster import fetch, parse_partition
from tests.cluster.archives import batches, inputs, tables_of, tables_of_batch
from tests.cluster.engines import need

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

BUCKET = "reports"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """Host and port of a server on loopback that lasts as long as these tests."""
    need("REPORTPARSE_SPARK", {"moto[server]": find_spec("moto") and find_spec("flask")})
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"{host}:{port}"
    server.stop()


@pytest.fixture(scope="module")
def store(endpoint: str, nobody: None, archive: Path) -> fs.S3FileSystem:
    """The archive as objects of a bucket, below a prefix."""
    store = fs.S3FileSystem(endpoint_override=endpoint, scheme="http", allow_bucket_creation=True)
    store.create_dir(BUCKET)
    for one in inputs(archive):
        with store.open_output_stream(f"{BUCKET}/all/{one['path']}", compression=None) as stream:
            stream.write(one["content"])
    return store


def test_the_tables_of_a_bucket_are_those_of_batch(store: fs.S3FileSystem, archive: Path, of_batch: Path) -> None:
    paths = [{"path": one["path"]} for one in inputs(archive)]
    fetched = fetch(batches(paths), fs.SubTreeFileSystem(f"{BUCKET}/all", store))
    found = tables_of(row for batch in parse_partition(fetched) for row in batch.to_pylist())
    for name, expected in tables_of_batch(of_batch).items():
        assert found[name] == expected.to_pylist(), name


@pytest.mark.parametrize("path", [f"{BUCKET}/all/gone.txt", "no-such-bucket/a.txt"])
def test_an_object_that_is_gone_is_a_row_that_says_so(store: fs.S3FileSystem, path: str) -> None:
    (row,) = [row for batch in fetch(batches([{"path": path}]), store) for row in batch.to_pylist()]
    assert row["content"] is None
    assert path in row["error"]


@pytest.mark.filterwarnings("ignore:.*pandas:FutureWarning")
def test_spark_lists_a_bucket_and_its_workers_fetch_from_it(
    spark: SparkSession, endpoint: str, store: fs.S3FileSystem, tmp_path: Path
) -> None:
    from reportparse.spark.manifest import listed
    from reportparse.spark.parsing import Dataset
    from reportparse.spark.run import Order

    for path in ("市 县/1.txt", "void.pdf"):
        store.copy_file(f"{BUCKET}/all/{path}", f"{BUCKET}/few/{path}")
    order = Order(f"s3://{BUCKET}/few?endpoint_override={endpoint}&scheme=http", str(tmp_path / "out"), is_folder=True)
    dataset = Dataset(spark, order.out, order.settings)
    assert list(dataset.parse(listed(spark, order.source), order.inputs_a_slice)) == [2]
    found = {row.path: row.outcome for row in dataset.rows().select("path", "outcome").collect()}
    assert found == {"市 县/1.txt": "complete", "void.pdf": "failed"}
